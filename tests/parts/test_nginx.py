"""Infiniti's files go through a real nginx, and what that answers is said right."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
import trustme

from parts import NGINX
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.practice_server import PracticeServer
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import check_connection, submit
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.infiniti_sending import InfinitiProtocol
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.filled_templates import PROFILES
from tests.helpers.needing import needs
from tests.helpers.nginx_server import NginxServer
from tests.helpers.small_jobs import good_job, problems

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.ways.exchange import Answer

SECRET = "s3cret"  # noqa: S105 - nobody's
WAYS: tuple[Protocol, ...] = ("infiniti",)
pytestmark = needs(NGINX)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Trust a new authority as if it stood in the operating system's own list."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


def library(url: str, user: str = "anna") -> Server:
    return Server(
        name="Library", system="infiniti", url=url, protocol="infiniti", given={"user": user}
    )


def answer_of(server: NginxServer, content: bytes = b"username\r\nanna\r\n") -> Answer:
    batch = Batch("users.csv", FileContent.of(content), {})
    return InfinitiProtocol(library(server.url), SECRET).send(batch, UNWATCHED)


def passed_on(url: str) -> str:
    """Return the rules of a site that another server stands behind."""
    return f"location / {{ proxy_pass {url}; }}"


def told(answer: Answer) -> tuple[str, str]:
    return answer.trouble.code if answer.trouble else "", answer.state


def test_a_server_behind_it_takes_the_rows(authority: trustme.CA) -> None:
    job = good_job(PROFILES["infiniti"].record_type("patrons"))
    with (
        PracticeServer(ways=WAYS) as practice,
        NginxServer(authority, passed_on(practice.url)) as server,
    ):
        ours = library(server.url, practice.user)
        check_connection(ours, practice.password)
        plan = plan_submission(job, {"patrons": problems(())}, ours, "good-rows")
        submitted = submit(plan, job, practice.password)
    assert {state: n for state, n in submitted.counts().items() if n} == {
        "created": job.sheets[0].sheet.frame.height
    }


def test_a_certificate_of_somebody_unknown_ends_it(authority: trustme.CA) -> None:
    with NginxServer(trustme.CA(), "return 200;") as server:
        found = answer_of(server)
    assert told(found) == ("tls-untrusted-by", "not-sent")


@pytest.mark.parametrize(
    ("status", "state"), [(301, "not-sent"), (302, "unknown"), (307, "not-sent")]
)
def test_a_redirect_is_told_and_not_followed(
    authority: trustme.CA, status: int, state: str
) -> None:
    with (
        FaultServer(reply("{}")) as other,
        NginxServer(authority, f"return {status} {other.url}$request_uri;") as server,
    ):
        found = answer_of(server)
        assert other.url in found.words
    assert told(found) == ("redirected", state)
    assert other.requests == []


@pytest.mark.parametrize("size", [10_000, 5_000_000])
def test_a_file_too_large_for_it_is_said(authority: trustme.CA, size: int) -> None:
    with NginxServer(authority, "client_max_body_size 1k; location / { return 200; }") as server:
        found = answer_of(server, os.urandom(size))
    assert told(found) == ("too-large-for-server", "not-sent")


def test_a_server_behind_it_that_is_gone_leaves_the_rows_unknown(authority: trustme.CA) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}"
    with NginxServer(authority, passed_on(url)) as server:
        found = answer_of(server)
    assert told(found) == ("gateway-trouble", "unknown")
    assert "502" in found.words


def test_a_server_behind_it_that_is_too_slow_leaves_the_rows_unknown(
    authority: trustme.CA,
) -> None:
    with (
        FaultServer(held=True) as slow,
        NginxServer(authority, "proxy_read_timeout 100ms;" + passed_on(slow.url)) as server,
    ):
        found = answer_of(server)
    assert told(found) == ("gateway-trouble", "unknown")
    assert "504" in found.words


def test_an_account_that_it_does_not_know_is_said(authority: trustme.CA) -> None:
    rules = "auth_basic School; auth_basic_user_file {folder}/accounts; root {folder};"
    with NginxServer(authority, rules, accounts="anna:{PLAIN}other\n") as server:
        found = answer_of(server)
        with pytest.raises(RosterError) as raised:
            check_connection(library(server.url), SECRET)
    assert told(found) == ("credentials", "not-sent")
    assert raised.value.code == "credentials"
    assert SECRET not in found.words


def test_a_page_in_place_of_an_answer_is_no_success(authority: trustme.CA) -> None:
    rules = "default_type text/html; return 200 '<title>Sign in</title>';"
    with NginxServer(authority, rules) as server:
        assert told(answer_of(server)) == ("answer-sign-in", "unknown")
