"""The exact files that a system accepts."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import polars as pl
import pytest

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.files import output_job, output_sheet, split
from rosterwizard.core.profiles.language import Limits, RecordType
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS
from tests.helpers.job_sheets import job_sheet

CLUB_ROWS = [(f"C-{number:02}", "Mon") for number in range(8)]


def text_of(*args: object, **more: object) -> str:
    return output_sheet(CLUBHOUSE, job_sheet(*args, **more)).content.decode()  # type: ignore[arg-type] # passed on


def test_columns_stand_under_the_systems_headings_in_its_order() -> None:
    sheet = job_sheet(MEMBERS, ["role", "member_id"], ["leader", "0007"])
    file = output_sheet(CLUBHOUSE, sheet)
    assert file.content == b"member_id,role\r\n0007,leader\r\n"
    assert (file.name, file.record_type) == ("clubhouse-members.csv", "members")
    assert file.rows.to_list() == [0]
    assert file.rows.dtype == pl.UInt32


def test_every_heading_is_written_where_the_system_wants_it() -> None:
    assert text_of(CLUBS, ["Name"], ["Chess"]) == "Club ID,Name,Days\r\n,Chess,\r\n"


def test_one_value_for_all_rows_is_written_in_each() -> None:
    rows = [["0007"], ["0008"]]
    text = text_of(MEMBERS, ["member_id"], *rows, constants={"role": "kid"})
    assert text == "member_id,role\r\n0007,member\r\n0008,member\r\n"


def test_only_the_wanted_rows_are_written_in_their_order() -> None:
    sheet = job_sheet(MEMBERS, ["member_id", "note"], ["1", ""], ["2", ""], ["3", ""])
    file = output_sheet(CLUBHOUSE, sheet, pl.Series([2, 0]))
    assert file.content == b"member_id,note\r\n3,\r\n1,\r\n"
    assert file.rows.to_list() == [2, 0]
    assert file.rows.dtype == pl.UInt32


def test_edits_are_in_the_file() -> None:
    cells = pl.DataFrame([(0, 0, "7", "0007")], schema=CELLS, orient="row")
    sheet = job_sheet(MEMBERS, ["member_id", "note"], ["7", ""]).edited(Edit(cells))
    assert output_sheet(CLUBHOUSE, sheet).content == b"member_id,note\r\n0007,\r\n"


def test_nothing_but_stray_blanks_is_altered() -> None:
    odd = ["=1+1", " padded ", "-", '"', "two\nlines"]
    sheet = job_sheet(MEMBERS, ["member_id", "note"], *([cell, "x"] for cell in odd))
    lines = output_sheet(CLUBHOUSE, sheet).content.decode()
    assert lines == ('member_id,note\r\n=1+1,x\r\npadded,x\r\n-,x\r\n"""",x\r\n"two\nlines",x\r\n')


def test_unknown_columns_are_passed_on_where_the_system_may_know_them() -> None:
    headings = ["More", "member_id", "shoe size ", "", "More"]
    row = ["a", "0007", "41", "b", "c"]
    assert text_of(MEMBERS, headings, row) == "member_id,More,More\r\n0007,a,c\r\n"
    assert text_of(CLUBS, ["More", "Name"], row[:2]) == "Club ID,Name,Days\r\n,0007,\r\n"


def test_column_that_a_person_left_out_is_not_passed_on() -> None:
    sheet = job_sheet(MEMBERS, ["More", "member_id"], ["a", "0007"])
    sheet = replace(sheet, matching=sheet.matching.with_match(0, None))
    assert output_sheet(CLUBHOUSE, sheet).content == b"member_id\r\n0007\r\n"


def test_sheet_without_rows_is_its_headings() -> None:
    assert text_of(CLUBS, ["Name"]) == "Club ID,Name,Days\r\n"


def test_sheet_with_too_many_rows_becomes_several_files() -> None:
    files = split(CLUBHOUSE, job_sheet(CLUBS, ["Club ID", "Days"], *CLUB_ROWS))
    assert [each.name for each in files] == [
        "clubs-1-of-3.csv",
        "clubs-2-of-3.csv",
        "clubs-3-of-3.csv",
    ]
    assert [each.rows.to_list() for each in files] == [[0, 1, 2], [3, 4, 5], [6, 7]]
    assert files[2].content == b"Club ID,Name,Days\r\nC-06,,Mon\r\nC-07,,Mon\r\n"


