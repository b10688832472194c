"""Every kind of workbook gives the same texts, from the sheets that hold records."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.kinds import OLE_START
from rosterwizard.core.reading.workbooks import library
from rosterwizard.core.reading.workbooks.extras import Extras
from rosterwizard.core.reading.workbooks.library import read_workbook
from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Mark,
    Marks,
    Message,
    Names,
    OtherZip,
    Request,
    Rows,
    SheetEnd,
    SheetStart,
)
from rosterwizard.core.reading.workbooks.xlsx_extras import XlsxParts
from rosterwizard.core.sheet.marked_before import LIST_WIDTH, mark_of_list
from rosterwizard.core.templates.template_mark import properties_of
from tests.helpers.workbook_files import ods_file, workbook, xlsx_file, zip_file
from tests.helpers.xlsb_files import cell, xlsb_file
from tests.helpers.xlsb_files import row as row_head
from tests.helpers.xlsb_files import text as text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parents[3] / "data" / "reading"
PEOPLE = [
    ("Student list 2031", "", "", "", "", ""),
    ("", "", "", "", "", ""),
    ("ID", "Name", "Born", "Active", "Points", "Since"),
    ("00042", "Zoë Müller", "2019-03-04", "TRUE", "7", "2031-09-01T08:30:00"),
    ("", "", "", "", "", ""),
    ("00043", "José Núñez", "2018-12-31", "FALSE", "7.5", ""),
]


def messages(data: bytes, *sheet_names: str) -> list[Message]:
    request = Request(sheet_names, ("_mark", "Read me"), "_mark", 0)
    return list(read_workbook(data, request))


def tables(sent: Iterable[Message]) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of each sheet by its name."""
    found: dict[str, list[tuple[str, ...]]] = {}
    rows: list[tuple[str, ...]] = []
    for message in sent:
        if isinstance(message, SheetStart):
            rows = found[message.name] = []
        elif isinstance(message, Rows):
            rows.extend(zip(*message.columns, strict=True))
    return found


def starts(data: bytes, *sheet_names: str) -> list[SheetStart]:
    return [each for each in messages(data, *sheet_names) if isinstance(each, SheetStart)]


def refusal(data: bytes, *sheet_names: str) -> RosterError:
    with pytest.raises(RosterError) as caught:
        messages(data, *sheet_names)
    return caught.value


def made_people() -> bytes:
    return workbook(
        {
            "People": [
                ["Student list 2031"],
                [],
                ["ID", "Name", "Born", "Active", "Points", "Since"],
                ["00042", "Zoë Müller", date(2019, 3, 4), True, 7, datetime(2031, 9, 1, 8, 30)],  # noqa: DTZ001 - workbooks know no time zones
                [],
                ["00043", "José Núñez", date(2018, 12, 31), False, 7.5],
            ],
            "Notes": [["nothing to see"]],
        }
    )


def test_xlsx_and_xls_give_the_same_texts() -> None:
    for data in (made_people(), (DATA / "people.xls").read_bytes()):
        sent = messages(data)

        assert tables(sent) == {"People": PEOPLE, "Notes": [("nothing to see",)]}
        assert sent[0] == Names(("People", "Notes"))
        assert sent[-1] == Done()


def test_ods_gives_the_same_texts() -> None:
    # LibreOffice turns booleans of other programs into numbers that are shown as words.
    assert tables(messages((DATA / "people.ods").read_bytes()))["People"] == PEOPLE


def test_a_sheet_that_begins_far_from_the_corner_keeps_its_place() -> None:
    data = workbook({"People": [[], [None, None, "ID"], [None, None, "00042"]]})

    assert tables(messages(data))["People"] == [("", "", ""), ("", "", "ID"), ("", "", "00042")]


def test_long_sheets_come_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_ROWS_AT_A_TIME", 2)
    error = '<row r="3"><c r="A3" t="e"><v>#N/A</v></c></row>'
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (1, 2))
    last = '<row r="4"><c r="A4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>'

    sent = messages(xlsx_file(rows + error + last))

    assert [each for each in sent if isinstance(each, Rows)] == [
        Rows([["1", "2"]]),
        Rows([["#N/A", "4"]]),
        Rows([["5"]]),
    ]
    assert SheetStart("People", 5) in sent


def test_what_the_library_leaves_out_is_put_in() -> None:
    hidden = '<row r="2" hidden="1"><c r="A2"><f>1</f></c></row>'
    xlsx = xlsx_file(f'<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>{hidden}')
    ods = ods_file(
        '<table:table-row><table:table-cell office:value-type="float" office:value="7">'
        "<text:p>007</text:p></table:table-cell></table:table-row>"
    )

    assert tables(messages(xlsx))["People"][0] == ("#N/A",)
    assert SheetEnd([1], noticed={"formula": [(1, 0)]}) in messages(xlsx)
    assert tables(messages(ods)) == {"People": [("007",)]}


def test_an_ods_boolean_is_a_boolean() -> None:
    cell = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'

    assert tables(messages(ods_file(f"<table:table-row>{cell}</table:table-row>"))) == {
        "People": [("TRUE",)]
    }


def test_our_own_sheets_hold_no_records() -> None:
    data = workbook({"Read me": [["Welcome"]], "People": [["ID"]], "_mark": [["a", 1], ["b"]]})

    sent = messages(data)

    assert tables(sent) == {"People": [("ID",)]}
    assert sent[:2] == [Names(("People",)), Mark([["a", "1"], ["b", ""]])]


