"""Sentences for one and for many, and lines that stand below each other."""

from __future__ import annotations

import io

import pytest

from rosterwizard.cli.printing import aligned, prepare_streams, tell, told


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "No errors are left."), (1, "1 error is left"), (1200, "1,200 errors are left")],
)
def test_none_one_and_many_have_their_own_words(count: int, words: str) -> None:
    assert told("errors-left", count).startswith(words)


def test_where_there_is_one_sentence_only_it_serves_for_all() -> None:
    assert told("sample-rows-left-out", 0).startswith("0 sample rows")


def test_cells_stand_below_each_other() -> None:
    assert list(aligned([("a", "long one", ""), ("bcd", "e", "f")])) == [
        "a    long one",
        "bcd  e         f",
    ]
    assert list(aligned([])) == []


class TestStreams:
    """What is printed reaches its reader, whatever the encoding of the place."""

    def stream(self, monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> io.BytesIO:
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding="latin-1")
        monkeypatch.setattr(stream, "isatty", lambda: terminal, raising=False)
        monkeypatch.setattr("sys.stdout", stream)
        prepare_streams()
        stream.write("Łukasz")
        stream.flush()
        stream.detach()
        return raw

    def test_file_or_pipe_gets_utf_8(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.stream(monkeypatch, terminal=False).getvalue() == "Łukasz".encode()

    def test_terminal_gets_what_it_can_show(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.stream(monkeypatch, terminal=True).getvalue() == b"?ukasz"


def test_program_without_streams_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(f"sys.{name}", None)  # as a window's program on Windows has none
    prepare_streams()
    tell("stopped")
