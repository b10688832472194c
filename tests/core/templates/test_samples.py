"""The sample rows, and how they are known again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    RecordType,
    RecordTypeRoster,
    Schema,
)
from rosterwizard.core.sheet.sheet import TemplateMark
from rosterwizard.core.templates.samples import fingerprint, sample_positions, sample_rows
from tests.helpers.club_profile import CLUBS, MEMBERS, field

if TYPE_CHECKING:
    import pytest

SAMPLES = sample_rows(MEMBERS, MEMBERS.fields)
NAMES = [each.name for each in MEMBERS.fields]


def as_frame(*rows: tuple[str, ...], names: list[str] = NAMES) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict.fromkeys(names, pl.String), orient="row")


def positions(frame: pl.DataFrame, mark: TemplateMark | None = None) -> list[int]:
    found = sample_positions(frame, MEMBERS, mark)
    assert found.dtype == pl.UInt32
    return found.to_list()


def test_samples_stand_in_the_order_of_the_columns() -> None:
    columns = [CLUBS.field("Days"), CLUBS.field("Club ID")]
    assert sample_rows(CLUBS, columns) == (("Mon", "C-01"), ("Tue;Thu", "C-02"))


def test_field_without_samples_shows_its_example_once() -> None:
    only = Field(name="note", example="nuts")
    assert sample_rows(CLUBS, [only]) == (("nuts",), ("",))


def test_record_type_may_have_no_samples() -> None:
    none = RecordType(name="a", schema=CLUBS.schema, roster=RecordTypeRoster(sample_rows=0))
    assert sample_rows(none, none.fields) == ()


def test_samples_are_known_wherever_they_stand() -> None:
    own = ("0009", *SAMPLES[0][1:])
    assert positions(as_frame(own, SAMPLES[1], own, SAMPLES[0])) == [1, 3]


def test_one_cell_typed_over_makes_it_a_record() -> None:
    for place in range(len(NAMES)):
        row = [*SAMPLES[0]]
        row[place] += "x"
        expected = [0] if MEMBERS.fields[place].type == "date" else []
        assert positions(as_frame(tuple(row))) == expected


def test_samples_are_known_after_excel_saved_them_as_csv() -> None:
    damaged = [cell.lstrip("0").upper() for cell in SAMPLES[0]]
    damaged[NAMES.index("from")] = "1/9/2026"
    assert positions(as_frame(tuple(damaged))) == [0]


def test_samples_are_known_in_any_columns_that_tell_records_apart() -> None:
    assert positions(as_frame(("0007", "12"), names=["member_id", "age"])) == [0]
    assert positions(as_frame(("12",), names=["age"])) == []
    assert positions(as_frame(names=[])) == []


def marked_in(record_type: RecordType, **row: str) -> bool:
    return bool(len(sample_positions(pl.DataFrame([row]), record_type)))


def two_fields(*, unique: bool = False, required: bool = False) -> RecordType:
    constraints = Constraints(unique=unique, required=required)
    fields = (field("a", "x"), field("b", "y", constraints=constraints))
    return RecordType(name="ab", schema=Schema(fields=fields))


def test_without_a_key_the_required_fields_tell_records_apart() -> None:
    assert marked_in(two_fields(required=True), b="y")
    assert not marked_in(two_fields(required=True), a="x")


def test_without_required_fields_the_unique_one_does() -> None:
    assert marked_in(two_fields(unique=True), b="y")
    assert not marked_in(two_fields(unique=True), a="x")


def test_without_either_all_fields_together_do() -> None:
    assert marked_in(two_fields(), a="x", b="y")
    assert not marked_in(two_fields(), a="x")
    assert not marked_in(two_fields(), b="y")


def test_blank_sample_of_what_tells_records_apart_is_nobody() -> None:
    fields = (field("a", ""), field("b", "y"))
    assert not marked_in(RecordType(name="ab", schema=Schema(fields=fields)), a="", b="y")


def test_fingerprint_tells_where_a_cell_ends() -> None:
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
    assert fingerprint([" 0007", "True"]) == fingerprint(["7", "TRUE "])


def test_samples_of_an_older_profile_are_known_by_their_fingerprints() -> None:
    older = ("0001", *SAMPLES[0][1:])
    mark = TemplateMark("clubhouse", "members", "2", tuple(NAMES), (fingerprint(older),))
    frame = as_frame(SAMPLES[1], ("5", *older[1:]), older)
    assert positions(frame, mark) == [0, 2]
    assert positions(frame) == [0]


def test_mark_with_columns_that_are_gone_says_nothing() -> None:
    gone = TemplateMark("clubhouse", "members", "2", ("member_id", "gone"), ("aa",))
    nothing = TemplateMark("clubhouse", "members", "2", (), ("aa",))
    assert positions(as_frame(SAMPLES[0]), gone) == [0]
    assert positions(as_frame(SAMPLES[0]), nothing) == [0]


def test_template_made_without_samples_has_none() -> None:
    mark = TemplateMark("clubhouse", "members", "3", tuple(NAMES))
    assert positions(as_frame(SAMPLES[0]), mark) == []


def test_nothing_is_digested_for_a_template_of_this_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark = TemplateMark("clubhouse", "members", "3", tuple(NAMES), tuple(map(fingerprint, SAMPLES)))
    frame = as_frame(*SAMPLES, ("0009", *SAMPLES[0][1:]))
    monkeypatch.setattr(pl.DataFrame, "iter_rows", None)
    assert positions(frame, mark) == [0, 1]
