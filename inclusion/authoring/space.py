"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import editor, file_views, preview, views

PAGES = (views, editor, preview, file_views)
