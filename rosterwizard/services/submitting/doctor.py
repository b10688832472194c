"""Looking step by step for what stands between this computer and a server."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Literal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.submitting.size_limit import knows_limit, size_limit
from rosterwizard.services.ways.registry import secret_asked, way_of
from rosterwizard.services.ways.waiting import run_watched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way_steps import Step

LONGEST_STEP_S = 15.0
State = Literal["passed", "failed", "not-tried", "not-known"]


@dataclass(frozen=True, slots=True)
class StepFound:
    """How one step went. words: what was found, or what is in the way and what to do about it."""

    step: str
    state: State
    words: str = ""

    def __str__(self) -> str:
        """Return it as a line for people."""
        title = sentence("doctor-step", self.step)
        code = "said" if self.words else "silent"
        state = sentence("doctor-state", self.state)
        return sentence("doctor-line", code, state=state, step=title, words=self.words)


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was found about one server; it holds no secret."""

    server: Server
    steps_found: tuple[StepFound, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is in the way; what is not known is not."""
        return all(each.state in {"passed", "not-known"} for each in self.steps_found)

    def __str__(self) -> str:
        """Return it for people, to be read and to be sent to others."""
        place = "" if self.server.is_practice else self.server.url
        head = sentence("doctor-head", name=self.server.name, place=place)
        return "\n".join((head.rstrip(), *map(str, self.steps_found)))


def examined(
    server: Server,
    secret: str | None,
    progress: Progress = UNWATCHED,
    longest_s: float = LONGEST_STEP_S,
    *,
    profile: Profile | None = None,
) -> Examination:
    """Look at each step until one fails; the others are not tried then.

    Nothing is changed there. progress: counts steps; raises `Cancelled` as it does. profile: of
    the server's system, which says how much a file may hold.
    """
    found: list[StepFound] = []
    with _steps_to(server, secret) as steps:
        stopped = False
        for number, step in enumerate(steps):
            if stopped:
                found.append(StepFound(step.name, "not-tried"))
                continue
            watch = _Watch(progress, number, len(steps), longest_s)
            try:
                found.append(StepFound(step.name, "passed", watch.look(step)))
            except RosterError as error:
                found.append(StepFound(step.name, "failed", str(error)))
                stopped = not step.goes_on
    if profile is not None:
        state: State = "passed" if knows_limit(profile) else "not-known"
        found.append(StepFound("limit", state, size_limit(profile, server)))
    return Examination(server, tuple(found))


@contextmanager
def _steps_to(server: Server, secret: str | None) -> Iterator[tuple[Step, ...]]:
    """Give the steps; a practice server runs until the end of the `with`."""
    if server.is_practice:
        from rosterwizard.services.practice_server import (  # noqa: PLC0415 - only for practice
            practice_for,
        )

        with practice_for(server) as (practice, password):
            yield way_of(practice).steps(practice, password)
        return
    steps = way_of(server).steps(server, secret or "")
    asked = secret_asked(server)
    if asked is not None and secret is None and not asked.may_be_empty:
        missing = RosterError(f"{asked.name}-missing", server=server.name)
        steps = tuple(_refusing(each, missing) if each.wants_secret else each for each in steps)
    yield steps


def _refusing(step: Step, missing: RosterError) -> Step:
    def look(_progress: Progress) -> str:
        raise missing

    return type(step)(step.name, look)


class _Watch:
    """Lets one step take its time, and no more; a step that waits on is left to itself."""

    def __init__(self, progress: Progress, done: int, total: int, longest_s: float) -> None:
        self._progress, self._done, self._total = progress, done, total
        self._seconds = longest_s
        self._over = Event()

    def look(self, step: Step) -> str:
        until = time.monotonic() + self._seconds

        def ask() -> None:
            self._progress.report(self._done, self._total)
            if time.monotonic() > until:
                raise RosterError("doctor-late", seconds=round(self._seconds))

        return run_watched(lambda: step.look(self), ask, self._over.set)

    def report(self, _done: int, _total: int) -> None:
        """Stop the step once nobody waits for it."""
        if self._over.is_set():
            raise Cancelled
