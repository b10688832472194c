"""Messages come through a pipe as they were sent; anything else is noticed."""

from __future__ import annotations

import io

import msgspec
import pytest

from rosterwizard.core.reading.workbooks.messages import (
    Done,
    Fault,
    Mark,
    Message,
    Names,
    OtherZip,
    Rows,
    SheetEnd,
    SheetStart,
    read_messages,
    write_message,
)

ALL = (
    Names(("People", "Zoë")),
    Mark([["a", "b"], []]),
    SheetStart("People", 3),
    Rows([["x"], ["", "\0"]]),
    SheetEnd([1, 2], [3], {"formula": [(0, 1)]}, [(1, 0, 2, 0)]),
    OtherZip(),
    Fault("file-damaged", {"a": "b"}),
    Done(),
)


def sent(*messages: Message) -> bytes:
    out = io.BytesIO()
    for message in messages:
        write_message(message, out)
    return out.getvalue()


def test_messages_come_through_in_order() -> None:
    assert tuple(read_messages(io.BytesIO(sent(*ALL)))) == ALL


def test_a_message_that_breaks_off_is_noticed() -> None:
    with pytest.raises(EOFError):
        list(read_messages(io.BytesIO(sent(*ALL)[:-1])))


def test_garbage_is_noticed() -> None:
    with pytest.raises(msgspec.DecodeError):
        list(read_messages(io.BytesIO(b"\0\0\0\x02hi")))
