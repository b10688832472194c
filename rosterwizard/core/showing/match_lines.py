"""What a person is told of each heading, and of each field that no heading fills by itself."""

import dataclasses
from collections.abc import Collection, Sequence
from typing import Literal

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.likely_makings import Made, fields_of_names, likely_makings
from rosterwizard.core.matching.matching import Match, Matching, missing_fields, must_be_there
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.core.showing.made_in_words import examples_of, way_in_words

State = Literal["open", "settled", "out", "empty"]


@dataclasses.dataclass(frozen=True, slots=True)
class MatchLine:
    """One line: a column of the sheet, or a field that a person is asked about.

    column: its position; None for a field. field: the name of the field, None where the column
        fills none.
    title: the heading, or the field's name. answer: which field it is, or what fills it. reason:
        why. values: what stands in it, where that is no column of the sheet.
    state: whether a person is asked; "empty" is a field that need not be filled, and is not.
    suggested: a suggestion that one word accepts. likely: how the column could be split, or the
        field made, which one word does. from_memory: so it was the last time.
    """

    column: int | None
    field: str | None
    title: str
    answer: str = dataclasses.field(repr=False)
    reason: str = dataclasses.field(repr=False)
    state: State
    values: str = dataclasses.field(default="", repr=False)
    suggested: bool = False
    likely: Making | None = None
    from_memory: bool = False

    @property
    def key(self) -> int | str:
        """What tells it from the other lines: the column, or the name of the field."""
        return self.field or "" if self.column is None else self.column


def match_lines(
    sheet: JobSheet, asked: Sequence[str], recalled: Collection[str]
) -> tuple[MatchLine, ...]:
    """Return a line for each field of `asked`, then one for each column.

    recalled: the fields of which is known from the last time that they are made, left out, or
        have one value for all rows.
    """
    record_type = sheet.record_type
    likely = likely_makings(sheet.matching, record_type)
    fields = (
        _of_field(record_type.field(name), sheet, likely, is_recalled=name in recalled)
        for name in asked
    )
    return (*fields, *(_of_column(match, sheet, likely) for match in sheet.matching.matches))


def fields_asked(sheet: JobSheet) -> tuple[str, ...]:
    """Return the fields that have a line: nothing fills them, or what a person said does.

    Those that must be there come first, else in the profile's order.
    """
    matching, record_type = sheet.matching, sheet.record_type
    names = {each.name for each in missing_fields(matching, record_type)}
    names |= matching.constants.keys() | matching.left_out | matching.made.keys()
    wanted = (each for each in record_type.fields if each.name in names)
    return tuple(
        each.name for each in sorted(wanted, key=lambda each: not must_be_there(each, record_type))
    )


def title_of(match: Match) -> str:
    """Return the heading, or what is said where there is none."""
    letter = column_letter(match.column)
    return screened_heading(match.heading) or sentence("headings-no-heading", letter=letter)


def name_of(each: Field) -> str:
    """Return the field's name, with what people call it."""
    return each.name if each.title in ("", each.name) else f"{each.name} · {each.title}"


# -- A column ----------------------------------------------------------------------------------


def _of_column(match: Match, sheet: JobSheet, likely: Sequence[Made]) -> MatchLine:
    matching, record_type = sheet.matching, sheet.record_type
    split = _likely_split(match.column, likely)
    reason = _makes(match, sheet) or reason_in_words(match, matching)
    if split is not None:
        reason = sentence("headings-full-name", fields=_fields_of(split, record_type))
    return MatchLine(
        match.column,
        match.field,
        title_of(match),
        _answer(match, matching, record_type),
        reason,
        _state(match, matching),
        suggested=match.field is not None and not match.certain,
        likely=split,
        from_memory=match.reason == "remembered",
    )


def _state(match: Match, matching: Matching) -> State:
    if matching.is_open(match):
        return "open"
    return "settled" if match.field or matching.made_with(match.column) else "out"


def _answer(match: Match, matching: Matching, record_type: RecordType) -> str:
    if match.field is not None:
        return name_of(record_type.field(match.field))
    makings = [matching.made[name] for name in matching.made_with(match.column)]
    if makings:
        makes = listed(matching.made_with(match.column))
        code = "headings-split-into" if any(each.splits for each in makings) else "headings-part-of"
        return sentence(code, fields=makes)
    return sentence("headings-left-out" if match.certain else "headings-choose")


def reason_in_words(match: Match, matching: Matching) -> str:
    """Return why the heading is that field, or none."""
    code = f"headings-{match.reason}"
    if match.is_left_out:
        return sentence(f"{code}-none")
    if match.field is None and match.rival_for:
        first = matching.column_of(match.rival_for)
        heading = "" if first is None else matching.matches[first].heading
        return sentence(f"{code}-none", field=match.rival_for, heading=heading)
    return sentence(code, field=match.field or "")


def _makes(match: Match, sheet: JobSheet) -> str:
    """Return what the column makes, with examples; "" where it makes nothing."""
    names = sheet.matching.made_with(match.column)
    if not names or match.field is not None:
        return ""
    examples = (examples_of(sheet.matching.made[name], sheet) for name in names)
    said = [
        sentence("headings-makes", field=name, values=values)
        for name, values in zip(names, examples, strict=True)
    ]
    return " ".join(said)


def _likely_split(column: int, likely: Sequence[Made]) -> Making | None:
    """Return how the column could be split, where its heading makes that likely."""
    for made in likely:
        for each in made.values():
            if each.splits and each.columns == (column,):
                return each
    return None


def _fields_of(split: Making, record_type: RecordType) -> str:
    fields = fields_of_names(record_type) or ()
    return listed(reversed(fields) if split.family_first else fields)


# -- A field -----------------------------------------------------------------------------------


def _of_field(
    each: Field, sheet: JobSheet, likely_made: Sequence[Made], *, is_recalled: bool
) -> MatchLine:
    matching, name = sheet.matching, each.name
    column, making = matching.column_of(name), matching.making_of(name)
    state: State = "settled"
    values, likely = each.description or each.label, None
    if column is not None:
        answer = sentence("headings-from", heading=title_of(matching.matches[column]))
        reason, is_recalled = sentence("headings-filled-by-column"), False
    elif making is not None:
        answer, reason = way_in_words(making, matching), sentence("headings-filled-by-making")
        values = examples_of(making, sheet) or values
    elif name in matching.constants:
        shown = sheet.told.of_field(name)(matching.constants[name])
        answer = sentence("headings-one-value-of", value=shown)
        reason = sentence("headings-filled-by-value")
    elif name in matching.left_out:
        answer, state = sentence("headings-left-out"), "out"
        reason = sentence("headings-left-out-field")
    else:
        answer, is_recalled = sentence("headings-choose-way"), False
        state = "open" if each in missing_fields(matching, sheet.record_type) else "empty"
        likely = next((made[name] for made in likely_made if name in made), None)
        reason = _open_reason(likely, sheet, is_open=state == "open")
    if is_recalled:
        reason = f"{reason} {sentence('headings-as-last-time')}"
    return MatchLine(
        None,
        name,
        name,
        answer,
        reason,
        state,
        values,
        likely=likely,
        from_memory=is_recalled,
    )


def _open_reason(likely: Making | None, sheet: JobSheet, *, is_open: bool) -> str:
    if likely is not None:
        way, values = way_in_words(likely, sheet.matching), examples_of(likely, sheet)
        return sentence("headings-could-be-made", way=way, values=values)
    return sentence("headings-field-open", "must" if is_open else "message")
