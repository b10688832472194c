"""What columns are called where people read or say it: by their headings, or else by letters."""

import re
from collections import Counter

from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.sheet import column_letter

LETTER = re.compile(r"\[[A-Za-z]+\]")


def names_of_columns(matching: Matching) -> tuple[str, ...]:
    """Return what `--match` and `--leave-out` call each column: its heading, or else its letter."""
    headings = [match.heading for match in matching.matches]
    count = Counter(headings)
    return tuple(
        heading
        if heading.strip() and count[heading] == 1 and not LETTER.fullmatch(heading)
        else f"[{column_letter(column)}]"
        for column, heading in enumerate(headings)
    )


def heading_of_place(matching: Matching, column: int, field_name: str | None) -> str:
    """Return what stands above the place of a field: its heading, or what the field is made of."""
    making = matching.making_of(field_name) if field_name else None
    if making is None:
        return matching.matches[column].heading
    names = names_of_columns(matching)
    headings = listed(names[each] for each in making.columns)
    return sentence("made-of", field=field_name, headings=headings)
