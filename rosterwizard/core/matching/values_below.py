"""Some of what stands below each heading: enough to tell what a column is about."""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rosterwizard.core.matching.suggesting import Values
    from rosterwizard.core.sheet.sheet import Sheet

_ROWS_LOOKED_AT = 500
_VALUES = 60
_LONGEST_VALUE = 100


def values_below(sheet: "Sheet") -> "Values":
    """Return what gives some of the filled cells below a heading, cut where they are long."""
    first = sheet.frame.head(_ROWS_LOOKED_AT)

    @cache  # more than one asks, and there may be twenty thousand columns
    def below(column: int) -> Sequence[str]:
        filled = (text for text in first[f"c{column}"] if text and not text.isspace())
        return [text[:_LONGEST_VALUE] for text in islice(filled, _VALUES)]

    return below
