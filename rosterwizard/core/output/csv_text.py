"""CSV as RFC 4180 has it: quotes only where they are needed, and doubled inside."""

import csv
import io
from collections.abc import Sequence

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Dialect

UTF_8 = "utf-8"
UTF_8_WITH_MARK = "utf-8-sig"  # Excel on Windows reads a file without the mark as Windows-1252


def csv_bytes(
    headings: Sequence[str],
    frame: pl.DataFrame,
    dialect: Dialect = Dialect(),  # noqa: B008 - frozen
    encoding: str = UTF_8,
) -> bytes:
    """Return a CSV file with `headings` over the columns of `frame` (String, no nulls).

    Raises RosterError "not-in-encoding" for a character that `encoding` does not have.
    """
    heading_line = _heading_line(headings, dialect) if dialect.header else ""
    body = io.BytesIO()
    _filled(frame).write_csv(
        body,
        include_header=False,
        separator=dialect.delimiter,
        line_terminator=dialect.line_terminator,
        quote_char=dialect.quote_char,
        quote_style="necessary",
    )
    if encoding == UTF_8:
        return heading_line.encode() + body.getvalue()
    return _encoded(heading_line + body.getvalue().decode(), encoding)


def _heading_line(headings: Sequence[str], dialect: Dialect) -> str:
    line = io.StringIO()
    csv.writer(
        line,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote_char,
        lineterminator=dialect.line_terminator,
    ).writerow(headings)
    return line.getvalue()


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with nulls for blanks: Polars puts quotes around "" but not around null.

    The blank cells of a single column keep their quotes, or a reader would skip those lines.
    """
    if frame.width == 1:
        return frame
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all()))


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise RosterError("not-in-encoding", character=character, encoding=encoding) from error
