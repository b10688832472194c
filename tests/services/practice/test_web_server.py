"""The practice server on the web: for this machine, for who knows the password."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

from rosterwizard.services.practice import web_server
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice.twin import Practice
from rosterwizard.services.practice.web_server import PracticeWeb
from rosterwizard.services.unforeseen import threads_answered_for
from tests.helpers.stumbles import STUMBLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.services.practice.twin import Scenario

ACCOUNT = ("practice", "pass word")
FILE = {"file": ("users.csv", b"username,enabled,staffmember\r\nanna,Y,Y\r\n", "text/csv")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def server(store: Store, request: pytest.FixtureRequest) -> Iterator[PracticeWeb]:
    scenario: Scenario = getattr(request, "param", "good")
    with PracticeWeb(Practice(store, *ACCOUNT, scenario, slow_s=30)) as running:
        yield running


def post(
    server: PracticeWeb,
    path: str = "/api/import/users",
    account: tuple[str, str] | None = ACCOUNT,
    headers: dict[str, str] | None = None,
) -> requests.Response:
    return requests.post(server.url + path, files=FILE, auth=account, headers=headers, timeout=10)


def test_an_import_is_answered_and_kept(server: PracticeWeb, store: Store) -> None:
    answer = post(server)
    assert (answer.status_code, answer.json()["success"]) == (200, True)
    assert [row["username"] for row in store.rows("infiniti", "patrons", 10)] == ["anna"]


def test_contacts_have_an_address_with_a_mode(server: PracticeWeb) -> None:
    path = "/api/import/userContacts/replaceDeclaredPatronsKeepCustomContacts"
    answer = post(server, path).json()
    assert answer["summary"].startswith("1 contact processed.")
    assert answer["details"]["1"].startswith("Field (type) is required.")


@pytest.mark.parametrize("account", [None, ("practice", "wrong"), ("other", "pass word")])
def test_without_the_account_nothing_is_taken(
    server: PracticeWeb, store: Store, account: tuple[str, str] | None
) -> None:
    answer = post(server, account=account)
    assert answer.status_code == 401
    assert answer.json() == {"success": False, "summary": "Unauthorised. Check credentials."}
    assert store.kinds() == []


@pytest.mark.parametrize("kind", ["ValueError", "PanicException"])
@pytest.mark.logs("bug (ValueError|PanicException) ")
def test_a_slip_of_its_own_is_noted_and_not_printed(
    server: PracticeWeb,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
) -> None:
    monkeypatch.setattr(web_server, "page_of", STUMBLES[kind])
    with threads_answered_for():
        with pytest.raises(requests.ConnectionError):
            requests.get(server.url, auth=ACCOUNT, timeout=10)
        server.__exit__()  # its threads have come to their ends
    assert capsys.readouterr() == ("", "")


def test_another_address_is_not_there(server: PracticeWeb) -> None:
    assert post(server, "/api/import/groups").status_code == 404


def test_a_post_without_a_file_is_said(server: PracticeWeb) -> None:
    answer = requests.post(
        server.url + "/api/import/users", data="x", auth=ACCOUNT, timeout=10
    ).json()
    assert answer == {"success": False, "summary": "No file found."}


def test_the_page_shows_what_was_taken(server: PracticeWeb) -> None:
    post(server)
    page = requests.get(server.url, auth=ACCOUNT, timeout=10)
    assert "<td>anna</td>" in page.text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.headers["Cache-Control"] == "no-store"


def test_the_page_is_for_who_knows_the_password(server: PracticeWeb) -> None:
    post(server)
    page = requests.get(server.url, timeout=10)
    assert page.status_code == 401
    assert "anna" not in page.text
    assert page.headers["WWW-Authenticate"].startswith("Basic ")


def test_there_is_one_page(server: PracticeWeb) -> None:
    assert requests.get(f"{server.url}/else", auth=ACCOUNT, timeout=10).status_code == 404


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
def test_another_site_in_the_persons_browser_gets_nothing(
    server: PracticeWeb, store: Store, headers: dict[str, str]
) -> None:
    assert post(server, headers=headers).status_code == 403
    page = requests.get(server.url, auth=ACCOUNT, headers=headers, timeout=10)
    assert page.status_code == 403
    assert store.kinds() == []


def test_a_form_on_the_servers_own_page_would_be_taken(server: PracticeWeb) -> None:
    assert post(server, headers={"Origin": server.url}).status_code == 200


def raw(server: PracticeWeb, request: bytes) -> bytes:
    """Send bytes, end, and return all that comes back."""
    parts = urlsplit(server.url)
    assert parts.port
    with socket.create_connection(("127.0.0.1", parts.port), 10) as link:
        link.sendall(request)
        link.shutdown(socket.SHUT_WR)
        return link.makefile("rb").read()


def test_a_file_of_unknown_length_is_not_read(server: PracticeWeb) -> None:
    assert b" 411 " in raw(server, b"POST /api/import/users HTTP/1.0\r\n\r\n")


def test_a_file_that_is_too_large_is_not_read(server: PracticeWeb) -> None:
    head = f"POST /api/import/users HTTP/1.0\r\nContent-Length: {10**12}\r\n\r\n"
    assert b" 413 " in raw(server, head.encode())


def test_half_a_file_is_not_taken(server: PracticeWeb, store: Store) -> None:
    request = requests.Request("POST", server.url, files=FILE, auth=ACCOUNT).prepare()
    body = request.body
    assert isinstance(body, bytes)
    lines = "".join(f"{name}: {text}\r\n" for name, text in request.headers.items())
    head = f"POST /api/import/users HTTP/1.0\r\nHost: 127.0.0.1\r\n{lines}\r\n".encode()
    assert raw(server, head + body[:-30]) == b""
    assert store.kinds() == []
    assert b'"success": true' in raw(server, head + body)


@pytest.mark.parametrize("server", ["wrong-password"], indirect=True)
def test_in_wrong_password_even_the_right_one_is_refused(server: PracticeWeb) -> None:
    assert post(server).status_code == 401


@pytest.mark.parametrize("server", ["not-json"], indirect=True)
def test_in_not_json_a_sign_in_page_comes_back(server: PracticeWeb, store: Store) -> None:
    answer = post(server)
    assert (answer.status_code, "<html>" in answer.text) == (200, True)
    assert store.kinds() == []


@pytest.mark.parametrize("server", ["queued"], indirect=True)
def test_in_queued_the_rows_are_taken_to_be_worked_on_later(
    server: PracticeWeb, store: Store
) -> None:
    answer = post(server)
    assert (answer.status_code, answer.json()["summary"]) == (202, "Queued.")
    assert store.kinds() == [("infiniti", "patrons", 1)]


@pytest.mark.parametrize("server", ["cut"], indirect=True)
def test_in_cut_the_rows_are_taken_and_no_answer_comes(server: PracticeWeb, store: Store) -> None:
    with pytest.raises(requests.ConnectionError):
        post(server)
    assert store.kinds() == [("infiniti", "patrons", 1)]


@pytest.mark.parametrize("server", ["slow"], indirect=True)
def test_in_slow_the_answer_waits(server: PracticeWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float | None] = []

    def wait(seconds: float | None = None) -> bool:
        waited.append(seconds)
        return False

    monkeypatch.setattr(server.stopping, "wait", wait)
    assert post(server).status_code == 200
    assert waited == [30]


@pytest.mark.parametrize("server", ["partly-good"], indirect=True)
def test_in_partly_good_each_27th_row_is_refused(server: PracticeWeb) -> None:
    rows = "".join(f"u{number},Y,Y\r\n" for number in range(27))
    content = f"username,enabled,staffmember\r\n{rows}"
    url = f"{server.url}/api/import/users"
    files = {"file": ("u.csv", content, "text/csv")}
    answer = requests.post(url, files=files, auth=ACCOUNT, timeout=10).json()
    assert "on purpose" in answer["details"]["27"]
    assert answer["details"]["26"] == "User Created"


@pytest.mark.logs("bug ValueError")
def test_a_client_that_goes_away_makes_no_noise(
    server: PracticeWeb, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (ConnectionResetError(), ValueError("a slip of ours")):
        try:
            raise error
        except (OSError, ValueError):
            server.handle_error(None, ("127.0.0.1", 1))
    assert capsys.readouterr() == ("", "")


def test_two_servers_never_share_a_port(store: Store, server: PracticeWeb) -> None:
    with pytest.raises(OSError, match="in use"):
        PracticeWeb(Practice(store, *ACCOUNT), server.server_port)
    assert web_server.HOST == "127.0.0.1"
