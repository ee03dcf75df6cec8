"""Every page of the trainers, in the order in which they are met."""

from inclusion.authoring import (
    editor,
    expert_views,
    file_views,
    guide_views,
    history_views,
    item_views,
    preview,
    review_views,
    stumble_views,
    translation_views,
    views,
)

PAGES = (
    views, item_views, guide_views, editor, preview, translation_views, review_views, history_views, stumble_views,
    file_views, expert_views,
)  # fmt: skip
