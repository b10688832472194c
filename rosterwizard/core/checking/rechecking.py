"""After an edit only what it can touch is judged again.

What columns as a whole tell (that numbers lost their zeros, that names are swapped, what a
reference that leads nowhere may mean) is taken to be as it was: an edit of a few cells hardly ever
changes it, and only a whole check can say so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.few_values import each_once
from rosterwizard.core.cells.field_values import fields_behind
from rosterwizard.core.cells.seen import WIDE, has_any_wide_blank
from rosterwizard.core.checking.asking_again import AskedAgain, ask_again, put_together
from rosterwizard.core.checking.changed_keys import (
    EditedKeys,
    RowsLike,
    StandingJob,
    TooManyRowsError,
    few,
)
from rosterwizard.core.checking.known_keys import KnownKeys
from rosterwizard.core.checking.problems import FRAME, Problems, in_records, places
from rosterwizard.core.checking.standing import Digests, Standing
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.steps import edit_between
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.references import Reference


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What is wrong after an edit.

    problems: of every sheet, by the name of its record type. judged: by that name, the rows
    (UInt32, ascending, each once) that were edited or judged again; in all others, and in sheets
    that are not named, nothing changed.
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
    try:
        return change.rechecked()
    except TooManyRowsError:
        return None


def _change(before: Job, problems: Mapping[str, Problems], after: Job) -> "_Change | None":
    """Return what is another text in one sheet; None where more than texts is another."""
    if len(before.sheets) != len(after.sheets):
        return None
    pairs = zip(before.sheets, after.sheets, strict=True)
    differ = [(old, new) for old, new in pairs if old is not new]
    if len(differ) != 1:
        return None
    ((old, new),) = differ
    edit = edit_between(old, new)
    standings = {
        each.record_type.name: found.standing
        for each in after.sheets
        if (found := problems.get(each.record_type.name)) is not None and found.standing
    }
    if edit is None or len(standings) < len(after.sheets):
        return None
    is_of_cells = old.matching == new.matching and new.has_records_of(old) and not edit.kept
    if not is_of_cells:
        return None
    return _Change(StandingJob(before, standings), old, new, edit.cells, problems)


class _Change:
    """Cells of one sheet that are others now."""

    def __init__(
        self,
        before: StandingJob,
        old: JobSheet,
        new: JobSheet,
        cells: pl.DataFrame,
        problems: Mapping[str, Problems],
    ) -> None:
        self._before = before
        self._old = old
        self._new = new
        self._problems = problems
        self._standing = before.standings[new.record_type.name]
        self._rows = each_once(cells["row"])
        self._like = RowsLike(self._rows)
        self._columns = frozenset(cells["column"])
        self._fields = self._fields_in(self._columns)
        self._references = {
            sheet.record_type.name: tuple(self._touched_references(sheet.record_type.name))
            for sheet in before.job.sheets
        }

    def can_be_told(self) -> bool:
        """Tell whether the changed rows, and those that are told of them, are all to be judged."""
        return not (self._may_follow() or self._may_look_like_any())

    def rechecked(self) -> Rechecked:
        """Return what is wrong now; raises TooManyRowsError."""
        was, rows = self._standing, few(self._rows)
        touched = {index: was.rules[index] for index in was.judging_any(self._fields)}
        keys = {names for names in was.looked_up if self._is_behind(names)}
        now = self._cells(rows, touched, self._looked_up_fields())
        twins = {index: touched[index].digests(now) for index in touched.keys() & was.digests}
        refers_to = {
            index: was.reference(index).refers_to(now) for index in touched.keys() & was.refers_to
        }
        looked_up = {names: now.key_digests(names)[0] for names in keys}
        standing = was.with_rows(rows, twins, refers_to, looked_up)
        alone = {
            index: rule for index, rule in touched.items() if index not in {*twins, *refers_to}
        }
        own = [
            *self._asked(alone, now, standing, twins),
            *self._in_idle_columns(now),
            *self._noticed(),
        ]
        return self._put_together(standing, own, now)

    def _put_together(self, standing: Standing, own: Sequence[AskedAgain], now: Cells) -> Rechecked:
        """Return what is wrong now.

        own: what was asked of the sheet itself, without references. now: the cells of its rows.
        """
        after = self._before.with_sheet(self._new, standing)
        keys = self._edited_keys(after, now)
        problems, judged = dict(self._problems), {}
        for name in self._names():
            of_itself = name == self._new.record_type.name
            known = dict(problems[name].known)
            parts = [*(own if of_itself else ()), *self._of_references(after, name, keys, known)]
            rows = each_once(*(part.asked for part in parts)) if parts else self._rows.clear()
            found = put_together(problems[name].frame, parts, rows)
            problems[name] = replace(
                problems[name],
                frame=in_records(found, after.sheet(name)),
                known=known,
                standing=after.standings[name],
            )
            judged[name] = rows
        return Rechecked(problems, judged)

    # References of this sheet and of others

    def _names(self) -> Iterator[str]:
        """Give this sheet, and all others whose rows refer to what changed."""
        own = self._new.record_type.name
        yield own
        yield from (name for name, rules in self._references.items() if rules and name != own)

    def _touched_references(self, name: str) -> Iterator[tuple[int, Reference]]:
        """Give the rules about references of a sheet, by their index, that the change can touch."""
        standing = self._before.standings[name]
        for index in standing.refers_to:
            rule = standing.reference(index)
            is_own = name == self._new.record_type.name
            reads = standing.reads[index] if is_own else frozenset()
            if self._is_looked_up(rule) or not self._fields.isdisjoint(reads):
                yield index, rule

    def _is_looked_up(self, rule: Reference) -> bool:
        """Tell whether what changed tells what the rule can refer to."""
        own = self._new.record_type
        return rule.resource == own.name and not self._fields.isdisjoint(rule.looks_up(own))

    def _looked_up_fields(self) -> frozenset[str]:
        """Return the fields that tell what can be referred to, where the change touches that."""
        own = self._new.record_type
        rules = (rule for each in self._references.values() for _, rule in each)
        looked_up = (rule.looks_up(own) for rule in rules if self._is_looked_up(rule))
        return frozenset().union(*looked_up)

    def _edited_keys(self, after: StandingJob, now: Cells) -> EditedKeys | None:
        """Return the keys in the changed rows; None where nothing refers to them."""
        names = self._looked_up_fields()
        if not names:
            return None
        was = self._before.cells(self._new.record_type.name, self._rows, names)
        return EditedKeys(self._before, after, was, now, self._like)

    def _of_references(
        self,
        after: StandingJob,
        name: str,
        keys: EditedKeys | None,
        known: dict[int, KnownKeys],
    ) -> Iterator[AskedAgain]:
        """Ask the rules about references of a sheet again. known: is brought up to date."""
        for index, rule in self._references[name]:
            rows = self._rows if name == self._new.record_type.name else self._rows.clear()
            if keys and self._is_looked_up(rule):
                changed = keys.changed(rule)
                known[index] = known[index].after(changed.gone, changed.new)
                rows = each_once(rows, after.referring(name, index, changed.every))
            if rows.len():
                reads = self._before.standings[name].reads[index]
                yield after.ask_again(index, after.cells(name, rows, reads))

    # This sheet

    def _is_behind(self, names: Iterable[str]) -> bool:
        """Tell whether the key that these fields are is another one in some rows."""
        of_type = self._new.record_type
        behind = (fields_behind(of_type.field(name)) for name in names)
        return not self._fields.isdisjoint(each for fields in behind for each in fields)

    def _asked(
        self,
        alone: Mapping[int, CheckedRule],
        now: Cells,
        standing: Standing,
        twins: Mapping[int, Digests],
    ) -> Iterator[AskedAgain]:
        """Ask rules about the changed rows, and about all that may be told of one of them.

        alone: those that look at one row. twins: what the others know such rows by, in `now`.
        """
        of_changed = dict(alone)
        for indexes, rows in self._beside_twins(standing, twins):
            rules = {index: standing.rules[index] for index in indexes}
            if rows.len() == self._rows.len():  # mostly there are no others
                of_changed.update(rules)
            else:
                yield ask_again(rules, self._cells(rows, indexes), {})
        yield ask_again(of_changed, now, {})

    def _beside_twins(
        self, standing: Standing, changed: Mapping[int, Digests]
    ) -> Iterator[tuple[Sequence[int], pl.Series]]:
        """Give rules about twins with the changed rows, and those told of them before or after."""
        shared: dict[int, list[int]] = {}  # rules of the same fields share their digests
        for index in changed:
            shared.setdefault(id(standing.digests[index][0]), []).append(index)
        for indexes in shared.values():
            first = indexes[0]
            # What was not told apart before, what is meant and what is seen, had the same digest.
            pairs = zip(standing.digests[first], self._standing.digests[first] * 2, strict=False)
            yield indexes, each_once(*(self._like.by(was, now) for now, was in pairs))

    def _in_idle_columns(self, now: Cells) -> Iterator[AskedAgain]:
        """Ask what cells of columns are asked that nothing is read from as it is."""
        matches = self._new.matching.matches
        if all(matches[column].field for column in self._columns):
            return
        for index, rule in enumerate(self._standing.rules):
            if rule.has_places:
                found = [
                    places(self._rows[rows], column, index)
                    for column, rows in rule.places(now.job_sheet)
                ]
                nothing = pl.DataFrame(schema=FRAME)
                yield AskedAgain((index,), self._rows, pl.concat([nothing, *found]))

    def _noticed(self) -> Iterator[AskedAgain]:
        """Ask what reading noticed whether it is still there."""
        noticed = self._new.sheet.oddities
        for index, (oddity, rows) in enumerate(
            noticed.items(), len(self._standing.rules) - len(noticed)
        ):
            if rows is not None and (oddity.column is None or oddity.column in self._columns):
                here = rows.filter(rows.is_in(self._rows)).cast(pl.UInt32)
                rule = self._standing.rules[index]
                broken = rule.still_odd(here, self._new)  # type: ignore[attr-defined]
                yield AskedAgain((index,), self._rows, places(broken, oddity.column, index))

    def _cells(
        self, rows: pl.Series, rules: Iterable[int], names: frozenset[str] = frozenset()
    ) -> Cells:
        """Return the cells of these rows that the rules read. names: of other fields."""
        read = names.union(*(self._standing.reads[index] for index in rules))
        return Cells.of_few(self._new, rows, read, self._standing.cells, self._before.job.taken)

    def _fields_in(self, columns: frozenset[int]) -> frozenset[str]:
        """Return the fields whose texts these columns hold, or are made to."""
        matching = self._new.matching
        held = {each.field for each in matching.matches if each.column in columns and each.field}
        made = {name for name, each in matching.made.items() if columns & {*each.columns}}
        return frozenset(held | made)

    def _may_follow(self) -> bool:
        """Tell whether problems may follow from others, which is told of a sheet as a whole."""
        return any(self._before.standings[name].may_follow for name in self._names())

    def _may_look_like_any(self) -> bool:
        """Tell whether it takes all rows to say what a person sees of a key that is changed."""
        was = self._standing
        twins = [index for index in was.judging_any(self._fields) if index in was.digests]
        keys = {name for index in twins for name in was.rules[index].names}
        if any(was.cells.get((WIDE, name)) for name in keys):
            return True
        places = {name: self._new.matching.place_of(name) for name in keys & self._fields}
        return any(
            has_any_wide_blank(sheet.texts_at(self._rows, column, name))
            for name, column in places.items()
            for sheet in (self._old, self._new)
            if column is not None
        )
