"""What a check leaves behind, so that after an edit only what it can touch is judged again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.columns import Told
from rosterwizard.core.job.edits import in_pieces, with_values
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.damage.told_rows import ToldRows
from rosterwizard.core.rules.references import Reference

Digests = tuple[pl.Series, ...]
Keys = tuple[str, ...]
_OF_ROWS = frozenset({"row", "rows", "sheets"})
_NOTHING = pl.Series(dtype=pl.UInt32)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is true of a sheet as a whole, beside its problems.

    rules: as its columns told them, without those that stand for graver ones. reads: the fields
    that each of them reads. judging: by the name of a field, the indexes of the rules that a cell
    of it can break or make whole in some rows. may_follow: whether problems may follow from others,
    which is told of the sheet as a whole. cells: what columns told of their texts. digests: by the
    index of a rule about twins what `CheckedRule.digests` returns. refers_to: by the index of a
    rule about references what `Reference.refers_to` returns. looked_up: by the fields that other
    rows refer to, digests of their keys. The last three are in pieces, and those of the same fields
    are the same.
    """

    rules: tuple[CheckedRule, ...]
    reads: tuple[frozenset[str], ...] = field(repr=False)
    judging: Mapping[str, tuple[int, ...]] = field(repr=False)
    may_follow: bool
    cells: Told = field(repr=False)
    digests: Mapping[int, Digests] = field(repr=False)
    refers_to: Mapping[int, pl.Series] = field(repr=False)
    looked_up: Mapping[Keys, pl.Series] = field(repr=False)

    @classmethod
    def of(
        cls, rules: tuple[CheckedRule, ...], own: Cells, looked_up: Iterable[Keys]
    ) -> "Standing":
        """Return what is left of a check of these cells. looked_up: fields that they fill."""
        reads = tuple(rule.reads(own.record_type) for rule in rules)
        cut = _OnceEach(lambda one, _: in_pieces(one.to_frame()).to_series())
        digests = {
            index: tuple(cut.made(one) for one in each)
            for index, rule in enumerate(rules)
            if (each := rule.digests(own))
        }
        refers_to = {
            index: cut.made(rule.refers_to(own))
            for index, rule in enumerate(rules)
            if isinstance(rule, Reference)
        }
        keys = {names: cut.made(own.key_digests(names)[0]) for names in looked_up}
        judging = _judging(rules, reads)
        may_follow = any(rule.spoils() for rule in rules)
        return cls(rules, reads, judging, may_follow, own.told, digests, refers_to, keys)

    def judging_any(self, fields: Iterable[str]) -> list[int]:
        """Return the indexes of the rules that cells of these fields can break or make whole."""
        return sorted({index for name in fields for index in self.judging.get(name, ())})

    def reference(self, index: int) -> Reference:
        """Return the rule about references of that index."""
        return cast("Reference", self.rules[index])

    def with_rows(
        self,
        rows: pl.Series,
        digests: Mapping[int, Digests],
        refers_to: Mapping[int, pl.Series],
        looked_up: Mapping[Keys, pl.Series],
    ) -> "Standing":
        """Return it after a few rows changed, with what stands in these of each that is another."""
        put = _OnceEach(lambda one, few: with_values(one, rows, few))
        pairs = self._in_pairs(digests)
        twins = {
            index: tuple(
                put.made(one, now) for one, now in zip(pairs[index], few * 2, strict=False)
            )
            for index, few in digests.items()
        }
        refers = {index: put.made(self.refers_to[index], few) for index, few in refers_to.items()}
        keys = {names: put.made(self.looked_up[names], few) for names, few in looked_up.items()}
        return replace(
            self,
            digests={**self.digests, **twins},
            refers_to={**self.refers_to, **refers},
            looked_up={**self.looked_up, **keys},
        )

    def _in_pairs(self, changed: Mapping[int, Digests]) -> dict[int, Digests]:
        """Return the digests, also of what is seen where that is no more what is meant.

        So far each is seen as it is meant, and has the same digest.
        """
        again = _OnceEach(lambda one, _: one.clone())
        return {
            index: (was[0], again.made(was[0])) if len(few) > len(was) else was
            for index, few in changed.items()
            for was in [self.digests[index]]
        }


def _judging(
    rules: Sequence[CheckedRule], reads: Sequence[frozenset[str]]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, (rule, names) in enumerate(zip(rules, reads, strict=True)):
        if rule.looks_at in _OF_ROWS and not isinstance(rule, ToldRows):
            for name in names:
                found[name].append(index)
    return {name: tuple(indexes) for name, indexes in found.items()}


class _OnceEach:
    """Makes something of columns, so that what was the same column still is the same one."""

    def __init__(self, make: Callable[[pl.Series, pl.Series], pl.Series]) -> None:
        self._make = make
        # Beside what was made of it stands the column itself, so that no other has its id.
        self._made: dict[int, tuple[pl.Series, pl.Series]] = {}

    def made(self, column: pl.Series, few: pl.Series = _NOTHING) -> pl.Series:
        """Return what is made of the column, and of what stands in a few of its rows now."""
        if id(column) not in self._made:
            self._made[id(column)] = column, self._make(column, few)
        return self._made[id(column)][1]
