"""Whatever a look-alike replaces, the screen mask hides: in fields, headings, names and titles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob, TableMeaning
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.told_texts import names_of_fields, plain_headings
from rosterwizard.core.messages.screen_mask import (
    FILE_GAPS,
    HEADING_GAPS,
    hide_personal,
    know_headings,
    screened,
    screened_gap,
    screened_heading,
)
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.aside_row import AsideRow
from tests.helpers.checked import sheet as checked_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.profiles.language import Profile, RecordType

SEVERAL = 4  # rows with the same text: what many share is told more freely
TYPES = [
    pytest.param(profile, kind, id=kind.id)
    for profile in built_in_profiles()
    for kind in profile.record_types
]
TEXTS = (
    *(
        "Quorlin",
        "14 Zwickmoor Lane",
        "0412 345 678",
        "4711",
        "48213",
        "2031",
        "7A",
        "10.B",
        "9B-2",
    ),
    *("17/05/2013", "05.03.", "2012-03-14", "45000", "Kimble Primary School", "ja", "perhaps"),
    *("annalee@hillroad.example", "7", "12", "Science, Quorlin", "Y1", "n/a", "1.0"),
)
HEADINGS = (
    *("Quorlin", "Quorlin's e-mail", "Username of Quorlin", "surnam", "Telephone 04123456"),
    *(
        "Anna Surname",
        "First name (Anna)",
        "E-mail of the pupil",
        "Class 7A of Quorlin",
        "[Quorlin]",
    ),
)
NAMES = ("Class of Quorlin", "7.Quorlin", "Quorlin.csv", "Year 7", "list", "Quorlin 2031")


@pytest.fixture(autouse=True)
def hidden() -> Iterator[None]:
    hide_personal(hidden=True)
    yield
    hide_personal(hidden=False)
    know_headings(())


def case_of(profile: Profile, sheet: JobSheet, names: tuple[str, ...] = ()) -> DrawnCase:
    job = Job(profile, (sheet,))
    known = KnownOfJob.of(job)
    rows = [[each.heading for each in sheet.matching.matches], *sheet.frame.rows()]
    table = CaseTable(rows, TableMeaning.of(sheet, known))
    return DrawnCase.of(job, known, [table], names, key=bytes(range(32)))


def texts_of(kind: RecordType, name: str) -> list[str]:
    field = kind.field(name)
    named = [each.label for each in field.categories if each.label]
    listed = [*field.allowed, *field.roster.synonyms, *field.true_values, *field.false_values]
    return [*TEXTS, *named, *listed, *(each.value for each in field.roster.sentinels)]


@pytest.mark.parametrize(("profile", "kind"), TYPES)
def test_texts_of_every_field(profile: Profile, kind: RecordType) -> None:
    for field in kind.fields:
        cells = [each for each in texts_of(kind, field.name) for _ in range(SEVERAL)]
        sheet = checked_sheet(kind, {field.name: cells})
        case = case_of(profile, sheet)
        made = [each for (each,) in case.tables[0].replaced(case.texts)[1:]]
        told = [*map(sheet.told.of(0), cells)]
        assert left(cells, made, told) == [], field.name


@pytest.mark.parametrize(("profile", "kind"), TYPES)
def test_values_that_all_rows_have(profile: Profile, kind: RecordType) -> None:
    for field in kind.fields:
        sheet = checked_sheet(kind, {"Notes of Quorlin": ["x"]})
        for text in texts_of(kind, field.name):
            constants = {field.name: text}
            of_all = replace(sheet, matching=replace(sheet.matching, constants=constants))
            made = case_of(profile, of_all).constant(of_all, field.name, text)
            told = of_all.told.of_field(field.name)(text)
            assert left([text], [made], [told]) == [], field.name


@pytest.mark.parametrize("turned", ["none", "maybe", "makes"])
@pytest.mark.parametrize(("profile", "kind"), TYPES)
def test_texts_of_columns_that_fill_no_field(
    profile: Profile, kind: RecordType, turned: str
) -> None:
    cells = [each for each in TEXTS for _ in range(SEVERAL)]
    plain = checked_sheet(kind, {"Notes of Quorlin": cells})
    for field in kind.fields if turned != "none" else kind.fields[:1]:
        matching = plain.matching
        if turned == "maybe":
            (match,) = matching.matches
            matching = replace(matching, matches=(replace(match, maybe=field.name),))
        elif turned == "makes":
            matching = replace(matching, made={field.name: Making((0,))})
        sheet = replace(plain, matching=matching)
        case = case_of(profile, sheet)
        made = [each for (each,) in case.tables[0].replaced(case.texts)[1:]]
        told = [*map(sheet.told.of(0), cells)]
        assert left(cells, made, told) == [], field.name


@pytest.mark.parametrize(("profile", "kind"), TYPES)
def test_headings(profile: Profile, kind: RecordType) -> None:
    names = [each.label for each in kind.fields]
    texts = [*HEADINGS, *names, *(f"{each} Quorlin" for each in names)]
    sheet = checked_sheet(kind, {each: ["x"] for each in texts})
    know_headings(plain_headings(sheet.matching, kind) | names_of_fields(kind))
    case = case_of(profile, sheet)
    made = case.tables[0].replaced(case.texts)[0]
    assert left(texts, made, [*map(screened_heading, texts)]) == []
    for gap in HEADING_GAPS:
        assert left(texts, made, [screened_gap(gap, each) for each in texts]) == []


@pytest.mark.parametrize("gap", sorted(FILE_GAPS))
def test_names_of_files_and_sheets(gap: str) -> None:
    profile = built_in_profiles()[0]
    sheet = checked_sheet(profile.record_types[0], {"x": ["y"]})
    case = case_of(profile, sheet, NAMES)
    told = [screened_gap(gap, each) for each in NAMES]
    assert left(NAMES, [*map(case.name, NAMES)], told) == []


def test_titles_and_comments() -> None:
    profile = built_in_profiles()[0]
    sheet = checked_sheet(profile.record_types[0], {"x": ["y"]})
    texts = [*NAMES, *TEXTS]
    case = case_of(profile, sheet, tuple(texts))
    made = [*map(case.name, texts)]
    assert left(texts, made, [*map(screened, texts)]) == []
    rows = [AsideRow(1, "no-record", each).in_words() for each in texts]
    told = [text if f": {text}" in row else "" for text, row in zip(texts, rows, strict=True)]
    assert left(texts, made, told) == []


def left(texts: tuple[str, ...] | list[str], made: list[str], told: list[str]) -> list[str]:
    """Return the texts that a look-alike replaces, and that are told all the same."""
    every = zip(texts, made, told, strict=True)
    return [text for text, new, shown in every if text != new and shown == text]
