"""An OpenDocument workbook keeps its number formats, and shows its new texts in them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring

import pytest

from parts import LIBREOFFICE
from rosterwizard.core.lookalike.workbooks.numbers_shown import shape_of
from rosterwizard.core.lookalike.workbooks.ods_formats import FORMATS, format_code
from rosterwizard.core.lookalike.workbooks.ods_xml import name_of, value_of
from rosterwizard.core.lookalike.workbooks.rewriting import every_text, with_texts
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from tests.helpers.every_workbook import as_they_are, said_in, turned
from tests.helpers.libreoffice import shown_cells
from tests.helpers.needing import needs
from tests.helpers.workbook_files import ods_file


class Formatted(NamedTuple):
    """A cell with a format. inside: of the format; code: the same for Excel; more: formats."""

    kind: str
    inside: str
    value: str
    shown: str
    code: str
    about: str = ""
    more: str = ""


def _digits(whole: int, decimals: int = 0, more: str = "", inside: str = "") -> str:
    places = f'number:decimal-places="{decimals}" number:min-decimal-places="{decimals}"'
    about = f'{places} number:min-integer-digits="{whole}"{more}'
    return f"<number:number {about}>{inside}</number:number>"


def _text(text: str) -> str:
    return f"<number:text>{text}</number:text>"


def _part(name: str, *, long: bool = False, more: str = "") -> str:
    about = ' number:style="long"' if long else ""
    return f"<number:{name}{about}{more}/>"


def _float(value: str) -> str:
    return f'office:value-type="float" office:value="{value}"'


def _of_day(value: str) -> str:
    return f'office:value-type="date" office:date-value="{value}"'


def _map(condition: str, name: str) -> str:
    return f'<style:map style:condition="value(){condition}" style:apply-style-name="{name}"/>'


_GROUPED = ' number:grouping="true"'
_ONE_DECIMAL = ' number:decimal-places="1"'
_TEXTUAL = ' number:textual="true"'
_DAY, _MONTH, _YEAR = _part("day", long=True), _part("month", long=True), _part("year", long=True)
_HOURS, _MINUTES, _SECONDS = (_part(each, long=True) for each in ("hours", "minutes", "seconds"))
_POSITIVE = f'<number:number-style style:name="P0">{_digits(1)}</number:number-style>'
_NEGATIVE = f'<number:number-style style:name="P1">{_text("-")}{_digits(1)}</number:number-style>'

FORMATTED = {
    "per-cent": Formatted(
        *("percentage", _digits(1, 2) + _text("%")),
        *('office:value-type="percentage" office:value="0.1234"', "12.34%", "0.00%"),
    ),
    "zeros": Formatted("number", _digits(5), _float("123"), "00123", "00000"),
    "thousands": Formatted(
        "number", _digits(1, 0, _GROUPED), _float("1234567"), "1,234,567", "#,##0"
    ),
    "in-thousands": Formatted(
        *("number", _digits(1, 0, ' number:display-factor="1000"'), _float("45000"), "45", "0,"),
    ),
    "comma": Formatted(
        *("number", _digits(1, 2), _float("1.25"), "1,25", "[$-1]0.00"),
        ' number:language="de" number:country="DE"',
    ),
    "optional-decimals": Formatted(
        *("number", _digits(0, 2).replace('min-decimal-places="2"', 'min-decimal-places="1"')),
        *(_float("1.5"), "1.5", "#.0#"),
    ),
    "currency": Formatted(
        *("currency", f"<number:currency-symbol>€</number:currency-symbol>{_digits(1, 2)}"),
        'office:value-type="currency" office:currency="EUR" office:value="5.5"',
        *("€5.50", '"€"0.00'),
    ),
    "telephone": Formatted(
        "number",
        _digits(
            *(10, 0, ""),
            '<number:embedded-text number:position="4">-</number:embedded-text>'
            '<number:embedded-text number:position="7">-</number:embedded-text>',
        ),
        *(_float("5551234567"), "555-123-4567", '000"-"000"-"0000'),
    ),
    "letter": Formatted("number", _text("P") + _digits(4), _float("12"), "P0012", '"P"0000'),
    "words": Formatted(
        "number", _text("Lavender ") + _digits(2), _float("12"), "Lavender 12", '"Lavender "00'
    ),
    "scientific": Formatted(
        "number",
        '<number:scientific-number number:decimal-places="2" number:min-integer-digits="1"'
        ' number:min-exponent-digits="2"/>',
        *(_float("123456789"), "1.23E+08", "0.00E+00"),
    ),
    "plain": Formatted(
        *("number", '<number:number number:min-integer-digits="1"/>', _float("1.5")),
        *("1.5", "General"),
    ),
    "text": Formatted("text", _part("text-content"), 'office:value-type="string"', "0042", "@"),
    "negative": Formatted(
        *("number", f"{_text('(')}{_digits(1)}{_text(')')}{_map('&gt;=0', 'P0')}"),
        *(_float("-5"), "(5)", '0;"("0")"', "", _POSITIVE),
    ),
    "three": Formatted(
        *("number", f"{_text('none')}{_map('&gt;0', 'P0')}{_map('&lt;0', 'P1')}"),
        *(_float("0"), "none", '0;"-"0;"none"', "", _POSITIVE + _NEGATIVE),
    ),
    "every-section": Formatted(
        "text",
        f"{_part('text-content')}{_map('&gt;0', 'P0')}{_map('&lt;0', 'P1')}{_map('=0', 'P0')}",
        *(_float("7"), "7", '0;"-"0;0', "", _POSITIVE + _NEGATIVE),
    ),
    "condition": Formatted(
        *("number", f"{_digits(3)}{_map('!=10', 'P0')}", _float("5"), "5", "[<>10]0;000"),
        *("", _POSITIVE),
    ),
    "whole-date": Formatted(
        *("date", f"{_DAY}{_text('/')}{_MONTH}{_text('/')}{_YEAR}", _of_day("2014-05-17")),
        *("17/05/2014", 'dd"/"mm"/"yyyy'),
    ),
    "day": Formatted(
        *("date", f"{_part('day')}{_text('-')}{_part('month', more=_TEXTUAL)}"),
        *(_of_day("2014-05-17"), "17-May", 'd"-"mmm'),
    ),
    "month": Formatted(
        *("date", f"{_part('month', long=True, more=_TEXTUAL)}{_text(' ')}{_YEAR}"),
        *(_of_day("2014-05-17"), "May 2014", 'mmmm" "yyyy'),
    ),
    "weekday": Formatted(
        *("date", _part("day-of-week", long=True), _of_day("2014-05-17"), "Saturday", "dddd"),
    ),
    "quarter": Formatted("date", _part("quarter"), _of_day("2014-05-17"), "Q2", ""),
    "moment": Formatted(
        "date",
        _text("-").join((_YEAR, _MONTH, _DAY)) + _text(" ") + _text(":").join((_HOURS, _MINUTES)),
        *(_of_day("2014-05-17T06:30:00"), "2014-05-17 06:30", 'yyyy"-"mm"-"dd" "hh":"mm'),
    ),
    "clock": Formatted(
        *("time", f"{_part('hours')}{_text(':')}{_MINUTES}{_text(' ')}{_part('am-pm')}"),
        'office:value-type="time" office:time-value="PT06H05M00S"',
        *("6:05 AM", 'h":"mm" "AM/PM'),
    ),
    "tenths": Formatted(
        "time",
        _text(":").join((_MINUTES, _part("seconds", long=True, more=_ONE_DECIMAL))),
        'office:value-type="time" office:time-value="PT00H05M07.500000S"',
        *("05:07.5", 'mm":"ss.0'),
    ),
    "long": Formatted(
        *("time", _text(":").join((_HOURS, _MINUTES, _SECONDS))),
        'office:value-type="time" office:time-value="PT36H05M00S"',
        *("36:05:00", '[hh]":"mm":"ss', ' number:truncate-on-overflow="false"'),
    ),
    "boolean": Formatted("boolean", _part("boolean"), _float("1"), "TRUE", ""),
    "somebody's-number": Formatted(
        *("number", f"{_digits(1)}{_map('=918273645', 'P0')}", _float("5"), "5"),
        *("[=918273645]0;0", "", _POSITIVE),
    ),
    "no-such-piece": Formatted("number", _digits(1) + _part("lavender"), _float("5"), "5", ""),
    "no-such-format": Formatted(
        *("number", f"{_digits(1)}{_map('&gt;=0', 'P9')}", _float("5"), "5", ""),
    ),
    "no-such-condition": Formatted(
        "number",
        f'{_digits(1)}<style:map style:condition="Lavender" style:apply-style-name="P0"/>',
        *(_float("5"), "5", "", "", _POSITIVE),
    ),
}
# As LibreOffice has them in English; and what we read in a form of our own.
SHOWN_OTHERWISE = {"comma", "quarter", "boolean", "whole-date", "moment", "scientific"}


def style_of(name: str) -> str:
    form = FORMATTED[name]
    return (
        f'{form.more}<number:{form.kind}-style style:name="N1"{form.about}>{form.inside}'
        f'</number:{form.kind}-style><style:style style:name="Miss Honey" style:family="table-cell"'
        ' style:data-style-name="N1"/>'
    )


def book(name: str, *, named: bool = False, of: str = "cell") -> bytes:
    """Return a workbook with a cell of that format. of: what has it: cell, row or column."""
    form = FORMATTED[name]
    default = ' table:default-cell-style-name="Miss Honey"'
    own = ' table:style-name="Miss Honey"' if of == "cell" else ""
    table = (
        f"<table:table-column{default if of == 'column' else ''}/>"
        '<table:table-row><table:table-cell office:value-type="string"><text:p>ID</text:p>'
        f"</table:table-cell></table:table-row><table:table-row{default if of == 'row' else ''}>"
        f"<table:table-cell{own} {form.value}><text:p>{form.shown}</text:p></table:table-cell>"
        "</table:table-row>"
    )
    if named:
        return ods_file(
            table,
            styles='<style:style style:name="Miss Honey" style:family="table-cell"'
            ' style:parent-style-name="Matilda"/>',
            named=style_of(name).replace("Miss Honey", "Matilda"),
        )
    return ods_file(table, styles=style_of(name))


def root_of(content: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return fromstring(archive.read("content.xml"))  # noqa: S314 - we wrote it


def formats_of(content: bytes) -> dict[str, Element]:
    return {value_of(e, "style:name"): e for e in root_of(content).iter() if name_of(e) in FORMATS}


def format_of_the_cell(content: bytes) -> str:
    """Return the format of the last cell, for Excel, with the format's texts as they are."""
    root = root_of(content)
    cell = [each for each in root.iter() if name_of(each) == "table:table-cell"][-1]
    row = [each for each in root.iter() if name_of(each) == "table:table-row"][-1]
    column = next(each for each in root.iter() if name_of(each) == "table:table-column")
    default = "table:default-cell-style-name"
    name = value_of(cell, "table:style-name") or value_of(row, default) or value_of(column, default)
    style = next(e for e in root.iter() if value_of(e, "style:name") == name)
    formats = formats_of(content)
    return format_code(formats[value_of(style, "style:data-style-name")], formats, str)


