"""From a checked job to what is to be marked in the workbook that goes back to the person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rosterwizard.core.checking.marked_rows import KnownRows
from rosterwizard.core.checking.marked_since import remembered
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.marking.laid_in import LaidIn, laid_in
from rosterwizard.core.marking.marks import (
    MOST_PLACES,
    CellMark,
    Look,
    Marking,
    ProblemLine,
    SheetMarks,
)
from rosterwizard.core.marking.places import Place, Places
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.reports.described import Problem, described
from rosterwizard.core.sheet.marked_before import (
    MarkedBefore,
    MarkedProblem,
    mark_of_list,
    memory_rows,
)

GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")
COLUMNS = ("severity", "place", "heading", "value", "message", "todo", "fix")
_BETWEEN = "\n\n"


@dataclass(slots=True)
class _Found:
    """What is collected on the way. notes: by sheet and cell, the gravest first."""

    notes: dict[Place, list[tuple[Look, str]]] = field(default_factory=lambda: defaultdict(list))
    lines: list[ProblemLine] = field(default_factory=list)
    memory: list[MarkedProblem] = field(default_factory=list)


def marking_of(
    job: Job,
    problems: Mapping[str, Problems],
    places: Mapping[str, Places],
    *,
    as_text: bool = False,
    most: int = MOST_PLACES,
) -> Marking:
    """Return what is to be marked, the gravest problems first.

    problems, places: by the name of the record type. as_text: the workbook is made anew, of text
    alone. most: so many problems are marked; of the others is said how many they are.
    """
    found = _Found()
    left = most
    rows = {name: KnownRows.of(own.sheet, own.number_of) for name, own in places.items()}
    for severity in GRAVEST_FIRST:
        for sheet in job.sheets:
            name = sheet.record_type.name
            part = _of_severity(problems[name], severity).frame[:left]
            left -= part.height
            known = rows[name]
            _take(found, known, replace(problems[name], frame=part), places[name], as_text=as_text)
    total = sum(map(len, problems.values()))
    edits = {place: each for sheet in job.sheets for place, each in _mended(sheet, places).items()}
    more = total - len(found.lines)
    title = sentence("marked-list", "title") if found.lines else ""
    headings = [sentence("marked-list", column) for column in COLUMNS]
    known_by = mark_of_list(headings) if title else ""
    memory = MarkedBefore(tuple(found.memory), title, more, as_text, known_by)
    return Marking(
        sheets=_sheets(found, edits, places.values()),
        list_title=title,
        summary=_summary(total, more),
        headings=headings,
        lines=found.lines,
        memory=[list(row) for row in memory_rows(memory)],
    )


def _of_severity(problems: Problems, severity: Severity) -> Problems:
    return replace(problems, frame=problems.of_severity(severity))


def _take(
    found: _Found, known: KnownRows, problems: Problems, places: Places, *, as_text: bool
) -> None:
    words = described(known.sheet, problems)
    memory = remembered(known, problems, as_text=as_text)
    frame = problems.frame.select("row", "column").iter_rows()
    for (row, column), problem, marked in zip(frame, words, memory, strict=True):
        place = places.of(row, column)
        if place is not None:
            found.notes[place].append((problem.severity, _note(problem)))
        found.lines.append(_line(problem, place))
        if marked is not None:
            found.memory.append(marked)


def _note(problem: Problem) -> str:
    word = sentence("report", problem.severity)
    return sentence("marked-note", message=problem.message, severity=word, todo=problem.todo)


def _line(problem: Problem, place: Place | None) -> ProblemLine:
    cell = place.cell if place else ""
    shown = {
        "severity": sentence("report", problem.severity),
        "place": cell or sentence("marked-list", "whole"),
        "heading": problem.heading or "",
        "value": problem.value or "",
        "message": problem.message,
        "todo": problem.todo,
        "fix": problem.fix or "",
    }
    sheet = place.sheet if place else ""
    return ProblemLine(problem.severity, sheet, cell, [shown[column] for column in COLUMNS])


def _summary(total: int, more: int) -> list[str]:
    lines = [counted("marked-summary", total), sentence("marked-list", "again")]
    return [*lines, counted("marked-more", more)] if more else lines


def _mended(sheet: JobSheet, places: Mapping[str, Places]) -> dict[Place, LaidIn]:
    own = places[sheet.record_type.name]
    return {place: each for each in laid_in(sheet) for place in _places_of(each, own)}


def _places_of(edit: LaidIn, places: Places) -> tuple[Place, ...]:
    """Return where a text goes: never into another cell, be it one where its row is marked."""
    if edit.row is None:
        return places.headings_of(edit.column)
    cell = places.cell(edit.row, edit.column)
    return (cell,) if cell else ()


def takes_all_edits(sheet: JobSheet) -> bool:
    """Tell whether what was changed can be laid into the workbook that the sheet was read from.

    Of several sheets that were read as one, it may be that one lacks a column, and only of the
    first it is known where its headings stand.
    """
    places = Places.in_own_workbook(sheet)
    if not places.columns:  # it is one page
        return True
    return all(each.row is not None and _places_of(each, places) for each in laid_in(sheet))


def _was(edit: LaidIn) -> str:
    """Return what stood in a mended cell, its signs that nobody sees by their names."""
    if edit.new:
        return sentence("marked-mended", "new")
    if not edit.before:
        return sentence("marked-mended", "empty")
    if edit.secret:
        return sentence("marked-mended", "secret", before=masked(edit.before))
    return sentence("marked-mended", before=in_sight(edit.before))


def _sheets(
    found: _Found, edits: Mapping[Place, LaidIn], places: Iterable[Places]
) -> list[SheetMarks]:
    cells: dict[str, list[CellMark]] = defaultdict(list)
    for number, place in enumerate(dict.fromkeys([*found.notes, *edits])):
        notes = found.notes.get(place, [])
        edit = edits.get(place)
        words = [words for _, words in notes]
        if edit:
            words.append(_was(edit))
        look: Look = notes[0][0] if notes else "mended"
        # Beyond so many what was mended is laid in and not marked: a workbook chokes on notes.
        note = _BETWEEN.join(dict.fromkeys(words)) if notes or number < MOST_PLACES else ""
        text = edit.after if edit else None
        cells[place.sheet].append(CellMark(place.row, place.column, look, note, text))
    return [
        SheetMarks(name, cells.get(name, []), headings)
        for each in places
        for name, headings in each.headings().items()
    ]
