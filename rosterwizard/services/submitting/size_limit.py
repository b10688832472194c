"""How much one file may hold: what the system documents, and what a server says of its room."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.sizes import size_in_words
from rosterwizard.core.messages.words import number, sentence
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.delivery import Limits
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.servers.server import Server


def knows_limit(profile: Profile) -> bool:
    """Tell whether the system documents a limit for any of its record types."""
    return any(_is_known(each.roster.limits) for each in profile.record_types)


def size_limit(profile: Profile, server: Server) -> str:
    """Return in words what is known of each record type, and of the server itself."""
    kinds: dict[str, list[str]] = {}
    for each in profile.record_types:
        kinds.setdefault(_most(each.roster.limits), []).append(each.label)
    told = [
        sentence("size-limit", "kinds", kinds=listed(labels), most=most)
        for most, labels in kinds.items()
    ]
    said = listed(told, "list-of-limits")
    return sentence("size-limit", "whole", system=profile.title, said=said, server=_room(server))


def _is_known(limits: Limits) -> bool:
    return bool(limits.rows or limits.bytes)


def _most(limits: Limits) -> str:
    if not _is_known(limits):
        return sentence("size-limit", "unknown")
    part = "both" if limits.rows and limits.bytes else "rows" if limits.rows else "bytes"
    rows, size = number(limits.rows), size_in_words(limits.bytes)
    return sentence("size-limit", part, rows=rows, size=size)


def _room(server: Server) -> str:
    """Return what the server itself says: of the ways that there are, a folder alone does."""
    if way_of(server).is_folder and not server.is_practice:
        try:
            free = shutil.disk_usage(server.url).free
        except OSError:  # a step says why
            return sentence("size-limit", "silent")
        return sentence("size-limit", "room", size=size_in_words(free))
    return sentence("size-limit", "silent")