def test_the_mark_is_found_in_the_properties_when_its_sheet_was_deleted() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["ID"])
    for name, value in properties_of([("a", "Zoë & <Co>", "1"), ("b", "", "")]).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined] # newer than the stubs
    out = io.BytesIO()
    book.save(out)

    assert Mark([["a", "Zoë & <Co>", "1"], ["b", "", ""]]) in messages(out.getvalue())
    assert Mark([]) in messages(workbook({"People": [["ID"]]}))
    assert Mark([]) in messages((DATA / "people.ods").read_bytes())


def test_hidden_sheets_are_read_and_said_to_be_hidden() -> None:
    data = workbook({"Old": [["x"]], "People": [["ID"]]}, hidden=["Old"])

    assert tables(messages(data)) == {"Old": [("x",)], "People": [("ID",)]}
    assert [each.hidden for each in starts(data)] == [True, False]


def test_charts_are_named() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["ID"])
    book.create_chartsheet("Growth")
    out = io.BytesIO()
    book.save(out)

    assert messages(out.getvalue())[0] == Names(("Sheet",), ("Growth",))


def test_a_workbook_with_nothing_in_it_has_no_sheets() -> None:
    assert tables(messages(workbook({"People": []}))) == {}


def test_sheets_may_be_asked_for_in_any_case() -> None:
    data = workbook({"People": [["ID"]], "Notes": [["x"]], "B": [["y"]]}, hidden=["Notes"])

    assert [each.wanted for each in starts(data, "notes", "b")] == [False, True, True]


def test_an_empty_sheet_may_be_asked_for() -> None:
    sheets = tables(messages(workbook({"People": [], "Notes": [["x"]]}), "People"))
    assert sheets == {"People": [], "Notes": [("x",)]}


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    data = workbook({"People": [["ID"]], "Notes": [["x"]]})

    error = refusal(data, "Staff")

    assert error.code == "unknown-sheet"
    assert error.params == {"sheet": "Staff", "names": "People, Notes"}


def test_a_zip_of_other_files_is_no_workbook() -> None:
    assert messages(zip_file({"users.csv": "a,b"})) == [OtherZip()]


def test_an_old_workbook_with_a_password_is_said_to_have_one() -> None:
    data = bytearray((DATA / "people.xls").read_bytes())
    after_start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    data[after_start : after_start + 2] = b"\x2f\x00"  # the record that asks for a password

    assert refusal(bytes(data)).code == "file-locked-by-password"


@pytest.mark.parametrize(
    "data",
    [
        zip_file({"xl/workbook.xml": "no XML"}),
        zip_file({"xl/workbook.xml": "<workbook/>"}),
        xlsx_file("</broken>"),
        OLE_START.ljust(1024, b"\0") + "WORKBOOK\0".encode("utf-16-le"),
    ],
)
def test_a_damaged_workbook_is_said_to_be_damaged(data: bytes) -> None:
    assert refusal(data).code == "file-damaged"


def test_a_sheet_wider_than_any_program_has_them_is_refused() -> None:
    far = xlsb_file(row_head(0), cell(6, 0, 0, text_of("ID")), cell(6, 32_769, 0, text_of("x")))
    error = refusal(far)

    assert error.code == "sheet-too-wide"
    assert error.params == {"sheet": "People", "columns": "32,770", "most": "16,384"}

    last = xlsb_file(row_head(0), cell(6, 0, 0, text_of("ID")), cell(6, 16_383, 0, text_of("x")))
    assert len(tables(messages(last))["People"][0]) == 16_384


def test_what_stands_beyond_the_sheet_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Extras()
    for row, column, text in ((0, 0, "a"), (9, 0, "b"), (0, 9, "c")):
        found.put_text(row, column, text)
    monkeypatch.setattr(XlsxParts, "extras_of", lambda *_: found)

    assert tables(messages(workbook({"People": [["ID"]]}))) == {"People": [("a",)]}


def test_an_ods_sheet_without_its_end_never_reaches_the_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library, "CalamineWorkbook", None)  # it would read on for ever

    with pytest.raises(RosterError) as caught:
        messages(ods_file("</table:tabl>"))
    assert caught.value.code == "file-damaged"


def test_marks_of_ours_are_handed_on_and_no_sheets_of_rows() -> None:
    memory = [("rosterwizard-marks", "1", "Problems"), ("?",)]
    data = workbook({"Problems": [["Error"]], "People": [["ID"]], "_marks": memory})
    found = list(read_workbook(data, Request((), (), "", 0, "_marks")))
    assert found[0] == Names(("People",))
    assert Marks([["rosterwizard-marks", "1", "Problems"], ["?", "", ""]]) in found
    assert "Problems" not in repr(found[2])

    headings = [f"h{number}" for number in range(LIST_WIDTH)]
    renamed = [("rosterwizard-marks", "1", "Problems", "0", "", mark_of_list(headings))]
    again = workbook({"To do": [["3 problems"], headings], "People": [["ID"]], "_marks": renamed})
    found = list(read_workbook(again, Request((), (), "", 0, "_marks")))
    assert found[0] == Names(("People",))

    book = openpyxl.load_workbook(io.BytesIO(again))
    book.create_chartsheet("Growth")
    out = io.BytesIO()
    book.save(out)
    found = list(read_workbook(out.getvalue(), Request((), (), "", 0, "_marks")))
    assert found[0] == Names(("People",), ("Growth",))

    other = workbook({"Problems": [["Error"]], "_marks": [["ID"]]})
    found = list(read_workbook(other, Request((), (), "", 0, "_marks")))
    assert found[0] == Names(("Problems", "_marks"))