@pytest.mark.parametrize("name", FORMATTED)
def test_a_format_is_known_in_the_words_of_excel(name: str) -> None:
    formats = formats_of(book(name))
    assert format_code(formats["N1"], formats, str) == FORMATTED[name].code


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize("name", FORMATTED)
def test_the_format_stays_and_what_is_read_has_the_same_shape(name: str, *, named: bool) -> None:
    data = book(name, named=named)
    texts = every_text(data)
    new = turned(texts)
    rewritten = with_texts(data, new)
    (sheet,), (again,) = texts.sheets, every_text(rewritten.content).sheets
    assert (rewritten.unlike, rewritten.otherwise) == ([], [])
    assert again.kinds == sheet.kinds
    assert re.sub("[a-z]", "a", shape_of(again.columns[0][1]).lower()) == re.sub(
        "[a-z]", "a", shape_of(sheet.columns[0][1]).lower()
    )
    wanted = FORMATTED[name].code.replace("[=918273645]0;", "")
    for old, other in new.others.items():
        wanted = wanted.replace(old, other)
    assert not wanted or format_of_the_cell(rewritten.content) == wanted
    assert "Honey" not in said_in(rewritten.content)
    assert "Matilda" not in said_in(rewritten.content)


@pytest.mark.parametrize("of", ["row", "column"])
def test_a_cell_has_the_format_of_its_row_or_column(of: str) -> None:
    data = book("day", of=of)
    new = as_they_are(every_text(data))
    new.sheets["People"][0][1] = "29-Feb"
    content = with_texts(data, new).content
    assert format_of_the_cell(content) == FORMATTED["day"].code
    assert (
        'office:date-value="2000-02-29"'
        in zipfile.ZipFile(io.BytesIO(content)).read("content.xml").decode()
    )


