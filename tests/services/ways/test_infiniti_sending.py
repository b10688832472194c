"""Infiniti from end to end: each answer of the note, and who is told what."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Cancelled
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.infiniti_sending import InfinitiProtocol
from rosterwizard.services.ways.patience import Patience
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.watching import CancelSpeaking, CancelWhen, Speaking

if TYPE_CHECKING:
    from rosterwizard.services.ways.exchange import Answer

SECRET = "s3cret"  # noqa: S105 - nobody's
SHORT = Patience(connect_s=5, answer_s=0.2, whole_s=10, job_s=2)
UNAUTHORISED = '{"success": false, "summary": "Unauthorised. Check credentials."}'
FINE = '{"success": true, "summary": "2 users processed. 2 users created. 0 users updated. 0 users failed."}'  # noqa: E501 - as it comes


def protocol(url: str, user: str = "anna") -> InfinitiProtocol:
    server = Server(
        name="Library", system="infiniti", url=url, protocol="infiniti", given={"user": user}
    )
    return InfinitiProtocol(server, SECRET, SHORT)


def batch(path: str = "api/import/users") -> Batch:
    rows = pl.Series([4, 9], dtype=pl.UInt32)
    return Batch(
        "users.csv", FileContent.of(b"username\r\nanna\r\nben\r\n"), {"patrons": rows}, path
    )


def answer_to(answer: bytes) -> Answer:
    with FaultServer(answer) as server:
        return protocol(server.url).send(batch(), UNWATCHED)


def code_of(answer: Answer) -> str:
    return answer.trouble.code if answer.trouble else ""


@pytest.mark.parametrize("path", ["api/import/users", "/api/import/users"])
def test_the_record_type_says_where_it_is_sent(path: str) -> None:
    with FaultServer(reply(FINE)) as server:
        found = protocol(server.url).send(batch(path), UNWATCHED)
    assert server.requests[0].startswith(b"POST /api/import/users HTTP/1.1")
    assert (found.state, found.goes_on) == ("created", True)


def test_rows_are_counted_within_the_batch() -> None:
    body = json.dumps({"success": False, "details": {"2": "Field (x) is bad", "1": "User Created"}})
    found = answer_to(reply(body))
    assert found.rows.rows() == [(0, "created", "User Created"), (1, "refused", "Field (x) is bad")]


@pytest.mark.parametrize("status", ["401 x", "403 x", "404 x", "500 x", "302 x"])
def test_an_answer_that_tells_the_rows_counts_whatever_the_status(status: str) -> None:
    assert answer_to(reply(FINE, status)).state == "created"


@pytest.mark.parametrize("status", ["200 OK", "401 x", "403 x", "500 x"])
def test_unauthorised_is_said_whatever_the_status(status: str) -> None:
    found = answer_to(reply(UNAUTHORISED, status))
    assert (code_of(found), found.state) == ("credentials", "not-sent")
    assert "Unauthorised" in found.words


@pytest.mark.parametrize(
    ("status", "code", "state"),
    [
        (400, "request-refused", "not-sent"),
        (401, "credentials", "not-sent"),
        (403, "not-allowed", "not-sent"),
        (404, "wrong-address", "not-sent"),
        (405, "takes-no-files", "not-sent"),
        (407, "proxy-login-said", "not-sent"),
        (409, "conflict", "not-sent"),
        (410, "import-gone", "not-sent"),
        (413, "too-large-for-server", "not-sent"),
        (415, "kind-refused", "not-sent"),
        (422, "request-refused", "not-sent"),
        (429, "try-later", "not-sent"),
        (451, "withheld", "not-sent"),
        (495, "client-certificate", "not-sent"),
        (496, "client-certificate", "not-sent"),
        (500, "server-trouble", "unknown"),
        (502, "gateway-trouble", "unknown"),
        (503, "server-busy", "unknown"),
        (504, "gateway-trouble", "unknown"),
        (511, "network-sign-in", "not-sent"),
        (301, "redirected", "not-sent"),
        (302, "redirected", "unknown"),
        (303, "redirected", "unknown"),
        (307, "redirected", "not-sent"),
        (308, "redirected", "not-sent"),
        (600, "odd-status", "unknown"),
    ],
)
def test_each_status_is_said_for_what_it_is(status: int, code: str, state: str) -> None:
    found = answer_to(reply("Nothing to see.", f"{status} x", Location="https://a.example/x"))
    assert (code_of(found), found.state) == (code, state)
    assert found.words == str(found.trouble)
    assert not found.goes_on


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (reply(""), "answer-empty"),
        (reply("", "204 No Content"), "answer-empty"),
        (reply(" \r\n"), "answer-empty"),
        (reply("<!doctype html><title>Sign in</title>"), "answer-sign-in"),
        (reply("Sign in", Content_Type="text/html"), "answer-sign-in"),
        (reply(FINE[:40]), "answer-truncated"),
        (reply("OK"), "answer-not-json"),
        (reply("{no"), "answer-truncated"),
        (reply("{no}"), "answer-not-json"),
        (reply("[]"), "answer-other-form"),
        (reply('{"items": [], "status": 200}'), "answer-other-form"),
        (reply('{"success": "true"}'), "answer-other-form"),
        (reply('{"Success": true, "Summary": ""}'), "answer-other-form"),
        (reply('{"success": true, "n": NaN}'), "answer-other-form"),
        (reply('{"success": true, "summary": "Zo\u00eb"}'.encode("latin-1")), "answer-other-form"),
        (b"", "connection-cut"),
        (reply(FINE)[:-10], "connection-cut"),
    ],
)
def test_a_200_that_does_not_say_so_is_no_success(answer: bytes, code: str) -> None:
    found = answer_to(answer)
    assert (code_of(found), found.state) == (code, "unknown")
    assert "look there before you send" in found.words.lower()


def test_an_answer_of_another_form_is_shown() -> None:
    found = answer_to(reply('{"items": [], "status": 200}'))
    assert '{"items": [], "status": 200}' in found.words
    assert "Is the address right?" in found.words


def test_an_encoding_that_is_said_is_honoured() -> None:
    said = {"success": False, "details": {"1": "Field (name) Zoë", "2": "User Created"}}
    body = json.dumps(said, ensure_ascii=False).encode("latin-1")
    found = answer_to(reply(body, Content_Type="application/json; charset=ISO-8859-1"))
    assert found.rows.rows()[0] == (0, "refused", "Field (name) Zoë")


def test_a_problem_is_read_whatever_its_encoding() -> None:
    body = '{"title": "Ungültig", "detail": "Zeile 2"}'.encode("latin-1")
    found = answer_to(reply(body, "422 x", Content_Type="application/problem+json"))
    assert "It says: Ungültig: Zeile 2" in found.words


@pytest.mark.parametrize(
    ("offered", "code"),
    [
        ('Digest realm="x", nonce="y"', "other-sign-in"),
        ("Negotiate", "other-sign-in"),
        ('Negotiate, Basic realm="x"', "credentials"),
    ],
)
def test_a_sign_in_that_the_program_does_not_know_is_named(offered: str, code: str) -> None:
    found = answer_to(reply("", "401 x", WWW_Authenticate=offered))
    assert (code_of(found), found.state) == (code, "not-sent")
    assert (offered.split(maxsplit=1)[0] in found.words) is (code == "other-sign-in")


def test_a_certificate_that_nginx_wants_is_named() -> None:
    page = "<html><center>No required SSL certificate was sent</center></html>"
    assert code_of(answer_to(reply(page, "400 x"))) == "client-certificate"


@pytest.mark.parametrize(("status", "code"), [(429, "try-later-until"), (503, "server-busy-until")])
def test_a_wait_that_is_asked_for_is_said(status: int, code: str) -> None:
    for wait in ("86400", "Fri, 31 Dec 2100 23:59:59 GMT"):
        with FaultServer(reply("", f"{status} x", Retry_After=wait)) as server:
            found = protocol(server.url).send(batch(), UNWATCHED)
            assert code_of(found) == code
            assert "asks to wait until 2" in found.words
        assert len(server.requests) == 1


@pytest.mark.parametrize(("status", "times"), [(429, 2), (503, 1), (500, 1), (404, 1)])
def test_only_what_was_surely_not_taken_is_sent_once_more(status: int, times: int) -> None:
    with FaultServer(reply("", f"{status} x", Retry_After="0")) as server:
        found = protocol(server.url).send(batch(), UNWATCHED)
    assert len(server.requests) == times
    assert found.state == ("unknown" if status >= 500 else "not-sent")


def test_a_wait_for_the_server_is_said_and_can_be_cancelled() -> None:
    waiting = Speaking()
    with FaultServer(reply("", "429 x", Retry_After="60")) as server:
        found = protocol(server.url).send(batch(), CancelSpeaking(waiting))
    assert (found.state, found.cancelled, len(server.requests)) == ("not-sent", True, 1)
    assert [words for words in waiting.said if "Waiting until" in words]


def test_an_answer_before_the_end_took_nothing() -> None:
    large = replace(batch(), pieces=FileContent.of(b"x" * 20_000_000))
    with FaultServer(reply("Broken.", "500 x"), reads=10) as server:
        found = protocol(server.url).send(large, UNWATCHED)
    assert (code_of(found), found.state) == ("cut-short", "not-sent")
    assert "Broken." in found.words


@pytest.mark.parametrize("body", ["", "<h1>Later</h1>", '{"success": true, "summary": "Queued."}'])
def test_what_is_put_into_a_queue_is_neither_in_nor_lost(body: str) -> None:
    found = answer_to(reply(body, "202 Accepted"))
    assert (found.state, code_of(found), found.goes_on) == ("queued", "", True)
    assert found.summary == ("Queued." if "Queued" in body else "")


def test_a_202_that_speaks_of_rows_or_says_no_is_read() -> None:
    assert answer_to(reply(FINE, "202 Accepted")).state == "created"
    assert answer_to(reply('{"success": false}', "202 Accepted")).state == "unknown"


def test_what_a_server_says_plainly_is_passed_on() -> None:
    assert "It says: File has no header." in answer_to(reply("File has no header.", "400 x")).words
    assert "(nothing)" in answer_to(reply("<html>x</html>", "400 x")).words


def test_a_500_with_a_summary_but_no_rows_is_unknown() -> None:
    found = answer_to(reply('{"success": true, "summary": "ok"}', "500 x"))
    assert (code_of(found), found.state, found.summary) == ("server-trouble", "unknown", "ok")


def test_a_server_that_is_not_there_got_nothing() -> None:
    found = protocol("https://school.invalid").send(batch(), UNWATCHED)
    assert (code_of(found), found.state) == ("server-unknown", "not-sent")


def test_cancelling_after_sending_began_leaves_the_rows_unknown() -> None:
    with FaultServer(held=True) as server:
        found = protocol(server.url).send(batch(), CancelWhen(server.has_request.is_set))
    assert (found.state, found.cancelled, found.goes_on) == ("unknown", True, False)


def test_cancelling_before_it_leaves_them_unsent() -> None:
    with FaultServer(held=True, blind=True) as server:
        url = server.url.replace("http:", "https:")
        found = protocol(url).send(batch(), CancelWhen())
    assert (found.state, found.cancelled) == ("not-sent", True)


def test_an_account_with_a_colon_cannot_be_sent() -> None:
    with pytest.raises(RosterError, match="colon"):
        protocol("https://a.example", "an:na")


@pytest.mark.parametrize("url", ["http://school.invalid", "https://anna:pw@a.example", "ftp://a"])
def test_an_address_that_was_changed_behind_our_back_is_looked_at_again(url: str) -> None:
    with pytest.raises(RosterError, match="address"):
        protocol(url)


def test_no_secret_stands_in_anything_that_is_said() -> None:
    for answer in (b"", reply("", "401 x"), reply(UNAUTHORISED), reply("<html>")):
        found = answer_to(answer)
        assert SECRET not in f"{found} {found.trouble} {vars(found.trouble)}"


@pytest.mark.parametrize("status", [200, 202, 400, 401, 403, 409, 422, 500])
def test_an_account_that_is_repeated_is_hidden_in_whatever_is_said(status: int) -> None:
    packed = base64.b64encode(f"anna:{SECRET}".encode()).decode()
    said = f"Basic {packed} anna:{SECRET}"
    body = {"success": False, "summary": said, "details": {"1": said, "2": f"Field (x) {said}"}}
    for answer in (said, json.dumps(body), json.dumps({"title": said}), f'{{"x": "{said}'):
        found = answer_to(reply(answer, f"{status} x"))
        params = found.trouble.params if found.trouble else {}
        shown = f"{found} {found.rows.rows()} {found.trouble} {params}"
        assert SECRET not in shown
        assert packed not in shown
        assert "(hidden)" in shown


def check(answer: bytes) -> bytes:
    """Check the connection, and return what the server was sent."""
    with FaultServer(answer) as server:
        protocol(server.url).check(UNWATCHED)
    return server.requests[0]


def test_the_check_imports_a_file_without_rows() -> None:
    sent = check(reply('{"success": true, "summary": "0 users processed."}'))
    assert b"\r\n\r\nusername,enabled,staffmember\r\n\r\n--" in sent


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (reply(UNAUTHORISED), "credentials"),
        (reply("", "404 x"), "wrong-address"),
        (reply("<html>"), "test-sign-in"),
        (reply('{"success": false, "summary": "No rows."}'), "check-answered-no"),
        (reply('{"success": false, "success": true}'), "check-answered-no"),
        (b"", "test-cut"),
    ],
)
def test_a_check_that_fails_says_why(answer: bytes, code: str) -> None:
    with pytest.raises(RosterError) as raised:
        check(answer)
    assert raised.value.code == code
    assert str(raised.value)


@pytest.mark.parametrize(
    "answer", [reply("", "500 x"), reply("Oh"), reply("Oh", "202 x"), reply("[]")]
)
def test_a_check_never_speaks_of_rows(answer: bytes) -> None:
    with pytest.raises(RosterError) as raised:
        check(answer)
    assert raised.value.code.startswith("test-")


def test_a_check_can_be_cancelled() -> None:
    with FaultServer(held=True) as server, pytest.raises(Cancelled):
        protocol(server.url).check(CancelWhen(server.has_request.is_set))


def test_an_answer_may_be_a_million_bytes_long_and_four_thousand_more_for_each_row() -> None:
    assert code_of(answer_to(reply(FINE.ljust(1_008_000)))) == ""
    assert code_of(answer_to(reply(FINE.ljust(1_008_001)))) == "answer-too-long"


def test_a_check_sends_no_rows_and_its_answer_may_speak_of_none() -> None:
    check(reply(FINE.ljust(1_000_000)))
    with pytest.raises(RosterError) as raised:
        check(reply(FINE.ljust(1_000_001)))
    assert raised.value.code == "test-too-long"
