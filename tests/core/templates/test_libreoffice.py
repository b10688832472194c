"""What a real spreadsheet makes of a template: it opens whole, and its formulas answer right."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest
from python_calamine import load_workbook

from parts import LIBREOFFICE
from rosterwizard.core.rules import formulas
from rosterwizard.core.templates.layout import SheetLayout
from rosterwizard.core.templates.samples import sample_rows
from rosterwizard.core.templates.template_mark import LISTS_SHEET, MARK_SHEET, mark_rows, read_marks
from tests.helpers.club_profile import CLUBHOUSE, CLUBS, MEMBERS
from tests.helpers.libreoffice import saved_again, shown_cells
from tests.helpers.needing import needs
from tests.helpers.workbooks import hints, made, opened, validations

if TYPE_CHECKING:
    from openpyxl import Workbook

pytestmark = needs(LIBREOFFICE)

TEMPLATE = made(CLUBHOUSE)


@pytest.fixture(scope="module")
def again() -> Workbook:
    """Return the template, opened and saved by LibreOffice."""
    return opened(saved_again(TEMPLATE))


def test_every_cell_is_shown_as_it_was_written() -> None:
    shown = shown_cells(TEMPLATE)
    samples = [list(row) for row in sample_rows(MEMBERS, MEMBERS.fields)]
    assert shown["Members"] == [[each.name for each in MEMBERS.fields], *samples]
    assert read_marks(shown[MARK_SHEET]).keys() == {"Clubs-Groups", "Members"}


def test_validations_survive(again: Workbook) -> None:
    before, after = (validations(book["Members"]) for book in (opened(TEMPLATE), again))
    assert before.keys() == after.keys()
    for name, wanted in before.items():
        kept = after[name]
        assert (kept.type, kept.errorStyle or "stop") == (wanted.type, wanted.errorStyle or "stop")
        assert (kept.promptTitle, kept.prompt) == (wanted.promptTitle, wanted.prompt)
        assert (kept.errorTitle, kept.error) == (wanted.errorTitle, wanted.error)
        if wanted.formula1:
            assert str(kept.formula1).replace("'", "") == wanted.formula1.replace("'", "")
        if wanted.formula2:
            assert kept.formula2 == wanted.formula2


def test_colours_notes_formats_and_hidden_sheets_survive(again: Workbook) -> None:
    before, after = opened(TEMPLATE)["Members"], again["Members"]
    assert {name: set(each) for name, each in hints(after).items()} == {
        name: set(each) for name, each in hints(before).items()
    }
    assert after["A1"].comment.text == before["A1"].comment.text
    assert after["A2"].comment.text == before["A2"].comment.text
    assert after.column_dimensions["A"].number_format == "@"
    assert after.auto_filter.ref == before.auto_filter.ref
    assert {each.title for each in again.worksheets if each.sheet_state == "hidden"} == {
        LISTS_SHEET,
        MARK_SHEET,
    }


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_mark_survives_in_every_form(kind: str) -> None:
    book = load_workbook(io.BytesIO(saved_again(TEMPLATE, kind)))
    rows = book.get_sheet_by_name(MARK_SHEET).to_python()
    marks = read_marks([[str(cell) for cell in row] for row in rows])
    assert marks["Members"].columns == tuple(each.name for each in MEMBERS.fields)
    assert len(marks["Clubs-Groups"].fingerprints) == 2
    assert mark_rows("clubhouse", "3", ())[0] == tuple(rows[0])


def test_colours_show_what_is_missing_or_stands_twice() -> None:
    sheet = opened(TEMPLATE)["Members"]
    found = hints(sheet)
    cases = [
        (("0009", "x@y.example", "member"), {"leaves": [True]}),
        (("0010", "", "leader"), {"leaves": [False], "role": [False]}),
        (("", "", "", "Y"), {"member_id": [True, False], "role": [True]}),
        (("0009", "X@Y.EXAMPLE", "member"), {"member_id": [False, True], "email": [True]}),
        (("9", "a*", "Kid"), {"member_id": [False, False], "email": [False], "leaves": [True]}),
        ((), {"member_id": [False, False], "role": [False]}),
    ]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for number, (cells, _) in enumerate(cases, start=2):
        for place, cell in enumerate(cells, start=1):
            page.cell(number, place, cell or None)
        for place, formula in enumerate(f for each in found.values() for f in each):
            page.cell(number, 20 + place, "=" + moved(formula, number))
    (shown,) = answers(book, column=20).values()
    order = [(name, at) for name, each in found.items() for at in range(len(each))]
    for (cells, wanted), answered in zip(cases, shown, strict=True):
        by_hint = dict(zip(order, answered, strict=True))
        for name, expected in wanted.items():
            assert [by_hint[name, at] for at in range(len(expected))] == expected, (cells, name)


def moved(formula: str, row: int) -> str:
    """Return the formula of the heading row as a spreadsheet reads it in another row."""
    return re.sub(r"(\$[A-Z]+)1\b", rf"\g<1>{row}", formula)


def answers(book: Workbook, column: int) -> dict[str, list[list[bool]]]:
    """Return what the formulas from `column` on answer, row by row; an error is a no."""
    buffer = io.BytesIO()
    book.save(buffer)
    return {
        title: [[cell == "TRUE" for cell in row[column - 1 :]] for row in rows[1:]]
        for title, rows in shown_cells(buffer.getvalue()).items()
    }


# By name: the formula, what it lets pass, what it does not.
FORMULAS: dict[str, tuple[str | None, list[str], list[str]]] = {
    "e-mail": (
        formulas.is_email("$A1", SheetLayout("A", CLUBS, CLUBS.fields)),
        ["a@b.example", "first.last+x@school.example", "ü@ü.de"],
        ["a", "@b.example", "a@b", "a@@b.example", "a b@c.example", "a@.b", "a@b.", "a@b@c.de"],
    ),
    "date": (
        formulas.is_date("$A1", ""),
        ["2026-09-14", "2024-02-29", "2026-12-31", "2026-01-01"],
        [
            *("2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "2026-9-14"),
            *("14/09/2026", "2026/09/14", "20260914", "yesterday!", "46279"),
        ],
    ),
    "date in another form": (
        formulas.is_date("$A1", "%d.%m.%Y"),
        ["14.09.2026"],
        ["09.14.2026", "2026-09-14"],
    ),
    "no wildcards, and zeros count": (
        formulas.is_alone("$A1", "$A$2:$A$20", ignore_case=False),
        ["007", "7", "a*", "abc", "ABC", "a?c", ">1"],
        ["twice", "twice"],
    ),
    "the same but for case": (
        formulas.is_alone("$A1", "$A$2:$A$20", ignore_case=True),
        ["007", "7", "a*", "a?c", ">1"],
        ["abc", "ABC"],
    ),
    "twice": (
        formulas.stands_twice([("$A1", "$A$2:$A$20", False)]),
        ["007", "007", "a*", "a*"],
        ["7", "abc", "ABC", "a?c"],
    ),
    "items": (formulas.has_at_most("$A1", ";", 2), ["a", "a;b"], ["a;b;c"]),
    "characters": (formulas.has_none_of("$A1", '[^;"]*'), ["a", "a:b"], ["a;b", 'a"b']),
    "values": (formulas.is_one_of("$A1", ["yes", "1"]), ["Yes", "1"], ["no", "01"]),
}


@pytest.fixture(scope="module")
def verdicts() -> dict[str, list[list[bool]]]:
    """Return what each formula says of its texts, each of them in a cell that is text."""
    book = openpyxl.Workbook()
    for number, (formula, right, wrong) in enumerate(FORMULAS.values()):
        assert formula is not None
        page = book.worksheets[0] if not number else book.create_sheet()
        page.title = f"formula {number}"
        page["A1"] = "text"
        for row, text in enumerate(right + wrong, start=2):
            page.cell(row, 1, text).number_format = "@"
            page.cell(row, 2, f"={moved(formula, row)}")
    return answers(book, column=2)


@pytest.mark.parametrize("name", FORMULAS)
def test_formula_tells_right_from_wrong(name: str, verdicts: dict[str, list[list[bool]]]) -> None:
    _, right, wrong = FORMULAS[name]
    found = verdicts[f"formula {list(FORMULAS).index(name)}"]
    texts = [*right, *wrong]
    passed = [text for text, (verdict,) in zip(texts, found, strict=True) if verdict]
    assert passed == right