def test_what_no_number_shows_becomes_one_of_its_shape_and_is_told() -> None:
    data = book("month")
    new = as_they_are(every_text(data))
    new.sheets["People"][0][1] = "May 2714"
    rewritten = with_texts(data, new)
    assert every_text(rewritten.content).sheets[0].columns == [["ID", "May 1972"]]
    assert len(rewritten.unlike) == 1


def test_styles_that_cannot_be_read_are_none() -> None:
    table = (
        '<table:table-row><table:table-cell table:style-name="Anna" office:value-type="string">'
        "<text:p>ID</text:p></table:table-cell></table:table-row>"
    )
    data = ods_file(table, named="<broken")
    assert every_text(with_texts(data, as_they_are(every_text(data))).content).sheets[
        0
    ].columns == [["ID"]]


def test_looks_stay_and_names_of_fonts_do_not() -> None:
    looks = (
        '<style:style style:name="a" style:family="table-column"><style:table-column-properties'
        ' style:column-width="3.5cm"/></style:style><style:style style:name="b"'
        ' style:family="table-cell" style:parent-style-name="b"><style:table-cell-properties'
        ' fo:background-color="#ff0000"/><style:text-properties style:font-name="Bogtrotter"'
        ' fo:font-weight="bold" fo:color="Bogtrotter"/><style:map/></style:style>'
    )
    table = (
        '<table:table-column table:style-name="a"/><table:table-row><table:table-cell'
        ' table:style-name="b" office:value-type="string"><text:p>ID</text:p></table:table-cell>'
        "</table:table-row>"
    )
    data = ods_file(table, styles=looks)
    content = with_texts(data, as_they_are(every_text(data))).content
    said = said_in(content)
    assert [each for each in ("3.5cm", "#ff0000", "bold") if each not in said] == []
    assert "Bogtrotter" not in said


def every_format() -> bytes:
    """Return a workbook with a row for each format."""
    rows, styles = "", ""
    for number, (name, form) in enumerate(FORMATTED.items()):
        if name not in SHOWN_OTHERWISE:
            styles += re.sub(
                '(style:(?:apply-style-|data-style-)?name="[NPM])',
                f"\\g<1>{number}",
                style_of(name),
            )
            rows += (
                f'<table:table-row><table:table-cell table:style-name="M{number}iss Honey"'
                f" {form.value}><text:p>{form.shown}</text:p></table:table-cell></table:table-row>"
            )
    return ods_file(rows, styles=styles)


@needs(LIBREOFFICE)
def test_libreoffice_shows_what_we_read() -> None:
    content = with_texts(every_format(), turned(every_text(every_format()))).content
    (read,) = every_text(content).sheets
    (shown,) = shown_cells(content, "ods", as_shown=True).values()
    assert shown == [*map(list, zip(*read.columns, strict=True))]


def test_a_literal_without_a_new_text_stays_nowhere() -> None:
    data = book("words")
    with pytest.raises(LookupError):
        with_texts(data, NewTexts({}, {"People": "People"}))
