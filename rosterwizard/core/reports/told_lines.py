"""Problems as the lines of a report, by column: what those of one rule have alike is written once.

Each form writes a problem by itself, too (`reports`); that is the measure.
"""

import csv
import dataclasses
import io
from collections.abc import Callable, Iterable, Mapping
from html import escape

import polars as pl

from rosterwizard.core.letters.in_sight import ODD, in_sight
from rosterwizard.core.letters.written_texts import written_texts
from rosterwizard.core.messages.json_text import ESCAPED, json_text
from rosterwizard.core.reports.described import Problem
from rosterwizard.core.reports.told_problems import Alike, ToldPart
from rosterwizard.core.sheet.formula_text import neutralised
from rosterwizard.core.sheet.row_places import RowPlaces

Lines = Callable[[ToldPart], pl.DataFrame]
_TEXTS = ("sheet", "value", "message", "fix")
_PLACE, _LINE = "place", "line"


def in_order(parts: Iterable[ToldPart], lines: Lines, between: str = "") -> str:
    """Return the lines of all parts in the order of their places."""
    every = pl.concat(map(lines, parts)).sort(_PLACE)
    return str(every[_LINE].str.join(between).item())


# JSON


def json_line(problem: Problem) -> str:
    """Return one problem as JSON; `added` is there for a new row alone."""
    facts = dataclasses.asdict(problem)
    return json_text({name: fact for name, fact in facts.items() if name != "added" or fact})


def json_lines(part: ToldPart) -> pl.DataFrame:
    """Return each problem as JSON: place, line."""
    texts = {name: _json_texts(part.each[name]) for name in _TEXTS}
    numbers = {
        name: part.each[name].cast(pl.String).fill_null("null") for name in ("row", "following")
    }
    own, alike = {**texts, **numbers}, dataclasses.asdict(part.alike)
    pieces: list[str | pl.Series] = []
    for field in dataclasses.fields(Problem):
        if field.name == "added":
            pieces += _of_new_rows(part.each[field.name])
            continue
        pieces.append(f'{"," if pieces else "{"}"{field.name}":')
        pieces.append(own[field.name] if field.name in own else json_text(alike[field.name]))
    return _joined(part, [*pieces, "}"])


def _of_new_rows(added: pl.Series) -> list[str | pl.Series]:
    if added.null_count() == added.len():
        return []
    said = pl.concat_str(pl.lit(',"added":'), pl.col("added").cast(pl.String)).fill_null("")
    return [added.to_frame("added").select(said).to_series()]


def _json_texts(texts: pl.Series) -> pl.Series:
    inside = written_texts(texts, ESCAPED, lambda text: json_text(text)[1:-1])
    quoted = pl.concat_str(pl.lit('"'), pl.col("text"), pl.lit('"')).fill_null("null")
    return inside.to_frame("text").select(quoted).to_series()


# Tables


def csv_cell(text: str) -> str:
    """Return a text as a cell of a table that people open."""
    line = io.StringIO()
    csv.writer(line).writerow([neutralised(text), ""])
    return line.getvalue().removesuffix(",\r\n")


def csv_lines(columns: Iterable[str]) -> Lines:
    """Return what gives each problem as a line of a table with these columns: place, line."""

    def lines(part: ToldPart) -> pl.DataFrame:
        pieces: list[str | pl.Series] = []
        for cell in _cells(part, columns, _ODD_IN_CSV, csv_cell).values():
            pieces += [cell, ","]
        return _joined(part, [*pieces[:-1], "\r\n"])

    return lines


def html_cell(text: str) -> str:
    """Return a text as it stands in a page, so that everything in it can be seen."""
    return escape(in_sight(text))


def html_lines(columns: Iterable[str], severities: Mapping[str, str]) -> Lines:
    """Return what gives each problem as a row of a page with these columns: place, line.

    severities: in words.
    """

    def lines(part: ToldPart) -> pl.DataFrame:
        cells = _cells(part, columns, _ODD_IN_HTML, html_cell)
        cells["severity"] = f"<b>{severities[part.alike.severity]}</b>"
        pieces: list[str | pl.Series] = [f'<tr class="{part.alike.severity}">']
        for name, cell in cells.items():
            pieces += [f'<td class="{name}">', cell, "</td>"]
        return _joined(part, [*pieces, "</tr>\n"])

    return lines


_ODD_IN_CSV = "[,\"\r\n]|^['=+\\-@\t]"
_ODD_IN_HTML = f"{ODD}|[&<>\"']"


def _cells(
    part: ToldPart, columns: Iterable[str], odd: str, write: Callable[[str], str]
) -> dict[str, str | pl.Series]:
    each = part.each
    own = {name: each[name].fill_null("") for name in _TEXTS}
    places = RowPlaces.of(each["row"], each["added"], _sheets(each["sheet"]))
    own["row"] = places.in_words().fill_null("")
    return {
        name: written_texts(own[name], odd, write)
        if name in own
        else write(_alike(part.alike, name))
        for name in columns
    }


def _sheets(names: pl.Series) -> pl.Series | None:
    """Return the names of the sheets; None where a row need not say of which it is."""
    return None if names.null_count() else names


def _alike(alike: Alike, name: str) -> str:
    fact = getattr(alike, name)
    return "" if fact is None else str(fact)


def _joined(part: ToldPart, pieces: Iterable[str | pl.Series]) -> pl.DataFrame:
    columns = [part.each[_PLACE]]
    line: list[pl.Expr] = []
    for piece in pieces:
        if isinstance(piece, pl.Series):
            columns.append(piece.alias(str(len(columns))))
            line.append(pl.col(columns[-1].name))
        else:
            line.append(pl.lit(piece))
    return pl.DataFrame(columns).select(_PLACE, pl.concat_str(line).alias(_LINE))
