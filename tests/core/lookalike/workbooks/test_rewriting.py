"""Whatever workbook there is, it can be written anew.

With its own texts it reads the same; with others these are read, and nothing of its own is left.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from parts import LIBREOFFICE
from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.lookalike.found_originals import texts_in
from rosterwizard.core.lookalike.words_inside import SHORTEST
from rosterwizard.core.lookalike.workbooks.rewriting import every_text, with_texts
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.containers import container_of
from rosterwizard.core.reading.workbooks.library import read_workbook
from rosterwizard.core.reading.workbooks.messages import Request
from rosterwizard.core.reading.workbooks.workbook_sheets import workbook_sheets
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates.template_mark import MARK_SHEET, OWN_SHEETS
from tests.helpers.every_workbook import (
    as_they_are,
    every_workbook,
    said_in,
    turned,
    with_everything,
)
from tests.helpers.libreoffice import saved_again
from tests.helpers.needing import needs
from tests.helpers.odd_workbooks import ODD_WORKBOOKS
from tests.helpers.workbook_files import workbook, xlsx_file, zip_file

if TYPE_CHECKING:
    from rosterwizard.core.lookalike.workbooks.texts import WorkbookTexts
    from rosterwizard.core.sheet.sheet import Sheet

REQUEST = Request((), tuple(OWN_SHEETS), MARK_SHEET, 0, MEMORY_SHEET)
MOST_LEFT = 3  # signs of a text that may stay


def _ours() -> str:
    """Return what every rewritten workbook says, whoever's it was."""
    empty = [workbook({"1": [[1]]}), ODD_WORKBOOKS["ods-zeros"].data]
    return "\n".join(said_in(with_texts(each, turned(every_text(each))).content) for each in empty)


OURS = _ours()


def sheets_of(data: bytes) -> list[Sheet] | str:
    """Return what the program reads; the code of the fault where it refuses."""
    try:
        return list(workbook_sheets(read_workbook(data, REQUEST), Path("x")) or ())
    except RosterError as error:
        return error.code


def facts(sheet: Sheet) -> object:
    oddities = {
        oddity: None if rows is None else rows.to_list() for oddity, rows in sheet.oddities.items()
    }
    return (
        replace(sheet, frame=None, sheet_row=None, oddities={}),  # type: ignore[arg-type] # beside it
        *(sheet.frame.rows(), sheet.sheet_row.to_list(), oddities),
    )


def compared(data: bytes) -> object:
    found = sheets_of(data)
    return found if isinstance(found, str) else list(map(facts, found))


def all_texts(texts: WorkbookTexts) -> set[str]:
    return {cell.text for cell in texts.cells()} | {each.text for each in texts.others}


@pytest.mark.parametrize("name", [*every_workbook()])
def test_with_its_own_texts_it_reads_the_same(name: str) -> None:
    data = every_workbook()[name]
    rewritten = with_texts(data, as_they_are(every_text(data)))
    assert (rewritten.unlike, rewritten.otherwise) == ([], [])
    assert compared(rewritten.content) == compared(data)
    assert rewritten.anew == (container_of(data) in {"xls", "xlsb"})
    assert container_of(rewritten.content) == rewritten.ending.removeprefix(".")
    assert ("looks" in rewritten.dropped) == rewritten.anew


@pytest.mark.parametrize("name", [*every_workbook()])
def test_other_texts_are_read_and_its_own_are_gone(name: str) -> None:
    data = every_workbook()[name]
    texts = every_text(data)
    new = turned(texts)
    rewritten = with_texts(data, new)
    assert (rewritten.unlike, rewritten.otherwise) == ([], [])
    again = every_text(rewritten.content)
    assert [each.kinds for each in again.sheets] == [each.kinds for each in texts.sheets]
    if not rewritten.anew:
        assert [each.computed for each in again.sheets] == [each.computed for each in texts.sheets]
    written = "\n".join([*all_texts(again), *new.others.values(), rewritten.ending])
    said = said_in(rewritten.content)
    gone = {text for text in all_texts(texts) if len(text) > MOST_LEFT and text not in written}
    assert [text for text in gone if text in said and text not in OURS] == []


