"""No record of the program shows a secret or a cell when it is printed.

Nothing prints them today; one traceback with locals, one failed assertion, one %r would.
"""

from __future__ import annotations

import dataclasses
import pkgutil
import re
import typing
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec
import polars as pl
import pytest

import rosterwizard
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.plan_and_send import Sending
from rosterwizard.services.practice.twin import Practice
from rosterwizard.services.ways.web_post import Post
from tests.helpers.patron_jobs import MISTAKES, infiniti_job
from tests.helpers.stumbles import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TELLING = re.compile(
    r"(.*_)?(secret|password|passphrase|token|content|body|cells?|texts?)"
    r"|value|before|after|typical|odd|constants"
)
HOLDING = re.compile(r"\b(DataFrame|Series|bytes|bytearray)\b|list\[list\[str\]\]")
HARMLESS = re.compile(r"(<class ')?(bool|int|float)('>)?|.*\b(Callable|Literal|Submitted)\b.*")
# What is named or typed so and holds none, and why.
ALLOWED = {
    "Category.value": "stands in a profile",
    "Colours.text": "a colour",
    "FieldRoster.secret": "whether the values are secrets",
    "Load.before": "counts of rows",
    "MatchingEdit.after": "hides what it holds by itself",
    "MatchingEdit.before": "hides what it holds by itself",
    "NumberShape.before": "tokens of a number format",
    "PlainForm.before": "a text of a number format",
    "RowsFix.cells": "a function",
    "Record.kind": "a letter that says what it is",
}

Record = type[Any]


def records() -> Iterator[Record]:
    """Give every dataclass, struct and named tuple of the program."""
    for module in pkgutil.walk_packages(rosterwizard.__path__, "rosterwizard."):
        if not module.name.endswith("__main__"):
            for each in vars(import_module(module.name)).values():
                if isinstance(each, type) and each.__module__ == module.name and fields_of(each):
                    yield each


def fields_of(record: Record) -> dict[str, str]:
    """Return the types of the fields, as text, by name; none for another kind of class."""
    if dataclasses.is_dataclass(record):
        return {each.name: str(each.type) for each in dataclasses.fields(record)}
    if issubclass(record, msgspec.Struct):
        kinds = {name: kind for each in record.__mro__[::-1] for name, kind in annotated(each)}
        return {name: str(kinds[name]) for name in record.__struct_fields__}
    if issubclass(record, tuple) and hasattr(record, "_fields"):
        return {name: str(record.__annotations__[name]) for name in record._fields}
    return {}


def annotated(record: type[object]) -> Iterable[tuple[str, object]]:
    own: dict[str, object] = vars(record).get("__annotations__", {})
    return own.items()


def to_hide(record: Record) -> list[str]:
    return [
        name
        for name, kind in fields_of(record).items()
        if HOLDING.search(kind) or (TELLING.fullmatch(name) and not HARMLESS.fullmatch(kind))
        if f"{record.__name__}.{name}" not in ALLOWED
    ]


def filled(record: Record, secret: object) -> object:
    """Return a record of which each field to hide holds `secret`, and the others nothing."""
    hidden = to_hide(record)
    values = {name: secret if name in hidden else "" for name in fields_of(record)}
    if not dataclasses.is_dataclass(record):
        return record(**values)
    made = object.__new__(record)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


RECORDS = sorted((each for each in records() if to_hide(each)), key=lambda each: each.__name__)


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: each.__qualname__)
def test_what_holds_a_secret_or_a_cell_is_not_shown(record: Record) -> None:
    assert MARKER not in repr(filled(record, [MARKER])), f"hide {to_hide(record)}"


def test_the_records_that_hold_most_are_among_them() -> None:
    names = {each.__name__ for each in RECORDS}
    assert names >= {"Post", "Practice", "Sending", "Batch"}
    assert names >= {"Sheet", "JobSheet", "Edit", "HeadingEdit", "Rows", "Mark"}


def test_what_is_allowed_to_be_shown_is_there() -> None:
    there = {f"{each.__name__}.{name}" for each in records() for name in fields_of(each)}
    assert set(ALLOWED) <= there


def test_accounts_are_shown_without_their_passwords() -> None:
    pieces = FileContent.of(b"name\r\nAnna Lee\r\n")
    post = Post("https://x.example", "anna", "hunter2", "a.csv", pieces, 10)
    practice = Practice(typing.cast("Any", None), "practice", "hunter2")
    sending = Sending(typing.cast("Any", None), infiniti_job(), "hunter2", keeps=True, before=None)
    for each in (post, practice, sending):
        assert "hunter2" not in repr(each)
        assert "Anna" not in repr(each)


def test_a_whole_job_is_shown_without_a_cell() -> None:
    shown = repr(infiniti_job())
    with pl.Config(tbl_rows=-1, tbl_cols=-1):
        shown += repr(infiniti_job())
    cells = ["user0001", *(text for row in MISTAKES.values() for text in row.values())]
    assert [cell for cell in cells if cell in shown] == []
