"""What the program makes of a file whose damage is known: read, matched, checked, mended.

One measure for every kind. Of each damaged place (a cell, a row, the file) is told one of

- named: a problem stands at it whose code tells of this damage (`Kind.codes`): at the cell, its
  row, its column, or of the file as a whole;
- caught: only problems of other codes stand at the cell or its row: somebody looks there at least;
- silent: it goes out with no word;

and besides, of any of these,

- mended: one fix that is offered, or reading, gives back what stood there;
- asked: it is mended by a fix that says that it is a guess (it is not safe);
- guessed wrong: a fix that says that it is a guess puts another value there;
- worse: a fix that claims to be safe does so, or any fix changes what must not be mended.

Of the sound cells are told the problems that stand at them (`false`), and what fixes change
(`spoiled`): safe ones anywhere, guesses in rows without damage. Both must be none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import safe_fixed
from rosterwizard.services.opening import open_job
from rosterwizard.services.register import remember_numbers
from tests.helpers.damaged.files import write
from tests.helpers.damaged.spots import Spot, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.profiles.language import Field
    from tests.helpers.damaged.rosters import Roster

_ABOVE = 2  # the number of the first row below the headings
Told = tuple[int | None, int | None, str]  # row and column of the roster, code
RIGHTLY_TOLD = frozenset({"unknown-column", "foreignKey", "set-aside", "encoding"})
"""What may be said of sound files: that a column is none of the system's, or that a few letters of
an old encoding cannot tell which it is (`dev.py encodings` measures that)."""


def opened(path: Path, roster: Roster) -> Job:
    """Return the job that the command line makes of a file, with nobody to ask."""
    wanted = roster.profile.name if roster.is_set else roster.record_type.id
    job = open_job([path], [roster.profile], wanted)
    sheets = (replace(each, matching=each.matching.settled()) for each in job.sheets)
    return replace(job, sheets=tuple(sheets))


def judge(roster: Roster, path: Path, spots: Iterable[Spot], codes: frozenset[str]) -> Verdict:
    """Return what the program makes of the file in which only these spots are damaged."""
    job = opened(path, roster)
    return _Judge(roster, job, tuple(spots), codes).verdict()


def send_before(roster: Roster, spots: Iterable[Spot], folder: Path) -> None:
    """Have two thirds of the rows go out as they were before the damage."""
    cells = {
        (spot.row, spot.column): spot.was
        for spot in spots
        if spot.row is not None and spot.column is not None and spot.was is not None
    }
    sound = roster.with_cells(cells)
    sent = replace(sound, rows=sound.rows[: 2 * len(sound.rows) // 3 + 1])
    remember_numbers(opened(write(sent, folder, "texts"), sent))


def _sheet_of(roster: Roster, job: Job) -> JobSheet:
    sheet = job.sheet_of(roster.record_type.name)
    assert sheet is not None
    return sheet


class _Judge:
    """Holds one file's truth against what the program says and does."""

    def __init__(
        self, roster: Roster, job: Job, spots: tuple[Spot, ...], codes: frozenset[str]
    ) -> None:
        self._roster, self._spots, self._codes = roster, spots, codes
        self._sheet = _sheet_of(roster, job)
        found = dict(check_job(job))
        self._problems = found.pop(self._sheet.record_type.name)
        self._beside = tuple(found.values())
        self._rows = {spot.row for spot in spots}
        self._columns = {spot.column for spot in spots}
        self._damaged = {(spot.row, spot.column) for spot in spots}
        self._fields = {each.name: each for each in roster.record_type.fields}
        self._there = _rows_of_roster(self._sheet)
        self._told: set[Told] = set()
        self._rightly_told = RIGHTLY_TOLD - ({"foreignKey"} if roster.is_set else set())
        self._verdict = Verdict(spots=len(spots))

    def verdict(self) -> Verdict:
        """Return all that is told of the file."""
        self._hear()
        for spot in self._spots:
            self._place(spot)
        self._mend()
        self._miss_rows()
        return self._verdict

    # What is said

    def _hear(self) -> None:
        for at, column, index in self._problems.frame.iter_rows():
            rule = self._problems.rules[index]
            row = None if at is None else self._there[at]
            self._told.add((row, column, rule.code))
            if self._is_false(row, column, rule.code):
                of = self._verdict.notes if rule.severity == "note" else self._verdict.false
                of[f"{rule.code} {rule.field or ''}".strip()] += 1

        for problems in self._beside if not self._spots else ():
            for rule, count in problems.by_rule():
                if rule.severity != "note" and rule.code not in self._rightly_told:
                    self._verdict.false[f"{rule.code} {rule.field or ''} (beside)"] += count

    def _is_false(self, row: int | None, column: int | None, code: str) -> bool:
        if code in self._rightly_told:
            return False
        if not self._spots:
            return True
        if code in self._codes or row in self._rows or None in self._rows:
            return False
        return row is not None or (column is not None and column not in self._columns)

    def _place(self, spot: Spot) -> None:
        named = any(
            code in self._codes
            and row in {spot.row, None}
            and (column in {spot.column, None} or spot.column is None)
            for row, column, code in self._told
        )
        if named or self._is_whole(self._sheet, spot):
            self._verdict.named += 1
        elif near := self._near(spot):
            self._verdict.caught += 1
            self._verdict.caught_by.update(near)
        else:
            self._verdict.silent += 1
            self._verdict.silent_at.append(self._seen(spot))

    def _seen(self, spot: Spot) -> str:
        """Return where a spot is, and what stands there instead of what."""
        if spot.row is None or spot.column is None:
            return f"{spot}"
        now = self._roster.rows[spot.row][spot.column]
        field_ = self._roster.fields[spot.column]
        return f"{self._roster.record_type.id} {field_!r}: {now!r} for {spot.was!r}"

    def _near(self, spot: Spot) -> set[str]:
        return {
            code
            for row, column, code in self._told
            if (row == spot.row if row is not None else column == spot.column)
            and code not in self._rightly_told
        }

    # What is done

    def _mend(self) -> None:
        is_guess = {spot: False for spot in self._spots if self._is_whole(self._sheet, spot)}
        wrong = set()
        for fix in fixes_for(self._sheet, self._problems):
            after = self._sheet.edited(fix.edit)
            for spot in self._spots:
                if self._is_whole(after, spot):
                    is_guess[spot] = is_guess.get(spot, True) and not fix.safe
                elif self._is_wrong(after, spot):
                    wrong.add(spot)
            self._look_at_sound(after, fix.code, safe=fix.safe)
        self._verdict.mended, self._verdict.asked = len(is_guess), sum(is_guess.values())
        safe = safe_fixed(self._sheet, self._problems)
        worse = {spot for spot in self._spots if self._is_wrong(safe, spot)}
        worse |= {spot for spot in wrong if spot.untouchable}
        self._verdict.worse, self._verdict.guessed_wrong = len(worse), len(wrong - worse)
        self._look_at_sound(safe, "safe fixes", safe=True)

    def _is_whole(self, sheet: JobSheet, spot: Spot) -> bool:
        """Tell whether what will be sent for the spot is what stood there before the damage."""
        if spot.row is None or spot.untouchable:
            return False
        if spot.column is None:
            return spot.row not in _rows_of_roster(sheet)
        now = self._sent(sheet, spot.column).get(spot.row)
        return spot.was is not None and now is not None and self._same(spot.column, now, spot.was)

    def _is_wrong(self, sheet: JobSheet, spot: Spot) -> bool:
        """Tell whether what will be sent for the spot was changed, and not to what stood there."""
        if spot.row is None or spot.column is None:
            return False
        now, then = (self._sent(each, spot.column).get(spot.row) for each in (sheet, self._sheet))
        return now not in {None, then} and not self._is_whole(sheet, spot)

    def _look_at_sound(self, after: JobSheet, code: str, *, safe: bool) -> None:
        if after.frame.equals(self._sheet.frame):
            return
        for column in range(len(self._roster.fields)):
            now, then = (self._sent(each, column) for each in (after, self._sheet))
            for row, text in then.items():
                if now.get(row, text) == text or not {(row, column), (row, None)}.isdisjoint(
                    self._damaged
                ):
                    continue
                is_sound = self._same(column, now[row], self._roster.rows[row][column])
                if not is_sound and (safe or row not in self._rows):
                    self._verdict.spoiled.append(f"{code}: {text!r} -> {now[row]!r}")

    def _miss_rows(self) -> None:
        there = set(self._there)
        for row in range(len(self._roster.rows)):
            if row not in there and row not in self._rows:
                self._verdict.spoiled.append(f"row {row + 2} does not count as a record")

    def _sent(self, sheet: JobSheet, column: int) -> dict[int, str]:
        """Return what will be sent for a column of the roster, by its rows."""
        name = self._roster.fields[column]
        own = sheet.matching.column_of(name) if name else None
        place = f"c{column if own is None else own}"
        texts = sheet.frame[place].to_list() if place in sheet.frame.columns else ()
        return dict(zip(_rows_of_roster(sheet), texts, strict=False))

    def _same(self, column: int, one: str, other: str) -> bool:
        field_ = self._fields.get(self._roster.fields[column])
        return one == other or (field_ is not None and means_same(field_, one, other))


def means_same(each: Field, one: str, other: str) -> bool:
    """Tell whether the system takes both texts for the same value of the field."""
    return _meaning(each, one) == _meaning(each, other)


def _meaning(each: Field, text: str) -> str:
    for values in (each.true_values, each.false_values) if each.type == "boolean" else ():
        if text.casefold() in {value.casefold() for value in values}:
            return values[0]
    return text.casefold() if each.roster.ignore_case else text


def _rows_of_roster(sheet: JobSheet) -> list[int]:
    """Return the row of the roster for each row of the sheet's frame."""
    return [number - _ABOVE for number in sheet.sheet.sheet_row.to_list()]
