"""Files of choices: JSON in versions, of which one bad value costs that value alone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from rosterwizard.services.kept_versions import KeptVersions
from rosterwizard.services.private_files import write_private
from rosterwizard.services.sound_parts import sound_parts

AnyStruct = TypeVar("AnyStruct", bound=Struct)


@dataclass(frozen=True, slots=True)
class Choices(Generic[AnyStruct]):
    """What was read. content: the file as it stood. unsound: the places that made no sense."""

    value: AnyStruct = field(repr=False)
    content: bytes = field(repr=False)
    unsound: tuple[str, ...]


class NoChoicesError(Exception):
    """The file as a whole makes no sense."""


def read_choices(path: Path, kind: type[AnyStruct], versions: KeptVersions) -> Choices[AnyStruct]:
    """Return what the file keeps, brought up to the newest version.

    kind: all of its fields have defaults, and a `version` of the newest. Raises OSError,
    NoChoicesError and NewerVersionError.
    """
    content = path.read_bytes()
    try:
        tree = versions.brought_up(msgspec.json.decode(content))
    except (msgspec.MsgspecError, ValueError) as error:
        raise NoChoicesError from error
    value, unsound = sound_parts(tree, kind)
    return Choices(value, content, unsound)


def write_choices(path: Path, value: Struct) -> None:
    """Keep the choices, written whole. Raises RosterError "not-written"."""
    write_private(path, msgspec.json.format(msgspec.json.encode(value), indent=2))