def test_sheet_stays_whole_within_the_limit_or_where_it_may_not_be_split() -> None:
    sheet = job_sheet(CLUBS, ["Club ID", "Days"], *CLUB_ROWS)
    (whole,) = split(CLUBHOUSE, sheet, pl.Series([1, 2, 3]))
    assert (whole.name, whole.rows.to_list()) == ("clubs.csv", [1, 2, 3])
    for limits in (Limits(rows=3), Limits(may_split=True)):
        assert (
            len(split(CLUBHOUSE, job_sheet(limited(limits), ["Club ID", "Days"], *CLUB_ROWS))) == 1
        )


def limited(limits: Limits) -> RecordType:
    roster = msgspec.structs.replace(CLUBS.roster, limits=limits)
    return msgspec.structs.replace(CLUBS, roster=roster)


def test_file_that_would_be_too_large_is_halved() -> None:
    record_type = limited(Limits(bytes=60, may_split=True))
    files = split(CLUBHOUSE, job_sheet(record_type, ["Club ID", "Days"], *CLUB_ROWS))
    assert [each.rows.to_list() for each in files] == [[0, 1], [2, 3], [4, 5], [6, 7]]
    assert max(len(each.content) for each in files) <= 60
    assert files[3].name == "clubs-4-of-4.csv"


def test_row_that_is_too_large_by_itself_stays_in_one_file() -> None:
    record_type = limited(Limits(bytes=1, may_split=True))
    files = split(CLUBHOUSE, job_sheet(record_type, ["Club ID", "Days"], *CLUB_ROWS[:2]))
    assert [each.rows.to_list() for each in files] == [[0], [1]]


def test_sheet_without_rows_is_one_file_whatever_the_limits() -> None:
    for limits in (Limits(rows=3, may_split=True), Limits(bytes=1, may_split=True)):
        (file,) = split(CLUBHOUSE, job_sheet(limited(limits), ["Name"]))
        assert (file.name, file.content) == ("clubs.csv", b"Club ID,Name,Days\r\n")


def test_sheet_of_which_no_column_is_wanted_is_refused() -> None:
    roster = msgspec.structs.replace(MEMBERS.roster, keep_unknown=False)
    strict = msgspec.structs.replace(MEMBERS, roster=roster)
    sheet = job_sheet(strict, ["zzqq"], ["some"])
    with pytest.raises(RosterError) as caught:
        output_job(Job(CLUBHOUSE, (sheet,)))
    assert caught.value.code == "nothing-to-write"


def test_job_gives_its_files_in_the_order_of_the_profile() -> None:
    members = job_sheet(MEMBERS, ["member_id", "note"], ["1", ""], ["2", ""])
    clubs = job_sheet(CLUBS, ["Club ID", "Days"], *CLUB_ROWS[:3])
    files = output_job(Job(CLUBHOUSE, (members, clubs)), {"members": pl.Series([1])})
    assert [(each.record_type, each.rows.to_list()) for each in files] == [
        ("clubs", [0, 1, 2]),
        ("members", [1]),
    ]


def test_file_has_a_name_that_every_system_can_hold() -> None:
    for path, name in {"in\\con.csv": "_con.csv", "set/a:b?.csv": "a-b-.csv"}.items():
        record_type = msgspec.structs.replace(MEMBERS, path=path)
        assert output_sheet(CLUBHOUSE, job_sheet(record_type, ["note"])).name == name


def test_no_two_files_of_a_job_have_names_that_some_system_takes_for_one() -> None:
    members = msgspec.structs.replace(MEMBERS, path="CLUBS.csv")
    profile = msgspec.structs.replace(CLUBHOUSE, record_types=(CLUBS, members))
    sheets = (job_sheet(CLUBS, ["Name"]), job_sheet(members, ["note"]))
    names = [each.name for each in output_job(Job(profile, sheets))]
    assert names == ["clubs.csv", "CLUBS-2.csv"]
