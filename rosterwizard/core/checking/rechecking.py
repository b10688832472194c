"""After an edit only what it can touch is judged again.

What columns as a whole tell (that numbers lost their zeros, that names are swapped) is taken to be
as it was: an edit of a few cells hardly ever changes it, and only a whole check can say so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import fields_behind
from rosterwizard.core.cells.seen import key_fields
from rosterwizard.core.cells.tidying import may_be_odd
from rosterwizard.core.cells.twins import having
from rosterwizard.core.checking.judging import broken_rows
from rosterwizard.core.checking.problems import FRAME, Problems, places
from rosterwizard.core.checking.standing import Digests, Standing
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.steps import edit_between
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.damage.told_rows import ToldRows
from rosterwizard.core.rules.references import Reference

_MOST_ROWS = 10_000  # with more, a whole check costs about the same
_OF_ROWS = frozenset({"row", "rows", "sheets"})


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What is wrong after an edit.

    problems: of every sheet, by the name of its record type. judged: by that name, the rows
    (UInt32, ascending, each once) that were edited or judged again; in all others nothing changed.
    """

    problems: Mapping[str, Problems]
    judged: Mapping[str, pl.Series] = field(repr=False)


def rechecked(before: Job, problems: Mapping[str, Problems], after: Job) -> Rechecked | None:
    """Return what is wrong after one edit of cells; None where only a whole check can tell.

    problems: what was wrong in `before`, as `check_job` or this function returned it.
    """
    change = _change(before, problems, after)
    if change is None or not change.can_be_told():
        return None
    return change.rechecked(problems)


def _change(before: Job, problems: Mapping[str, Problems], after: Job) -> "_Change | None":
    """Return what is another text in one sheet; None where more than texts is another."""
    if len(before.sheets) != len(after.sheets):
        return None
    pairs = zip(before.sheets, after.sheets, strict=True)
    differ = [(old, new) for old, new in pairs if old is not new]
    if len(differ) != 1:
        return None
    ((old, new),) = differ
    found, edit = problems.get(new.record_type.name), edit_between(old, new)
    if edit is None or found is None or found.standing is None:
        return None
    is_of_cells = old.matching == new.matching and new.has_rows_of(old) and not edit.kept
    if not is_of_cells or edit.cells["row"].n_unique() > _MOST_ROWS:
        return None
    return _Change(after, old, new, edit.cells, found, found.standing, problems)


@dataclass(frozen=True, slots=True)
class _Part:
    """What rules say of the rows that they were asked about again.

    rules: their indexes. asked: positions (UInt32). found: schema `FRAME`.
    """

    rules: tuple[int, ...]
    asked: pl.Series
    found: pl.DataFrame


