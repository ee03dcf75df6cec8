"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import editor, preview, views

PAGES = (views, editor, preview)
