"""A profile as it stands in its file: tables within tables, nothing understood yet."""

import tomllib
from typing import Any

from rosterwizard.core.profiles.faults import Fault, FaultyProfile

Tree = dict[str, Any]
# Names with dots between, each a table in the one before. Far more of them take the library hours.
_MOST_DOTS = 100


def parsed(data: bytes) -> Tree:
    """Return the tables of a TOML file. Raises FaultyProfile."""
    try:
        text = data.decode("utf-8-sig")
        _refuse_deep_names(text)
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FaultyProfile(Fault(f"line {line}", "profile-not-utf8")) from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        fault = Fault(place.rstrip(")"), "profile-not-toml", {"reason": reason})
        raise FaultyProfile(fault) from error


def _refuse_deep_names(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if any(part.count(".") > _MOST_DOTS for part in line.split("=")):
            raise FaultyProfile(Fault(f"line {number}", "profile-too-deep"))


def names_base(tree: Tree) -> bool:
    """Tell whether the profile extends another one."""
    roster = tree.get("roster")
    return isinstance(roster, dict) and "extends" in roster
