"""What of a column tells of a person, and what is the system's own."""

from __future__ import annotations

import pytest

from rosterwizard.core.job.job import Job
from rosterwizard.core.lookalike.case_tables import KnownOfJob
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_texts import LookAlikeTexts
from rosterwizard.core.lookalike.misspelt_values import Misspelt
from rosterwizard.core.lookalike.personal_columns import PersonalColumn, fields_of_people
from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    Profile,
    RecordType,
    Reference,
    Schema,
)
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.patron_jobs import infiniti_job, job_of

OF_NOBODY = FieldRoster(personal=False)
KINDS = Constraints(enum=("Teacher", "Student", "Guest"))
KIND = Field("kind", constraints=KINDS, roster=OF_NOBODY)
FIELDS = [
    pytest.param(kind, field, id=f"{profile.name}-{kind.name}-{field.name}")
    for profile in built_in_profiles()
    for kind in profile.record_types
    for field in kind.fields
]
PERSONAL = [
    *("14 Zwickmoor Lane", "0412 345 678", "555-1234", "2045 1987", "4021-77", "Asthma puffer"),
    *("17/05/2013", "14.03.2012", "31.3.14", "2012-03-14", "12 May 2014", "May 2012", "41729"),
    *("Guardian: Hrvojka Stipanic", "Hrvojnik", "Kimble Primary School", "Expelled 8", "2012 7"),
]

SHORT = ["1", "99", "0012", "7A", "10.B", "9B-2", "7. Aug", "2026-08-07", "46241", "x"]


def column(field: Field | None, heading: str = "", *cells: str) -> PersonalColumn:
    """Return what is made of a column of cells below the field's name, or a heading of none."""
    of = record_type(*([field] if field else [Field("other")]))
    name = field.name if field else heading
    job = Job(system(of), (sheet(of, {name: cells or ("x",)}),))
    return KnownOfJob.of(job).column(job.sheets[0], job.sheets[0].matching.matches[0])


@pytest.mark.parametrize(
    ("kind", "field"),
    FIELDS,
)
def test_below_no_field_of_any_system_a_personal_text_stays(kind: RecordType, field: Field) -> None:
    of = record_type(*kind.fields)
    job = Job(system(of), (sheet(of, {field.name: ["x"]}),))
    known = KnownOfJob.of(job)
    held = known.column(job.sheets[0], job.sheets[0].matching.matches[0])
    assert held.field == field
    assert [text for text in PERSONAL if held.treated(text) == "stays"] == []
    constant = known.constant(job.sheets[0], field.name)
    assert [text for text in PERSONAL if constant.treated(text) == "stays"] == []
    assert [each for each in PERSONAL if _made(known, held, each) == each] == []


def _made(known: KnownOfJob, held: PersonalColumn, text: str) -> str:
    texts = LookAlikeTexts(KeyedChance(bytes(range(32))), known.own)
    texts.learn_treated(text, held.treated(text))
    texts.settle()
    return texts.treated(text, held.treated(text))


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda profile: profile.name)
def test_what_refers_to_a_key_of_any_system_is_replaced_as_the_key_is(profile: Profile) -> None:
    sheets = tuple(
        sheet(kind, {field.name: ["x"] for field in kind.fields}) for kind in profile.record_types
    )
    job = Job(profile, sheets)
    known = KnownOfJob.of(job)
    held = {
        (each.record_type.name, match.field): known.column(each, match)
        for each in job.sheets
        for match in each.matching.matches
    }
    for kind in profile.record_types:
        for key in kind.schema.foreign_keys:
            target = key.reference.resource or kind.name
            for one, other in zip(key.names, key.reference.names, strict=True):
                told = [held[kind.name, one], held[target, other]]
                for text in (*SHORT, *PERSONAL):
                    assert len({each.treated(text) for each in told}) == 1, (kind.name, one, text)


@pytest.mark.parametrize("text", ["Teacher", " teacher ", "Lehrer"])
def test_values_of_a_list_stay_and_so_does_what_means_them(text: str) -> None:
    assert column(KIND).treated(text) == "stays"


@pytest.mark.parametrize("text", ["Anna", "Teacher (2)", "Total", "anna@x.org", "7"])
def test_what_is_not_of_a_list_may_be_anybody(text: str) -> None:
    assert column(KIND).treated(text) == "name"


def test_of_a_list_that_is_about_a_person_only_values_and_their_meaning_stay() -> None:
    personal = Field("kind", constraints=KINDS)
    assert column(personal).treated("teacher") == "stays"
    assert isinstance(column(personal).treated("Techer"), Misspelt)


