"""The practice server: a destination on this machine that behaves as the real ones do.

Each way of sending brings the twin that plays it. All of it ends up in one SQLite file in the data
folder.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.folders import data_folder
from rosterwizard.services.practice.drop import Drop
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice.twin import Ground, Practice
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.servers.server import PRACTICE, Server
from rosterwizard.services.ways.registry import every_way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from typing import Self

    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.practice.twin import Scenario, Twin

# What lies in its folder: what it was sent, and the files that it takes in.
DATABASE = "practice.sqlite"
FILES = "in"


def practised() -> tuple[Protocol, ...]:
    """Return the names of the ways that have a twin."""
    return tuple(way.name for way in every_way() if way.twin is not None)


class PracticeServer:
    """One running practice server; `with` starts and stops it.

    ways: those of `practised()` to be started, None for all; each brings its own library.
    refused: user names that it refuses. keys: fingerprints of those that it takes over SFTP.
    slow_s: how long the scenario "slow" lets a client wait.
    folder: for its own things; None: `practice_folder`. system: the one that it plays, "" for all.
    Raises RosterError "practice-port-taken", "practice-unusable" and "practice-newer" when started.
    """

    def __init__(  # noqa: PLR0913 - a test decides on each of them
        self,
        scenario: Scenario = "good",
        port: int = 0,
        *,
        ways: Collection[Protocol] | None = None,
        refused: Collection[str] = (),
        keys: Collection[str] = (),
        slow_s: float = 3,
        password: str = "",
        folder: Path | None = None,
        system: str = "",
    ) -> None:
        self.user = PRACTICE
        self.password = password or secrets.token_urlsafe(9)
        self.twins: dict[Protocol, Twin] = {}
        self._scenario: Scenario = scenario
        self._port = port
        self._ways = practised() if ways is None else ways
        self._names = frozenset(name.casefold() for name in refused)
        self._slow_s = slow_s
        self._keys = frozenset(keys)
        self._folder = folder
        self._system = system
        self._running = ExitStack()

    def start(self) -> Self:
        """Start all of it, or none."""
        try:
            self._start(self._folder or practice_folder())
        except (OSError, sqlite3.OperationalError) as error:
            raise RosterError("practice-unusable", reason=reason_of(error)) from error
        return self

    def _start(self, folder: Path) -> None:
        with ExitStack() as starting:
            self.store = Store(folder / DATABASE)
            starting.callback(self.store.close)
            practice = Practice(
                self.store,
                self.user,
                self.password,
                self._scenario,
                self._names,
                self._slow_s,
                self._keys,
            )
            self.drop = Drop(folder / FILES, self.store)
            ground = Ground(practice, self.drop, folder, self._port, self._system)
            for way in every_way():
                if way.twin is not None and way.name in self._ways:
                    self.twins[way.name] = starting.enter_context(way.twin(ground))
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

    @property
    def announced(self) -> dict[str, str]:
        """What a script needs to reach what was started."""
        return {key: each for twin in self.twins.values() for key, each in twin.announced.items()}

    @property
    def url(self) -> str:
        """Where it answers on the web, and shows what it holds."""
        return self.announced.get("url", "")

    @property
    def host_key(self) -> str:
        """The key that it shows over SFTP, as `Server.host_key`."""
        return self.announced.get("hostKey", "")

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
    scenario: Scenario = server.scenario  # type: ignore[assignment] # checked when it was made
    practice = PracticeServer(
        scenario, ways=(server.protocol,), folder=folder, system=server.system
    )
    with practice:
        twin = practice.twins[server.protocol]
        given = {**server.given, **twin.given}
        reached = replace(server, url=twin.url, host_key=twin.host_key, given=given)
        yield reached, practice.password
