"""What a condition asks of a field: which texts mean one of its values."""

from dataclasses import dataclass, field
from functools import lru_cache

import polars as pl

from rosterwizard.core.cells import field_values, meaning
from rosterwizard.core.profiles.language import Field

_KEPT = 1024  # conditions: more than any system has


@dataclass(frozen=True, slots=True)
class WantedTexts:
    """The texts that mean one of the values.

    as_meant: they are compared as they are once their meaning is known; else as `folded` makes
    them, without case.
    """

    texts: tuple[str, ...] = field(repr=False)
    as_meant: bool


def folded(field: Field, text: pl.Expr) -> pl.Expr:
    """Return a text that is equal where values mean the same, without case."""
    meant = meaning.meant(field, meaning.spelled(field, text))
    return meaning.same(field, meant).str.to_lowercase()


def wanted_texts(field: Field, values: tuple[str, ...]) -> WantedTexts:
    """Return how to know that a text of the field means one of the values."""
    return _wanted_texts(_Asked(field, values))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What is asked; the field is known again by being the very same: its tables have no hash."""

    field: Field
    values: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked) and self.field is other.field and self.values == other.values
        )

    def __hash__(self) -> int:
        return hash((id(self.field), self.values))


@lru_cache(maxsize=_KEPT)  # each edit asks, and nothing of it hangs on the sheet
def _wanted_texts(asked: _Asked) -> WantedTexts:
    field, values = asked.field, asked.values
    closed = field_values.accepted(field)
    both = pl.Series((*values, *closed), dtype=pl.String)
    each = pl.select(folded(field, pl.lit(both))).to_series().to_list()
    wanted = set(each[: len(values)])
    spellings = dict(zip(closed, each[len(values) :], strict=True))
    if field_values.is_closed(field) and wanted <= set(spellings.values()):
        # What is meant is spelled as the system does wherever it is one of its values.
        texts = tuple(text for text, fold in spellings.items() if fold in wanted)
        return WantedTexts(texts, as_meant=True)
    return WantedTexts(tuple(wanted), as_meant=False)
