"""What a case tells of the machine that it was made on: versions, the log, and the self-check.

Codes, counts and versions alone: no name of a person, a file, a folder or a computer.
"""

import platform
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from rosterwizard import __version__
from rosterwizard.core.casefile.manifest import CheckFact, MadeWith
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import spoken
from rosterwizard.services.log_lines import LogLine, read_log
from rosterwizard.services.self_check.every_check import codes_found
from rosterwizard.services.versions import commit, library_versions

_MOST_LINES = 500
_LONGEST_LINE = 400
_UNFIT = re.compile(r"[^A-Za-z0-9_.:/+-]+")
# Both may ask the person something, or reach for what a case has nothing to do with.
_NOT_CHECKED = frozenset({"passwords", "sending"})


@cache
def made_with_now() -> MadeWith:
    """Return what this program is and runs on."""
    libraries = {_word(name): _word(version) for name, version in library_versions().items()}
    return MadeWith(
        program=_word(__version__),
        commit=_word(commit()),
        python=_word(platform.python_version()),
        platform=f"{platform.system()} {platform.release()} {platform.machine()}",
        libraries=libraries,
        language=_word(spoken().name),
    )


def log_lines() -> tuple[str, ...]:
    """Return the last lines of the log, oldest first; none where it cannot be read."""
    with suppress(RosterError):
        return tuple(map(_line, reversed(read_log().lines[:_MOST_LINES])))
    return ()


def self_check_facts(progress: Progress = UNWATCHED) -> tuple[CheckFact, ...]:
    """Return what is wrong with the program itself, in codes. Takes seconds."""
    return tuple(_facts(progress))


def _facts(progress: Progress) -> Iterator[CheckFact]:
    for group, finding in codes_found(_NOT_CHECKED, progress):
        yield CheckFact(group=group, state=finding.state, code=_word(finding.code))


def _line(line: LogLine) -> str:
    facts = (f"{name}={word}" for name, word in line.facts)
    return " ".join([line.moment, line.event.value, *facts])[:_LONGEST_LINE]


def _word(text: str) -> str:
    """Return a text as a word of the manifest."""
    return _UNFIT.sub("-", text).lstrip("-_.:/+")[:80]
