"""One post: what is sent, what comes back, and what is known when nothing comes back."""

from __future__ import annotations

import base64
import socket
import ssl
from itertools import islice
from typing import TYPE_CHECKING

import pytest
import trustme

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.web_post import Post, PostCancelledError, look_at, post_file
from rosterwizard.services.ways.web_reply import Reply
from rosterwizard.services.ways.web_trouble import NoReplyError, causes_of
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.watching import CancelWhen, Heard

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.messages.progress import Progress

SECRET = "p:ä@ss/ 학"  # noqa: S105 - nobody's
LONG = Patience()
SHORT = Patience(connect_s=5, send_s=5, answer_s=0.2, whole_s=10)  # where being late is the subject


def post_to(url: str, content: bytes = b"username\r\nanna\r\n", longest: int = 1000) -> Post:
    return Post(
        f"{url}/api/import/users",
        "anna@school",
        SECRET,
        "users.csv",
        FileContent.of(content),
        longest,
    )


def sent_to(
    server: FaultServer,
    content: bytes = b"x",
    progress: Progress = UNWATCHED,
    patience: Patience = LONG,
) -> Reply:
    return post_file(post_to(server.url, content), progress, patience)


def no_reply(server: FaultServer, content: bytes = b"x", patience: Patience = LONG) -> NoReplyError:
    with pytest.raises(NoReplyError) as raised:
        sent_to(server, content, patience=patience)
    assert SECRET not in f"{raised.value!r} {raised.value.trouble}"
    assert f"127.0.0.1:{server.port}" in str(raised.value.trouble)
    assert raised.value.__context__ is None  # what lies below holds account and file
    return raised.value


def test_the_file_is_the_only_part_of_the_form() -> None:
    with FaultServer(reply("{}")) as server:
        assert sent_to(server, b"username\r\nanna\r\n") == Reply(200, b"{}", target=server.url)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/import/users HTTP/1.1\r\n")
    assert b"content-type: multipart/form-data; boundary=" in head.lower()
    assert body.count(b"Content-Disposition") == 1
    assert (
        b'filename="users.csv"\r\nContent-Type: text/csv\r\n\r\nusername\r\nanna\r\n\r\n--' in body
    )


def test_the_request_says_what_it_is_and_what_it_can_read() -> None:
    with FaultServer(reply("{}")) as server:
        sent_to(server)
    head = server.requests[0].partition(b"\r\n\r\n")[0].splitlines()
    for line in (
        b"User-Agent: RosterWizard",
        b"Accept: application/json",
        b"Accept-Encoding: identity",
    ):
        assert line in head


def test_the_account_goes_in_the_header_alone_and_in_utf_8() -> None:
    with FaultServer(reply("{}")) as server:
        sent_to(server)
    account = base64.b64encode(f"anna@school:{SECRET}".encode())
    assert b"Authorization: Basic " + account in server.requests[0]
    assert server.requests[0].count(account) == 1


@pytest.mark.usefixtures("account_in_netrc")
def test_no_account_kept_elsewhere_takes_its_place() -> None:
    with FaultServer(reply("{}")) as server:
        sent_to(server)
    assert base64.b64encode(f"anna@school:{SECRET}".encode()) in server.requests[0]


@pytest.fixture
def account_in_netrc(home: Path) -> None:
    (home / ".netrc").write_text("machine 127.0.0.1 login other password other\n")
    (home / ".netrc").chmod(0o600)


def test_a_proxy_of_the_system_is_not_asked_for_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with FaultServer(reply("{}")) as server:
        assert sent_to(server).status == 200


