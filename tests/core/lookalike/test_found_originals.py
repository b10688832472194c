"""Whatever is left of the originals is found, in every encoding and every part of a zip."""

from __future__ import annotations

import io
import zipfile

import pytest

from rosterwizard.core.lookalike.found_originals import Originals, texts_in

SOUGHT = Originals(["quorlin", "josé", "lee", "student"], ["48213377", "123"], {"student"})


def zipped(**parts: bytes) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be"])
def test_a_word_is_found_in_every_encoding(encoding: str) -> None:
    assert SOUGHT.found_in("x,QUORLIN1\n".encode(encoding)) == {"quorlin"}
    assert SOUGHT.found_in("x,xquorlins\n".encode(encoding), encoding) == {"quorlin"}


def test_a_word_is_found_in_parts_of_zips_and_with_escapes() -> None:
    part = b'<?xml version="1.0"?><a quorlin="1" name="x">Quor&#108;in</a>'
    assert SOUGHT.found_in(zipped(a=part)) == {"quorlin"}
    assert SOUGHT.found_in(zipped(a=b'<?xml?><sheet name="Quorlin"/>')) == {"quorlin"}
    assert SOUGHT.found_in(zipped(a=b"<?xml?><t>Quo_x0072_lin</t>")) == {"quorlin"}
    code = b'<?xml?><numFmt formatCode="&quot;Quorlin&quot;[=48213377]0;General"/>'
    assert SOUGHT.found_in(zipped(a=code)) == {"quorlin", "48213377"}
    formula = b'<?xml?><table:table-cell table:formula="of:=&quot;Quorlin&quot;"/>'
    assert SOUGHT.found_in(zipped(a=formula)) == {"quorlin"}
    assert SOUGHT.found_in(zipped(a=zipped(b=b"quorlin"))) == {"quorlin"}
    assert SOUGHT.found_in(zipped(quorlin=b"")) == {"quorlin"}


def test_what_parts_of_every_workbook_are_called_is_no_find() -> None:
    sought = Originals(["styles", "sheet", "normal", "types", "spreadsheet"], ["918273"], {})
    ours = ("xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml", "mimetype")
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    style = b'<?xml?><cellStyle name="Normal" xfId="0"/>'
    assert sought.found_in(zipped(**dict.fromkeys(ours, kind), a=style)) == set()
    assert sought.found_in(zipped(**{"xl/worksheets/styles sheet.xlsx": b""})) == {
        "styles",
        "sheet",
    }
    assert sought.found_in(zipped(**{"xl/worksheets/sheet918273.xml": b""})) == {"sheet", "918273"}
    assert sought.found_in(zipped(a=b'<?xml?><sheet name="Normal"/>')) == {"normal"}
    assert sought.found_in(kind + b" ") == {"spreadsheet", "sheet"}


def test_long_numbers_are_found_where_they_stand_alone() -> None:
    assert SOUGHT.in_text("id 48213377;") == {"48213377"}
    assert SOUGHT.in_text("148213377 123") == set()


def test_short_words_and_the_programs_own_are_no_find() -> None:
    assert SOUGHT.in_text("lee, student") == set()


def test_zips_in_zips_come_to_an_end() -> None:
    data = b"quorlin"
    for _ in range(6):
        data = zipped(a=data)
    assert [*texts_in(data)]


def test_none_of_them_is_shown() -> None:
    assert "quorlin" not in repr(SOUGHT)


def test_a_part_of_an_address_that_stays_explains_a_name_there_alone() -> None:
    sought = Originals(["alice"], [], {}, labels=["alice", "it"])
    assert sought.in_text("x@alice.it, y@mail.alice.it;") == set()
    assert sought.in_text("Alice") == {"alice"}
    assert sought.in_text("x@alice2.it") == {"alice"}


def test_short_numbers_are_no_passwords_that_are_known_again() -> None:
    sought = Originals([], [], {}, ["4821", "482133", "tig1"])
    assert sought.in_text("4821 482133 tig1") == {"482133", "tig1"}


def test_whole_values_are_looked_for_in_cells_alone() -> None:
    sought = Originals([], [], {"student"}, values=["4711", "7b14", "student"])
    assert sought.in_cells(["04711", "7b 14", "14711", "Student"]) == {"04711", "7b 14"}
    assert sought.in_text("4711, 7B-14") == set()
