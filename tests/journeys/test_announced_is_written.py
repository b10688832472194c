"""What the check announces is what the file holds, for every field of every system.

Each field gets all that it takes, its synonyms, what stands for a blank, and what it does not
take, with odd blanks around and inside, alone and in lists.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from io import StringIO
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.cells.field_values import accepted, blanks_of
from rosterwizard.core.cells.text_kinds import is_written_as_read
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import safe_fixed
from rosterwizard.core.output import output_sheet
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.services.opening import open_job
from tests.helpers.checked import found
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, Profile, RecordType

PROFILES = (*built_in_profiles(), CLUBHOUSE)
TYPES = [(profile, each) for profile in PROFILES for each in profile.record_types]
AROUND = ("", " ", "\t", "\u00a0", "\u200b", "\u2060", "\ufeff", "\u3000", "\u0085", " \u200b ")
WRITTEN = re.compile("It is written|will be written")
SYNONYM, MEANT = "another spelling", "Spelling"
STRANGE = ("nobody", "7.0", "2014-3-07", "#N/A", "x\u200by", "x\u00a0y", "=1+1")
EVERY_TYPE = pytest.mark.parametrize(
    ("profile", "record_type"), TYPES, ids=lambda each: getattr(each, "id", "")
)


def values_of(field: Field, of: RecordType) -> list[str]:
    """Return texts that mean something to the field, a few of each kind, and some that do not."""
    sentinels = [each.value for each in field.roster.sentinels]
    known = [*accepted(field)[:4], *field.roster.synonyms, *sentinels, *blanks_of(field, of)]
    cased = [other for value in known for other in (value, value.upper(), value.lower())]
    return list(dict.fromkeys([*cased, *field.roster.samples[:2], field.example, *STRANGE]))


def texts_of(field: Field, of: RecordType) -> Iterator[str]:
    """Give what may stand in the field's cells; a list gets some pairs of values, too."""
    values = values_of(field, of)
    for value, blank in beside(values):
        yield f"{blank}{value}"
        yield f"{value}{blank}"
    yield from ("", *AROUND)
    if field.type == "list":
        for value, blank in beside(values):
            yield f"{value}{blank}{field.delimiter}{blank}{values[0]}"
            yield f"{field.delimiter}{value}{blank}{field.delimiter}"


