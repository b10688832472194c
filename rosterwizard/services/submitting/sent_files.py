"""The files of a plan as the system gets them, for people to read before they are sent."""

from __future__ import annotations

import io
import re
import zipfile
from codecs import getincrementaldecoder
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.matching.secret_columns import says_secret, secret_fields
from rosterwizard.core.output.files import written_headings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.profiles.language import Dialect
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.ways.exchange import Batch

MOST_LINES = 500
_HEAD_BYTES = 120 * 1024  # of a file that are looked at: the dialog shows no more
HIDDEN = "\N{BULLET}" * 4


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file as the system gets it.

    batch: what is handed over: the file itself, or the zip that it lies in. records: how many.
    size: in bytes, before it is packed. head: its first lines, at most `MOST_LINES`; all where not
    has_more. hides_secrets: passwords are hidden in `head`, and stand in the file.
    """

    name: str
    batch: Batch = field(repr=False)
    encoding: str
    records: int
    size: int
    head: str = field(repr=False)
    has_more: bool
    hides_secrets: bool


def sent_files(job: Job, plan: Plan) -> list[SentFile]:
    """Return the files of a plan in the order in which they are sent."""
    return [file for batch in plan.batches for file in _of_batch(job, batch)]


def _of_batch(job: Job, batch: Batch) -> Iterator[SentFile]:
    if job.profile.roster.set != "zip":
        ((name, rows),) = batch.rows.items()
        yield _file(job, batch, batch.name, name, len(rows), _head_of(batch), batch.size)
        return
    with zipfile.ZipFile(io.BytesIO(batch.content)) as archive:
        for entry, (name, rows) in zip(archive.infolist(), batch.rows.items(), strict=True):
            with archive.open(entry) as part:
                head = part.read(_HEAD_BYTES)
            yield _file(job, batch, entry.filename, name, len(rows), head, entry.file_size)


def _head_of(batch: Batch) -> bytes:
    head = bytearray()
    for piece in batch.pieces.at_most(_HEAD_BYTES):
        head += piece
        if len(head) >= _HEAD_BYTES:
            break
    return bytes(head[:_HEAD_BYTES])


def _file(  # noqa: PLR0913, PLR0917 - what is known of a file in a zip, and of one alone
    job: Job, batch: Batch, name: str, record_type: str, records: int, head: bytes, size: int
) -> SentFile:
    sheet = job.sheet_of(record_type)
    kind = job.profile.record_type(record_type)
    encoding, dialect = kind.roster.encoding, kind.dialect
    text, has_more = _lines(head, encoding, dialect, is_whole=len(head) == size)
    secret = _secret_places(sheet) if sheet is not None else frozenset()
    shown = _hidden(text, secret, dialect) if secret else text
    return SentFile(name, batch, encoding, records, size, shown, has_more, bool(secret))


def _lines(head: bytes, encoding: str, dialect: Dialect, *, is_whole: bool) -> tuple[str, bool]:
    """Return the first lines, and whether there are others. A letter that is cut off goes."""
    text = getincrementaldecoder(encoding)().decode(head)
    lines = text.split(dialect.line_terminator)
    has_more = not is_whole or len(lines) > MOST_LINES + 1
    if not has_more:
        return text, False
    whole = lines[: min(len(lines) - 1, MOST_LINES)]
    return "".join(each + dialect.line_terminator for each in whole), True


def _secret_places(sheet: JobSheet) -> frozenset[int]:
    """Return which columns of the file hold passwords, under whatever heading."""
    secret = secret_fields(sheet.record_type)
    return frozenset(
        at
        for at, heading in enumerate(written_headings(sheet))
        if heading in secret or says_secret(heading) or _is_of_secrets(sheet, heading)
    )


def _is_of_secrets(sheet: JobSheet, field_name: str) -> bool:
    """Tell whether a field is filled from a column of passwords: a person may match any."""
    return not sheet.secret_columns.isdisjoint(sheet.matching.columns_of(field_name))


def _hidden(text: str, secret: Collection[int], dialect: Dialect) -> str:
    """Return the lines with dots for passwords, which say neither what nor how long they are.

    All else stays letter by letter. What is cut off within quotes is hidden to its end.
    """
    shown, at, is_heading = [], 0, dialect.header
    for cell, end in _cells_in(text, dialect):
        is_blank = not cell.strip(dialect.quote_char)
        shown += [cell if is_heading or is_blank or at not in secret else HIDDEN, end]
        at += 1
        if end == dialect.line_terminator:
            at, is_heading = 0, False
    return "".join(shown)


def _cells_in(text: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """Give each cell as it is written, with its quotes, and what it ends with."""
    mark, quote = re.escape(dialect.delimiter), re.escape(dialect.quote_char)
    end = re.escape(dialect.line_terminator)
    quoted = rf"{quote}(?:[^{quote}]|{quote}{quote})*(?:{quote}|\Z)"
    plain = rf"(?:(?!{mark}|{end}).)*"
    cell = re.compile(rf"({quoted}|{plain})({mark}|{end}|\Z)", re.DOTALL)
    return ((found[1], found[2]) for found in cell.finditer(text))
