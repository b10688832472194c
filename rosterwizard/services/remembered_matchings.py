"""How a person matched headings and values before, so that a layout is asked about only once.

Headings, field names, values for all rows (but for passwords), and words that stand for a value of
a closed list are kept; of other cells nothing.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

import msgspec

from rosterwizard.core.making.made_of import Making, Part
from rosterwizard.core.matching.secret_columns import says_secret
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.file_locks import turn_at
from rosterwizard.services.folders import data_folder
from rosterwizard.services.kept_choices import (
    Choices,
    NoChoicesError,
    read_choices,
    write_choices,
)
from rosterwizard.services.kept_versions import KeptVersions, NewerVersionError
from rosterwizard.services.private_files import keep_copy_aside, put_aside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rosterwizard.core.matching.matching import Matching

_MOST = 500  # layouts; the oldest are forgotten
VERSIONS = KeptVersions(newest=1)


class RememberedMaking(msgspec.Struct, frozen=True, rename="camel"):
    """How a field is made, as `Making` has it. headings: those of the columns."""

    headings: tuple[str, ...]
    part: Part = "all"
    family_first: bool = False

    @classmethod
    def of(cls, making: Making, headings: Sequence[str]) -> "RememberedMaking | None":
        """Return what is remembered; None where a heading stands above several columns."""
        own = tuple(headings[each] for each in making.columns)
        if any(headings.count(each) != 1 for each in own):
            return None
        return cls(own, making.part, making.family_first)

    def below(self, headings: Sequence[str]) -> Making:
        """Return how the field is made of the columns below these headings, all of which are."""
        return Making(tuple(map(headings.index, self.headings)), self.part, self.family_first)


class Remembered(msgspec.Struct, frozen=True, rename="camel"):
    """One layout. fields: heading to field, None for none. left_out, constants: as in `Matching`.

    values: by field, what takes the place of a text. made: how fields are made of columns.
    """

    fields: dict[str, str | None] = {}
    left_out: frozenset[str] = frozenset()
    constants: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    made: dict[str, RememberedMaking] = {}

    def __repr__(self) -> str:
        """Show no value."""
        return f"Remembered({self.fields}, {self.left_out})"


class _Kept(msgspec.Struct, frozen=True, rename="camel"):
    """The file. layouts: by record type and headings, the latest last."""

    version: Literal[1] = 1
    layouts: dict[str, Remembered] = {}


def recall(record_type: str, headings: Sequence[str]) -> Remembered:
    """Return how these headings were matched last time; nothing when they are new.

    record_type: its id. The order of the headings does not matter.
    """
    try:
        layouts = _read().value.layouts
    except RosterError:  # asking again does no harm, and `remember` says it
        layouts = {}
    return layouts.get(_key(record_type, headings), Remembered())


def is_known(record_type: str, headings: Sequence[str]) -> bool:
    """Tell whether a person matched these headings to that record type before."""
    try:
        return _key(record_type, headings) in _read().value.layouts
    except RosterError:  # as above
        return False


def remember(record_type: str, matching: "Matching", secret: Collection[str] = ()) -> None:
    """Keep what a person said of a matching for the next file with the same headings.

    Of a heading that stands there twice nothing is kept, nor of the values of the fields `secret`.
    Raises RosterError "not-written", "file-busy",
    "matchings-newer" when a newer program wrote the file, which stays as it is, and
    "matchings-partly-put-aside" when all is kept but what made no sense before.
    """
    headings = _headings(matching)
    said = {
        match.heading: match.field
        for match in matching.matches
        if match.reason in {"chosen", "remembered"} and headings.count(match.heading) == 1
    }
    constants = {
        name: text
        for name, text in matching.constants.items()
        if name not in secret and not says_secret(name)
    }
    makings = (
        (name, RememberedMaking.of(making, headings)) for name, making in matching.made.items()
    )
    made = {name: making for name, making in makings if making is not None}

    def with_said(before: Remembered) -> Remembered:
        return Remembered(said, matching.left_out, constants, before.values, made)

    _keep(_key(record_type, headings), with_said)


def forget_matching(record_type: str, headings: Sequence[str]) -> None:
    """Forget how these headings were matched; what was put for texts of their cells stays.

    Raises RosterError as `remember` does.
    """

    def without_matching(before: Remembered) -> Remembered | None:
        return Remembered(values=before.values) if before.values else None

    if is_known(record_type, headings):
        _keep(_key(record_type, headings), without_matching)


def recalled_fields(matching: "Matching", remembered: Remembered) -> frozenset[str]:
    """Return the fields that are left out, made of columns or have one value as remembered."""
    headings = _headings(matching)
    constants, known = matching.constants, remembered.constants
    made = {name: RememberedMaking.of(each, headings) for name, each in matching.made.items()}
    return frozenset(
        (matching.left_out & remembered.left_out)
        | {name for name, text in constants.items() if known.get(name) == text}
        | {name for name, each in made.items() if each and remembered.made.get(name) == each}
    )


def remember_values(
    record_type: str, matching: "Matching", values: Mapping[str, Mapping[str, str]]
) -> None:
    """Keep what a person put for texts, by field, for the next file with the same headings.

    Raises RosterError as `remember` does.
    """

    def with_values(before: Remembered) -> Remembered:
        merged = {
            name: {**before.values.get(name, {}), **values.get(name, {})}
            for name in (*before.values, *values)
        }
        return msgspec.structs.replace(before, values=merged)

    _keep(_key(record_type, _headings(matching)), with_values)


def _headings(matching: "Matching") -> list[str]:
    return [match.heading for match in matching.matches]


def _keep(key: str, change: "Callable[[Remembered], Remembered | None]") -> None:
    with turn_at(_file()):  # another window may remember a layout of its own
        kept = _read()
        layouts = {name: each for name, each in kept.value.layouts.items() if name != key}
        changed = change(kept.value.layouts.get(key, Remembered()))
        if changed is not None:
            layouts[key] = changed
        latest = dict(list(layouts.items())[-_MOST:])
        aside = keep_copy_aside(_file(), kept.content) if kept.unsound else None
        write_choices(_file(), _Kept(layouts=latest))
    if aside is not None:
        count = len(kept.unsound)
        raise RosterError("matchings-partly-put-aside", file=_file(), aside=aside, count=count)


def _file() -> "Path":
    return data_folder() / "matchings.json"


def _read() -> "Choices[_Kept]":
    """Read the file. One that makes no sense at all is put aside: asking again does no harm."""
    file = _file()
    try:
        return read_choices(file, _Kept, VERSIONS)
    except NewerVersionError as error:
        raise RosterError("matchings-newer", file=file) from error
    except FileNotFoundError:
        pass
    except (OSError, NoChoicesError):
        with suppress(RosterError):
            put_aside(file)
    return Choices(_Kept(), b"", ())


def _key(record_type: str, headings: Iterable[str]) -> str:
    digest = hashlib.sha256("\0".join(sorted(headings)).encode()).hexdigest()
    return f"{record_type} {digest[:32]}"