def test_a_proxy_of_the_system_is_used_for_other_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer(reply("busy", "407 Proxy Authentication Required")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        found = post_file(post_to("http://school.invalid"), UNWATCHED, LONG)
    assert found.status == 407
    assert proxy.requests[0].startswith(b"POST http://school.invalid/")


@pytest.mark.parametrize("status", ["401 No", "404 No", "500 No", "299 Odd"])
def test_the_body_is_read_whatever_the_status(status: str) -> None:
    with FaultServer(reply("because", status)) as server:
        assert sent_to(server).body == b"because"


def test_even_the_answer_of_a_redirect_is_not_read_to_its_end() -> None:
    with FaultServer(reply("x" * 5000, "302 Found", Location="/x")) as server:
        assert no_reply(server).trouble.code == "answer-too-long"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with FaultServer(reply()) as other:
        target = f"{other.url}/login?session=s3cret"
        with FaultServer(reply("", f"{status} Moved", Location=target)) as server:
            found = sent_to(server)
            assert (found.status, found.target, found.place) == (status, other.url, "")
        assert other.requests == []
    assert len(server.requests) == 1


def test_an_html_answer_is_known_as_such() -> None:
    with FaultServer(reply("<html>", Content_Type="Text/HTML; charset=utf-8")) as server:
        assert sent_to(server).is_html


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    with FaultServer(reply("x" * 5000)) as server:
        found = no_reply(server)
    assert (found.trouble.code, found.begun) == ("answer-too-long", True)


def test_a_packed_answer_is_not_unpacked() -> None:
    with FaultServer(reply(b"\x1f\x8b...", Content_Encoding="gzip")) as server:
        assert sent_to(server).body == b"\x1f\x8b..."
    assert b"Accept-Encoding: identity" in server.requests[0]


def test_a_chunked_answer_is_put_together() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    with FaultServer(head + b"2\r\nab\r\n1\r\nc\r\n0\r\n\r\n") as server:
        assert sent_to(server).body == b"abc"


def test_a_line_cut_at_any_byte_of_the_answer_leaves_the_file_unknown() -> None:
    whole = reply('{"success": true}')
    for cut in range(0, len(whole), 3):
        with FaultServer(whole[:cut]) as server:
            said = said_by(server)
        assert said in {b"", b"connection-cut"}, "an answer that was cut says nothing"
        assert len(server.requests) == 1, "sent once, whatever happens"


def said_by(server: FaultServer) -> bytes:
    """Return the body, or the code of what is said when there is none."""
    try:
        return sent_to(server).body
    except NoReplyError as error:
        return error.trouble.code.encode() if error.begun else b"not begun"


@pytest.mark.parametrize("reads", [0, 100, 2_000_000])
def test_of_a_line_cut_while_sending_nobody_has_the_file(reads: int) -> None:
    with FaultServer(reads=reads) as server:
        found = no_reply(server, b"x" * 20_000_000)
    assert (found.trouble.code, found.begun) == ("connection-cut-unsent", False)
    assert len(server.requests) == 1


def test_a_line_cut_after_the_end_leaves_the_file_unknown() -> None:
    with FaultServer() as server:
        found = no_reply(server)
    assert (found.trouble.code, found.begun) == ("connection-cut", True)


def test_a_server_that_takes_no_more_gets_no_more() -> None:
    patience = Patience(connect_s=5, send_s=0.2, answer_s=9, whole_s=20)
    with FaultServer(reads=100, held=True) as server:
        found = no_reply(server, b"x" * 20_000_000, patience)
        server.release.set()
    assert (found.trouble.code, found.begun) == ("sending-late", False)


def test_what_takes_too_long_as_a_whole_while_sending_never_arrived() -> None:
    with FaultServer(reads=100, held=True) as server:
        found = no_reply(server, b"x" * 20_000_000, Patience(connect_s=5, whole_s=0))
        server.release.set()
    assert (found.trouble.code, found.begun) == ("sending-late", False)


def test_an_answer_before_the_end_says_that_nobody_has_the_file() -> None:
    with FaultServer(reply("No.", "500 No"), reads=100) as server:
        found = sent_to(server, b"x" * 20_000_000)
    assert (found.status, found.is_whole) == (500, False)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
)
def test_an_answer_that_is_broken_leaves_the_file_unknown(answer: bytes) -> None:
    with FaultServer(answer) as server:
        found = no_reply(server)
    assert (found.trouble.code, found.begun) == ("connection-cut", True)


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"220 mail.school.example ESMTP\r\n",
        b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + b"\x00" * 18,  # HTTP/2
        b"\x16\x03\x01\x02\x00\x01" * 9,
        b"g" * 70_000,
    ],
)
@pytest.mark.parametrize("blind", [True, False])
def test_what_speaks_no_http_has_no_import(answer: bytes, *, blind: bool) -> None:
    with FaultServer(answer, blind=blind) as server:
        found = no_reply(server)
    assert found.begun is False
    assert found.trouble.code == "speaks-no-http"


def test_an_answer_that_never_comes_is_late() -> None:
    with FaultServer(held=True) as server:
        found = no_reply(server, patience=SHORT)
    assert (found.trouble.code, found.begun) == ("answer-late", True)


def test_a_server_that_drips_is_late_as_a_whole() -> None:
    with FaultServer(reply("never"), held=True) as server:
        found = no_reply(server, patience=Patience(connect_s=5, answer_s=10, whole_s=0))
        server.release.set()
    assert (found.trouble.code, found.begun) == ("answer-late", True)


def test_nobody_listening_is_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with pytest.raises(NoReplyError) as raised:
        post_file(post_to(f"http://127.0.0.1:{port}"), UNWATCHED, LONG)
    assert raised.value.begun is False
    assert raised.value.trouble.code == "server-not-reached"
    assert "refused" in str(raised.value.trouble)
    assert f"127.0.0.1:{port}" in str(raised.value.trouble)


