"""Profiles that a command is given: by the name of a system, or as a TOML file."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.usable_profiles import usable_profiles
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.services.own_profiles import profile_of_file

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile


def named_profile(named: str) -> "Profile":
    """Return the profile of a system, or of a TOML file.

    Raises Stop: with status 2 for a system that is not known, 3 for a file that is no profile or
    cannot be read.
    """
    try:
        if Path(named).suffix.lower() == ".toml":
            return profile_of_file(Path(named))
        return find_profile(named, usable_profiles())
    except RosterError as error:
        is_slip = error.code == "unknown-system"
        raise Stop.over(error, ExitStatus.USAGE if is_slip else ExitStatus.UNREADABLE) from error
