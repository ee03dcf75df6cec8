"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import editor, history_views, preview, review_views, views

PAGES = (views, editor, preview, review_views, history_views)
