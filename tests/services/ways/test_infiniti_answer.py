"""What Infiniti's answer says, read strictly: nothing else is such an answer."""

from __future__ import annotations

import pytest

from rosterwizard.services.ways.infiniti_answer import told_in

UNAUTHORISED = b'{"success": false, "summary":"Unauthorised. Check credentials."}'
SOME_FAILED = b"""{
  "success": false,
  "summary": "3 users processed. 1 user created. 1 user updated. 1 user failed.",
  "details": {
    "1": "User Updated",
    "2": "Field (emailAddress) is not a well-formed email address. User failed to import: Field (emailAddress) is not a well-formed email address. ",
    "3": "User Created"
  }
}"""  # noqa: E501 - as the vendor's page has it


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html>",
        b"[]",
        b'["success"]',
        b"true",
        b"null",
        b'{"success": "true"}',
        b'{"success": 1}',
        b"{}",
        b'{"success": tru',
        b'{"success": NaN}',
        b"[" * 100_000,
        b'{"success": true, "n": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_such_object_says_nothing(body: bytes) -> None:
    assert told_in(body.decode(), 1) is None
    assert told_in(None, 1) is None


def test_an_answer_cut_at_any_byte_says_nothing() -> None:
    for cut in range(len(SOME_FAILED) - 1):
        assert told_in(SOME_FAILED[:cut].decode(), 3) is None


def test_only_unauthorised_without_rows_refuses_the_account() -> None:
    for body, refuses in (
        (UNAUTHORISED, True),
        (b'{"success": false, "summary": "unauthorized"}', True),
        (UNAUTHORISED.replace(b"false", b"true"), False),
        (SOME_FAILED, False),
        (b'{"success": false, "summary": 7}', False),
    ):
        told = told_in(body.decode(), 3)
        assert told is not None
        assert told.refuses_account is refuses
