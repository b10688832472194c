"""The state that a case brings back: how its files are read, matched and edited, and the files.

All of it has texts of cells, headings and names. Either all of them are look-alikes, or they are
real and lie under a passphrase: see `core.casefile.sealed`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec import Raw, Struct

from rosterwizard.core.casefile.case_parts import ZipParts
from rosterwizard.core.casefile.json_parts import json_part, read_json_part
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.encoding_names import ENCODINGS
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.file_names import folded_name, own_name, safe_file_name

_STATE = "state.json"
_FILES = "files/"
_MOST_STATE_BYTES = 256 * 2**20
_MOST_FILE_BYTES = 1 * 2**30


class _State(Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """What `CaseState` keeps beside the files. files: their names, in their order."""

    files: tuple[str, ...]
    options: ReadingOptions
    recalled: Raw
    taken: Raw
    steps: Raw

    def __repr__(self) -> str:
        """Show no text."""
        return f"_State({len(self.files)})"


@dataclass(frozen=True, slots=True)
class CaseState:
    """The files by name, and what was done to them.

    recalled, taken, steps: JSON of what a machine remembered of such headings, and of numbers that
    the system took before, and of what was done to
    the sheets; whoever opens the case understands and mistrusts it.
    """

    files: Mapping[str, bytes] = field(repr=False)
    options: ReadingOptions = field(repr=False, default_factory=ReadingOptions)
    recalled: bytes = field(repr=False, default=b"{}")
    taken: bytes = field(repr=False, default=b"{}")
    steps: bytes = field(repr=False, default=b"[]")

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Give the parts of a zip that keep it."""
        said = map(Raw, (self.recalled, self.taken, self.steps))
        state = _State(tuple(self.files), self.options, *said)
        yield _STATE, json_part(state)
        for name, content in self.files.items():
            yield f"{_FILES}{name}", content

    @classmethod
    def read(cls, parts: ZipParts) -> "CaseState":
        """Return what the parts keep. Raises RosterError "case-unsound"."""
        state = read_json_part(parts.read(_STATE, _MOST_STATE_BYTES), _State)
        _refuse_unsafe(state.files)
        _refuse_odd_options(state.options)
        files = {name: parts.read(f"{_FILES}{name}", _MOST_FILE_BYTES) for name in state.files}
        return cls(files, state.options, *map(bytes, (state.recalled, state.taken, state.steps)))

    def part_names(self) -> set[str]:
        """Return the names of the parts of a zip that may keep it."""
        return {_STATE, *(f"{_FILES}{name}" for name in self.files)}


def _refuse_unsafe(names: tuple[str, ...]) -> None:
    """Raise RosterError "case-unsound" for names that some system takes for other or equal ones."""
    folded = {folded_name(name) for name in names}
    safe = all(name == safe_file_name(name) == own_name(name) for name in names)
    if not names or len(folded) < len(names) or not safe:
        raise RosterError("case-unsound")


def _refuse_odd_options(options: ReadingOptions) -> None:
    """Raise RosterError "case-unsound" for options that no person can choose."""
    known = options.encoding in {"", *ENCODINGS}
    if not known or len(options.delimiter) > 1 or options.heading_row < 0:
        raise RosterError("case-unsound")
