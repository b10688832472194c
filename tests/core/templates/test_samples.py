"""The sample rows, and how they are known again."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    RecordType,
    RecordTypeRoster,
    Schema,
)
from rosterwizard.core.sheet.sheet import TemplateMark
from rosterwizard.core.templates.samples import SamplesFound, find_samples, fingerprint, sample_rows
from tests.helpers.club_profile import CLUBS, MEMBERS, field
from tests.helpers.filled_templates import PROFILES, good_rows

EVERY_TYPE = [each for profile in PROFILES.values() for each in profile.record_types]
SAMPLES = sample_rows(MEMBERS, MEMBERS.fields)
NAMES = [each.name for each in MEMBERS.fields]


def as_frame(*rows: tuple[str, ...], names: list[str] = NAMES) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=dict.fromkeys(names, pl.String), orient="row")


def mark_of(*names: str) -> TemplateMark:
    """Return the mark of a template with these columns, or with all."""
    columns = names or tuple(NAMES)
    prints = sample_rows(MEMBERS, [MEMBERS.field(name) for name in columns])
    return TemplateMark("clubhouse", "members", "3", columns, tuple(map(fingerprint, prints)))


MARK = mark_of()


def found(frame: pl.DataFrame, mark: TemplateMark | None = MARK) -> SamplesFound:
    return find_samples(frame, MEMBERS, mark)


def changed(place: int, text: str, row: int = 0) -> tuple[str, ...]:
    """Return a sample with one cell typed over."""
    cells = [*SAMPLES[row]]
    cells[place] = text
    return tuple(cells)


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
    own = ("0009", "me@school.example", *SAMPLES[0][2:7], *[""] * (len(NAMES) - 7))
    frame = as_frame(own, SAMPLES[1], own, SAMPLES[0])
    assert found(frame) == SamplesFound(certain=(1, 3))


@pytest.mark.parametrize("text", ["", "typed over"], ids=["emptied", "changed"])
def test_of_a_sample_with_one_cell_changed_a_person_is_asked(text: str) -> None:
    for place in range(len(NAMES)):
        if SAMPLES[0][place] == text:
            continue
        is_date = MEMBERS.fields[place].type == "date"  # these Excel rewrites
        told = found(as_frame(changed(place, text)))
        assert told == (SamplesFound(certain=(0,)) if is_date else SamplesFound(maybe=(0,)))


def test_who_has_the_key_of_a_sample_is_asked_about_whatever_else_was_changed() -> None:
    row = ("0007", *["x"] * (len(NAMES) - 1))
    assert found(as_frame(row)) == SamplesFound(maybe=(0,))


def test_a_record_typed_over_a_sample_is_a_record() -> None:
    for much in (2, 3):  # what is left of a sample says nothing: lists, yes or no
        own = ["0321", "zoe@school.example", *SAMPLES[0][2:4], "2035", "9", "7"]
        row = (*own, *SAMPLES[0][7:9], "C-77", "C-77", "ZZ-9", "")
        assert found(as_frame(*[row] * much)) == SamplesFound()


def test_samples_are_known_after_excel_saved_them_as_csv() -> None:
    damaged = [cell.lstrip("0").upper() for cell in SAMPLES[0]]
    damaged[NAMES.index("from")] = "1/9/2026"
    assert found(as_frame(tuple(damaged))) == SamplesFound(certain=(0,))


def test_samples_are_known_when_the_key_or_another_column_is_gone() -> None:
    for gone in range(len(NAMES)):
        names = [name for place, name in enumerate(NAMES) if place != gone]
        rows = [tuple(row[:gone] + row[gone + 1 :]) for row in SAMPLES]
        assert found(as_frame(*rows, names=names)) == SamplesFound(certain=(0, 1))


def test_what_is_left_of_a_sample_must_tell_people_apart() -> None:
    assert found(as_frame(("12",), names=["age"])) == SamplesFound()
    assert found(as_frame(("member",), names=["role"])) == SamplesFound()
    assert found(as_frame(names=[])) == SamplesFound()


def test_a_template_of_few_columns_is_known_as_it_is() -> None:
    assert found(as_frame(("12",), names=["age"]), mark_of("age")) == SamplesFound(certain=(0,))


def test_a_sample_of_nothing_is_no_row() -> None:
    assert found(as_frame(("",), names=["note"]), mark_of("note")) == SamplesFound()


def test_columns_that_the_template_did_not_have_say_nothing() -> None:
    frame = as_frame(("0007", "my note"), names=["member_id", "note"])
    assert found(frame, mark_of("member_id")) == SamplesFound(certain=(0,))


def test_a_row_like_a_sample_in_any_other_file_is_only_asked_about() -> None:
    frame = as_frame(SAMPLES[1], changed(1, "x"), SAMPLES[0])
    assert found(frame, None) == SamplesFound(alike=(0, 1, 2))
    assert found(as_frame(("0007", "12"), names=["member_id", "age"]), None).alike == (0,)
    assert found(as_frame(("12",), names=["age"]), None) == SamplesFound()


def marked_in(record_type: RecordType, **row: str) -> bool:
    return bool(find_samples(pl.DataFrame([row]), record_type).alike)


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
    older = ("0001", "old@school.example", "leader", *["x"] * (len(NAMES) - 3))
    mark = TemplateMark("clubhouse", "members", "2", tuple(NAMES), (fingerprint(older),))
    frame = as_frame(SAMPLES[1], ("5", *older[1:]), older)
    assert found(frame, mark) == SamplesFound(certain=(0, 2))
    assert found(frame, None) == SamplesFound(alike=(0,))


def test_mark_with_columns_that_are_gone_says_nothing() -> None:
    gone = TemplateMark("clubhouse", "members", "2", ("member_id", "email", "gone"), ("aa",))
    nothing = TemplateMark("clubhouse", "members", "2", (), ("aa",))
    assert found(as_frame(SAMPLES[0]), gone) == SamplesFound(certain=(0,))
    assert found(as_frame(SAMPLES[0]), nothing) == SamplesFound(certain=(0,))


def test_template_made_without_samples_has_none() -> None:
    mark = TemplateMark("clubhouse", "members", "3", tuple(NAMES))
    assert found(as_frame(SAMPLES[0]), mark) == SamplesFound()


def test_nothing_is_digested_for_a_template_of_this_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frame = as_frame(*SAMPLES)
    monkeypatch.setattr(pl.DataFrame, "iter_rows", None)
    assert found(frame) == SamplesFound(certain=(0, 1))


@pytest.mark.parametrize("record_type", EVERY_TYPE, ids=lambda each: each.id)
def test_nobody_is_asked_about_records_in_a_template(record_type: RecordType) -> None:
    fields = record_type.fields
    names = tuple(each.name for each in fields)
    rows = [tuple(row.get(name, "") for name in names) for row in good_rows(record_type)]
    prints = tuple(map(fingerprint, sample_rows(record_type, fields)))
    mark = TemplateMark(record_type.system, record_type.name, "1", names, prints)
    assert find_samples(as_frame(*rows, names=list(names)), record_type, mark) == SamplesFound()
