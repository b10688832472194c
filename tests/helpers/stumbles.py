"""Work that ends badly, in every kind of way; what its errors say could be a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import polars as pl

from rosterwizard.core.messages.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

MARKER = "anna@school.example"


class NoExceptionError(BaseException):
    """As libraries raise it that are not written in Python."""


def stumbling(error: BaseException) -> Callable[..., NoReturn]:
    """Return work that raises that error, whatever it is given."""

    def work(*_: object, **__: object) -> NoReturn:
        raise error

    return work


def panic(*_: object) -> None:
    """Let Polars panic: it reserves no memory, it only finds that it cannot."""
    pl.Series([1]).new_from_index(0, 2**62)


def recurse(*given: object) -> None:
    """Call until Python has enough of it."""
    recurse(*given)


# By the kind of the error that comes out.
STUMBLES: dict[str, Callable[..., object]] = {
    "ValueError": stumbling(ValueError(MARKER)),
    "KeyError": stumbling(KeyError(MARKER)),
    "OSError": stumbling(OSError(MARKER)),
    "UnicodeDecodeError": stumbling(UnicodeDecodeError("utf-8", MARKER.encode(), 0, 1, MARKER)),
    "StopIteration": stumbling(StopIteration(MARKER)),
    "GeneratorExit": stumbling(GeneratorExit(MARKER)),
    "MemoryError": stumbling(MemoryError(MARKER)),
    "RecursionError": recurse,
    "NoExceptionError": stumbling(NoExceptionError(MARKER)),
    "ComputeError": stumbling(pl.exceptions.ComputeError(MARKER)),
    "PanicException": panic,
}
# What is no error: somebody wanted an end.
WANTED: dict[str, Callable[..., object]] = {
    "Cancelled": stumbling(Cancelled()),
    "KeyboardInterrupt": stumbling(KeyboardInterrupt(MARKER)),
    "SystemExit": stumbling(SystemExit(MARKER)),
}
