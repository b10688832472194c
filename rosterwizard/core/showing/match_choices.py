"""What a line about a heading can be answered with, and how a person finds it by typing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.matching.likely_makings import fields_of_names
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.name_parts import part_of_field
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.showing.made_in_words import examples_of, way_in_words
from rosterwizard.core.showing.match_lines import MatchLine, name_of, title_of

Does = Literal["field", "split", "column", "likely", "value", "join", "part", "out", "open"]


@dataclass(frozen=True, slots=True)
class MatchChoice:
    """One answer. does: what it does; to: the field, the column, or which name stands first.

    words: what it says. meaning: a second line. also: by what else it is found.
    """

    does: Does
    words: str
    to: str | int | None = None
    meaning: str = field(default="", repr=False)  # it may have examples
    also: str = ""


def choices_for(line: MatchLine, sheet: JobSheet) -> tuple[MatchChoice, ...]:
    """Return the answers to a line; to leave it out is the last one."""
    if line.column is None:
        return tuple(_ways(line, sheet.record_type.field(line.field or ""), sheet))
    return tuple(_fields(line.column, sheet))


def chosen_among(choices: Sequence[MatchChoice], line: MatchLine, matching: Matching) -> int:
    """Return the place of the answer that the line has now; that of the first where it has none."""
    wanted: tuple[str, object] | None
    if line.column is not None:
        splits = [matching.made[name] for name in matching.made_with(line.column)]
        split = next((each for each in splits if each.splits), None)
        wanted = ("field", line.field) if line.field else None
        if wanted is None:
            wanted = ("split", split.family_first) if split else ("out", None)
            wanted = wanted if line.state != "open" else None
    else:
        wanted = _way_now(line.field or "", matching)
    places = (place for place, each in enumerate(choices) if (each.does, each.to) == wanted)
    return next(places, 0)


def choices_found(choices: Sequence[MatchChoice], text: str) -> tuple[MatchChoice, ...]:
    """Return the answers in which every word of `text` stands, those that begin with it first."""
    words = text.casefold().split()
    found = [each for each in choices if all(word in _said(each) for word in words)]
    start = " ".join(words)
    return tuple(sorted(found, key=lambda each: not each.words.casefold().startswith(start)))


def _said(choice: MatchChoice) -> str:
    return f"{choice.words} {choice.meaning} {choice.also}".casefold()


# -- A column ----------------------------------------------------------------------------------


def _fields(column: int, sheet: JobSheet) -> Iterator[MatchChoice]:
    """Give the fields, those first that nothing fills."""
    matching, record_type = sheet.matching, sheet.record_type
    names = names_of_columns(matching)
    taken = {
        name: listed(names[each] for each in making.columns)
        for name, making in matching.made.items()
    }
    others = (each for each in matching.matches if each.column != column and each.field)
    taken |= {each.field or "": title_of(each) for each in others}
    for each in sorted(record_type.fields, key=lambda each: each.name in taken):
        other = taken.get(each.name)
        name = name_of(each)
        words = sentence("headings-taken", field=name, heading=other) if other else name
        also = " ".join((each.name, *each.roster.headings))
        yield MatchChoice("field", words, each.name, each.description, also)
    parts = fields_of_names(record_type)
    if parts is not None:
        for family_first, (first, second) in ((False, parts), (True, parts[::-1])):
            words = sentence("headings-split", first=first, second=second)
            yield MatchChoice("split", words, family_first)
    out = sentence("headings-leave-out-column")
    yield MatchChoice("out", out, meaning=sentence("headings-leave-out-column", "meaning"))


# -- A field -----------------------------------------------------------------------------------


def _ways(line: MatchLine, each: Field, sheet: JobSheet) -> Iterator[MatchChoice]:
    matching = sheet.matching
    if line.likely is not None:
        way, values = way_in_words(line.likely, matching), examples_of(line.likely, sheet)
        yield MatchChoice("likely", way, meaning=values)
    one_value = sentence("headings-one-value", "meaning")
    yield MatchChoice("value", sentence("headings-one-value"), meaning=one_value)
    for match in matching.matches:
        title, free = title_of(match), match.field in {None, each.name}
        code = "headings-from" if free else "headings-taken-from"
        words = sentence(code, heading=title, field=match.field or "")
        yield MatchChoice("column", words, match.column)
    yield MatchChoice("join", sentence("headings-join"))
    part = part_of_field(each)
    if part is not None and part != "all":
        yield MatchChoice("part", sentence("headings-part", part))
    if line.state not in {"open", "empty"}:
        yield MatchChoice("open", sentence("headings-open-again"))
    yield MatchChoice("out", sentence("headings-leave-out-field"))


def _way_now(field: str, matching: Matching) -> tuple[str, object] | None:
    column, making = matching.column_of(field), matching.making_of(field)
    if column is not None:
        return "column", column
    if making is not None:
        return way_of(making), None
    if field in matching.constants:
        return "value", None
    return ("out", None) if field in matching.left_out else None


def way_of(making: Making) -> Does:
    """Return which of the answers makes a field so."""
    return "part" if making.splits else "join"
