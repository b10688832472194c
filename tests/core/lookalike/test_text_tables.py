"""Text files with other texts in their cells: every other byte stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.lookalike.text_tables import TextTable
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions

FILES = [
    b"username,enabled\r\nanna1,Y\r\n",
    b'\xef\xbb\xbfname;mail\n"Lee; Anna";a@b.org\n\n;;\n',
    "name\tx\r\nJos\u00e9\t1\r\n".encode("utf-16"),
    "name;x\nJos\u00e9;1\n".encode("utf-16-be"),
    "name;x\nJos\u00e9;1\n".encode("utf-32"),
    "name;x\nJos\u00e9;Zo\u00eb\n".encode("cp1252"),
    b"\xef\xbb\xbfname;x\nJos\xe9;1\n",
    b"name,x\nJos\xe9 and Zo\xc3\xab,\xc3\xa9\xc3\xa9\n",
    b'sep=;\nname;x\n\'0012;="007"\n',
    b'name,note\n"Anna "the" Lee",x\n"open,y\nBen,z\n',
    b"'name','x'\n'Anna','1'\n'Ben','2'\n",
    b"name, x\nAnna, 1\nBen, 2\nCem, 3\n",
    b'"name,x"\n"Anna,1"\n"Ben,2"\n',
    b"name,x\rAnna,1\rBen,2\r",
    b"name;x\nAnna,1\nBen,2\nCem,3\n",
    b"Class list\n\nname,x,y\nAnna\nBen,1,2,3\n\x1a\0\0",
    b"name\x00x".replace(b"\x00", b",") + b"\nA\x81nna,1\n",
    b'name,x\n"two\r\nlines",1\r\n',
]


@pytest.mark.parametrize("data", FILES, ids=range(len(FILES)))
def test_only_letters_and_digits_of_cells_change(data: bytes) -> None:
    table = TextTable.of(data, FIND_OUT)
    assert table.with_cells(table.cells.records) == data

    other = [
        [cell.replace("n", "q").replace("1", "8") for cell in row] for row in table.cells.records
    ]
    made = table.with_cells(other)

    assert made is not None
    assert len(made) == len(data)
    changed = {(one, two) for one, two in zip(data, made, strict=True) if one != two}
    assert changed <= {(ord("n"), ord("q")), (ord("1"), ord("8"))}
    assert [[*row] for row in TextTable.of(made, FIND_OUT).cells.records] == other


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.text("ab\"',;\n 1\u00e9"), min_size=2, max_size=3), min_size=1, max_size=5)
)
def test_any_text_is_written_as_it_was(rows: list[list[str]]) -> None:
    data = "\n".join(",".join(row) for row in [["name", "mail"], *rows]).encode()
    try:
        table = TextTable.of(data, FIND_OUT)
    except RosterError:
        return
    assert table.with_cells(table.cells.records) == data


def test_texts_of_another_length_are_refused() -> None:
    table = TextTable.of(FILES[0], FIND_OUT)
    assert table.with_cells([["username", "enabled"], ["anna", "Y"]]) is None


def test_letters_that_the_encoding_lacks_are_known() -> None:
    table = TextTable.of(FILES[5], ReadingOptions(encoding="cp1252"))
    assert table.can_write("\u00e9")
    assert not table.can_write("\u0444")
    assert TextTable.of(FILES[0], FIND_OUT).can_write("\u0444")


def test_words_speak_for_the_encoding_of_a_file_without_a_mark() -> None:
    assert TextTable.of(FILES[5], FIND_OUT).how_sure("zo\u00eb") > 0
    assert TextTable.of(FILES[6], FIND_OUT).how_sure("zo\u00eb") == 0


def test_headings_that_run_into_the_first_record_are_cut_as_reading_does() -> None:
    data = b"username,enabled,mailanna1,Y,a@b.org\nben2,N,b@c.org\n"
    table = TextTable.of(data, FIND_OUT, ["username", "enabled", "mail"])
    assert table.cells.records[:2] == [["username", "enabled", "mail"], ["anna1", "Y", "a@b.org"]]
    assert table.with_cells(table.cells.records) == data


def test_a_file_without_headings_has_none() -> None:
    table = TextTable.of(b"anna1,a@b.org\nben2,b@c.org\n", FIND_OUT)
    assert table.cells.heading_row == 0
