"""What a check leaves behind, so that after an edit only what it can touch is judged again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.columns import Told
from rosterwizard.core.job.edits import in_pieces, with_values
from rosterwizard.core.rules.checked_rule import CheckedRule

Digests = tuple[pl.Series, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of a sheet as a whole, beside its problems.

    rules: as its columns told them, without those that stand for graver ones. reads: the fields
    that each of them reads. cells: what columns told of their texts. digests: by the index of a
    rule about twins what `CheckedRule.digests` returns, in pieces; rules of the same fields share
    them.
    """

    rules: tuple[CheckedRule, ...]
    reads: tuple[frozenset[str], ...] = field(repr=False)
    cells: Told = field(repr=False)
    digests: Mapping[int, Digests] = field(repr=False)

    @classmethod
    def of(cls, rules: tuple[CheckedRule, ...], own: Cells) -> "Standing":
        """Return what is left of a check of these cells."""
        reads = tuple(rule.reads(own.record_type) for rule in rules)
        return cls(rules, reads, own.told, dict(_digests(rules, own)))

    def with_rows(self, rows: pl.Series, changed: Mapping[int, Digests]) -> "Standing":
        """Return it after a few rows changed. changed: their digests now, by rule."""
        made: dict[int, pl.Series] = {}
        digests = dict(self.digests)
        for index, now in changed.items():
            for one, few in zip(self.digests[index], now, strict=True):
                if id(one) not in made:
                    made[id(one)] = with_values(one, rows, few)
            digests[index] = tuple(made[id(one)] for one in self.digests[index])
        return replace(self, digests=digests)


def _digests(rules: Sequence[CheckedRule], own: Cells) -> Iterator[tuple[int, Digests]]:
    shared: dict[int, pl.Series] = {}
    for index, rule in enumerate(rules):
        if digests := rule.digests(own):
            for one in digests:
                if id(one) not in shared:
                    shared[id(one)] = in_pieces(one.to_frame()).to_series()
            yield index, tuple(shared[id(one)] for one in digests)
