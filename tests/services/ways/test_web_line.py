"""A line that is cut lets nothing more through."""

from __future__ import annotations

import socket

import pytest
import truststore

from rosterwizard.services.ways.web_line import Body, Line, LineAdapter


def test_a_body_counts_what_leaves() -> None:
    line = Line()
    body = Body(b"abcdef", line)
    assert (line.has_begun, body.read(4), line.sent, body.read(), body.read(4)) == (
        False,
        b"abcd",
        4,
        b"ef",
        b"",
    )
    assert line.has_begun


def test_a_body_gives_as_much_as_it_is_asked_for() -> None:
    body = Body(b"abcdef", Line())
    assert [body.read(size) for size in (0, 1, 2, -1)] == [b"", b"a", b"bc", b"def"]


def test_once_cut_not_a_byte_leaves() -> None:
    line = Line()
    body = Body(b"abcdef", line)
    body.read(4)
    line.cut()
    with pytest.raises(ConnectionAbortedError):
        body.read(4)
    assert line.sent == 4


def test_a_line_without_a_connection_can_be_cut_and_closed() -> None:
    line = Line()
    line.cut()
    line.close()
    assert not line.has_begun


def test_cutting_a_line_that_closed_by_itself_is_no_fault() -> None:
    line = Line()
    with socket.socket() as link:

        class Connection:
            sock = link

        line.joins(Connection())  # type: ignore[arg-type] # all that a line looks at
        line.passes(1)
    line.cut()
    line.close()


def test_the_operating_systems_own_judge_of_certificates_is_used() -> None:
    adapter = LineAdapter(Line())
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


def test_the_first_byte_of_a_file_is_its_beginning() -> None:
    line = Line()
    Body(b"abcdef", line).read(1)
    assert line.has_begun
