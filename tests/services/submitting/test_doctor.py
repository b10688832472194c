"""Going along the steps to a server: until one fails, for a bounded time, with no secret shown."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import has_sentence
from rosterwizard.services.kept_servers import practice_server
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting import doctor
from rosterwizard.services.submitting.doctor import examined
from rosterwizard.services.ways.registry import WAYS
from rosterwizard.services.ways.way_steps import Step, step_of
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.typed_servers import a_profile
from tests.helpers.watching import Heard

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.ways.way import Way

SECRET = "Maple-71-kite"  # noqa: S105 - nobody's

WEB = Server(
    name="Library",
    system="infiniti",
    url="https://school.invalid",
    protocol="infiniti",
    given={"user": "anna", "proxy": "none"},
)
each_way = pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])


def server_at(url: str, **given: str) -> Server:
    return Server(
        name="L", system="x", url=url, protocol="infiniti", given={"user": "anna", **given}
    )


def states(found: doctor.Examination) -> dict[str, str]:
    return {each.step: each.state for each in found.steps_found}


@each_way
def test_nothing_is_in_the_way_of_the_practice_server(way: Way) -> None:
    heard = Heard()
    found = examined(practice_server(a_profile(way)), None, heard)
    assert found.is_sound, str(found)
    assert str(found).startswith("practice\n")
    total = len(found.steps_found)
    assert all(0 <= done < total and all_ == total for done, all_ in heard.reports)


@each_way
def test_each_step_of_a_way_has_words(way: Way, tmp_path: Path) -> None:
    url = str(tmp_path) if way.is_folder else WEB.url.replace("https", "sftp")
    server = Server(name="L", system="x", url=url, protocol=way.name, given={"user": "anna"})
    if way.name == "infiniti":
        server = WEB
    steps = way.steps(server, SECRET)
    assert all(has_sentence("doctor-step", each.name) for each in steps)
    assert steps[-1].name in {"account", "file"}


def test_what_comes_after_a_failure_is_not_tried() -> None:
    found = examined(WEB, SECRET)
    assert states(found) == {
        "proxy": "passed",
        "name": "failed",
        "connection": "not-tried",
        "tls": "not-tried",
        "clock": "not-tried",
        "account": "not-tried",
    }
    assert "school.invalid" in found.steps_found[1].words
    assert SECRET not in f"{found} {found!r}"
    assert not found.is_sound


def test_an_account_that_is_refused_is_the_last_step_and_repeats_no_secret() -> None:
    with FaultServer(reply(f"no {SECRET}", "401 No")) as server:
        found = examined(server_at(server.url), SECRET)
    assert states(found)["account"] == "failed"
    assert [each.state for each in found.steps_found[:-1]] == ["passed"] * 5
    assert SECRET not in f"{found} {found!r}"


def test_a_secret_that_nobody_gave_is_missed_only_where_it_is_wanted() -> None:
    with FaultServer(reply("{}")) as server:
        found = examined(server_at(server.url), None)
    assert states(found)["clock"] == "passed"
    assert states(found)["account"] == "failed"
    assert "password" in found.steps_found[-1].words


def test_a_folder_that_is_not_there_is_said_before_a_file_is_tried(tmp_path: Path) -> None:
    server = Server(name="D", system="x", url=str(tmp_path / "in"), protocol="folder")
    assert states(examined(server, None)) == {"folder": "failed", "file": "not-tried"}
    (tmp_path / "in").mkdir()
    assert examined(server, None).is_sound
    assert list((tmp_path / "in").iterdir()) == []


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Let the only step of every way wait until it is told to stop."""
    told = Event()

    def wait(progress: Progress) -> None:
        while True:
            try:
                progress.report(0, 0)
            except Cancelled:
                told.set()
                raise

    class Waiting:
        account = ()

        def steps(self, *_: object) -> tuple[Step, ...]:
            return (step_of("account", wait),)

    monkeypatch.setattr(doctor, "way_of", lambda _: Waiting())
    return told


def test_a_step_that_never_ends_is_given_up_and_told_to_stop(waiting: Event) -> None:
    found = examined(WEB, SECRET, longest_s=0)
    assert states(found) == {"account": "failed"}
    assert "within 0 seconds" in found.steps_found[0].words
    assert waiting.wait(5)


def test_whoever_cancels_is_heard_while_a_step_waits(waiting: Event) -> None:
    class Impatient:
        def report(self, _done: int, _total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        examined(WEB, SECRET, Impatient())
    assert waiting.wait(5)


def test_a_step_that_failed_and_lets_others_go_on_is_still_a_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_progress: Progress) -> str:
        raise RosterError("doctor-late", seconds=1)

    class Two:
        def steps(self, *_: object) -> tuple[Step, ...]:
            return Step("clock", fail, goes_on=True), Step("account", lambda _: "")

    monkeypatch.setattr(doctor, "way_of", lambda _: Two())
    found = examined(WEB, SECRET)
    assert states(found) == {"clock": "failed", "account": "passed"}
    assert not found.is_sound


def test_a_step_may_take_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Event()

    class Patient:
        def report(self, _done: int, _total: int) -> None:
            asked.set()

    def slow(_progress: Progress) -> str:
        assert asked.wait(5)
        return ""

    class Slow:
        def steps(self, *_: object) -> tuple[Step, ...]:
            return (Step("account", slow),)

    monkeypatch.setattr(doctor, "way_of", lambda _: Slow())
    assert states(examined(WEB, SECRET, Patient())) == {"account": "passed"}
