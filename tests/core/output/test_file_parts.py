"""Where a sheet becomes several files, what belongs together stays together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
import polars as pl
import pytest

from rosterwizard.core.output import files
from rosterwizard.core.output.file_parts import BoundRows, rows_together
from rosterwizard.core.output.files import split
from rosterwizard.core.profiles.language import Limits
from tests.helpers.club_profile import CLUBHOUSE, CLUBS
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

CLUBS_OF_DAYS = [("Ab", "Mon"), ("c", "Tue"), ("aB ", "Wed"), ("d", "Mon"), ("C", "Fri")]


def rows(*ends: int) -> BoundRows:
    return BoundRows(pl.Series(range(ends[-1]), dtype=pl.UInt32), ends)


def in_files(limits: Limits, rows_at_a_time: int = 0) -> list[list[int]]:
    roster = msgspec.structs.replace(CLUBS.roster, limits=limits)
    record_type = msgspec.structs.replace(CLUBS, roster=roster)
    sheet = job_sheet(record_type, ["Club ID", "Days"], *CLUBS_OF_DAYS)
    parts = split(CLUBHOUSE, sheet, rows_at_a_time=rows_at_a_time)
    assert all(file.rows.dtype == pl.UInt32 for file in parts)
    return [file.rows.to_list() for file in parts]


class CountedEnds(Sequence[int]):
    """Ends that count how many of them are looked at."""

    def __init__(self, ends: Sequence[int]) -> None:
        self._ends, self.looks = ends, 0

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int | slice) -> Any:  # noqa: ANN401 - an end, or several
        found = self._ends[at]
        self.looks += 1 if isinstance(found, int) else len(found)
        return found


def test_many_parts_do_not_each_look_through_all_rows() -> None:
    ends = CountedEnds(range(1, 10_001))
    whole = BoundRows(pl.Series(range(10_000), dtype=pl.UInt32), ends)
    assert len(list(whole.at_most(10))) == 1_000
    assert ends.looks <= 6 * 10_000


def test_a_sheet_of_many_files_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    written = files.written_columns

    def counting(sheet: JobSheet) -> tuple[list[str], pl.DataFrame]:
        made.append(sheet)
        return written(sheet)

    monkeypatch.setattr(files, "written_columns", counting)
    assert len(in_files(Limits(may_split=True), 1)) == len(CLUBS_OF_DAYS)
    assert len(made) == 1


@pytest.mark.parametrize(
    ("ends", "most", "lengths"),
    [
        ((1, 2, 3, 4, 5), 2, [2, 2, 1]),
        ((1, 2, 3), 3, [3]),
        ((2, 3, 5), 3, [3, 2]),
        ((3, 4), 2, [3, 1]),
        ((1, 4, 5), 2, [1, 3, 1]),
    ],
)
def test_parts_hold_at_most_so_many_rows_or_what_cannot_be_cut(
    ends: tuple[int, ...], most: int, lengths: list[int]
) -> None:
    parts = [*rows(*ends).at_most(most)]
    assert [len(part.positions) for part in parts] == lengths
    assert [part.ends[-1] for part in parts] == lengths
    assert pl.concat(part.positions for part in parts).to_list() == [*range(ends[-1])]


def test_no_rows_are_one_part_without_rows() -> None:
    (part,) = BoundRows(pl.Series((), dtype=pl.UInt32), ()).at_most(3)
    assert len(part.positions) == 0


def test_halves_are_cut_where_it_may_be_cut() -> None:
    assert [part.positions.to_list() for part in rows(1, 2, 3).halves()] == [[0], [1, 2]]
    assert [part.positions.to_list() for part in rows(3, 4).halves()] == [[0, 1, 2], [3]]
    assert len(rows(4).halves()) == 1


def test_rows_of_one_record_stay_in_one_file_wherever_they_stand() -> None:
    together = Limits(may_split=True, together=("Club ID",))
    assert in_files(together, 2) == [[0, 2], [1, 4], [3]]
    assert in_files(Limits(may_split=True), 2) == [[0, 1], [2, 3], [4]]
    assert in_files(Limits(rows=3, may_split=True, together=("Club ID",))) == [[0, 2], [1, 4, 3]]


def test_the_order_of_the_sheet_stays_where_one_file_will_do() -> None:
    together = Limits(may_split=True, together=("Club ID",))
    assert in_files(together) == in_files(together, 5) == [[0, 1, 2, 3, 4]]


def test_a_wish_never_exceeds_what_the_system_takes() -> None:
    assert in_files(Limits(rows=2, may_split=True), 4) == [[0, 1], [2, 3], [4]]


def test_a_record_too_large_for_a_file_stays_in_one() -> None:
    tight = Limits(bytes=1, may_split=True, together=("Club ID",))
    assert in_files(tight) == [[0, 2], [1, 4], [3]]


def test_a_field_that_the_sheet_has_not_keeps_nothing_together() -> None:
    roster = msgspec.structs.replace(CLUBS.roster, limits=Limits(together=("Club ID",)))
    sheet = job_sheet(msgspec.structs.replace(CLUBS, roster=roster), ["Days"], ("Mon",), ("Mon",))
    assert [*rows_together(sheet, pl.Series([0, 1])).ends] == [1, 2]
