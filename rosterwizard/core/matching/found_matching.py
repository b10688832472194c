"""What the headings of a sheet are found to be, with what lies below them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.matching.values_below import values_below
from rosterwizard.core.profiles.language import RecordType

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import Sheet


def found_matching(
    sheet: "Sheet",
    headings: Sequence[str],
    record_type: RecordType,
    remembered: Mapping[str, str | None] = MappingProxyType({}),
) -> Matching:
    """Return which heading is which field. remembered: as `suggest_matching` takes it."""
    mark, values = sheet.origin.mark, values_below(sheet)
    matching = suggest_matching(headings, record_type, mark, remembered, values)
    return _without_rare(matching, sheet)


def matched_anew(
    sheet: "Sheet", present: Matching, record_type: RecordType, recalled: Collection[str] = ()
) -> Matching:
    """Return what is found without any memory; only what a person has said since stays.

    present: the matching as it is now. recalled: the fields that are made, left out, or have one
    value for all rows from memory.
    """
    headings = [match.heading for match in present.matches]
    chosen = {each.column: each for each in present.matches if each.reason == "chosen"}
    said = {
        each.heading: each.field for each in chosen.values() if headings.count(each.heading) == 1
    }
    found = found_matching(sheet, headings, record_type, said)
    constants = {name: text for name, text in present.constants.items() if name not in recalled}
    made = {name: each for name, each in present.made.items() if name not in recalled}
    left_out = present.left_out - {*recalled}
    taken = {each.field for each in chosen.values()} | constants.keys() | made.keys() | left_out
    matches = tuple(
        chosen[each.column]
        if each.column in chosen
        else replace(each, field=None, reason="none")
        if each.field in taken
        else each
        for each in found.matches
    )
    return Matching(matches, constants, left_out, made)


def _without_rare(matching: Matching, sheet: "Sheet") -> Matching:
    """Ask nothing about a column without a heading that a few rows alone reach into.

    Those rows are too long, and are reported as such.
    """
    rare = [
        match
        for match in matching.unsettled()
        if not match.heading.strip()
        and 2 * (sheet.frame[f"c{match.column}"] != "").sum() < sheet.height
    ]
    matches = tuple(
        replace(each, field=None, reason="none") if each in rare else each
        for each in matching.matches
    )
    return replace(matching, matches=matches)
