"""Columns that mean a field which another column fills."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import Match
from rosterwizard.core.matching.sureness import SURELY
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from rosterwizard.core.matching.meant_fields import Meant

_BEYOND_DOUBT = {"remembered", "template"}
_OTHER_NAMES = {"synonym", "hint"}  # no better than what people write for the field


def rivals_by_meaning(
    headings: Mapping[int, str], matches: Mapping[int, Match], meant: "Meant"
) -> dict[int, Match]:
    """Return the matches of columns between which only a person can choose.

    headings: of the columns that no name of a field matches. A heading that is the field's own
    name keeps it, and only the other one is asked about.
    """
    found: dict[int, Match] = {}
    winners = {each.field: each for each in matches.values() if each.field}
    for column in headings.keys() - {each.column for each in winners.values()}:
        field, sure = max(meant[column].items(), key=lambda each: each[1], default=("", 0.0))
        won = winners.get(field)
        if sure < SURELY or won is None or won.reason in _BEYOND_DOUBT:
            continue
        if folded(won.heading) != folded(headings[column]):
            found[column] = Match(column, headings[column], None, "rival", field)
            if won.reason in _OTHER_NAMES:
                found[won.column] = replace(won, reason="rival")
    return found
