"""The keys that a rule can refer to: as a check found them, and as edits change a few of them."""

from dataclasses import dataclass, field

import polars as pl

from rosterwizard.core.cells.few_values import without


def _none() -> pl.Series:
    return pl.Series(dtype=pl.String)


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """Keys (String, each once), of which a million is not copied because one of them changes.

    found: by a check. gone: those of them that are no more. new: those that are there beside them.
    """

    found: pl.Series = field(repr=False)
    gone: pl.Series = field(repr=False, default_factory=_none)
    new: pl.Series = field(repr=False, default_factory=_none)

    def after(self, gone: pl.Series, new: pl.Series) -> "KnownKeys":
        """Return them after an edit. gone: keys that were there; new: keys that were not."""
        return KnownKeys(
            self.found,
            _both(without(self.gone, new), without(gone, self.new)),
            _both(without(self.new, gone), without(new, self.gone)),
        )

    def every(self) -> pl.Series:
        """Return all of them: what a check would find now, in some order."""
        return _both(without(self.found, self.gone), self.new)


def _both(keys: pl.Series, others: pl.Series) -> pl.Series:
    return pl.concat([keys, others], rechunk=False) if others.len() else keys
