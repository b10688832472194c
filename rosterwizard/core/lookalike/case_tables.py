"""The tables of a case: all texts of its files, and in which manner each of them is replaced.

A table is one sheet of one file just as it stands there, before anything that reading does with
headings and records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from rosterwizard.core.cells.field_ideas import is_about
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.lookalike.look_alike_texts import LookAlikeTexts, Treated
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.personal_columns import (
    Kept,
    Personal,
    PersonalColumn,
    bare_sample,
    fields_of_people,
    values_of,
)
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.core.sheet.aside_row import Why

_SAMPLES: frozenset[Why] = frozenset({"sample", "maybe-sample"})
_DATED, _IN_ORDER, _COUNTED = "date-damage", "fill-down", "drag-fill"
_MOVED = frozenset({"shifted-row", "shifted-headings", "swapped-columns"})
_MADE = ("email", "google-email", "username")
_NO_YEAR = 10_000


@dataclass(frozen=True)
class KnownOfJob:
    """What is known of a job as a whole.

    own: the words that are the program's own. moved: by the id of a record type the numbers of the
    rows whose cells stand below other headings than their own; None among them: all rows.
    dated: by record type's id and name the fields in which days stand that were codes.
    in_order: in the same way those of which the order of the values is looked at; counted: those
    of which the values count up. recent: see `PersonalColumn`.
    """

    own: OwnWords = field(repr=False)
    personal: Personal
    moved: Mapping[str, frozenset[int | None]]
    dated: frozenset[tuple[str, str | None]]
    in_order: frozenset[tuple[str, str | None]]
    counted: frozenset[tuple[str, str | None]]
    recent: int

    @classmethod
    def of(
        cls, job: Job, problems: Iterable[ExpectedProblem] = (), this_year: int = _NO_YEAR
    ) -> "KnownOfJob":
        """Return what is known of a job. problems: those that were found in it."""
        moved: dict[str, set[int | None]] = {}
        fields: dict[str, set[tuple[str, str | None]]] = {
            each: set() for each in (_DATED, _IN_ORDER, _COUNTED)
        }
        for each in problems:
            if each.code in _MOVED:
                moved.setdefault(each.type, set()).add(each.row)
            elif each.code in fields:
                fields[each.code].add((each.type, each.field))
        rows = {name: frozenset(numbers) for name, numbers in moved.items()}
        own, personal = OwnWords.of(job.profile), fields_of_people(job)
        dated, in_order, counted = map(frozenset, fields.values())
        return cls(own, personal, rows, dated, in_order, counted, this_year - 1)

    def column(self, sheet: JobSheet, match: Match) -> PersonalColumn:
        """Return what a column of one of its sheets holds."""
        found = PersonalColumn.of(sheet, match, self.own, self.personal, self.recent)
        name = found.field.name if found.field else None
        return replace(found, is_dated=(sheet.record_type.id, name) in self.dated)

    def constant(self, sheet: JobSheet, name: str) -> PersonalColumn:
        """Return what a column of a field would hold, of which all rows have the same value."""
        return self.column(sheet, Match(-1, "", name, "none"))


@dataclass(frozen=True)
class TableMeaning:
    """What the job makes of a table.

    columns: by the table's own columns. heading_row: counted from 1; 0 for none. titles: numbers
    of rows that are no records, headings: of those that are headings once more. samples: of those
    in which the system's samples stay. moved: of those whose cells stand below other headings,
    None for all; values: what closed lists take, and may stand anywhere there. people: the columns
    of given and family names, and of what is made of them.
    """

    columns: Mapping[int, PersonalColumn] = field(default_factory=dict)
    heading_row: int = 1
    titles: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    samples: frozenset[int] = frozenset()
    moved: frozenset[int | None] = frozenset()
    values: frozenset[str] = field(default=frozenset(), repr=False)
    people: tuple[int, int, tuple[int, ...]] | None = None

    @classmethod
    def of(
        cls,
        sheet: JobSheet,
        known: KnownOfJob,
        name: str = "",
        heading_row: int | None = None,
    ) -> "TableMeaning":
        """Return what a job's sheet tells of its table.

        name: which of several stacked ones; heading_row: that of its own, counted from 1.
        """
        opened, origin = sheet.opened, sheet.sheet.origin
        places = _places(sheet, name)
        columns = {
            at: known.column(sheet, sheet.matching.matches[column]) for at, column in places.items()
        }
        aside = [each for each in sheet.sheet.set_aside if each.sheet in {None, name} or not name]
        numbers = opened.sheet_row.to_list()
        odd = {
            code: {
                numbers[row]
                for oddity, rows in opened.oddities.items()
                if oddity.code == code and rows is not None
                for row in rows
            }
            for code in ("no-record", "like-sample")
        }
        return cls(
            columns,
            origin.heading_row if heading_row is None else heading_row,
            frozenset(each.row for each in aside if each.why not in _SAMPLES) | odd["no-record"],
            frozenset(each.row for each in aside if each.why == "headings-again"),
            frozenset(each.row for each in aside if each.why in _SAMPLES) | odd["like-sample"],
            known.moved.get(sheet.record_type.id, frozenset()),
            frozenset(
                value
                for each in sheet.record_type.fields
                for value in values_of(each, sheet.record_type)
            ),
            _people(sheet, {column: at for at, column in places.items()}),
        )

    def treated(self, row: int, column: int, text: str) -> Treated:
        """Return how a text is replaced. row: counted from 1."""
        if row < self.heading_row:
            return "title"
        if row == self.heading_row or row in self.headings:
            return "heading"
        meant = self.columns.get(column)
        if meant is None:
            return "title" if row in self.titles else "note"
        if self._is_of_system(row, meant, text):
            return "stays"
        return "title" if row in self.titles and meant.holds != "secret" else meant.treated(text)

    def kept(self, row: int, column: int, text: str) -> Kept | None:
        """Return as what a text of a record stays that may tell of somebody all the same."""
        is_above = row <= self.heading_row or row in self.headings | self.titles
        meant = None if is_above else self.columns.get(column)
        if meant is None or self._is_of_system(row, meant, text):
            return None
        return meant.kept(text)

    def _is_of_system(self, row: int, meant: PersonalColumn, text: str) -> bool:
        """Tell whether a text is one of the system's samples, or of a list beside its column."""
        if row in self.samples and bare_sample(text) in meant.samples:
            return True
        has_moved = not self.moved.isdisjoint({row, None})
        return has_moved and text.strip().casefold() in self.values