class _Change:
    """Cells of one sheet that are others now."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a check was made of, before and after
        self,
        after: Job,
        old: JobSheet,
        new: JobSheet,
        cells: pl.DataFrame,
        problems: Problems,
        standing: Standing,
        every: Mapping[str, Problems],
    ) -> None:
        self._after = after
        self._old = old
        self._new = new
        self._problems = problems
        self._standing = standing
        self._every = every
        self._rows = cells["row"].unique().sort()
        self._columns = frozenset(cells["column"])
        self._fields = self._fields_in(self._columns)

    def can_be_told(self) -> bool:
        """Tell whether the changed rows, and those that are told of them, are all to be judged."""
        matches = self._new.matching.matches
        is_idle = any(matches[column].field is None for column in self._columns)
        spoils = any(rule.spoils() for rule in self._standing.rules)
        return not (is_idle or spoils or self._is_referred_to() or self._may_look_alike())

    def rechecked(self, problems: Mapping[str, Problems]) -> Rechecked:
        """Return what is wrong now."""
        touched = {
            index: rule
            for index, rule in enumerate(self._standing.rules)
            if self._may_judge(index, rule)
        }
        now = self._cells(self._rows, touched)
        digests = {
            index: touched[index].digests(now)
            for index in touched.keys() & self._standing.digests.keys()
        }
        standing = self._standing.with_rows(self._rows, digests)
        alone = {index: rule for index, rule in touched.items() if index not in digests}
        parts = [
            self._asked(alone, now),
            *self._beside_twins(standing, digests),
            *self._noticed(),
        ]
        frame = _put_together(self._problems.frame, parts)
        own = replace(self._problems, frame=frame, standing=standing)
        judged = pl.concat([self._rows, *(part.asked for part in parts)]).unique().sort()
        name = self._new.record_type.name
        return Rechecked({**problems, name: own}, {name: judged})

    def _may_judge(self, index: int, rule: CheckedRule) -> bool:
        """Tell whether a changed cell can break the rule, or make it whole, in some rows."""
        is_of_rows = rule.looks_at in _OF_ROWS and not isinstance(rule, ToldRows)
        return is_of_rows and not self._fields.isdisjoint(self._standing.reads[index])

    def _asked(self, rules: Mapping[int, CheckedRule], cells: Cells) -> _Part:
        """Ask the rules (by their index) about all of these cells."""
        order, asked = tuple(rules), cells.frame["row"]
        known = {
            at: self._problems.known[index]
            for at, index in enumerate(order)
            if index in self._problems.known
        }
        found = [pl.DataFrame(schema=FRAME)]
        for at, rows in broken_rows(list(rules.values()), cells, known):
            found.append(places(rows, self._place(rules[order[at]]), order[at]))
        return _Part(order, asked, pl.concat(found))

    def _beside_twins(self, standing: Standing, changed: Mapping[int, Digests]) -> Iterator[_Part]:
        """Ask rules about twins of all rows that may be told of a changed one, before or after."""
        shared: dict[int, list[int]] = {}  # rules of the same fields share their digests
        for index in changed:
            shared.setdefault(id(standing.digests[index][0]), []).append(index)
        for indexes in shared.values():
            first = indexes[0]
            (digests,), (was,) = standing.digests[first], self._standing.digests[first]
            wanted = pl.concat([was.gather(self._rows), *changed[first]]).drop_nulls().unique()
            rows = pl.concat([self._rows, having(digests, wanted)]).unique().sort()
            yield self._asked(
                {index: standing.rules[index] for index in indexes}, self._cells(rows, indexes)
            )

    def _noticed(self) -> Iterator[_Part]:
        """Ask what reading noticed whether it is still there."""
        noticed = self._new.sheet.oddities
        for index, (oddity, rows) in enumerate(
            noticed.items(), len(self._standing.rules) - len(noticed)
        ):
            if rows is not None and (oddity.column is None or oddity.column in self._columns):
                here = rows.filter(rows.is_in(self._rows)).cast(pl.UInt32)
                rule = self._standing.rules[index]
                broken = rule.still_odd(here, self._new)  # type: ignore[attr-defined]
                yield _Part((index,), self._rows, places(broken, oddity.column, index))

    def _cells(self, rows: pl.Series, rules: Iterable[int]) -> Cells:
        """Return the cells of these rows that the rules read."""
        names = {name for index in rules for name in self._standing.reads[index]}
        return Cells.of_few(self._new, rows, names, self._standing.cells, self._after.taken)

    def _place(self, rule: CheckedRule) -> int | None:
        return self._new.matching.place_of(rule.field) if rule.field else None

    def _fields_in(self, columns: frozenset[int]) -> frozenset[str]:
        """Return the fields whose texts these columns hold, or are made to."""
        matching = self._new.matching
        held = {each.field for each in matching.matches if each.column in columns and each.field}
        made = {name for name, each in matching.made.items() if columns & {*each.columns}}
        return frozenset(held | made)

    def _is_referred_to(self) -> bool:
        """Tell whether rows of any sheet are looked up by what changed."""
        name, of_type = self._new.record_type.name, self._new.record_type
        for problems in self._every.values():
            for rule in problems.rules:
                if isinstance(rule, Reference) and rule.resource == name:
                    where = [rule.where.field] if rule.where else []
                    behind = (
                        fields_behind(of_type.field(each)) for each in (*rule.targets, *where)
                    )
                    if not self._fields.isdisjoint(each for names in behind for each in names):
                        return True
        return False

    def _may_look_alike(self) -> bool:
        """Tell whether letters decide which keys look the same: that is asked of all rows."""
        if any(len(each) > 1 for each in self._standing.digests.values()):
            return True
        keys = self._fields & {*key_fields(self._new.record_type)}
        texts = (sheet.text_of(name) for name in keys for sheet in (self._old, self._new))
        return any(text is not None and may_be_odd(text.gather(self._rows)) for text in texts)


def _put_together(frame: pl.DataFrame, parts: Iterable[_Part]) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) with what rules say now of the rows they were asked."""
    rows = pl.concat([part.asked for part in parts]).unique()
    of_none = frame.slice(0, frame["row"].null_count())  # these are first
    of_rows = frame.slice(of_none.height)
    is_near = of_rows["row"].is_in(rows.implode())
    stay = of_rows.filter(is_near)
    for part in parts:
        is_asked = pl.col("row").is_in(part.asked.implode()) & pl.col("rule").is_in(part.rules)
        stay = stay.filter(~is_asked)
    near = pl.concat([stay, *(part.found for part in parts)])
    near = near.sort("row", "column", "rule", nulls_last=False)
    return pl.concat([of_none, of_rows.filter(~is_near).merge_sorted(near, key="row")])