def test_items_of_a_list_are_looked_at_one_by_one() -> None:
    several = Field(
        "kinds",
        type="list",
        delimiter=";",
        roster=FieldRoster(items=KINDS, personal=False),
    )
    assert column(several).treated("Teacher; student") == "stays"
    assert column(several).treated("Teacher; Patel") == "name"


def test_sentinels_synonyms_and_what_stands_for_blank_stay() -> None:
    roster = FieldRoster(personal=False, synonyms={"t": "Teacher"}, sentinels=(Category("Zzyx"),))
    field = Field("kind", constraints=KINDS, roster=roster, missing_values=("nil9",))
    assert {column(field).treated(each) for each in ("T", "zzyx", "nil9")} == {"stays"}


def test_a_sentinel_stays_also_where_any_text_may_stand() -> None:
    held = column(Field("remark", roster=FieldRoster(sentinels=(Category("(clear)"),))))
    assert [held.treated(each) for each in (" (Clear) ", "(clean)")] == ["stays", "name"]


@pytest.mark.parametrize("text", ["2031", "31", " -7", "'2031", "+12", "2031.0", "7,00"])
def test_one_short_number_stays_where_a_number_is_meant(text: str) -> None:
    for kind in ("year", "integer", "number"):
        assert column(Field("year", type=kind, roster=OF_NOBODY)).treated(text) == "stays"
    assert column(Field("start", type="date", roster=OF_NOBODY)).treated(text) == "date"


@pytest.mark.parametrize(
    ("form", "manner"),
    [("default", "period"), ("%d.%m.%Y", "period"), ("%m/%d/%Y", "month-first-period")],
)
def test_days_that_a_rule_compares_are_told_from_others(form: str, manner: str) -> None:
    later = Field("until", type="date", format=form, roster=FieldRoster(not_before="from"))
    of = record_type(Field("from", type="date"), later, Field("born", type="date"))
    job = Job(system(of), (sheet(of, {each: ["x"] for each in ("from", "until", "born")}),))
    known = KnownOfJob.of(job)
    (one,) = job.sheets
    treated = [known.column(one, each).treated("2026-09-01") for each in one.matching.matches]
    assert treated == ["period", manner, "date"]


def test_a_personal_year_keeps_its_form() -> None:
    assert column(Field("leaves", type="year")).treated("2031") == "note"


@pytest.mark.parametrize("text", ["Anna", "48213", "20 31", "7.5", "05/03/2014", "n", "²", "٣"])
def test_what_is_no_short_number_may_be_anybody(text: str) -> None:
    assert column(Field("year", type="year", roster=OF_NOBODY)).treated(text) == "note"


@pytest.mark.parametrize(
    ("text", "treated"),
    [
        ("7A", "stays"),
        ("10.B", "stays"),
        ("9B-2", "stays"),
        ("3-May", "stays"),
        ("31.3.14", "name"),
        ("4021-77", "name"),
        ("46143", "name"),
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


def test_texts_that_many_share_are_replaced_like_any_other() -> None:
    school = Field("school", roster=OF_NOBODY)
    assert column(school, "", *["Hill"] * 50).treated("Hill") == "name"


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
        "clubs", Schema((Field("member", roster=OF_NOBODY),), foreign_keys=(key,)), system="demo"
    )
    people = record_type(Field("id"), Field("kind", roster=OF_NOBODY))
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


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        *(("5-Mar", True), ("05.03.", True), ("05.03.2026", True), ("3/5/25", True)),
        *(("2026-03-05 00:00:00", True), ("46086", True)),
        *(("05.03.2014", False), ("3/5/14", False), ("41703", False), ("2014-03-05", False)),
        *(("5-Mar Anna", False), ("0412 345 678", False), ("05.03.2026 2014", False)),
    ],
)
def test_only_a_day_on_which_no_pupil_was_born_stays_a_code(text: str, *, stays: bool) -> None:
    job = infiniti_job((("username", "formclass"), [("a", text)]))
    (sheet,) = job.sheets
    match = sheet.matching.matches[1]
    recent = KnownOfJob.of(job, this_year=2026).column(sheet, match)
    assert (recent.treated(text) == "stays") == stays


def test_where_days_were_codes_a_number_is_one_of_them() -> None:
    job = infiniti_job((("username", "formclass"), [("a", "41703")]))
    (sheet,) = job.sheets
    match = sheet.matching.matches[1]
    damage = ExpectedProblem(sheet.record_type.id, "date-damage", "warning", "formclass")
    treated = [
        KnownOfJob.of(job, problems).column(sheet, match).treated("41703")
        for problems in ((), (damage,))
    ]
    assert treated == ["name", "date"]
