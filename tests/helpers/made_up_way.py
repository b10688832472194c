"""A way of sending that no one has: page by page to a web service, with a tenant and a token.

It goes by the name of SFTP, because the names stand in the profile language. All else is its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.practice.twin import Ground, Twin
from rosterwizard.services.servers.addresses import web_address
from rosterwizard.services.ways.account import Input
from rosterwizard.services.ways.exchange import Answer, Batch
from rosterwizard.services.ways.way import Way
from rosterwizard.services.ways.way_steps import step_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server

PAGE = 1000  # bytes
URL = "https://rosters.example"
TOKEN = "Reef-Lamp-22"  # noqa: S105 - nobody's
WORDS = {
    "server-row-tenant": {"message": "&Tenant"},
    "server-row-region": {"message": "&Region"},
    "server-choice-region": {"eu": "in Europe", "us": "overseas"},
    "server-row-token": {"message": "T&oken"},
    "option-server-tenant": {"message": "The school's own tenant."},
    "option-server-region": {"message": "Where the rosters lie."},
    "tenant-empty": {"message": "There is no tenant."},
    "token-missing": {"message": "The server {server} wants a token."},
    "secret-token": {
        "kept": "The token is in the keyring.",
        "wanted": "Type the token first.",
        "asked": "Token of {name}",
    },
}
ACCOUNT = (
    Input(name="tenant"),
    Input(name="region", kind="choice", choices=("eu", "us")),
    Input(name="token", kind="secret"),
)


@dataclass
class Service:
    """What the service was sent: the pages, by tenant and region. tried: how often."""

    token: str = TOKEN
    tried: int = 0
    pages: dict[tuple[str, str], list[bytes]] = field(default_factory=dict)


class PagedProtocol:
    """Sends a file in pages, in this process."""

    def __init__(self, server: Server, secret: str, service: Service) -> None:
        self._server, self._secret, self._service = server, secret, service

    def check(self, progress: Progress) -> None:
        """Look whether the token is taken."""
        progress.report(0, 1)
        self._service.tried += 1
        if self._secret != self._service.token:
            raise RosterError("sftp-account", host=self._server.place, user="")

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        """Return nothing: pages have no names."""
        return ()

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Send page after page."""
        try:
            self.check(progress)
        except RosterError as trouble:
            return Answer("not-sent", str(trouble), trouble=trouble)
        given = self._server.given
        pages = self._service.pages.setdefault((given["tenant"], given.get("region", "eu")), [])
        for start in range(0, len(batch.content), PAGE):
            pages.append(batch.content[start : start + PAGE])
            progress.report(start, len(batch.content))
        return Answer("delivered", sentence("row-handed-over"))


def made_up_way(service: Service) -> Way:
    """Return the way, and let its files end up in `service`."""
    return Way(
        name="sftp",
        account=ACCOUNT,
        address=web_address,
        sending=lambda server, secret: PagedProtocol(server, secret, service),
        steps=lambda server, secret: (
            step_of("account", PagedProtocol(server, secret, service).check, wants_secret=True),
        ),
        account_refused=frozenset({"sftp-account"}),
        practised_as="sftp",
        twin=_twin_of(service),
    )


def _twin_of(service: Service) -> Callable[[Ground], AbstractContextManager[Twin]]:
    @contextmanager
    def twin(ground: Ground) -> Iterator[Twin]:
        service.token = ground.practice.password
        yield Twin(URL, given={"tenant": "practice"})
        service.token = TOKEN

    return twin
