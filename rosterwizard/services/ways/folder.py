"""A folder: the file is put where the system's own program looks for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.services.practice.twin import Ground, Twin
from rosterwizard.services.servers.addresses import folder_address
from rosterwizard.services.ways.account import NO_ACCOUNT
from rosterwizard.services.ways.way import SubmissionProtocol, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way_steps import Step


def _sending(server: Server, _secret: str) -> SubmissionProtocol:
    from rosterwizard.services.ways.folder_sending import (  # noqa: PLC0415 - brings polars
        FolderProtocol,
    )

    return FolderProtocol(server)


def steps_to_folder(server: Server, secret: str) -> tuple[Step, ...]:
    """Return what can be looked at of a folder."""
    from rosterwizard.services.ways.folder_steps import (  # noqa: PLC0415 - brings polars
        folder_steps,
    )

    return folder_steps(server, secret)


@contextmanager
def _twin(ground: Ground) -> Iterator[Twin]:
    from rosterwizard.services.practice.drop import DropWatch  # noqa: PLC0415 - only for practice

    with DropWatch(ground.drop):
        url = str(ground.drop.folder_of(ground.system))
        yield Twin(url, announced={"folder": str(ground.drop.folder_of(""))})


FOLDER = Way(
    name="folder",
    account=NO_ACCOUNT,
    address=folder_address,
    sending=_sending,
    steps=steps_to_folder,
    practised_as="folder",
    is_folder=True,
    has_mode=True,
    twin=_twin,
)
