"""What will be caused is counted, and only what the profile says is said."""

from __future__ import annotations

import polars as pl
import pytest
from msgspec.structs import replace

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.profiles.language import Field, FieldRoster, RecordType, Schema
from rosterwizard.services.submitting.field_effects import field_effects
from tests.helpers.filled_templates import PROFILES
from tests.helpers.small_jobs import job_sheet

EVERY_TYPE = [each for profile in PROFILES.values() for each in profile.record_types]
FIELDS = (
    Field("id"),
    Field("password", roster=FieldRoster(side_effect="Sets the password.")),
    Field("room", roster=FieldRoster(blank="clear")),
    Field("grade", roster=FieldRoster(blank="default", blank_says="It is Unspecified.")),
    Field("house", roster=FieldRoster(blank="default")),
    Field("club", roster=FieldRoster(blank="keep", blank_says="It stays.")),
)
PEOPLE = RecordType(name="people", schema=Schema(fields=FIELDS), system="demo")


def told(*rows: tuple[str, ...], of: RecordType = PEOPLE) -> list[tuple[str, str, int]]:
    sheet = job_sheet(of, rows)
    every = pl.Series(range(len(rows)), dtype=pl.UInt32)
    return [(each.field, each.kind, each.rows) for each in field_effects(sheet, every)]


def test_filled_and_blank_cells_are_counted_where_the_profile_says_what_they_do() -> None:
    rows = [("1", "a", "", "", "", ""), ("2", "", " ", "7", "", ""), ("3", "b", "9", "8", "", "")]
    assert told(*rows) == [("password", "filled", 2), ("room", "clear", 2), ("grade", "default", 1)]


def test_only_the_rows_that_go_count_and_whole_sentences_are_said() -> None:
    sheet = job_sheet(PEOPLE, [("1", "a", "", "", "", ""), ("2", "b", "", "", "", "")])
    says = [each.says for each in field_effects(sheet, pl.Series([1], dtype=pl.UInt32))]
    assert says == [
        "Sets the password. (1 row)",
        "room is blank in 1 row: what the system has there is cleared.",
        "grade is blank in 1 row. It is Unspecified.",
    ]


def test_a_column_that_is_not_in_the_file_does_nothing() -> None:
    sheet = job_sheet(PEOPLE, [("1", "a", "", "", "", "")])
    every = pl.Series([0], dtype=pl.UInt32)
    without = JobSheet.of(PEOPLE, sheet.sheet, Matching(sheet.matching.matches[:1]))
    assert [*field_effects(without, every)] == []
    roster = replace(PEOPLE.roster, all_headings=True)
    added = JobSheet.of(replace(PEOPLE, roster=roster), sheet.sheet, without.matching)
    assert [each.field for each in field_effects(added, every)] == ["room", "grade"]


@pytest.mark.parametrize("record_type", EVERY_TYPE, ids=[each.id for each in EVERY_TYPE])
def test_every_profile_has_its_own_words_in_it(record_type: RecordType) -> None:
    blank, filled = (tuple(text for _ in record_type.fields) for text in ("", "x"))
    for cells, kinds in ((blank, {"clear", "default"}), (filled, {"filled"})):
        sheet = job_sheet(record_type, [cells])
        found = [*field_effects(sheet, pl.Series([0], dtype=pl.UInt32))]
        assert {each.kind for each in found} <= kinds
        for each in found:
            roster = record_type.field(each.field).roster
            own = roster.side_effect if each.kind == "filled" else roster.blank_says
            assert own in each.says
