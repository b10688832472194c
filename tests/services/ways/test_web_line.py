"""A line that is cut lets nothing more through."""

from __future__ import annotations

import socket

import pytest
import requests
import truststore

from rosterwizard.services.ways.web_line import Body, Line, LineAdapter
from rosterwizard.services.ways.web_trust import Trust


def test_a_body_counts_what_leaves() -> None:
    line = Line()
    body = Body(b"abcdef", (), b"", line)
    assert (body.read(4), line.sent, body.read(4), line.sent) == (b"abcd", 4, b"ef", 6)
    assert not line.is_whole
    assert body.read(4) == b""
    assert line.is_whole


def test_the_end_of_the_form_goes_by_itself_and_is_in_doubt_until_the_line_is_over() -> None:
    line = Line()
    body = Body(b"--x\r\n\r\n", (b"an", b"", b"na"), b"\r\n--x--\r\n", line)
    assert [body.read(100) for _ in range(3)] == [b"--x\r\n\r\n", b"an", b"na"]
    assert not line.may_be_whole
    assert body.read(100) == b"\r\n--x--\r\n"
    assert (line.may_be_whole, line.is_whole) == (True, False)
    line.close()
    assert not line.may_be_whole  # what sent it has ended, and nobody took the last of it


def test_what_the_network_took_to_its_end_stays_whole() -> None:
    line = Line()
    body = Body(b"", (), b"\r\n--x--\r\n", line)
    assert [body.read(100), body.read(100)] == [b"\r\n--x--\r\n", b""]
    line.close()
    assert line.may_be_whole


def test_a_body_gives_as_much_as_it_is_asked_for() -> None:
    body = Body(b"abcdef", (), b"", Line())
    assert [body.read(size) for size in (1, 2, 9)] == [b"a", b"bc", b"def"]


def test_once_cut_not_a_byte_leaves() -> None:
    line = Line()
    body = Body(b"abcdef", (), b"", line)
    body.read(4)
    line.cut()
    with pytest.raises(ConnectionAbortedError):
        body.read(4)
    assert line.sent == 4


def test_a_line_without_a_connection_can_be_cut_and_closed() -> None:
    line = Line()
    line.cut()
    line.close()
    assert not line.may_be_whole


def test_cutting_a_line_that_closed_by_itself_is_no_fault() -> None:
    line = Line()
    with socket.socket() as link:

        class Connection:
            sock = link

        line.joins(Connection())  # type: ignore[arg-type] # all that a line looks at
        line.passes(1, is_last=False)
    line.cut()
    line.close()


def test_the_operating_systems_own_judge_of_certificates_is_used() -> None:
    adapter = LineAdapter(Line(), Trust())
    through = adapter.proxy_manager_for("http://127.0.0.1:3128")
    for pools in (adapter.poolmanager, through):
        assert isinstance(pools.connection_pool_kw["ssl_context"], truststore.SSLContext)


def test_whoever_waits_at_the_other_end_hears_of_the_cut() -> None:
    here, there = socket.socketpair()
    with here, there:

        class Connection:
            sock = here

        line = Line()
        line.joins(Connection())  # type: ignore[arg-type] # all that a line looks at
        line.cut()
        there.settimeout(5)
        assert there.recv(1) == b""


def test_the_network_may_take_nothing_for_so_long() -> None:
    with socket.socket() as link:

        class Connection:
            sock = link

        line = Line(stall_s=7)
        line.joins(Connection())  # type: ignore[arg-type] # all that a line looks at
        line.passes(1, is_last=False)
        assert link.gettimeout() == 7
        line.close()


@pytest.mark.parametrize("name", ["users.csv", 'a "b".csv', "schüler.csv", "a\r\n\r\n.csv"])
@pytest.mark.parametrize("content", [b"", b"x", b"a\r\n\r\nb\r\n--c\r\n", b"x" * 100_000])
def test_a_form_is_the_same_as_if_the_file_had_been_whole(
    name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib3.filepost.choose_boundary", lambda: "boundary")

    def form(held: bytes) -> bytes:
        files = {"file": (name, held, "text/csv")}
        body = requests.Request("POST", "https://x.example", files=files).prepare().body
        assert isinstance(body, bytes)
        return body

    begin, end = Body.around_file(form(b""))
    body = Body(begin, (content[at : at + 7] for at in range(0, len(content), 7)), end, Line())
    assert b"".join(iter(lambda: body.read(16_384), b"")) == form(content)
