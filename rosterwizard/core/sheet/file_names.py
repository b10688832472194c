"""Names of files that every system can hold, made of what people and profiles call things.

Windows is the strictest: it has characters that no name may hold, names that are devices
whatever their ending, and drops dots and blanks at the end in silence. Windows and macOS take
names for the same that differ in capitals only, and macOS may spell an "ä" as two characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePath, PureWindowsPath

MOST_BYTES = 200  # of 255 everywhere; the rest is for numbers, and for the ending of half a file
_LONGEST_ENDING = 16
_DEVICE = re.compile(
    r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *([.:].*)?", re.IGNORECASE | re.DOTALL
)
_NEVER = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')


def safe_file_name(text: str) -> str:
    """Return `text` as the name of a file on any system, as much of it as can stay.

    A name that is safe already comes back as it is. It has no folder, and is never empty.
    """
    name = _cut(_NEVER.sub("-", unicodedata.normalize("NFC", text)).strip(" ").rstrip(". "))
    return name if windows_can_hold(name) else safe_file_name(f"_{name}")


def windows_can_hold(name: str) -> bool:
    """Tell whether a file of that name would be that file on Windows, and nothing else."""
    fits = bool(name) and not _NEVER.search(name) and not _DEVICE.fullmatch(name)
    return fits and not name.endswith((".", " "))


def part_unfit_for_windows(path: PurePath) -> str:
    """Return the first part of a path that Windows takes for something else; "" without one.

    "NUL" alone is fit: so a person on Windows says that they want no file.
    """
    whole = PureWindowsPath(path)
    parts = whole.parts[1:] if whole.anchor else whole.parts
    if [part.upper() for part in parts] == ["NUL"]:
        return ""
    return next((part for part in parts if part != ".." and not windows_can_hold(part)), "")


def written_name(name: str) -> str:
    """Return the name of a file as it can be written down: Linux has names that are no text."""
    return name.encode("utf-8", "replace").decode()


def own_name(path: str) -> str:
    """Return the last part of a path that may have been written on any system."""
    return PureWindowsPath(path).name


def folded_name(name: str) -> str:
    """Return what is the same for two names that some system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def numbered_name(name: str, number: int | str) -> str:
    """Return the name with a number before its ending: "users-2.csv"."""
    path = PurePath(name)
    return f"{path.stem}-{number}{path.suffix}"


def distinct_names(names: Iterable[str]) -> Iterator[str]:
    """Give the names, numbered where a system would take one for one that came before."""
    taken: set[str] = set()
    for name in names:
        candidates = (numbered_name(name, number) if number > 1 else name for number in count(1))
        free = next(each for each in candidates if folded_name(each) not in taken)
        taken.add(folded_name(free))
        yield free


def _cut(name: str) -> str:
    """Return the name with its ending, and of the rest as much as fits."""
    if len(name.encode()) <= MOST_BYTES:
        return name
    ending = PurePath(name).suffix
    if len(ending.encode()) > _LONGEST_ENDING:
        ending = ""
    stem = name.removesuffix(ending).encode()[: MOST_BYTES - len(ending.encode())]
    return stem.decode(errors="ignore").rstrip(". ") + ending