def beside(values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each value by itself and with two of what may stand around it, the first with all."""
    yield from ((values[0], blank) for blank in AROUND)
    kinds = cycle(AROUND[1:])
    for value in values[1:]:
        yield from ((value, blank) for blank in ("", next(kinds), next(kinds)))


def list_cells(field: Field) -> list[str]:
    """Return cells of a list that could be split and joined again, and would be others then."""
    mark, value = field.delimiter, field.example or "one"
    return [
        value,
        f"{value}{mark} {MEANT}",
        f" {value} {mark}\u00a0{MEANT}\t",
        f"{MEANT}{mark}{mark}{value}{mark}",
        f"{mark} {mark}",
        f"{value},{MEANT} / {value}|{MEANT}\n{value}",
        f'"{value}"{mark}{MEANT}',
    ]


def _with_synonym(field: Field) -> Field:
    if field.type != "list":
        return field
    return replace(field, roster=replace(field.roster, synonyms={SYNONYM: MEANT}))


def tidied(text: str, field: Field) -> str:
    """Return a list without blanks around its items."""
    return field.delimiter.join(item.strip() for item in text.split(field.delimiter))


@cache
def odd_sheet(type_id: str) -> tuple[JobSheet, Problems]:
    """Return a sheet that for each field has rows with all its texts, and samples beside them.

    With it come its problems.
    """
    ((profile, of),) = (each for each in TYPES if each[1].id == type_id)
    samples = [field.roster.samples[0] if field.roster.samples else "" for field in of.fields]
    rows = [
        [*samples[:at], text, *samples[at + 1 :]]
        for at, field in enumerate(of.fields)
        for text in texts_of(field, of)
    ]
    made = job_sheet(of, [field.name for field in of.fields], *rows)
    return made, check_sheet(profile, made)


def exported(profile: Profile, made: JobSheet, folder: Path) -> JobSheet:
    """Return what the system's file holds, read again as any file is."""
    file = folder / f"{made.record_type.name}.csv"
    file.write_bytes(output_sheet(profile, made).content)
    (again,) = open_job([file], PROFILES, made.record_type.id).sheets
    return again


def positions(again: JobSheet) -> list[int]:
    """Return where each row that was read again stood: rows like the samples are set aside."""
    return [number - 2 for number in again.sheet.sheet_row]


def announced(made: JobSheet, problems: Problems) -> dict[tuple[int, str], list[str]]:
    """Return what is said of each cell that is written otherwise, by its row and heading."""
    said: dict[tuple[int, str], list[str]] = {}
    for row, each in zip(problems.frame["row"], described(made, problems), strict=True):
        otherwise = WRITTEN.search(each.message) and not each.message.endswith(
            ("written, too.", "as it is.")
        )
        if row is not None and otherwise:
            said.setdefault((row, str(each.heading)), []).append(each.message)
    return said


@EVERY_TYPE
def test_what_is_announced_is_written_and_nothing_else_changes(
    profile: Profile, record_type: RecordType, tmp_path: Path
) -> None:
    made, problems = odd_sheet(record_type.id)
    said = announced(made, problems)
    again = exported(profile, made, tmp_path)
    before, after, rows = made.by_field(), again.by_field(), positions(again)
    for name in before.columns:
        for row, cell, written in zip(rows, before[name][rows], after[name], strict=True):
            messages = said.pop((row, name), [])
            # Of a cell of nothing but blanks it is said that it must be filled.
            assert bool(messages) == (written != cell) or (cell in AROUND and not written)
            told = [message for message in messages if not message.endswith("without them.")]
            assert [each for each in told if f"“{written}”" not in each] == []
    assert {row for row, _ in said} <= set(range(before.height)) - set(rows)


@EVERY_TYPE
@pytest.mark.parametrize("respelling", [False, True])
def test_a_list_whose_items_need_no_change_is_written_byte_for_byte(
    profile: Profile, record_type: RecordType, *, respelling: bool
) -> None:
    fields = [_with_synonym(each) if respelling else each for each in record_type.fields]
    of = replace(record_type, schema=replace(record_type.schema, fields=tuple(fields)))
    for at, field in enumerate(fields):
        if field.type != "list":
            continue
        texts = [*list_cells(field), SYNONYM] if respelling else list_cells(field)
        samples = ["x"] * len(fields)
        rows = [[*samples[:at], text, *samples[at + 1 :]] for text in texts]
        made = job_sheet(of, [each.name for each in fields], *rows)
        content = output_sheet(profile, made).content.decode(of.roster.encoding)
        table = csv.reader(StringIO(content, newline=""), delimiter=of.dialect.delimiter)
        headings, *lines = table
        written = [line[headings.index(field.name)] for line in lines]
        as_read = is_written_as_read(field, of)
        assert written == [
            MEANT if text == SYNONYM else text if as_read else tidied(text, field) for text in texts
        ]


@EVERY_TYPE
def test_what_is_clean_after_the_safe_fixes_is_clean_in_the_file(
    profile: Profile, record_type: RecordType, tmp_path: Path
) -> None:
    fixed = safe_fixed(*odd_sheet(record_type.id))
    left = found(fixed, check_sheet(profile, fixed))
    again = exported(profile, fixed, tmp_path)
    rows = positions(again)
    for row, name, code in found(again, check_sheet(profile, again)):
        # That a row looks like a sample is noticed in files alone.
        assert row is None or code == "like-sample" or (rows[row], name, code) in left
