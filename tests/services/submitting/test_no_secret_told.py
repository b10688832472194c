"""Whatever a server says or a line does, nothing that is told, logged or kept holds the secret."""

from __future__ import annotations

import base64
import json
import logging
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.doctor import examined
from rosterwizard.services.submitting.submission import check_connection, submit
from rosterwizard.services.ways.infiniti_sending import InfinitiProtocol
from tests.helpers.all_told import told_by
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.key_files import key_file
from tests.helpers.small_jobs import patrons
from tests.services.submitting.test_submission import library, plan_for
from tests.services.ways.test_sftp_sending import SFTP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

JOB = patrons("anna", "ben")
SECRET = 's3cr3t-Pä"w/x+9'  # noqa: S105 - nobody's
FORMS = (
    SECRET,
    json.dumps(SECRET)[1:-1],
    quote(SECRET, safe=""),
    *(base64.b64encode(each.encode()).decode() for each in (SECRET, f"anna:{SECRET}")),
)
ECHO = " ".join(FORMS)
RESULT = json.dumps({"success": False, "summary": ECHO, "details": {"1": ECHO, "2": ECHO}})
PAGE = f"<html><title>{ECHO}</title><body>{ECHO}</body></html>"
HEADERS = {"Location": f"/{ECHO}", "WWW_Authenticate": f'Basic realm="{ECHO}"', "Retry_After": ECHO}
STATUSES = (
    *(200, 301, 307, 400, 401, 403, 404, 405, 407, 409, 410, 413, 415, 422, 429),
    *(451, 500, 502, 503, 511, 999),
)
ODD = (
    b"",
    reply(PAGE),
    reply(PAGE, "500 x"),
    reply(ECHO, "500 x"),
    ECHO.encode(),
    f"HTTP/1.1 {ECHO}\r\n\r\n".encode(),
    f"HTTP/1.1 200 OK\r\nContent-Length: {ECHO}\r\n\r\n".encode(),
    f"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\nX-{ECHO}\r\n\r\n{ECHO}".encode(),
    f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{ECHO}\r\n".encode(),
    f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n{ECHO}".encode(),
)


@pytest.fixture
def told(
    home: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Callable[[Server], str]:
    """Return what tries a server in all ways, and gives all that came of it anywhere."""
    caplog.set_level(logging.DEBUG)

    def everything(server: Server) -> str:
        said: list[str] = []
        for each in (_tested, _examined, _sent):
            said += each(server)
        said += [f"{each.getMessage()} {each.args}" for each in caplog.records]
        said += capfd.readouterr()
        kept = (path.read_bytes() for path in home.rglob("*") if path.is_file())
        said += [content.decode("utf-8", "replace") for content in kept]
        return "\n".join(said)

    return everything


def _tested(server: Server) -> Iterator[str]:
    try:
        check_connection(server, SECRET)
    except RosterError as error:
        yield from told_by(error)


def _examined(server: Server) -> Iterator[str]:
    yield str(examined(server, SECRET))


def _sent(server: Server) -> Iterator[str]:
    try:
        submitted = submit(plan_for(JOB, server), JOB, SECRET)
    except RosterError as error:
        yield from told_by(error)
        return
    yield repr(submitted)
    yield from told_by(submitted.trouble)
    for outcomes in submitted.outcomes.values():
        yield f"{outcomes.summary} {outcomes.frame.rows()}"


def assert_hushed(said: str) -> None:
    assert [form for form in FORMS if form in said] == []
    assert "server" in said.casefold()  # something was told at all


@pytest.mark.parametrize("status", STATUSES)
def test_a_server_that_repeats_the_account_tells_nobody(
    told: Callable[[Server], str], status: int
) -> None:
    with FaultServer(reply(RESULT, f"{status} {ECHO}", **HEADERS)) as server:
        said = told(library(server.url))
    assert_hushed(said)
    assert "(hidden)" in said


@pytest.mark.parametrize("answer", ODD)
def test_an_answer_that_is_none_tells_nobody(told: Callable[[Server], str], answer: bytes) -> None:
    with FaultServer(answer) as server:
        assert_hushed(told(library(server.url)))


@pytest.mark.parametrize("trouble", ["", "folder", "account", "host-key", "key", "locked"])
def test_a_line_over_sftp_tells_nobody(
    told: Callable[[Server], str], tmp_path: Path, trouble: str
) -> None:
    password = "another" if trouble == "account" else SECRET
    with PracticeServer(ways=SFTP, password=password) as practice:
        server = Server(
            name="Server",
            system="infiniti",
            url=practice.announced["sftp"] + ("/nowhere" if trouble == "folder" else ""),
            protocol="sftp",
            given={"user": practice.user},
            host_key="" if trouble == "host-key" else practice.host_key,
        )
        if trouble in {"key", "locked"}:
            path, _ = key_file(tmp_path, SECRET if trouble == "key" else "another")
            given = {"user": practice.user, "sign-in": "key", "key": str(path)}
            server = replace(server, given=given)
        assert_hushed(told(server))


@pytest.mark.logs("bug UnicodeEncodeError")
def test_a_folder_and_an_error_that_nobody_foresaw_tell_nobody(
    told: Callable[[Server], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Server(name="Server", system="infiniti", url=str(tmp_path), protocol="folder")
    assert_hushed(told(folder))

    def stumble(*_: object) -> NoReturn:
        raise UnicodeEncodeError("ascii", SECRET, 0, 1, FORMS[-1])

    monkeypatch.setattr(InfinitiProtocol, "send", stumble)
    with FaultServer(reply(RESULT)) as server:
        assert_hushed(told(library(server.url)))
