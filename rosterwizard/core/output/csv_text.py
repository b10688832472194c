"""CSV as RFC 4180 has it: quotes only where they are needed, and doubled inside."""

import csv
import io
from codecs import getincrementalencoder
from collections.abc import Iterator, Sequence

import polars as pl

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.profiles.language import Dialect

UTF_8 = "utf-8"
UTF_8_WITH_MARK = "utf-8-sig"  # Excel on Windows reads a file without the mark as Windows-1252
_CELLS_AT_A_TIME = 250_000  # a few megabytes


def csv_bytes(
    headings: Sequence[str],
    frame: pl.DataFrame,
    dialect: Dialect = Dialect(),  # noqa: B008 - frozen
    encoding: str = UTF_8,
) -> bytes:
    """Return a CSV file with `headings` over the columns of `frame` (String, no nulls).

    Raises RosterError "not-in-encoding" for a character that `encoding` does not have.
    """
    return csv_content(headings, frame, dialect, encoding).whole


def csv_content(
    headings: Sequence[str],
    frame: pl.DataFrame,
    dialect: Dialect,
    encoding: str,
    rows: pl.Series | None = None,
) -> FileContent:
    """Return the same, to be made piece by piece. rows: of these rows (positions) alone.

    What `csv_bytes` raises is raised while it is made.
    """

    def lines() -> Iterator[bytes]:
        if dialect.header:
            yield _heading_line(headings, dialect).encode()
        height = frame.height if rows is None else rows.len()
        step = max(1, _CELLS_AT_A_TIME // max(1, frame.width))
        for start in range(0, height, step):
            piece = slice(start, start + step)
            yield _lines(frame[piece] if rows is None else frame[rows[piece]], dialect)

    return FileContent(lines if encoding == UTF_8 else lambda: _encoded(lines(), encoding))


def _heading_line(headings: Sequence[str], dialect: Dialect) -> str:
    line = io.StringIO()
    csv.writer(
        line,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote_char,
        lineterminator=dialect.line_terminator,
    ).writerow(headings)
    return line.getvalue()


def _lines(frame: pl.DataFrame, dialect: Dialect) -> bytes:
    body = io.BytesIO()
    _filled(frame).write_csv(
        body,
        include_header=False,
        separator=dialect.delimiter,
        line_terminator=dialect.line_terminator,
        quote_char=dialect.quote_char,
        quote_style="necessary",
    )
    return body.getvalue()


def _filled(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with nulls for blanks: Polars puts quotes around "" but not around null.

    The blank cells of a single column keep their quotes, or a reader would skip those lines.
    """
    if frame.width == 1:
        return frame
    return frame.with_columns(pl.when(pl.all() != "").then(pl.all()))


def _encoded(lines: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Give what is in UTF-8 in another encoding; a mark at the beginning is there once."""
    encode = getincrementalencoder(encoding)().encode
    try:
        for piece in lines:
            yield encode(piece.decode())
        yield encode("", final=True)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        raise RosterError("not-in-encoding", character=character, encoding=encoding) from error
