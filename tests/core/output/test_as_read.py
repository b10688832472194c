"""What was read and not edited is written with the very same cell texts, however it was written."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.output.files import output_sheet
from rosterwizard.core.profiles.language import Field, RecordType, Schema
from rosterwizard.core.reading.text_files import read_text
from tests.core.reading.test_reading_corpus import FACTS, TEXTS
from tests.helpers.small_jobs import system

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import Sheet

NAMES = ("username", "givenname", "surname", "class")
PEOPLE = RecordType(
    name="people",
    title="People",
    path="people.csv",
    schema=Schema(fields=tuple(Field(name=name) for name in NAMES)),
    system="club",
)
CELL = st.text(st.sampled_from("ab \",;'\\\n\té"), max_size=5)


def written(sheet: Sheet) -> list[list[str]]:
    """Return the cells of the file that is made of a sheet, without the headings."""
    matching = suggest_matching(sheet.headings, PEOPLE)
    made = output_sheet(system(PEOPLE, name="club"), JobSheet.of(PEOPLE, sheet, matching))
    return list(csv.reader(io.StringIO(made.content.decode("utf-8-sig"), newline="")))[1:]


@pytest.mark.parametrize("name", [name for name, facts in FACTS.items() if facts.get("rows")])
def test_every_text_of_the_corpus_is_written_as_it_was_read(name: str) -> None:
    sheet = read_text((TEXTS / name).read_bytes(), Path(name), known=frozenset(NAMES))
    if tuple(sheet.headings) == NAMES:
        assert written(sheet) == [list(row) for row in sheet.frame.rows()]


@settings(max_examples=30)
@given(
    rows=st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=5),
    ragged=st.booleans(),
)
def test_cells_of_any_text_are_written_as_they_were_read(
    rows: list[list[str]], *, ragged: bool
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([NAMES, *rows])
    sheet = read_text((out.getvalue() + "x\n" * ragged).encode(), Path("a.csv"))
    if tuple(sheet.headings) == NAMES:
        assert written(sheet) == [list(row) for row in sheet.frame.rows()]
