"""What people type for a server of each way of sending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.profiles.language import Submission
from rosterwizard.services.ways.account import asked_for
from tests.helpers.small_jobs import system

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.ways.way import Way

HOME = Path.home().anchor  # a whole path has a drive on Windows


def a_profile(*ways: Way, name: str = "played") -> Profile:
    """Return a system that files reach by these ways, the first one being the usual."""
    names = [way.name for way in ways]
    return system(name=name, submission=Submission(protocol=names[0], also=tuple(names[1:])))


def an_account(way: Way, user: str = "anna") -> dict[str, str]:
    """Return what a person fills in for an account of that way, but what is usual."""
    return {
        each.name: user if each.name == "user" else f"{each.name} of {user}"
        for each in asked_for(way.account, {})
        if each.kind in {"text", "file"} and not each.of_connection
    }


def an_address(way: Way, place: str = "school") -> str:
    """Return an address that the way takes; another place, another address."""
    if way.is_folder:
        return str(Path(HOME) / place / way.name)
    return f"sftp://{place}.example/in" if way.trusts_host_key else f"https://{place}.example"
