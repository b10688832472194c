"""A profile as it stands in its file: tables within tables, nothing understood yet."""

import tomllib
from typing import Any

from rosterwizard.core.profiles.faults import Fault, FaultyProfile

Tree = dict[str, Any]


def parsed(data: bytes) -> Tree:
    """Return the tables of a TOML file. Raises FaultyProfile."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FaultyProfile(Fault(f"line {line}", "profile-not-utf8")) from error
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        fault = Fault(place.rstrip(")"), "profile-not-toml", {"reason": reason})
        raise FaultyProfile(fault) from error


def names_base(tree: Tree) -> bool:
    """Tell whether the profile extends another one."""
    roster = tree.get("roster")
    return isinstance(roster, dict) and "extends" in roster
