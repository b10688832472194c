"""What of a column tells of a person, and what is the system's own."""

from __future__ import annotations

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.lookalike.case_tables import KnownOfJob
from rosterwizard.core.lookalike.personal_columns import PersonalColumn, fields_of_people
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    RecordType,
    Reference,
    Schema,
)
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.patron_jobs import job_of

OPEN = FieldRoster(personal=False)
KIND = Field("kind", constraints=Constraints(enum=("Teacher", "Student", "Guest")), roster=OPEN)


def column(field: Field | None, heading: str = "", *cells: str) -> PersonalColumn:
    """Return what is made of a column of cells below the field's name, or a heading of none."""
    of = record_type(*([field] if field else [Field("other")]))
    name = field.name if field else heading
    job = Job(system(of), (sheet(of, {name: cells or ("x",)}),))
    return KnownOfJob.of(job).column(job.sheets[0], job.sheets[0].matching.matches[0])


@pytest.mark.parametrize(
    "text", ["Teacher", " teacher ", "Techer", "Lehrer", "Teacher (2)", "", "Total", "Student 12"]
)
def test_values_of_a_list_stay_and_so_does_what_is_near_to_them(text: str) -> None:
    assert column(KIND).treated(text) == "stays"


@pytest.mark.parametrize("text", ["Anna", "Patel", "ZZ-17", "Teacher 48213", "anna@x.org"])
def test_what_is_far_from_a_list_may_be_anybody(text: str) -> None:
    assert column(KIND).treated(text) == "name"


def test_of_a_list_that_is_about_a_person_only_values_and_their_meaning_stay() -> None:
    personal = Field("kind", constraints=KIND.constraints)
    assert column(personal).treated("teacher") == "stays"
    assert column(personal).treated("Techer") == "name"


def test_items_of_a_list_are_looked_at_one_by_one() -> None:
    several = Field(
        "kinds",
        type="list",
        delimiter=";",
        roster=FieldRoster(items=KIND.constraints, personal=False),
    )
    assert column(several).treated("Teacher; student") == "stays"
    assert column(several).treated("Teacher; Patel") == "name"


def test_sentinels_synonyms_and_what_stands_for_blank_stay() -> None:
    roster = FieldRoster(personal=False, synonyms={"t": "Teacher"}, sentinels=(Category("Zzyx"),))
    field = Field("kind", constraints=KIND.constraints, roster=roster, missing_values=("nil9",))
    assert {column(field).treated(each) for each in ("T", "zzyx", "nil9")} == {"stays"}


@pytest.mark.parametrize("text", ["2031", "31", "05/03/2014", "12 March 2014", "n"])
def test_what_can_be_measured_stays(text: str) -> None:
    assert column(Field("year", type="year", roster=OPEN)).treated(text) == "stays"


def test_a_personal_year_keeps_its_form() -> None:
    assert column(Field("leaves", type="year")).treated("2031") == "note"


@pytest.mark.parametrize("text", ["Anna", "48213", "123456789"])
def test_what_cannot_be_measured_may_be_anybody(text: str) -> None:
    assert column(Field("year", type="year", roster=OPEN)).treated(text) == "name"


@pytest.mark.parametrize(
    ("text", "treated"),
    [
        ("7A", "stays"),
        ("3-May", "stays"),
        ("46143", "stays"),
        ("2026-03-05 00:00:00", "stays"),
        ("May", "name"),
        ("Smith 7", "name"),
        ("482137", "name"),
    ],
)
def test_codes_of_classes_stay_and_names_of_classes_do_not(text: str, treated: str) -> None:
    assert column(Field("home group")).treated(text) == treated


def test_a_code_that_tells_records_apart_does_not_stay() -> None:
    unique = Field("class id", constraints=Constraints(unique=True))
    assert column(unique).treated("7A") == "name"


def test_texts_that_many_share_are_open_and_those_that_none_share_are_not() -> None:
    school = Field("school", roster=OPEN)
    assert column(school, "", *["Hill"] * 50).treated("Hill") == "open"
    assert column(school, "", *(f"Hill{n}" for n in range(50))).treated("Hill") == "name"


def test_what_fills_no_field_is_anything_but_below_a_heading_of_passwords() -> None:
    assert column(None, "Notes").treated("x") == "note"
    assert column(None, "Password").treated("x") == "secret"
    assert column(None, "Notes").samples == frozenset()


def test_samples_are_known_as_they_come_back_from_a_spreadsheet() -> None:
    field = Field("id", example="00123", roster=FieldRoster(samples=("Ada", "Alan")))
    assert column(field).samples == {"123", "ada", "alan"}


def test_what_refers_to_a_personal_field_is_personal() -> None:
    key = ForeignKey("member", Reference("people", "id"))
    clubs = RecordType(
        "clubs", Schema((Field("member", roster=OPEN),), foreign_keys=(key,)), system="demo"
    )
    people = record_type(Field("id"), Field("kind", roster=OPEN))
    job = Job(
        system(people, clubs), (sheet(people, {"id": ["a"]}), sheet(clubs, {"member": ["a"]}))
    )
    assert fields_of_people(job) == {("people", "id"), ("clubs", "member")}


def test_secrets_of_a_profile_are_secrets() -> None:
    job = job_of("infiniti", {"patrons": (("username", "password"), [("anna1", "x")])})
    known = KnownOfJob.of(job)
    (one, other) = job.sheets[0].matching.matches
    assert known.column(job.sheets[0], one).treated("anna1") == "name"
    assert known.column(job.sheets[0], other).treated("x") == "secret"
