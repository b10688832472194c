"""The steps to a site on the web, each by itself."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from email.utils import format_datetime
from typing import TYPE_CHECKING, Self

import pytest
import trustme

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.web_steps import web_steps
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.tls_authority import HERE, tls

if TYPE_CHECKING:
    from pathlib import Path


def looked(step: str, url: str, **given: str) -> str:
    """Return what a step found, or the code of what was in the way."""
    server = Server(name="L", system="x", url=url, protocol="infiniti", given=given)
    (found,) = (each for each in web_steps(server) if each.name == step)
    try:
        return found.look(UNWATCHED)
    except RosterError as error:
        return error.code


@pytest.fixture
def authority(tmp_path: Path) -> tuple[trustme.CA, dict[str, str]]:
    """Return an authority, and what makes a server trusted that has a certificate of it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return authority, {"ca-file": str(tmp_path / "ca.pem")}


def test_a_certificate_is_said_with_its_issuer_and_its_end(
    authority: tuple[trustme.CA, dict[str, str]],
) -> None:
    ours, given = authority
    until = datetime(2031, 2, 3, tzinfo=UTC)
    now = format_datetime(datetime.now(UTC), usegmt=True)
    with FaultServer(
        reply("{}", Date=now), tls=tls(ours.issue_cert(HERE, not_after=until))
    ) as server:
        found = looked("tls", server.url, **given)
        assert "trustme" in found
        assert "2031-02-03" in found
        assert looked("clock", server.url, **given).endswith("from that of the server")
        assert looked("tls", server.url) == "tls-untrusted-by"
    assert not any(b"Authorization" in each for each in server.requests)


def test_a_certificate_that_one_cannot_look_at_is_still_not_believed(
    authority: tuple[trustme.CA, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rosterwizard.services.ways.web_steps.shown_at", lambda *_: None)
    with FaultServer(reply("{}"), tls=tls(authority[0].issue_cert(HERE))) as server:
        assert looked("tls", server.url) == "tls-untrusted"


def test_what_speaks_no_tls_is_said() -> None:
    with FaultServer(b"220 hello\r\n" * 3, blind=True) as server:
        assert looked("tls", f"https://127.0.0.1:{server.port}") == "speaks-no-tls"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("Tue, 03 Jan 2017 10:00:00 GMT", "clock-far-off"),
        ("Tue, 03 Jan 2017 10:00:00 -0000", "clock-far-off"),
        ("noon", "the server does not say what time it is"),
    ],
)
def test_the_clock_of_the_server_is_compared(date: str, said: str) -> None:
    with FaultServer(reply("{}", Date=date)) as server:
        assert looked("clock", server.url) == said


@pytest.mark.parametrize(("seconds", "said"), [(0, "0 seconds"), (1, "1 second"), (2, "2 seconds")])
def test_one_second_is_not_said_as_many(
    seconds: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 1, 2, 10, 0, seconds, tzinfo=tz)

    monkeypatch.setattr("rosterwizard.services.ways.web_steps.datetime", Stopped)
    date = format_datetime(datetime(2026, 1, 2, 10, tzinfo=UTC), usegmt=True)
    with FaultServer(reply("{}", Date=date)) as server:
        assert looked("clock", server.url).startswith(f"{said} apart")


def test_what_speaks_no_http_has_no_clock() -> None:
    with FaultServer(b"SSH-2.0-x\r\n", blind=True) as server:
        assert looked("clock", server.url) == "speaks-no-http"


def test_a_line_that_breaks_off_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ConnectionResetError(104, "reset")

    monkeypatch.setattr("rosterwizard.services.ways.web_steps.HTTPConnection.request", broken)
    with FaultServer(reply("{}")) as server:
        assert looked("clock", server.url) == "server-not-reached"


def test_the_proxy_is_what_is_looked_up_and_connected_to() -> None:
    url = "https://school.invalid"
    assert looked("name", url, proxy="none") == "server-unknown"
    assert looked("name", url, proxy="proxy.invalid:1") == "proxy-unknown"
    assert "set for this server" in looked("proxy", url, proxy="proxy.invalid:1")
    with FaultServer(reply("", "407 No")) as server:
        proxy = f"127.0.0.1:{server.port}"
        assert "127.0.0.1" in looked("name", url, proxy=proxy)
        assert looked("connection", url, proxy=proxy) == "proxy-login"