@needs(LIBREOFFICE)
@pytest.mark.parametrize(("name", "kind"), [("_with_everything", "xlsx"), ("calc-ods", "ods")])
def test_what_is_written_opens_in_libreoffice(name: str, kind: str) -> None:
    data = every_workbook()[name]
    texts = every_text(data)
    rewritten = with_texts(data, turned(texts))
    again = every_text(saved_again(rewritten.content, kind, of=kind))
    assert [each.name for each in again.sheets] == [
        turned(texts).others.get(each.name, each.name) for each in texts.sheets
    ]


def test_no_name_is_left_wherever_it_stood() -> None:
    texts = every_text(with_everything())
    rewritten = with_texts(with_everything(), turned(texts))
    said = said_in(rewritten.content)
    names = "Wormwood Trunchbull Hortensia Honey Phelps Nigel Amanda Agatha Magnus Bogtrotter"
    names += " Crunchem Lavender Fred school.example 112358 openpyxl"
    assert [name for name in names.split() if name in said] == []
    assert rewritten.dropped == {
        "charts": 2,
        "comments": 1,
        "tables": 1,
        "facts": 2,
        "formats-by-rule": 1,
        "checks": 1,
        "filters": 1,
        "links": 1,
        "page-lines": 1,
        "drawings": 1,
    }


@pytest.mark.parametrize(
    "name", ["_with_everything", "calc-ods", "calc-xls", "linked-to-another-file"]
)
def test_what_every_workbook_says_is_no_name_that_is_left(name: str) -> None:
    data = every_workbook()[name]
    others = {
        each.text: "x" if each.where == "number-format" else f"s{number}"
        for number, each in enumerate(every_text(data).others)
    }
    content = with_texts(data, NewTexts({}, others)).content
    words = {word for text in texts_in(content) for word in plain_words(text)}
    known = {"false", "vlookup", "name", "sheet"}  # functions, and words of headings
    assert {word for word in words if len(word) >= SHORTEST} <= known


def test_formulas_keep_their_shape() -> None:
    content = with_texts(with_everything(), turned(every_text(with_everything()))).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall("<f>(.*?)</f>", sheet) == [
        "VLOOKUP(\"Usvodicvmm\",'Njtt Ipofz''t dmbtt'!A1:C9,3,FALSE)&amp;name_1",
        "SUM(#NAME?)+223469",
    ]


def test_a_text_without_a_new_one_stays_nowhere() -> None:
    texts = every_text(with_everything())
    own = as_they_are(texts)
    with pytest.raises(LookupError):
        with_texts(with_everything(), NewTexts(own.sheets, {}))
    blank = with_texts(with_everything(), NewTexts({}, own.others))
    assert "Wormwood" not in said_in(blank.content)


def test_a_cell_that_cannot_show_its_text_is_told() -> None:
    data = every_workbook()["class-turned-into-a-date"]
    new = as_they_are(every_text(data))
    new.sheets["People"][0][1] = "30-Feb"
    (unlike,) = with_texts(data, new).unlike
    assert (unlike.sheet, unlike.row, unlike.column) == ("People", 1, 0)
    assert "People" not in repr(unlike)


@pytest.mark.parametrize("name", [each for each in ODD_WORKBOOKS if ODD_WORKBOOKS[each].fault])
def test_what_reading_refuses_is_refused(name: str) -> None:
    data = ODD_WORKBOOKS[name].data
    if ODD_WORKBOOKS[name].fault == "nothing-in-it":
        assert every_text(data).sheets == []
        return
    with pytest.raises(RosterError) as caught:
        every_text(data)
    assert caught.value.code == ODD_WORKBOOKS[name].fault


def test_a_zip_of_other_files_is_none() -> None:
    with pytest.raises(RosterError) as caught:
        every_text(zip_file({"a.csv": "a,b"}))
    assert caught.value.code == "other-document"


def test_entities_are_not_expanded() -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    data = xlsx_file(cell)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE x [<!ENTITY a "Anna">]>' + sheet
    with pytest.raises(RosterError) as caught:
        every_text(zip_file(parts))
    assert caught.value.code == "file-damaged"


def test_nothing_that_was_read_is_shown() -> None:
    texts = every_text(with_everything())
    new = as_they_are(texts)
    cell = next(texts.cells())
    shown = repr((texts, new, with_texts(with_everything(), new), cell))
    assert not [text for text in all_texts(texts) if len(text) > MOST_LEFT and text in shown]
