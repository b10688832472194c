"""A person's own files, which are read and never written to."""

from collections.abc import Iterable
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.whole_files import write_whole


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, by links or by names that the disk takes for one.

    Where neither file is there, the paths themselves are compared.
    """
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def is_own_file(target: Path, own: Iterable[Path]) -> bool:
    """Tell whether saving to `target` would overwrite one of the person's `own` files."""
    return target.exists() and any(is_same_file(target, each) for each in own)


def refuse_own_files(targets: Iterable[Path], own: Iterable[Path]) -> None:
    """Raise RosterError "output-is-input" when saving to a target would overwrite an own file."""
    own = tuple(own)
    for target in targets:
        if is_own_file(target, own):
            raise RosterError("output-is-input", file=target)


def write_apart(path: Path, content: bytes, own: Iterable[Path]) -> None:
    """Write a result as `write_whole` does, but never over one of the person's `own` files.

    Raises RosterError "output-is-input" and what `write_whole` raises.
    """
    refuse_own_files([path], own)
    write_whole(path, content)
