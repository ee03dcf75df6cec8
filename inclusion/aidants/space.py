"""The aidant’s space: its pages, a blueprint for each thing that they show."""

from inclusion.aidants import (
    assignments,
    corrections,
    duplicates,
    exports,
    groups,
    home,
    imports,
    notes,
    profiles,
    real_days,
    recovery,
    views,
)

PAGES = (
    home,
    views,
    profiles,
    groups,
    assignments,
    corrections,
    notes,
    real_days,
    duplicates,
    recovery,
    imports,
    exports,
)
