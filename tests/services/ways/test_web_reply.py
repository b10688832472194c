"""An answer on the web: what it says of its own form, of another place, and of a time to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from rosterwizard.services.ways.web_reply import LONGEST_WAIT_S, Reply, reply_of

URL = "https://school.example/api/import/users"


def wait_said(text: str) -> int | None:
    return reply_of(URL, 429, {"Retry-After": text}, b"").wait_s


@pytest.mark.parametrize(
    ("location", "target", "place"),
    [
        ("https://school.example:8443/a?b#c", "https://school.example:8443", ""),
        ("https://anna:pw@school.example/", "https://school.example", ""),
        ("http://school.example/x", "http://school.example", ""),
        ("//other.example/x", "https://other.example", ""),
        ("https://[bad", "?", ""),
        ("https://school.example:port/", "?", ""),
        ("javascript:alert(1)", "?", ""),
        ("", "https://school.example", ""),
        ("/jobs/1?key=2", "https://school.example", "https://school.example/jobs/1?key=2"),
        ("job/1", "https://school.example", "https://school.example/api/import/job/1"),
        (
            "https://school.example:443/j",
            "https://school.example:443",
            "https://school.example:443/j",
        ),
    ],
)
def test_only_a_place_on_the_same_server_can_be_gone_to(
    location: str, target: str, place: str
) -> None:
    found = reply_of(URL, 202, {"Location": location}, b"")
    assert (found.target, found.place) == (target, place)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("7", 7), (" 0 ", 0), ("999999999", LONGEST_WAIT_S), ("", None), ("soon", None), ("-1", None)],
)
def test_a_wait_is_said_in_seconds(text: str, seconds: int | None) -> None:
    assert wait_said(text) == seconds


def test_a_wait_is_said_by_a_date() -> None:
    soon = datetime.now(UTC) + timedelta(hours=2)
    found = wait_said(format_datetime(soon, usegmt=True))
    assert found is not None
    assert 7000 < found <= 7200
    assert wait_said("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert wait_said("Wed, 21 Oct 2015 07:28:00 -0000") == 0


@pytest.mark.parametrize(
    ("offered", "names"),
    [
        ('Basic realm="School, main"', ("Basic",)),
        ('Digest realm="x", nonce="y", algorithm=MD5', ("Digest",)),
        ("Negotiate, NTLM", ("Negotiate", "NTLM")),
        ('Negotiate, Basic realm="x", charset="UTF-8"', ("Negotiate", "Basic")),
        ("", ()),
    ],
)
def test_the_sign_ins_that_are_offered_are_named(offered: str, names: tuple[str, ...]) -> None:
    assert reply_of(URL, 401, {"WWW-Authenticate": offered}, b"").sign_ins == names


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        (b"\xef\xbb\xbf{}", "application/json", "{}"),
        (b"\xef\xbb\xbf{}", "application/json; charset=UTF-8", "{}"),
        (b"\xfc", "application/json; charset=ISO-8859-1", "ü"),
        (b"\xfc", "application/json", None),
        (b"{}", "application/json; charset=klingon", None),
        (b"{}", "", "{}"),
    ],
)
def test_a_body_is_read_in_the_encoding_that_it_says(
    body: bytes, kind: str, text: str | None
) -> None:
    assert Reply(200, body, kind).text == text


def test_for_people_a_body_is_read_as_well_as_can_be() -> None:
    assert Reply(422, b"Ung\xfcltig").readable == "Ungültig"
    assert Reply(422, "Ungültig".encode()).readable == "Ungültig"
