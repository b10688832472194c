"""The lines of the history as people read them: with what is known of each by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rosterwizard.core.job.row_states import OPEN
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.counted_outcomes import counted_outcomes
from rosterwizard.services.history import entries
from rosterwizard.services.server_titles import title_of_name
from rosterwizard.services.submissions import every_submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.history import Entry


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One sheet of a submission. is_open: of some rows of the submission nobody knows yet."""

    entry: Entry
    is_open: bool
    is_practice: bool

    @property
    def what(self) -> str:
        """`SYSTEM/TYPE`."""
        return f"{self.entry.system}/{self.entry.record_type}"

    def what_in(self, profiles: Iterable[Profile]) -> str:
        """Return the system and the record type in words; `SYSTEM/TYPE` where there is none."""
        return what_in_words(self.what, profiles)

    @property
    def server(self) -> str:
        """What a person knows the server by."""
        return title_of_name(self.entry.server)

    def outcome(self) -> str:
        """Return how many rows have each state, and whether what was unknown was settled since."""
        counts = counted_outcomes(self.entry.counts)
        if self.is_open or self.entry.counts.keys().isdisjoint(OPEN):
            return counts
        return sentence("history-settled", counts=counts)


def what_in_words(what: str, profiles: Iterable[Profile]) -> str:
    """Return `SYSTEM/TYPE` in words, and as it stands where no profile has it."""
    system, _, record_type = what.partition("/")
    profile = next((each for each in profiles if each.name == system), None)
    types = profile.record_types if profile else ()
    label = next((each.label for each in types if each.name == record_type), None)
    if profile is None or label is None:
        return what
    return sentence("history-what", system=profile.title, what=label)


def history_lines() -> tuple[HistoryLine, ...]:
    """Return the whole history, the latest first. Raises what `history.remember` does."""
    known = {each.name: each for each in every_submission()}
    lines = [
        HistoryLine(
            each,
            is_open=bool(known[each.submission].unknown),
            is_practice=known[each.submission].is_practice,
        )
        for each in entries()
        if each.submission in known
    ]
    # What was cut off gets its line only later.
    return tuple(sorted(lines, key=lambda line: _moment(line.entry), reverse=True))


def _moment(entry: Entry) -> float:
    return datetime.fromisoformat(entry.when).timestamp()
