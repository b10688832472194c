"""A process of ours gives one answer, whatever happens while Python is alive."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct, msgpack

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services import answering
from rosterwizard.services.answering import LENGTH_BYTES, answer_one, serve_one

if TYPE_CHECKING:
    from pathlib import Path


class Question(Struct, frozen=True):
    word: str
    memory_bytes: int


class Letters(Struct, frozen=True, tag="letters"):
    count: int


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    held: list[int] = []
    monkeypatch.setattr(answering, "limit_memory", held.append)
    return held


def asked(word: str = "a", data: bytes = b"abcab") -> bytes:
    request = msgpack.encode(Question(word, 7))
    return len(request).to_bytes(LENGTH_BYTES, "big") + request + data


def count(question: Question, data: bytes) -> Letters:
    return Letters(data.count(question.word.encode()))


def answered(source: bytes, work: answering.Work[Question] = count) -> Letters | Fault:
    out = io.BytesIO()
    answer_one(io.BytesIO(source), out, Question, work, "file-damaged")
    return msgpack.decode(out.getvalue(), type=Letters | Fault)


def test_work_answers_within_its_limits(limits: list[int]) -> None:
    assert answered(asked()) == Letters(2)
    assert limits == [7]


class PanicError(BaseException):
    """What is no `Exception`."""


@pytest.mark.parametrize("error", [MemoryError, PanicError, ValueError, LookupError])
def test_whatever_it_stumbles_over_is_one_fault(error: type[BaseException]) -> None:
    def stumble(*_: object) -> Letters:
        raise error

    assert answered(asked(), stumble) == Fault("file-damaged", {})


def test_what_is_wrong_is_told() -> None:
    def refuse(*_: object) -> Letters:
        raise RosterError("sheet-too-wide", columns=3)

    assert answered(asked(), refuse) == Fault("sheet-too-wide", {"columns": "3"})
    assert answered(b"no request") == Fault("file-damaged", {})


def test_process_reads_and_writes_by_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(asked())
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "stdin", None)
    kept = [os.dup(0), os.dup(1)]
    try:
        for number, (path, flags) in enumerate(
            [(source, os.O_RDONLY), (target, os.O_WRONLY | os.O_CREAT)]
        ):
            file = os.open(path, flags)
            os.dup2(file, number)
            os.close(file)
        serve_one(Question, count, "file-damaged")
    finally:
        for number, file in enumerate(kept):
            os.dup2(file, number)
            os.close(file)
    assert msgpack.decode(target.read_bytes(), type=Letters) == Letters(2)
