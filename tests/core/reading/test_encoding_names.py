"""Every encoding to choose from has a name, is one of Python's, and is known by any spelling."""

from __future__ import annotations

import codecs

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.encoding_names import ENCODINGS, encoding_called, encoding_name


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_has_a_name_to_show_and_is_what_python_calls_it(encoding: str) -> None:
    assert encoding_name(encoding) != encoding
    assert codecs.lookup(encoding).name == encoding
    assert encoding_called(f" {encoding.upper()} ") == encoding


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        ("Windows-1250", "cp1250"),
        ("latin1", "iso8859-1"),
        ("ANSI", "cp1252"),
        ("MacRoman", "mac-roman"),
        ("sjis", "cp932"),
        ("cp936", "gb18030"),
        ("windows-874", "cp874"),
    ],
)
def test_usual_names_are_known(called: str, meant: str) -> None:
    assert encoding_called(called) == meant


@pytest.mark.parametrize("called", ["", "klingon", "rot13", "idna", "base64", "a\0b"])
def test_of_all_others_the_known_ones_are_listed(called: str) -> None:
    with pytest.raises(RosterError, match="cp1252") as caught:
        encoding_called(called)
    assert caught.value.code == "unknown-encoding"


def test_what_nobody_can_choose_goes_by_pythons_name() -> None:
    assert encoding_name("cp037") == "cp037"
