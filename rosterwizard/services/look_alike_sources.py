"""The files of a case as tables of text, and the same files with other texts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Protocol

from msgspec import structs

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob, TableMeaning
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.lookalike.letters_of_format import with_letters_of_format
from rosterwizard.core.lookalike.text_tables import TextTable
from rosterwizard.core.lookalike.workbooks.own_sheets import is_own_sheet, own_columns
from rosterwizard.core.lookalike.workbooks.rewritten_in_words import rewritten_in_words
from rosterwizard.core.lookalike.workbooks.texts import Columns, NewTexts, SheetTexts, WorkbookTexts
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.delimiters import DELIMITERS
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.services.case_sources import CaseSource
from rosterwizard.services.look_alike_workbooks import texts_in_workbook, workbook_with_texts

_WHOLE_RECORDS = Oddity("odd-records", "cells")
_LOOKED_AT = 60  # rows, for the headings of one of several sheets


@dataclass(frozen=True)
class Written:
    """A file with other texts. ending: of a name for it. said: what is not as it was, in words."""

    data: bytes = field(repr=False)
    ending: str
    said: tuple[str, ...] = ()


class LookAlikeSource(Protocol):
    """One file: its tables, the names in it, and how it is written with other texts."""

    @property
    def source(self) -> CaseSource:
        """The file."""
        ...

    @property
    def tables(self) -> Sequence[CaseTable]:
        """Its tables."""
        ...

    @property
    def names(self) -> Sequence[str]:
        """What is called something in it: its sheets."""
        ...

    def can_write(self, letter: str) -> bool:
        """Tell whether it can hold a letter."""
        ...

    def how_sure(self, word: str) -> float:
        """Return how much a word, in small letters, speaks for its encoding."""
        ...

    def written(self, case: DrawnCase) -> Written:
        """Return it with the texts of the case."""
        ...


@dataclass(frozen=True)
class TextLookAlike:
    """A text file."""

    source: CaseSource
    text: TextTable = field(repr=False)
    tables: Sequence[CaseTable] = field(repr=False)
    names: Sequence[str] = ()

    @classmethod
    def of(
        cls, source: CaseSource, job: Job, known: KnownOfJob, options: ReadingOptions
    ) -> "TextLookAlike":
        """Return the tables of a text file."""
        text = TextTable.of(source.data, options, known_headings(job.profile.record_types))
        sheets = _sheets_of(job, source)
        meaning = (
            TableMeaning.of(sheets[0], known)
            if sheets
            else TableMeaning(heading_row=text.cells.heading_row)
        )
        return cls(source, text, (CaseTable(text.cells.records, meaning),))

    def can_write(self, letter: str) -> bool:
        """Tell whether its encoding has the letter."""
        return self.text.can_write(letter)

    def how_sure(self, word: str) -> float:
        """Return how much a word speaks for its encoding."""
        return self.text.how_sure(word)

    def written(self, case: DrawnCase) -> Written:
        """Return its content. Raises RosterError "look-alike-failed"."""
        data = self.text.with_cells(self.tables[0].replaced(case.texts))
        if data is None:
            raise RosterError("look-alike-failed")
        return Written(data, self.source.path.suffix)


@dataclass(frozen=True)
class WorkbookLookAlike:
    """A workbook. own: what stands in the sheets that are ours, by their names."""

    source: CaseSource
    texts: WorkbookTexts = field(repr=False)
    tables: Sequence[CaseTable] = field(repr=False)
    own: Mapping[str, Columns] = field(repr=False)

    @classmethod
    def of(cls, source: CaseSource, job: Job, known: KnownOfJob) -> "WorkbookLookAlike":
        """Return the tables of a workbook. Raises RosterError as reading it does."""
        texts = texts_in_workbook(source.data)
        sheets = _sheets_of(job, source)
        taken = {name for each in sheets for name in each.sheet.origin.own_sheets}
        names = [each.name for each in texts.sheets]
        own = {
            each.name: own_columns(each, job.profile, names)
            for each in texts.sheets
            if is_own_sheet(each.name, taken)
        }
        tables = [_table(each, sheets, known) for each in texts.sheets if each.name not in own]
        return cls(source, texts, tables, own)

    @property
    def names(self) -> Sequence[str]:
        """The names of its sheets, and the words in formulas and number formats."""
        return [each.text for each in self.texts.others]

    def can_write(self, _letter: str) -> bool:
        """Tell that it can hold any letter."""
        return True

    def how_sure(self, _word: str) -> float:
        """Tell that its encoding is not guessed."""
        return 0.0

    def written(self, case: DrawnCase) -> Written:
        """Return its content. Raises RosterError "look-alike-failed"."""
        sheets = dict(self.own)
        others = (each for each in self.texts.sheets if each.name not in self.own)
        for sheet, table in zip(others, self.tables, strict=True):
            sheets[sheet.name] = self._columns(sheet, table, case)
        beside = {each.text: case.name(each.text) for each in self.texts.others}
        found = workbook_with_texts(self.source.data, NewTexts(sheets, beside))
        if emptied := sum(self.own.get(e.name, e.columns) != e.columns for e in self.texts.sheets):
            found = structs.replace(found, dropped={**found.dropped, "own-sheets": emptied})
        return Written(found.content, found.ending, rewritten_in_words(found))

    def _columns(self, sheet: SheetTexts, table: CaseTable, case: DrawnCase) -> list[list[str]]:
        formats = [each.text for each in self.texts.others if each.where == "number-format"]
        literals = {text: case.name(text) for text in sorted(formats, key=len, reverse=True)}

        def cell(row: int, column: int, text: str) -> str:
            if sheet.kind_at(row, column) in {"boolean", "error"}:
                return text
            new = table.cell(case.texts, row + 1, column, text)
            is_value = (row, column) in table.values
            return with_letters_of_format(text, new, literals) if is_value else new

        return [
            [cell(row, at, text) for row, text in enumerate(column)]
            for at, column in enumerate(sheet.columns)
        ]


def look_alike_source(
    source: CaseSource, job: Job, known: KnownOfJob, options: ReadingOptions
) -> LookAlikeSource:
    """Return the tables of a file, whatever it is. Raises RosterError as reading it does."""
    if source.is_workbook:
        return WorkbookLookAlike.of(source, job, known)
    return TextLookAlike.of(source, job, known, options)


def _sheets_of(job: Job, source: CaseSource) -> list[JobSheet]:
    return [each for each in job.sheets if each.sheet.origin.file == source.path]


def _table(texts: SheetTexts, sheets: Sequence[JobSheet], known: KnownOfJob) -> CaseTable:
    rows = list(zip(*texts.columns, strict=True))
    values = frozenset(texts.values())
    for sheet in sheets:
        origin = sheet.sheet.origin
        if texts.name in origin.own_sheets:
            name = texts.name if origin.stacked else ""
            heading_row = _heading_row(rows, sheet) if origin.stacked else origin.heading_row
            meaning = TableMeaning.of(sheet, known, name, heading_row)
            return CaseTable(rows, meaning, _delimiter(rows, sheet), values)
    return CaseTable(rows, TableMeaning(), values=values)


def _delimiter(rows: Sequence[Sequence[str]], sheet: JobSheet) -> str:
    """Return what stands between cells where a whole record is in the first one of each row."""
    if _WHOLE_RECORDS not in sheet.sheet.oddities:
        return ""
    counts = Counter(
        (sign, len(row[0].split(sign))) for row in rows[:_LOOKED_AT] for sign in DELIMITERS
    )
    width = len(sheet.sheet.headings)
    return max(DELIMITERS, key=lambda sign: counts[sign, width])


def _heading_row(rows: Sequence[Sequence[str]], sheet: JobSheet) -> int:
    """Return the row of the headings in one of several sheets, counted from 1; 0 for none."""
    known = {folded(each) for each in sheet.sheet.headings}
    hits = [len(known & {*map(folded, row)} - {""}) for row in rows[:_LOOKED_AT]]
    return hits.index(max(hits)) + 1 if any(hits) else 0


def names_in(sources: Sequence[LookAlikeSource]) -> Iterator[str]:
    """Give all that is called something in the files, and what they are called."""
    for each in sources:
        yield from each.names
        yield PurePath(each.source.name).stem
        if each.source.archive:
            yield each.source.archive.stem
