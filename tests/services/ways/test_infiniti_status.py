"""Each status and each form of an answer is said for what it is, in a sending and in a test."""

from __future__ import annotations

from itertools import product

import pytest

from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.infiniti_status import (
    TEST_CODES,
    code_of,
    said_in,
    surely_not_taken,
    until_of,
)
from rosterwizard.services.ways.web_reply import Reply

STATUSES = [*range(200, 207), *range(300, 309), *range(400, 452), 495, 496, *range(500, 512), 700]
BODIES = [b"", b"<html>", b"{", b"{}", b"Oh"]
WITHOUT_REPLY = {
    "answer-late",
    "answer-too-long",
    "connection-cut",
    "connection-cut-unsent",
    "sending-late",
    "server-not-reached",
    "server-unknown",
    "speaks-no-http",
    "speaks-no-tls",
}
GAPS = {
    **dict.fromkeys(("server", "user", "target", "until", "sign_ins", "says", "reason"), "x"),
    **dict.fromkeys(("status", "seconds"), 1),
}


def every_code() -> set[str]:
    replies = (
        Reply(status, body, wait_s=wait_s, is_whole=is_whole)
        for status, body, wait_s, is_whole in product(STATUSES, BODIES, (None, 9), (True, False))
    )
    return {code_of(reply) for reply in replies} | WITHOUT_REPLY


def test_every_code_has_words() -> None:
    for code in every_code():
        assert sentence(code, "message", **GAPS)


def test_a_test_speaks_of_no_rows_and_sends_none() -> None:
    assert TEST_CODES.keys() <= every_code()
    for code in every_code():
        words = sentence(TEST_CODES.get(code, code), "message", **GAPS).lower()
        assert not any(each in words for each in ("took the file", "look there", " rows"))
        assert "send again" not in words
        assert "send it again" not in words


def test_where_the_rows_may_be_in_one_is_told_to_look() -> None:
    for status in STATUSES:
        reply = Reply(status, b"Oh")
        words = sentence(code_of(reply), "message", **GAPS).lower()
        if status // 100 in {2, 5}:
            assert ("look there" in words) is not surely_not_taken(reply), status
        if surely_not_taken(reply):
            assert "may have taken" not in words


def test_a_page_says_nothing_to_people() -> None:
    assert said_in(Reply(500, b"<html>Oops")) == ""
    assert said_in(Reply(500, b"Oops", "text/html")) == ""
    assert said_in(Reply(500, b'{"title": "No"}')) == "No"


@pytest.mark.parametrize(("wait_s", "length"), [(0, 8), (86_400 * 3, 16)])
def test_a_wait_ends_at_a_time_of_today_or_on_a_day(wait_s: int, length: int) -> None:
    assert len(until_of(Reply(429, b"", wait_s=wait_s))) == length
    assert until_of(Reply(429, b"")) == ""
