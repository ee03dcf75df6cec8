"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import editor, preview, translation_views, views

PAGES = (views, editor, preview, translation_views)