@dataclass(frozen=True)
class CaseTable:
    """One table. rows: its cells, which need not be as many in each. meaning: what it is.

    delimiter: what stands between the cells of a record, where a whole one is in the first cell of
    each row; "" where each cell has its own. values: row and column of the cells that hold a number
    or a date, whose letters are nobody's; both counted from 0.
    """

    rows: Sequence[Sequence[str]] = field(repr=False)
    meaning: TableMeaning = field(repr=False)
    delimiter: str = ""
    values: AbstractSet[tuple[int, int]] = frozenset()

    def learn(self, texts: LookAlikeTexts) -> None:
        """Have all texts that are replaced learnt."""
        for row, cells in enumerate(self.rows, 1):
            for column, text in enumerate(cells):
                has_words = (row - 1, column) not in self.values
                for at, piece in self._pieces(column, text):
                    treated = self.meaning.treated(row, at, piece)
                    texts.learn_treated(piece, treated, has_words=has_words)

    def kept(self) -> Iterator[tuple[Kept, str]]:
        """Give the texts of records that stay though they may tell of somebody, and as what."""
        for row, cells in enumerate(self.rows, 1):
            for column, text in enumerate(cells):
                for at, piece in self._pieces(column, text):
                    if code := self.meaning.kept(row, at, piece):
                        yield code, piece

    def _pieces(self, column: int, text: str) -> Iterator[tuple[int, str]]:
        """Give a cell's texts, each with the column that it is of."""
        if self.delimiter and not column:
            yield from enumerate(text.split(self.delimiter))
        else:
            yield column, text

    def learn_people(self, texts: LookAlikeTexts) -> None:
        """Have learnt what of each person's addresses is made of the person's names."""
        if self.meaning.people is None:
            return
        given, family, made = self.meaning.people
        for cells in self.rows[self.meaning.heading_row :]:
            if len(cells) > max(given, family):
                texts.learn_made(cells[given], cells[family], [*_at(cells, made)])

    def replaced(self, texts: LookAlikeTexts) -> list[list[str]]:
        """Return the cells that stand for these."""
        return [
            [self.cell(texts, number, column, text) for column, text in enumerate(cells)]
            for number, cells in enumerate(self.rows, 1)
        ]

    def cell(self, texts: LookAlikeTexts, row: int, column: int, text: str) -> str:
        """Return the text that stands for one; of a value only its digits do. row: from 1 on."""
        return self.delimiter.join(
            texts.treated(piece, self.meaning.treated(row, at, piece))
            for at, piece in self._pieces(column, text)
        )


def _at(cells: Sequence[str], columns: Iterable[int]) -> Iterator[str]:
    yield from (cells[column] for column in columns if column < len(cells))


def _places(sheet: JobSheet, name: str) -> dict[int, int]:
    """Return the column of the job's sheet for each of the table's own."""
    origin = sheet.sheet.origin
    if name and name in origin.stacked and origin.stacked_columns:
        return dict(enumerate(origin.stacked_columns[origin.stacked.index(name)]))
    return {match.column: match.column for match in sheet.matching.matches}


def _people(sheet: JobSheet, places: Mapping[int, int]) -> tuple[int, int, tuple[int, ...]] | None:
    found: dict[str, list[int]] = {}
    for each in sheet.record_type.fields:
        column = sheet.matching.column_of(each.name)
        if column is not None and column in places:
            for idea in ("given-name", "surname", *_MADE):
                if is_about(each, idea):
                    found.setdefault(idea, []).append(places[column])
    if not (found.get("given-name") and found.get("surname")):
        return None
    made = tuple(column for idea in _MADE for column in found.get(idea, ()))
    return found["given-name"][0], found["surname"][0], made
