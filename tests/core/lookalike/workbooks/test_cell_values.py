"""Whatever a text looks like, its cell gives it back; what is no text keeps its type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.lookalike.workbooks.cell_values import CellNumbers
from rosterwizard.core.lookalike.workbooks.rewriting import every_text, with_texts
from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from tests.helpers.workbook_files import xlsx_file

ROW = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>'
    '<c r="B1" t="str"><f>"a"</f><v>a</v></c></row>'
)


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
def test_each_text_is_given_back(text: str) -> None:
    data = xlsx_file(ROW)
    names = {"People": "People", "a": "a"}
    rewritten = with_texts(data, NewTexts({"People": [[text], [text]]}, names))
    assert not [cell for cell in rewritten.unlike if cell.column == 0]
    if not set(text) & set("\r_\x00\ufffe\uffff") and text.isprintable():
        assert rewritten.unlike == []


ODD = (" A ", "_x0041_", "a\nb", "\ttab", "\r", "\x01", "é", "\u200b", "👩🏽")


@pytest.mark.parametrize("text", ODD)
def test_odd_signs_are_given_back_by_shared_texts(text: str) -> None:
    data = xlsx_file('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    data = with_shared(data)
    rewritten = with_texts(data, NewTexts({"People": [[text]]}, {"People": "People"}))
    assert rewritten.unlike == []
    assert [cell.text for cell in every_text(rewritten.content).cells()] == [text]


def with_shared(data: bytes) -> bytes:
    """Return the workbook with one shared text."""
    import io
    import zipfile

    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><si><t>Anna</t></si></sst>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("b", "TRUE", "1"),
        ("b", "Anna", "0"),
        ("e", "#DIV/0!", "#DIV/0!"),
        ("e", "Anna", "#N/A"),
        ("d", "2014-05-17", "2014-05-17"),
        ("d", "Anna", "2000-01-01"),
        ("n", "12", "12"),
        ("n", "Anna", "0"),
    ],
)
def test_a_cell_holds_nothing_but_its_type(kind: str, text: str, value: str) -> None:
    assert CellNumbers({}, is_1904=False).value(kind, 0, text) == value
