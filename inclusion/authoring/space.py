"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import (
    editor,
    file_views,
    guide_views,
    history_views,
    preview,
    review_views,
    stumble_views,
    translation_views,
    views,
)

PAGES = (
    views, guide_views, editor, preview, translation_views, review_views, history_views, stumble_views, file_views,
)  # fmt: skip
