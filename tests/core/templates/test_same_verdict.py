"""A template's sheet and the checker say the same of a value, for every field of every system."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter

from parts import LIBREOFFICE
from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.templates.checks import CellCheck, check_of
from rosterwizard.core.templates.explained import rules_by_field
from rosterwizard.core.templates.layout import SheetLayout
from tests.helpers.checked import sheet as read_sheet
from tests.helpers.libreoffice import shown_cells
from tests.helpers.needing import needs
from tests.helpers.rule_verdicts import moved
from tests.helpers.workbooks import made, opened, validations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.datavalidation import DataValidation

    from rosterwizard.core.profiles.language import Profile, RecordType

pytestmark = needs(LIBREOFFICE)

PROFILES = {each.name: each for each in built_in_profiles()}
MAILS = (
    *("a@b.example", "first.last+x@school.example", "o'neil@a-b.example", "ü@ü.de", "1@2.co"),
    *("a@3d.example", "a@b1.example", "x_y@b.example", "a!b@c.example", "a@b.c.d.example"),
    *("a", "@", "a@", "@b.example", "a@b", "a@@b.example", "a@b@c.de", "a b@c.example", "a@.b.de"),
    *("a@b.", "a@b..de", "a..b@c.de", ".a@b.de", "a.@b.de", "a@-b.de", "a@b-.de", "a@b.-c.de"),
    *("a@b.c", "a@b.C", "a@b.1", "a@b.c1", "a@b_c.de", "a@b!.de", "a,b@c.de", "a;b@c.de"),
    *("a@b.de;", "a@b.de,", "<a@b.de>", "a<a@b.de>", "a@b,de", "a@[1.2.3.4]", "mailto:a@b.de"),
    *('"a"@b.de', "a(b)@c.de", "a\\b@c.de", "a@b.de/", "a@b.de-", "a@b'c.de", "a@b/c.de"),
    *("a@b.d\u2013e", "a\u00a0b@c.de", "a@b\u2019s.de", "a@b.xn--p1ai"),
)
DATES = (
    *("2026-09-14", "2024-02-29", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31"),
    *("2026-9-14", "14/09/2026", "2026/09/14", "20260914", "2026- 1-01", "2026-+1-01"),
    *("2e03-01-01", "2026-1.-01", "0000-01-01", "2026-09-1\u0664", "2026-09-14x", "x2026-09-14"),
)
NUMBERS = (
    "0",
    "5",
    "007",
    "12",
    "0999",
    "999",
    "1000",
    "2031",
    "9999",
    "10000",
    "-3",
    "2.5",
    "1e3",
)
WORDS = (
    *(
        "abc",
        "ABC-9",
        "Zo\u00eb",
        "x",
        "ab",
        "a;b",
        "a;",
        ";a",
        "a;;",
        "a; b",
        "a:b",
        "_a",
        "-a",
        "a_b.c+d-e",
        "a b",
        "12a",
    ),
    *("\u0664\u0665", "x" * 39, "y" * 41, "z" * 65, "v" * 69, "w" * 257, "twice", "twice"),
)
_LAST_ROW = re.compile(r"\$[0-9]{4,}\b")  # so many rows take their time
VALUES = (*MAILS, *DATES, *NUMBERS, *WORDS)


def stored(text: str, check: CellCheck) -> str | float:
    """Return what a spreadsheet makes of a text that is typed into the column."""
    if check.kind not in {"whole", "decimal"}:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def checks_of(profile: Profile, record_type: RecordType) -> dict[str, CellCheck]:
    """Return the checks of the fields that no list closes."""
    rules = rules_by_field(profile, record_type)
    layout = SheetLayout("A", record_type, record_type.fields, lists=lambda _: "_lists!$A$1:$A$9")
    found = {each.name: check_of(layout, each, rules[each.name]) for each in record_type.fields}
    return {name: check for name, check in found.items() if check and check.kind != "list"}


def condition(validation: DataValidation, letter: str) -> str:
    """Return what is true where the sheet takes the cell in row 1."""
    cell, low, high = f"${letter}1", validation.formula1, validation.formula2
    if validation.type == "custom":
        return str(low)
    of = f"LEN({cell})" if validation.type == "textLength" else cell
    bounds = {
        "between": f"{of}>={low},{of}<={high}",
        "greaterThanOrEqual": f"{of}>={low}",
        "lessThanOrEqual": f"{of}<={low}",
    }[validation.operator or "between"]
    whole = f",INT({cell})={cell}" if validation.type == "whole" else ""
    number = "" if validation.type == "textLength" else f",ISNUMBER({cell}){whole}"
    return f"AND({bounds}{number})"


def in_sheet(profile: Profile) -> Iterator[tuple[str, str, int, bool]]:
    """Give for each record type, field and value (its place) whether the sheet takes it."""
    book = opened(made(profile, samples=False))
    columns: dict[tuple[str, str], tuple[str, int]] = {}
    for page, record_type in zip(book.worksheets[1:], profile.record_types, strict=False):
        page.conditional_formatting = ConditionalFormattingList()
        found, rules = validations(page), dict[str, str]()
        for name, check in checks_of(profile, record_type).items():
            place = [each.name for each in record_type.fields].index(name) + 1
            letter = get_column_letter(place)
            rules[name] = condition(found[name], letter)
            columns[record_type.name, name] = (page.title, 60 + place)
            for at, text in enumerate(VALUES):
                cell = page.cell(at + 2, place)
                cell.value, cell.number_format = stored(text, check), "@"
                rule = moved(_LAST_ROW.sub(f"${len(VALUES) + 1}", rules[name]), at + 1)
                page.cell(at + 2, 60 + place).value = f"={rule}"
    book.save(buffer := io.BytesIO())
    shown = shown_cells(buffer.getvalue())
    for (type_name, name), (title, column) in columns.items():
        for at in range(len(VALUES)):
            # A condition may be a number, as Excel takes it.
            said = shown[title][at + 1][column - 1]
            yield type_name, name, at, said not in {"FALSE", "0"} and not said.startswith("#")


def by_checker(profile: Profile) -> Iterator[tuple[str, str, int, bool]]:
    """Give the same of the checker: whether it says nothing of the kind."""
    for record_type in profile.record_types:
        checks = checks_of(profile, record_type)
        texts = {
            name: [str(stored(text, check)) for text in VALUES] for name, check in checks.items()
        }
        job_sheet = read_sheet(record_type, texts)
        found = check_job(Job(profile, (job_sheet,)))[record_type.name]
        rows = found.frame.drop_nulls().iter_rows()
        names = [match.field for match in job_sheet.matching.matches]
        broken = {(names[column], row, found.rules[rule].code) for row, column, rule in rows}
        for name, check in checks.items():
            codes = {rule.code for rule in check.rules}
            for at in range(len(VALUES)):
                told = {code for code in codes if (name, at, code) in broken}
                # What is no address as it stands may mean one that is there: nobody typed it twice.
                if (name, at, "format") in broken and VALUES.count(VALUES[at]) == 1:
                    told.discard("unique")
                yield record_type.name, name, at, not told


@pytest.mark.parametrize("name", PROFILES)
def test_sheet_and_checker_say_the_same(name: str) -> None:
    sheet = {each[:3]: each[3] for each in in_sheet(PROFILES[name])}
    checker = {each[:3]: each[3] for each in by_checker(PROFILES[name])}
    assert sheet.keys() == checker.keys()
    different = [
        (*key[:2], VALUES[key[2]], "sheet takes it" if sheet[key] else "checker takes it")
        for key in sheet
        if sheet[key] != checker[key] and not is_first_of_two(key[2])
    ]
    assert different == []


def is_first_of_two(at: int) -> bool:
    """Tell whether a value comes again in any case: the checker names one, a sheet both."""
    return VALUES[at].lower() in map(str.lower, VALUES[at + 1 :])
