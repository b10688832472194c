"""What Infiniti's answer makes of each row: it is never taken for more than it says.

An answer that numbers its rows otherwise than documented is read so only if all its numbers and
all its counts fit; one that contradicts itself says nothing about any row.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, cast

import polars as pl

from rosterwizard.core.job.outcomes import FRAME
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.exchange import Answer
from rosterwizard.services.ways.infiniti_answer import NUMBERINGS
from rosterwizard.services.ways.left_open import KINDS, Kind, LeftOpen
from rosterwizard.services.ways.server_words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rosterwizard.core.job.row_states import State
    from rosterwizard.services.ways.infiniti_answer import Said, Told

STATE_OF: dict[Kind, State] = {
    "created": "created",
    "updated": "updated",
    "unchanged": "unchanged",
    "failed": "refused",
}
# What was done, and behind a sign a remark on it.
_DONE = re.compile(
    r"(?:(?:users?|patrons?|contacts?) ){1,2}(created|updated|unchanged)(?: ?[.:;,(–—-].*)?",
    re.IGNORECASE,
)
_FAILED = re.compile(r"Field \(|.*\bfailed to import\b", re.IGNORECASE)
_ECHO = " User failed to import:"  # from here on a message only repeats itself


def states_told(told: Told, rows: int, say: Callable[[str], str] = plain) -> Answer:
    """Return the answer about a batch of `rows` rows.

    say: makes of the server's words what can be shown.
    """
    kinds = {row: _kind(said) for row, said in told.details.items()}
    left = _left_open(told, rows, Counter(kinds.values()))
    agrees = not told.contradicts and left.fits and _all_processed(told, rows)
    words = _Words(told, say)
    if told.first != 1 and not (told.first is not None and agrees and told.counts_all):
        return words.unnumbered()
    if not agrees:
        return words.contradictory()
    # An unknown wording may be the reason of a failure: then success alone is no word to take.
    trusted = told.counts_all or (not left.odd if told.success else bool(told.details))
    state = left.state_of_unnamed if trusted else "unknown"
    named: list[tuple[int, State, str]] = []
    for row, said in sorted(told.details.items()):
        kind = kinds[row]
        named.append((row, *words.outcome(said, STATE_OF[kind] if kind else left.state_of_odd)))
    return words.answer(state, words.of_unnamed(state), named)


def _kind(said: Said) -> Kind | None:
    """Return what is said of a row in so many words; None for what nobody has documented."""
    if len(said) > 1:
        return None
    if _FAILED.match(said[0]):
        return "failed"
    done = _DONE.fullmatch(said[0])
    return cast("Kind", done[1].lower()) if done else None


def _left_open(told: Told, rows: int, named: Mapping[Kind | None, int]) -> LeftOpen:
    least: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    most: dict[Kind, int] = dict.fromkeys(KINDS, rows)
    for kind in KINDS:
        if kind in told.counts:
            least[kind] = most[kind] = told.counts[kind]
    if "unchanged" not in told.counts:  # none but those named so, which it may count as updated
        most["unchanged"] = named.get("unchanged", 0)
        least["updated"] -= most["unchanged"]
    if told.success:
        most["failed"] = 0
    return LeftOpen(
        unnamed=rows - len(told.details),
        odd=named.get(None, 0),
        least={kind: max(least[kind] - named.get(kind, 0), 0) for kind in KINDS},
        most={kind: most[kind] - named.get(kind, 0) for kind in KINDS},
        fault=not told.success and told.tells_rows and not named.get("failed"),
    )


def _all_processed(told: Told, rows: int) -> bool:
    """Whether the summary speaks of so many rows; what it counts as nothing may not count."""
    counted = sum(told.counts.get(kind, 0) for kind in KINDS) if told.counts_all else rows
    return told.counts.get("processed", rows) in {rows, counted}


class _Words:
    """What is said of the rows. say: makes of the server's words what can be shown."""

    def __init__(self, told: Told, say: Callable[[str], str]) -> None:
        self._told = told
        self._say = say

    def answer(self, state: State, words: str, named: Sequence[tuple[int, State, str]]) -> Answer:
        """Return the answer; a numbering that is not the documented one is said at each row."""
        first = self._told.first
        numbering = NUMBERINGS.get(first) if first is not None else ""
        if numbering:
            named = [(row, each, sentence(numbering, said=said)) for row, each, said in named]
        frame = pl.DataFrame(named, schema=FRAME, orient="row")
        return Answer(state, words, frame, self._say(self._told.summary))

    def unnumbered(self) -> Answer:
        """Return the answer where nobody can tell which row is meant."""
        words = sentence("row-numbering-unknown")
        return Answer("unknown", words, summary=self._say(self._told.summary))

    def contradictory(self) -> Answer:
        """Return the answer that says nothing about any row, and what it says of each."""
        named: list[tuple[int, State, str]] = [
            (row, "unknown", sentence("row-named-contradicted", said=self._say(" / ".join(said))))
            for row, said in sorted(self._told.details.items())
        ]
        return self.answer("unknown", sentence("row-contradicted"), named)

    def outcome(self, said: Said, state: State) -> tuple[State, str]:
        """Return the state of a row that is named, and the words for it."""
        first = self._say(said[0])
        if len(said) > 1:
            second = self._say(said[1])
            return "unknown", sentence("row-named-twice", first=first, second=second)
        if not first:
            return "unknown", sentence("row-not-named")
        if state == "unknown":
            return state, sentence("row-words-unknown", said=first)
        return state, self._say(said[0].partition(_ECHO)[0].strip()) or first

    def of_unnamed(self, state: State) -> str:
        """Return the words for a row of which nothing is said."""
        summary = self._say(self._told.summary)
        if state == "accepted":
            return sentence("row-accepted")
        if state == "refused":
            return sentence("row-refused-no-reason", summary=summary)
        if state == "unknown":
            part = "row-not-named-summary" if summary else "row-not-named"
            return sentence(part, summary=summary)
        return ""
