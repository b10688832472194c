"""A password on standard input is taken exactly, or refused with a word about it."""

from __future__ import annotations

import io

import click
import pytest

from rosterwizard.cli.passwords import given_password
from rosterwizard.core.messages.errors import RosterError


def given(monkeypatch: pytest.MonkeyPatch, content: bytes) -> str | None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    with click.Context(click.Command("test")):
        return given_password(from_stdin=True)


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


def test_nothing_there_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RosterError, match="none was given"):
        given(monkeypatch, b"")


def test_what_is_no_text_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RosterError, match="UTF-8") as raised:
        given(monkeypatch, b"s3cret\xff\xfe\n")
    assert "s3cret" not in str(raised.value)