@pytest.mark.parametrize("url", ["http://school.invalid", "http://a" + "b" * 300 + ".invalid"])
def test_a_name_that_nobody_has_is_unknown(url: str) -> None:
    with pytest.raises(NoReplyError) as raised:
        post_file(post_to(url), UNWATCHED, LONG)
    assert (raised.value.trouble.code, raised.value.begun) == ("server-unknown", False)


def test_errors_that_lie_below_each_other_are_each_looked_at_once() -> None:
    above, below = OSError("above"), OSError("below")
    above.__context__, below.__context__ = below, above
    assert list(islice(causes_of(above), 5)) == [above, below]


def test_progress_counts_the_bytes_of_the_file() -> None:
    heard = Heard()
    with FaultServer(reply("{}"), held=True) as server:

        class Releasing:
            def report(self, done: int, total: int) -> None:
                heard.report(done, total)
                if done == total:
                    server.release.set()

        sent_to(server, b"x" * 300_000, Releasing())
    assert heard.reports[-1] == (300_000, 300_000)


def test_progress_is_full_only_when_all_has_gone_out() -> None:
    stop = CancelWhen(lambda: len(stop.reports) > 3)
    with FaultServer(reads=100, held=True) as server, pytest.raises(PostCancelledError) as raised:
        sent_to(server, b"x" * 20_000_000, stop)
    assert raised.value.begun is False
    assert all(done < total for done, total in stop.reports)


def test_cancelling_while_waiting_ends_at_once_and_says_that_it_had_begun() -> None:
    with FaultServer(held=True) as server, pytest.raises(PostCancelledError) as raised:
        sent_to(server, progress=CancelWhen(server.has_request.is_set))
    assert raised.value.begun is True


def test_cancelling_before_anything_is_sent_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as deaf:
        url = f"https://127.0.0.1:{deaf.getsockname()[1]}"  # never says a word of TLS
        with pytest.raises(PostCancelledError) as raised:
            post_file(post_to(url), CancelWhen(), Patience(connect_s=5, answer_s=5))
    assert raised.value.begun is False


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Trust a new authority as if it stood in the operating system's own list."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


def tls(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


def test_whom_the_operating_system_trusts_is_trusted(authority: trustme.CA) -> None:
    with FaultServer(reply("{}"), tls=tls(authority, "127.0.0.1")) as server:
        assert sent_to(server).body == b"{}"


@pytest.mark.usefixtures("authority")
def test_a_stranger_gets_nothing() -> None:
    with FaultServer(reply("{}"), tls=tls(trustme.CA(), "127.0.0.1")) as server:
        found = no_reply(server)
    assert (found.trouble.code, found.begun) == ("tls-untrusted-by", False)
    assert "certificate" in str(found.trouble)
    assert not any(server.requests)


def test_somebody_elses_certificate_gets_nothing(authority: trustme.CA) -> None:
    with FaultServer(reply("{}"), tls=tls(authority, "other.example")) as server:
        found = no_reply(server)
    assert (found.trouble.code, found.begun) == ("tls-untrusted-by", False)
    assert "127.0.0.1" in str(found.trouble.params["reason"])  # whose certificate it is not
    assert not any(server.requests)


def test_the_librarys_own_list_of_authorities_is_not_asked(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = trustme.CA()
    other.cert_pem.write_to_path(tmp_path / "other.pem")
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(tmp_path / "other.pem"))
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(tmp_path / "other.pem"))
    with FaultServer(reply("{}"), tls=tls(authority, "127.0.0.1")) as server:
        assert sent_to(server).status == 200
    with FaultServer(reply("{}"), tls=tls(other, "127.0.0.1")) as server:
        assert no_reply(server).trouble.code == "tls-untrusted-by"


def test_https_to_a_server_without_tls_is_said() -> None:
    with (
        FaultServer(b"220 hello\r\n" * 3, blind=True) as server,
        pytest.raises(NoReplyError) as raised,
    ):
        post_file(post_to(f"https://127.0.0.1:{server.port}"), UNWATCHED, LONG)
    assert (raised.value.trouble.code, raised.value.begun) == ("speaks-no-tls", False)


def test_a_place_is_looked_at_with_the_account_and_without_a_body() -> None:
    with FaultServer(reply("{}", "202 x", Retry_After="3", Location="/job/2")) as server:
        post = post_to(server.url)
        found = look_at(post, f"{server.url}/job/1", UNWATCHED, LONG)
        assert (found.status, found.wait_s, found.place) == (202, 3, f"{server.url}/job/2")
    assert server.requests[0].startswith(b"GET /job/1 HTTP/1.1")
    assert b"Authorization: Basic " in server.requests[0]
