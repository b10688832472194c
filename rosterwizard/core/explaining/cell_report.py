"""Why a cell is a problem or is none, as text and as facts for programs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import polars as pl

from rosterwizard.core.explaining.cell_in_words import SaidVerdict, said_verdicts, who_looked
from rosterwizard.core.explaining.explained_cell import AskedCell, ExplainedCell
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.rules.rule_words import sourced, with_more
from rosterwizard.core.sheet.row_places import row_name, split_number
from rosterwizard.core.sheet.sheet import column_letter


def text_of_cell(sheet: JobSheet, cell: AskedCell) -> str:
    """Return what is told of what stands in the cell, or of what fills its field.

    Of a password that is only how long it is. What several columns make is told as it stands in
    the cell.
    """
    if cell.column is None:
        texts = sheet.text_of(cell.fields[0])
        text = "" if texts is None else texts[cell.row]
    else:
        rows = pl.Series([cell.row], dtype=pl.UInt32)
        text = sheet.texts_at(rows, cell.column, None)[0]
    return sheet.told.of_place(cell.column, cell.fields)(str(text))


def cell_facts(found: ExplainedCell) -> dict[str, object]:
    """Return what every rule found in a cell, as facts for programs."""
    cell, sheet = found.cell, found.sheet
    places = sheet.sheet.places
    row, added = split_number(places.number[cell.row])
    return {
        "type": sheet.record_type.id,
        "row": row,
        "added": added,
        "sheet": places.sheet_of(cell.row),
        "column": None if cell.column is None else column_letter(cell.column),
        "heading": _heading(found),
        "fields": list(cell.fields),
        "value": text_of_cell(sheet, cell),
        "rules": [_facts(each) for each in said_verdicts(found)],
    }


def _facts(said: SaidVerdict) -> dict[str, object]:
    return {
        "verdict": said.verdict,
        "about": said.about,
        "code": said.code,
        "severity": said.severity,
        "title": said.title,
        "rule": said.rule,
        "says": said.says,
        "source": said.source,
        "inferred": said.inferred,
        "reason": said.reason,
        "cause": said.cause,
        "why": said.why,
    }


def cell_report(found: ExplainedCell) -> Iterator[str]:
    """Give the lines that say what every rule found in a cell."""
    value = in_sight(text_of_cell(found.sheet, found.cell))
    shown = sentence("why-value", text=value) if value else sentence("check-empty-cell")
    yield sentence("why-there", cell=cell_in_words(found), value=shown)
    yield from filter(None, [who_looked(found)])
    for group, every in groupby(said_verdicts(found), key=lambda each: each.group):
        verdicts = list(every)
        yield ""
        yield sentence("why-group", group)
        lines = _titles(verdicts) if group == "not-found" else map(verdict_in_words, verdicts)
        yield from (f"    {line}" for line in lines)


def cell_in_words(found: ExplainedCell) -> str:
    """Return which cell it is, and which fields are filled from it."""
    cell, places = found.cell, found.sheet.sheet.places
    row = row_name(places.number[cell.row], places.sheet_of(cell.row))
    gaps = {"type": found.sheet.record_type.id, "row": row, "fields": listed(cell.fields)}
    if cell.column is None:
        return sentence("why-cell", "no-column", **gaps)
    part = "message" if cell.fields else "no-field"
    column, heading = column_letter(cell.column), _heading(found)
    return sentence("why-cell", part, column=column, heading=heading, **gaps)


def _heading(found: ExplainedCell) -> str | None:
    column = found.cell.column
    return None if column is None else found.sheet.matching.matches[column].heading


def verdict_in_words(said: SaidVerdict) -> str:
    """Return what one rule asks, who says so, and why it told nothing where it did not."""
    rule = sourced(with_more(said.rule, said.says), said.source, inferred=said.inferred)
    part = said.about if said.about != "cell" else "message"
    words = sentence("why-rule", part, severity=sentence("report", said.severity), rule=rule)
    return sentence("why-rule", "because", rule=words, why=said.why) if said.why else words


def _titles(verdicts: Iterable[SaidVerdict]) -> Iterator[str]:
    """Give what the program looks for by itself: the kinds of problems alone, which are many."""
    yield listed(dict.fromkeys(each.title for each in verdicts))
