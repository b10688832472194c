"""The names of a system's files: which record type, in which mode, and whether they delete.

A system that takes a set of files may know by a file's name what to do with it: `users.csv` is
all the users that there are, `update_users.csv` some of them, `delete_users.csv` those that are
to go. Whoever reads or writes such names asks here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from rosterwizard.core.profiles.delivery import ANY_NAME, Mode
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.sheet.file_names import folded_name
from rosterwizard.core.sheet.heading_text import folded


@dataclass(frozen=True, slots=True)
class SetFile:
    """What a file is, going by its name.

    mode: the name of the only mode that has such names; "" where the name tells of none.
    deletes: the system is to delete its rows.
    """

    record_type: RecordType
    mode: str = ""
    deletes: bool = False


def modes_of(profile: Profile) -> tuple[Mode, ...]:
    """Return the modes whose files can be told by their names; none where all are called alike."""
    modes = profile.roster.submission.modes
    patterns = Counter(mode.files for mode in modes)
    telling = tuple(mode for mode in modes if patterns[mode.files] == 1)
    return telling if len(patterns) > 1 else ()


def mode_named(profile: Profile, name: str) -> Mode | None:
    """Return the mode of that name; the first one for "", None for a system without modes."""
    modes = profile.roster.submission.modes
    return next((mode for mode in modes if name in {"", mode.name}), None)


def holds_all(profile: Profile, mode: str, record_types: Iterable[RecordType]) -> bool:
    """Tell whether files in that mode are the whole truth: what is not in them is deleted."""
    meant = mode_named(profile, mode)
    return any(each.is_whole for each in record_types) or (meant is not None and meant.deletes)


def name_in_mode(profile: Profile, record_type: RecordType, mode: str) -> str:
    """Return what the system calls the file in that mode ("" is the first one).

    It is empty for a record type whose file has no name.
    """
    meant = mode_named(profile, mode)
    return _called(record_type.path, meant.files if meant else ANY_NAME)


def deletion_mode(profile: Profile, mode: str) -> Mode | None:
    """Return the mode in which the system takes lists of what it is to delete.

    That of the name, where it takes any, else the first that does; None for a system that does not.
    """
    own = mode_named(profile, mode)
    modes = (*([own] if own else []), *profile.roster.submission.modes)
    return next((each for each in modes if each.deletions), None)


def deletions_named(record_type: RecordType, mode: Mode) -> str:
    """Return what the system calls the list of such records that are to be deleted.

    It is empty for a mode without such lists, and for a record type whose file has no name.
    """
    return _called(record_type.path, mode.deletions)


def files_named(
    file: str, sheet: str, record_types: Iterable[RecordType], modes: Sequence[Mode]
) -> tuple[SetFile, ...]:
    """Return what a file or a workbook's sheet may be, going by its name.

    sheet: "" for a file with one table. modes: those of `modes_of`.
    """
    found = [
        each
        for record_type in record_types
        for each in (*_of_file(file, record_type, modes), *_of_sheet(sheet, record_type, modes))
    ]
    return _told_apart(found)


def _of_file(file: str, record_type: RecordType, modes: Sequence[Mode]) -> Iterator[SetFile]:
    for _, meant in _names(record_type, modes):
        for name, each in meant.items():
            if folded_name(name) == folded_name(file):
                yield each


def _of_sheet(sheet: str, record_type: RecordType, modes: Sequence[Mode]) -> Iterator[SetFile]:
    """Give what a sheet may be. People call it as the record type: that tells of no mode."""
    called = folded(sheet)
    if not called:
        return
    titles = (record_type.title, record_type.file_title)
    if called in map(folded, (record_type.name, *titles)):
        yield SetFile(record_type)
    for usual, meant in _names(record_type, modes):
        if called == folded(PurePath(usual).stem):
            yield SetFile(record_type)
            continue
        for name, each in meant.items():
            if called == folded(PurePath(name).stem):
                yield each


def _names(
    record_type: RecordType, modes: Sequence[Mode]
) -> Iterator[tuple[str, dict[str, SetFile]]]:
    """Give each usual name of the file, and what the file is by this name and in the modes."""
    for usual in filter(None, (record_type.path, *record_type.roster.files)):
        meant = {usual: SetFile(record_type)}
        for mode in modes:
            meant[_called(usual, mode.files)] = SetFile(record_type, mode.name)
            if mode.deletions:
                deletions = _called(usual, mode.deletions)
                meant[deletions] = SetFile(record_type, mode.name, deletes=True)
        yield usual, meant


def _called(usual: str, pattern: str) -> str:
    return pattern.replace(ANY_NAME, usual) if usual else ""


def _told_apart(found: Sequence[SetFile]) -> tuple[SetFile, ...]:
    """Return each record type once; a name that may be of two modes tells of none."""
    modes = {each.mode for each in found}
    if len(modes) > 1:
        found = [SetFile(each.record_type, deletes=each.deletes) for each in found]
    return tuple({each.record_type.id: each for each in found}.values())
