"""A password on standard input is taken exactly, or refused with a word about it."""

from __future__ import annotations

import io

import pytest

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.passwords import password_from_stdin


def given(monkeypatch: pytest.MonkeyPatch, content: bytes, encoding: str = "utf-8") -> str:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding))
    return password_from_stdin()


@pytest.mark.parametrize(
    ("content", "password"),
    [
        ("pässwörd 학\r\nmore".encode(), "pässwörd 학"),
        (b" blanks stay \n", " blanks stay "),
        (b"no end", "no end"),
        (b"\xef\xbb\xbfmarked\n", "marked"),
        (b"\n", ""),
    ],
)
def test_the_first_line_is_the_password(
    monkeypatch: pytest.MonkeyPatch, content: bytes, password: str
) -> None:
    assert given(monkeypatch, content) == password


def test_the_encoding_of_the_console_is_understood_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, b"p\xe4ss\n", "cp1252") == "päss"


def test_nothing_there_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stop, match="none was given") as raised:
        given(monkeypatch, b"")
    assert raised.value.status == ExitStatus.USAGE


def test_what_is_no_text_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stop, match="UTF-8") as raised:
        given(monkeypatch, b"s3cret\xff\xfe\n")
    assert "s3cret" not in str(raised.value)
