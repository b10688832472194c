"""The codes of damage that a column or a sheet shows as a whole: no system's own, and no row's."""

from __future__ import annotations

OF_COLUMNS = frozenset(
    {
        *("swapped-names", "swapped-kinds", "swapped-columns", "merged-names"),
        *("drag-fill", "fill-down", "shifted-row", "shifted-headings", "separator"),
        *("scientific-notation", "precision-lost", "lost-zeros", "number-spelling"),
        *("blank-words", "date-order", "date-damage", "capitals"),
    }
)
