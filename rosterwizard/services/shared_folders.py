"""One folder for two modes, of which one deletes: nothing in a file says which is meant."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.profiles.language import Mode, Profile
    from rosterwizard.services.servers.server import Server

FOLDER_SHARED = "folder-shared"


def shared_folder(
    server: Server, others: Iterable[Server], profiles: Iterable[Profile]
) -> RosterError | None:
    """Return what a person must be told before `server` is kept: "folder-shared", or None.

    That one of the `others` has the same folder in another mode, and that one of the two modes
    deletes what is not in the file. A server of a system that is none of the profiles is passed
    by: what it does is not known.
    """
    systems = {profile.name: profile for profile in profiles}
    own = _mode(server, systems.get(server.system))
    for other in others:
        its = _mode(other, systems.get(other.system))
        if own is None or its is None or own.name == its.name or not _same_folder(server, other):
            continue
        if own.deletes or its.deletes:
            deleting = own if own.deletes else its
            titles = {"mode": own.title, "its_mode": its.title, "deleting": deleting.title}
            return RosterError(FOLDER_SHARED, other=other.name, says=deleting.says, **titles)
    return None


def _mode(server: Server, profile: Profile | None) -> Mode | None:
    """Return the mode that a folder is watched for; None for what is no such folder."""
    if profile is None or not way_of(server).has_mode:
        return None
    modes = profile.roster.submission.modes
    return next((each for each in modes if server.mode in {"", each.name}), None)


def _same_folder(one: Server, other: Server) -> bool:
    """Tell by the paths alone: the folder may be on a computer that does not answer now."""
    first, second = (os.path.normcase(os.path.normpath(each.url)) for each in (one, other))
    return first == second
