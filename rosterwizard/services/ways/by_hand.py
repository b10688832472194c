"""Loading by hand: the exact file for a person who uploads it, with the system's page and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.servers.addresses import folder_address
from rosterwizard.services.ways.account import NO_ACCOUNT
from rosterwizard.services.ways.folder import FOLDER, steps_to_folder
from rosterwizard.services.ways.way import SubmissionProtocol, Way

if TYPE_CHECKING:
    from rosterwizard.services.servers.server import Server


def _sending(server: Server, _secret: str) -> SubmissionProtocol:
    """Write the file into the folder that the person chose; the rest is theirs to do."""
    from rosterwizard.services.ways.folder_sending import (  # noqa: PLC0415 - brings polars
        FolderProtocol,
    )

    return FolderProtocol(server, "row-to-load-by-hand")


BY_HAND = Way(
    name="by-hand",
    account=NO_ACCOUNT,
    address=folder_address,
    sending=_sending,
    steps=steps_to_folder,
    is_folder=True,
    is_by_hand=True,
    practised_as=FOLDER.name,
)
