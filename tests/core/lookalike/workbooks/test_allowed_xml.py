"""Only what is allowed is written, and XML that declares entities is not even looked at."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from rosterwizard.core.lookalike.workbooks.allowed_xml import (
    in_attribute,
    in_text,
    refuse_declarations,
    written,
)
from rosterwizard.core.messages.errors import RosterError

ALLOWED = {"a": frozenset({"n"}), "b": frozenset({"n", "m"})}


@pytest.mark.parametrize(
    "xml",
    [
        b"<x>",
        b"",
        b'<!DOCTYPE x [<!ENTITY a "Anna">]><x>&a;</x>',
        b"<!DOCTYPE x><x/>",
        b'<?xml version="1.0" encoding="Anna"?><x/>',
    ],
)
def test_what_is_no_plain_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(RosterError) as caught:
        refuse_declarations(xml)
    assert caught.value.code == "file-damaged"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<a n="1" x="2">Anna<b m="A1:B2">Bert</b>Cleo</a>', '<a n="1"><b m="A1:B2"/></a>'),
        ('<a n="Anna"><c n="1"/><b n="true"/></a>', '<a><b n="true"/></a>'),
        ('<a xmlns:y="z" y:n="1"><y:b n="1"/></a>', "<a/>"),
        ('<c n="1"/>', ""),
    ],
)
def test_elements_and_attributes_are_allowed_by_name(xml: str, expected: str) -> None:
    assert written(fromstring(xml), ALLOWED, "") == expected  # noqa: S314 - ours


def test_signs_are_written_so_that_they_stay() -> None:
    assert in_text("a<b>&\r\n\t\0") == "a&lt;b&gt;&amp;&#13;\n\t\ufffd"
    assert in_attribute('a"b\r\n\t') == "a&quot;b&#13;&#10;&#9;"
