"""Results on standard output, messages on standard error, in whole sentences."""

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.safe_text import safe_name, safe_text, shown_bytes
from rosterwizard.core.messages.words import counted, sentence

ON_WINDOWS = os.name == "nt"


def prepare_streams() -> None:
    """Let every name be printed, whatever the terminal's encoding.

    What goes into a file or a pipe is UTF-8; a terminal keeps its own encoding, and shows a
    question mark for what it does not have.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            terminal = stream.isatty()
            stream.reconfigure(encoding=None if terminal else "utf-8", errors="replace")


def told(code: str, count: int | None = None, **params: object) -> str:
    """Return the sentence of `code`, in the form for `count` where it counts anything."""
    return sentence(code, **params) if count is None else counted(code, count, **params)


def say(text: str, *, err: bool = False) -> None:
    """Print lines, on standard output or standard error; nothing in them commands the terminal.

    Raises RosterError "not-printed" where a file that takes the output is full, for example.
    """
    with outlet_answered_for():
        click.echo(safe_text(text), err=err)


@contextmanager
def outlet_answered_for() -> Iterator[None]:
    """Raise what the disk or the terminal says of our output as RosterError "not-printed".

    That its reader has gone away stays an OSError.
    """
    try:
        yield
    except OSError as error:
        if reader_has_gone(error):
            raise
        from rosterwizard.services.reasons import reason_of  # noqa: PLC0415 - hardly ever

        raise RosterError("not-printed", reason=reason_of(error)) from error


def tell(code: str, count: int | None = None, **params: object) -> None:
    """Print the sentence of `code` on standard error."""
    say(told(code, count, **params), err=True)


def print_pieces(pieces: Iterable[str]) -> None:
    """Print a long result on standard output as UTF-8, its line ends as they are.

    Raises RosterError as `say` does.
    """
    # A table in a file or a pipe keeps its cells as they are.
    safe = safe_text if sys.stdout.isatty() else shown_bytes
    with outlet_answered_for():
        sys.stdout.flush()
    for piece in pieces:
        with outlet_answered_for():
            sys.stdout.buffer.write(safe(piece).encode())
    with outlet_answered_for():
        sys.stdout.buffer.flush()


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the rows as lines in which the cells stand below each other."""
    rows = [[safe_name(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def reader_has_gone(error: OSError) -> bool:
    """Tell whether nobody reads our output any more; Windows calls that an invalid argument."""
    closed = ON_WINDOWS and error.errno == errno.EINVAL and error.filename is None
    return closed or isinstance(error, BrokenPipeError)


def hush() -> None:
    """Send what is still to be printed nowhere: the reader of our output has gone away."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
