"""A case as one value, and its file: a zip of few parts, each with a known name.

`manifest.json` says what it is, `problems.json` what was found, `profiles/` holds a person's own
profile. Then come either `state.json` and `files/`, which are look-alikes, or `real.sealed`, in
which the same parts are real. A case that has both, or any other part, is refused.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from rosterwizard.core.casefile.case_parts import ZipParts, zip_of
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.casefile.json_parts import json_part, read_json_part
from rosterwizard.core.casefile.manifest import VERSION, Manifest
from rosterwizard.core.casefile.sealed import sealed, unsealed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import CASE
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem
from rosterwizard.core.reproducing.packed_problems import PackedProblems, packed, unpacked
from rosterwizard.core.sheet.file_names import own_name, safe_file_name

MOST_BYTES = 512 * 2**20  # of a case file
MOST_PROBLEMS = 5_000_000
_MANIFEST, _PROBLEMS, _PROFILES = "manifest.json", "problems.json", "profiles/"
_SEALED = "real.sealed"
_MOST_MANIFEST_BYTES = 16 * 2**20
_MOST_PROBLEMS_BYTES = 128 * 2**20
_MOST_PROFILE_BYTES = 4 * 2**20


def is_case_file(paths: Sequence[Path]) -> bool:
    """Tell whether that is one case file, by its name."""
    return len(paths) == 1 and paths[0].suffix.lower() == CASE


class _Versioned(Struct, frozen=True):
    """Which version of a manifest it is."""

    version: int


@dataclass(frozen=True, slots=True)
class Case:
    """All that a case file says. profiles: a person's own, as TOML, by the name of its file.

    state: None while it lies under a passphrase.
    """

    manifest: Manifest
    expected: tuple[ExpectedProblem, ...]
    profiles: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    state: CaseState | None = None


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case file that was read. sealed_content: what lies under the passphrase, else None."""

    case: Case
    sealed_content: bytes | None = field(repr=False, default=None)

    def opened(self, passphrase: str | None) -> Case:
        """Return the case with its state.

        Raises RosterError "passphrase-wanted", "passphrase-wrong" and "case-unsound".
        """
        if self.sealed_content is None:
            return self.case
        if passphrase is None:
            raise RosterError("passphrase-wanted")
        state = CaseState.read(ZipParts.of(unsealed(self.sealed_content, passphrase)))
        return Case(self.case.manifest, self.case.expected, self.case.profiles, state)


def packed_case(case: Case, passphrase: str | None = None) -> bytes:
    """Return the bytes of a case file.

    passphrase: seals the state; a case that holds real files needs one, and no other has any.
    Raises RosterError "passphrase-short".
    """
    if case.state is None or (passphrase is not None) != (case.manifest.holds == "real"):
        raise ValueError("real files are sealed, and nothing else is")
    state = case.state.parts()
    inside = [(_SEALED, sealed(zip_of(state), passphrase))] if passphrase is not None else state
    return zip_of((*_open_parts(case), *inside))


def _open_parts(case: Case) -> Iterator[tuple[str, bytes]]:
    yield _MANIFEST, json_part(case.manifest)
    yield _PROBLEMS, json_part(packed(case.expected))
    for name in case.manifest.profile.own:
        yield f"{_PROFILES}{name}", case.profiles[name]


def is_case(names: Collection[str]) -> bool:
    """Tell whether a zip with parts of these names is a case file, or says so."""
    return {_MANIFEST, _PROBLEMS}.issubset(names)


def read_case(content: bytes) -> ReadCase:
    """Return what stands in a case file.

    Raises RosterError "case-unsound" for what we would never have written, and "case-newer".
    """
    parts = ZipParts.of(content)
    manifest = _manifest(parts.read(_MANIFEST, _MOST_MANIFEST_BYTES))
    expected = _expected(parts.read(_PROBLEMS, _MOST_PROBLEMS_BYTES))
    profiles = {name: _profile(parts, name) for name in manifest.profile.own}
    known = {_MANIFEST, _PROBLEMS, *(f"{_PROFILES}{name}" for name in profiles)}
    if manifest.holds == "real":
        read = ReadCase(Case(manifest, expected, profiles), parts.read(_SEALED, MOST_BYTES))
        known.add(_SEALED)
    else:
        state = CaseState.read(parts)
        read = ReadCase(Case(manifest, expected, profiles, state))
        known |= state.part_names()
    if parts.sizes.keys() - known:
        raise RosterError("case-unsound")
    return read


def _manifest(content: bytes) -> Manifest:
    if read_json_part(content, _Versioned).version > VERSION:
        raise RosterError("case-newer")
    return read_json_part(content, Manifest)


def _expected(content: bytes) -> tuple[ExpectedProblem, ...]:
    every = read_json_part(content, tuple[PackedProblems, ...])
    if sum(len(each.rows) for each in every) > MOST_PROBLEMS:
        raise RosterError("case-unsound")
    return tuple(unpacked(every))


def _profile(parts: ZipParts, name: str) -> bytes:
    if not name == safe_file_name(name) == own_name(name) or not name.endswith(".toml"):
        raise RosterError("case-unsound")
    return parts.read(f"{_PROFILES}{name}", _MOST_PROFILE_BYTES)
