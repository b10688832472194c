"""Sentences for one and for many, and lines that stand below each other."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from rosterwizard import cli
from rosterwizard.cli.printing import aligned, prepare_streams, tell, told

COMMANDS = Path(cli.__path__[0])


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


@pytest.mark.parametrize("file", sorted(COMMANDS.glob("*.py")), ids=lambda file: file.name)
def test_everything_is_printed_the_one_safe_way(file: Path) -> None:
    # The entry for a scheduler goes into a file of the person's as it is; it refuses such signs.
    if file.name not in {"printing.py", "schedule_command.py"}:
        assert re.findall(r"click\.s?echo|\bprint\(|json\.dumps", file.read_text("utf-8")) == []
