"""The practice server: a destination on this machine that behaves as the real ones do.

As Infiniti it answers on the web, as Haiku it takes a zip by SFTP, as eChalk and as those loaded
by hand it has folders. All of it ends up in one SQLite file in the data folder.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.practice.drop import Drop, DropWatch
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice.web import Practice, PracticeWeb
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.server import PRACTICE, Server

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from typing import Self

    from rosterwizard.services.practice.sftp_server import PracticeSftp
    from rosterwizard.services.scenarios import Scenario
    from rosterwizard.services.server import Protocol

ALL_WAYS: tuple[Protocol, ...] = ("infiniti", "folder", "sftp")
SFTP_SYSTEM = "haiku"  # what comes by SFTP is shown as this system's


class PracticeServer:
    """One running practice server; `with` starts and stops it.

    ways: those of `ALL_WAYS` to be started; each brings its own library. refused: user names that
    it refuses. slow_s: how long the scenario "slow" lets a client wait. folder: for its own
    things; None: `practice_folder`.
    Raises RosterError "practice-port-taken" and "practice-unusable" when started.
    """

    def __init__(  # noqa: PLR0913 - a test decides on each of them
        self,
        scenario: Scenario = "good",
        port: int = 0,
        *,
        ways: Collection[Protocol] = ALL_WAYS,
        refused: Collection[str] = (),
        slow_s: float = 3,
        password: str = "",
        folder: Path | None = None,
    ) -> None:
        self.user = PRACTICE
        self.password = password or secrets.token_urlsafe(9)
        self._scenario: Scenario = scenario
        self._port = port
        self._ways = ways
        self._names = frozenset(name.casefold() for name in refused)
        self._slow_s = slow_s
        self._folder = folder
        self._running = ExitStack()
        self._web: PracticeWeb | None = None
        self._sftp: PracticeSftp | None = None

    def start(self) -> Self:
        """Start all of it, or none."""
        try:
            self._start(self._folder or practice_folder())
        except (OSError, sqlite3.OperationalError) as error:
            raise RosterError("practice-unusable", reason=reason_of(error)) from error
        return self

    def _start(self, folder: Path) -> None:
        with ExitStack() as starting:
            self.store = Store(folder / "practice.sqlite")
            starting.callback(self.store.close)
            practice = Practice(
                self.store, self.user, self.password, self._scenario, self._names, self._slow_s
            )
            self.drop = Drop(folder / "in", self.store)
            if "folder" in self._ways:
                starting.enter_context(DropWatch(self.drop))
            if "infiniti" in self._ways:
                self._web = starting.enter_context(_listening(practice, self._port))
            if "sftp" in self._ways:
                self._sftp = starting.enter_context(self._files(practice, folder))
            self._running = starting.pop_all()

    def stop(self) -> None:
        """Stop all of it; what lies in the folders is taken in first."""
        self._running.close()

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def _files(self, practice: Practice, private: Path) -> PracticeSftp:
        from rosterwizard.services.practice.sftp_server import (  # noqa: PLC0415 - brings paramiko
            PracticeSftp,
        )

        return PracticeSftp(practice, self.drop.folder_of(SFTP_SYSTEM), private, self.drop.take_in)

    @property
    def url(self) -> str:
        """Where it answers as Infiniti, and shows what it holds."""
        return self._web.url if self._web else ""

    @property
    def sftp(self) -> str:
        """Where it takes files by SFTP."""
        return self._sftp.url if self._sftp else ""

    @property
    def host_key(self) -> str:
        """The key that it shows over SFTP, as `Server.host_key`."""
        return self._sftp.host_key if self._sftp else ""

    def folder_of(self, system: str) -> Path:
        """Return the folder in which it takes files as that system."""
        return self.drop.folder_of(system)


def practice_folder() -> Path:
    """Return where the practice server keeps its own things."""
    folder = data_folder() / "practice"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def practice_for(server: Server, folder: Path | None = None) -> Iterator[tuple[Server, str]]:
    """Run the practice server; give the server that reaches it, and its password.

    server: as `practice_server` makes it. folder and errors: as for `PracticeServer`.
    """
    with PracticeServer(server.scenario, ways=(server.protocol,), folder=folder) as practice:  # type: ignore[arg-type] # checked when it was made
        urls = {"infiniti": practice.url, "sftp": practice.sftp}
        url = urls.get(server.protocol) or str(practice.folder_of(server.system))
        yield replace(server, url=url, host_key=practice.host_key), practice.password


def _listening(practice: Practice, port: int) -> PracticeWeb:
    try:
        return PracticeWeb(practice, port)
    except (OSError, OverflowError) as error:
        raise RosterError("practice-port-taken", port=port) from error
