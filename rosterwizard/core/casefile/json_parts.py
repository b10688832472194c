"""The parts of a case file that are JSON: written, and read from strangers."""

from typing import TypeVar

import msgspec

from rosterwizard.core.messages.errors import RosterError

T = TypeVar("T")


def json_part(value: object) -> bytes:
    """Return the value as JSON that a person can read too."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def read_json_part(content: bytes, kind: type[T]) -> T:
    """Return a value of just that kind. Raises RosterError "case-unsound"."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        # Not chained: the cause could repeat a text.
        raise RosterError("case-unsound") from None
