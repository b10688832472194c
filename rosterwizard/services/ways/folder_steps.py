"""The steps to a folder of this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.folder_sending import FolderProtocol
from rosterwizard.services.ways.way_steps import Step, step_of

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server


def folder_steps(server: Server, _secret: str) -> tuple[Step, ...]:
    """Return what can be looked at: whether it is there, and takes a file."""

    def is_there(_progress: Progress) -> None:
        if not Path(server.url).is_dir():
            raise RosterError("folder-missing", folder=server.url)

    return step_of("folder", is_there), step_of("file", FolderProtocol(server).check)
