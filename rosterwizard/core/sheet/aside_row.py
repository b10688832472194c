"""A row that is no record: where it stands, why it does not count, and what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.sheet.row_places import row_name

Why = Literal[
    "sample",  # a sample row of a template of ours
    "maybe-sample",  # such a row in which something was changed, or in no template of ours
    "by-hand",  # a person said so
    "ruler",  # nothing but signs: -----
    "headings-again",  # it repeats the headings
    "headings-go-on",  # a second line of headings, right below the first
    "no-record",  # a total, a footer, a title, a note: it fills few cells, and none like a record's
    "above-headings",  # a title or a note above the headings
]
# Nobody was asked, and it is no template's: a person may want to look.
UNASKED: tuple[Why, ...] = ("ruler", "headings-again", "headings-go-on", "no-record")
MAYBE_SAMPLES: tuple[Why, ...] = ("maybe-sample",)
_LONGEST = 60
_NAMED = 5
_UNSHOWN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that was set aside.

    row, sheet: its number and its own sheet, as in `RowPlaces`. text: what it says, shortened; ""
    where that was not kept.
    """

    row: int
    why: Why
    text: str = field(default="", repr=False)
    sheet: str | None = None

    def in_words(self) -> str:
        """Return where the row stands and what it says."""
        place = row_name(self.row, self.sheet)
        part = "message" if self.text else "unsaid"
        return sentence("row-that-says", part, row=place, text=screened(self.text))


def text_of_row(cells: Iterable[str]) -> str:
    """Return what a row says, for people: its filled cells, shortened where they are long.

    What no screen shows, and a terminal may take for a command, is a question mark.
    """
    text = " | ".join(" ".join(cell.split()) for cell in cells if cell.strip())
    text = "".join(sign if sign.isprintable() else _UNSHOWN for sign in text[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def rows_in_words(rows: Sequence[AsideRow]) -> str:
    """Return where the rows stand and what they say; of many the first, and how many more."""
    said = listed(each.in_words() for each in rows[:_NAMED])
    more = len(rows) - _NAMED
    return counted("rows-more", more, rows=said) if more > 0 else said
