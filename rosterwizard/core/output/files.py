"""The exact files that a system accepts.

Nothing changes in silence: cells stay as they are in the job, but for stray blanks and other
spellings, which the check announces (codes `whitespace` and `spelling`), and formula-like text is
never altered here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import fields_behind, takes_several
from rosterwizard.core.cells.text_kinds import is_written_as_read
from rosterwizard.core.cells.tidying import may_be_odd
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.csv_text import UTF_8, csv_content
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.output.file_parts import BoundRows, rows_together
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.profiles.set_files import name_in_mode
from rosterwizard.core.sheet import blanks
from rosterwizard.core.sheet.file_names import (
    distinct_names,
    numbered_name,
    own_name,
    safe_file_name,
)


@dataclass(frozen=True, slots=True, eq=False)
class OutputFile:
    """One file for the system.

    name: as the system wants it, without a folder, and as every computer can hold it.
    pieces: what it holds. record_type: the name of the record type.
    rows: UInt32, the positions in the sheet of the rows in it, in the order of the file.
    """

    name: str
    pieces: FileContent = field(repr=False)
    record_type: str
    rows: pl.Series = field(repr=False)

    @property
    def content(self) -> bytes:
        """All that it holds at once, where it is small."""
        return self.pieces.whole


def output_job(
    job: Job,
    rows: Mapping[str, pl.Series] | None = None,
    mode: str = "",
    rows_at_a_time: int = 0,
) -> tuple[OutputFile, ...]:
    """Return the files of a job, in the profile's order of record types.

    rows: the positions to write, by record type; all records of the sheets that it does not name.
    mode: the one that the files are for; "" is that of the job, else the system's first.
    rows_at_a_time: how many a file holds at most; 0 is as many as the system takes.
    A sheet with more rows than that becomes several files where it may. No two of them have names
    that Windows or macOS would take for one. Raises what `split` raises.
    """
    order = {each.name: place for place, each in enumerate(job.profile.record_types)}
    sheets = sorted(job.sheets, key=lambda sheet: order[sheet.record_type.name])
    files = [
        file
        for sheet in sheets
        for file in split(
            job.profile,
            sheet,
            (rows or {}).get(sheet.record_type.name),
            mode or job.mode,
            rows_at_a_time,
        )
    ]
    names = distinct_names(file.name for file in files)
    return tuple(replace(file, name=name) for file, name in zip(files, names, strict=True))


def split(
    profile: Profile,
    sheet: JobSheet,
    rows: pl.Series | None = None,
    mode: str = "",
    rows_at_a_time: int = 0,
) -> tuple[OutputFile, ...]:
    """Return the sheet as one file, or as several where its record type says that it may.

    Then each file keeps to the limits of rows and bytes; a single row that is too large for a
    file stays in one, and so do rows that belong together. Raises RosterError "nothing-to-write"
    where nothing of the sheet would be in it, not even below a system's own headings, and what
    `output_sheet` raises.
    """
    _refuse_nothing(sheet)
    wanted = _all_rows(sheet) if rows is None else rows
    limits = sheet.record_type.roster.limits
    most = min(filter(None, (limits.rows, rows_at_a_time)), default=len(wanted))
    whole = _Written(profile, sheet, mode)
    if not limits.may_split or len(wanted) <= most:
        file = whole.of_rows(wanted)
        if not (limits.may_split and _is_too_large(file, sheet)):
            return (file,)
    several = rows_together(sheet, wanted).at_most(most)
    parts = [part for each in several for part in _small(whole, sheet, each)]
    if len(parts) == 1:
        return tuple(parts)
    return tuple(
        replace(part, name=_part_name(part.name, number, len(parts)))
        for number, part in enumerate(parts, start=1)
    )


def _refuse_nothing(sheet: JobSheet) -> None:
    matching = sheet.matching
    filled = matching.constants or matching.made or any(each.field for each in matching.matches)
    if not filled and not _unknown_columns(sheet):
        file = sheet.sheet.origin.file.name
        raise RosterError("nothing-to-write", file=file, record_type=sheet.record_type.id)


def _small(whole: "_Written", sheet: JobSheet, rows: BoundRows) -> list[OutputFile]:
    """Return the rows as files that are not too large, halved as often as it takes."""
    file = whole.of_rows(rows.positions)
    halves = rows.halves() if _is_too_large(file, sheet) else ()
    if len(halves) < 2:  # noqa: PLR2004 - it cannot be halved
        return [file]
    return [part for half in halves for part in _small(whole, sheet, half)]


def _is_too_large(file: OutputFile, sheet: JobSheet) -> bool:
    most = sheet.record_type.roster.limits.bytes
    return bool(most) and file.pieces.size > most


def output_sheet(
    profile: Profile, sheet: JobSheet, rows: pl.Series | None = None, mode: str = ""
) -> OutputFile:
    """Return the sheet as one file in the exact form that the system takes.

    rows: the positions to write, in that order; all records when None. mode: the system's first
    for "". Raises RosterError "not-in-encoding" for a character that the system's encoding lacks.
    """
    return _Written(profile, sheet, mode).of_rows(_all_rows(sheet) if rows is None else rows)


class _Written:
    """A sheet as it is written, of which files are made: its columns are the same in all."""

    def __init__(self, profile: Profile, sheet: JobSheet, mode: str) -> None:
        self._headings, self._frame = written_columns(sheet)
        self._record_type = sheet.record_type
        self._name = _file_name(profile, sheet.record_type, mode)

    def of_rows(self, rows: pl.Series) -> OutputFile:
        """Return the file of these rows; raises what `output_sheet` raises."""
        of, wanted = self._record_type, rows.cast(pl.UInt32)
        encoding = of.roster.encoding
        pieces = csv_content(self._headings, self._frame, of.dialect, encoding, wanted)
        if encoding != UTF_8:
            _ = pieces.size  # made once, so that what cannot be written is known before
        return OutputFile(self._name, pieces, of.name, wanted)


def _all_rows(sheet: JobSheet) -> pl.Series:
    every = pl.arange(0, sheet.frame.height, dtype=pl.UInt32, eager=True)
    blank = sheet.blank_rows()
    return every.filter(~every.is_in(blank.implode())) if blank.len() else every


def _file_name(profile: Profile, record_type: RecordType, mode: str) -> str:
    wanted = own_name(name_in_mode(profile, record_type, mode))
    return safe_file_name(wanted or f"{profile.name}-{record_type.name}.csv")


def _part_name(name: str, number: int, of: int) -> str:
    return numbered_name(name, f"{number}-of-{of}")


def written_columns(sheet: JobSheet) -> tuple[list[str], pl.DataFrame]:
    """Return the headings to write, and the text below them in columns of any name."""
    written = _written(sheet)
    blank = pl.repeat("", sheet.frame.height, dtype=pl.String, eager=True)
    cells = [written.get(name, blank) for name in _written_fields(sheet)]
    cells += [sheet.frame[f"c{column}"] for column in _unknown_columns(sheet)]
    frame = pl.DataFrame([each.alias(str(at)) for at, each in enumerate(cells)])
    return written_headings(sheet), frame


def written_headings(sheet: JobSheet) -> list[str]:
    """Return the headings to write: the names of fields, then those of columns passed on."""
    unknown = [sheet.sheet.headings[each] for each in _unknown_columns(sheet)]
    return [*_written_fields(sheet), *unknown]


def _written_fields(sheet: JobSheet) -> list[str]:
    return [each.name for each in sheet.record_type.fields if _is_written(each, sheet)]


def _is_written(field: Field, sheet: JobSheet) -> bool:
    return sheet.record_type.roster.all_headings or sheet.matching.fills(field.name)


def _written(sheet: JobSheet) -> dict[str, pl.Series]:
    """Return the cells of each filled field as they are written.

    Only synonyms, stray blanks and letters that were damaged make them differ from what stands in
    the sheet, and few columns have any. The stages of the others would cost as much as the check.
    """
    texts = sheet.by_field()
    spelled = [
        field.name
        for field in sheet.record_type.fields
        if field.name in texts.columns
        and not is_written_as_read(field, sheet.record_type)
        and (field.roster.synonyms or _may_have_strays(field, texts[field.name]))
    ]
    found = {name: texts[name] for name in texts.columns}
    if spelled:
        behind = {each for name in spelled for each in fields_behind(sheet.record_type.field(name))}
        cells = Cells(sheet, behind)
        found |= cells.frame.select(**{name: cells.written(name) for name in spelled}).to_dict()
    return found


def _may_have_strays(field: Field, cells: pl.Series) -> bool:
    """Tell whether blanks or letters may stand where they do not belong."""
    if may_be_odd(cells):
        return True
    text = pl.col(cells.name)
    stray = (blanks.trimmed(text) != text).any()
    if takes_several(field):
        stray |= text.str.contains(r"\s").any()
    return bool(cells.to_frame().select(stray).item())


def _unknown_columns(sheet: JobSheet) -> list[int]:
    """Return the columns that are passed on as they are.

    Those that fill and make no field, unless a person left them out or the system does not want
    them.
    """
    roster = sheet.record_type.roster
    if not roster.keep_unknown:
        return []
    unwanted = {each.heading.strip().casefold() for each in roster.unwanted}
    return [
        match.column
        for match in sheet.matching.matches
        if sheet.matching.is_idle(match)
        and match.heading.strip()
        and match.heading.strip().casefold() not in unwanted
    ]
