"""Lists of what a system is to delete: for records that were made and are to go again."""

from collections.abc import Iterator, Mapping

import polars as pl

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.secret_columns import says_secret, secret_fields
from rosterwizard.core.output.csv_text import csv_bytes
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.output.files import OutputFile, written_columns
from rosterwizard.core.profiles.language import Mode
from rosterwizard.core.profiles.set_files import deletions_named
from rosterwizard.core.sheet.file_names import safe_file_name


def deletion_files(job: Job, rows: Mapping[str, pl.Series], mode: Mode) -> tuple[OutputFile, ...]:
    """Return the lists of these rows (positions, by the name of the record type), in that mode.

    Their columns are those of the records, without passwords. There is none of a record type
    without rows, and none where the system has no name for it.
    """
    return tuple(_lists(job, rows, mode))


def _lists(job: Job, rows: Mapping[str, pl.Series], mode: Mode) -> Iterator[OutputFile]:
    for record_type in job.profile.record_types:
        sheet, wanted = job.sheet_of(record_type.name), rows.get(record_type.name)
        name = deletions_named(record_type, mode)
        if sheet is not None and wanted is not None and len(wanted) and name:
            yield OutputFile(
                *(safe_file_name(name), FileContent.of(_content(sheet, wanted))),
                *(record_type.name, wanted),
            )


def _content(sheet: JobSheet, rows: pl.Series) -> bytes:
    record_type = sheet.record_type
    headings, frame = written_columns(sheet)
    secret = secret_fields(record_type)
    hidden = [str(at) for at, each in enumerate(headings) if each in secret or says_secret(each)]
    open_cells = frame[rows].with_columns(pl.lit("").alias(each) for each in hidden)
    return csv_bytes(headings, open_cells, record_type.dialect, record_type.roster.encoding)
