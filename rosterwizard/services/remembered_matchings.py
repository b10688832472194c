"""How a person matched headings before, so that the same layout is asked about only once.

Headings and field names are kept, never a cell.
"""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.private_files import put_aside, write_private

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.matching.matching import Matching

_MOST = 500  # layouts; the oldest are forgotten


class Remembered(msgspec.Struct, frozen=True, rename="camel"):
    """One layout. fields: heading to field, None for none. left_out: as in `Matching`."""

    fields: dict[str, str | None] = {}
    left_out: frozenset[str] = frozenset()


class _Kept(msgspec.Struct, frozen=True, rename="camel"):
    """The file. layouts: by record type and headings, the latest last."""

    version: Literal[1] = 1
    layouts: dict[str, Remembered] = {}


def recall(record_type: str, headings: Sequence[str]) -> Remembered:
    """Return how these headings were matched last time; nothing when they are new.

    record_type: its id. The order of the headings does not matter.
    """
    return _kept().layouts.get(_key(record_type, headings), Remembered())


def remember(record_type: str, matching: "Matching") -> None:
    """Keep what a person said of a matching for the next file with the same headings.

    Of a heading that stands there twice nothing is kept. Raises RosterError "not-written".
    """
    headings = [match.heading for match in matching.matches]
    said = {
        match.heading: match.field
        for match in matching.matches
        if match.reason in {"chosen", "remembered"} and headings.count(match.heading) == 1
    }
    key = _key(record_type, headings)
    layouts = {name: kept for name, kept in _kept().layouts.items() if name != key}
    layouts[key] = Remembered(said, matching.left_out)
    latest = dict(list(layouts.items())[-_MOST:])
    write_private(_file(), msgspec.json.format(msgspec.json.encode(_Kept(layouts=latest))))


def _file() -> "Path":
    return data_folder() / "matchings.json"


def _kept() -> _Kept:
    """Read the file. One that makes no sense is put aside: asking again does no harm."""
    file = _file()
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Kept)
    except FileNotFoundError:
        return _Kept()
    except (OSError, msgspec.DecodeError):
        with suppress(RosterError):
            put_aside(file)
        return _Kept()


def _key(record_type: str, headings: Iterable[str]) -> str:
    digest = hashlib.sha256("\0".join(sorted(headings)).encode()).hexdigest()
    return f"{record_type} {digest[:32]}"
