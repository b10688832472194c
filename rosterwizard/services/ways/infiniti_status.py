"""What an answer means that does not say what became of the rows: its status, and its form.

Two questions: what a person is told, and whether the file can have been taken all the same.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rosterwizard.services.ways.server_words import told_by_members

if TYPE_CHECKING:
    from rosterwizard.services.ways.web_reply import Reply

CODES = {
    401: "credentials",
    403: "not-allowed",
    404: "wrong-address",
    405: "takes-no-files",
    407: "proxy-login-said",
    409: "conflict",
    410: "import-gone",
    413: "too-large-for-server",
    415: "kind-refused",
    429: "try-later",
    451: "withheld",
    495: "client-certificate",
    496: "client-certificate",
    502: "gateway-trouble",
    503: "server-busy",
    504: "gateway-trouble",
    511: "network-sign-in",
}
BY_CLASS = {3: "redirected", 4: "request-refused", 5: "server-trouble"}
# The method stays POST, or the address is for good another: the file was surely not looked at.
# 511 comes from the network on the way.
NOT_TAKEN = frozenset({301, 307, 308, 511})
# Once is waited for the server. Not for a 503, which also comes once the file was looked at:
# Varnish adds a Retry-After to each of its own.
REPEATABLE = frozenset({429})
# The same words without a time to wait for, and with one.
_UNTIL = {"try-later": "try-later-until", "server-busy": "server-busy-until"}
# In the words of a test, which sends no rows.
TEST_CODES = {
    "answer-empty": "test-no-result",
    "answer-late": "test-late",
    "answer-not-json": "test-no-result",
    "answer-other-form": "test-no-result",
    "answer-sign-in": "test-sign-in",
    "answer-too-long": "test-too-long",
    "answer-truncated": "test-no-result",
    "conflict": "test-trouble",
    "connection-cut": "test-cut",
    "connection-cut-unsent": "test-cut",
    "cut-short": "test-trouble",
    "gateway-trouble": "test-gateway",
    "kind-refused": "test-trouble",
    "odd-status": "test-no-result",
    "request-refused": "test-trouble",
    "sending-late": "test-late",
    "server-busy": "test-busy",
    "server-busy-until": "test-busy-until",
    "server-trouble": "test-trouble",
    "too-large-for-server": "test-trouble",
    "try-later": "test-busy",
    "try-later-until": "test-busy-until",
}


def code_of(reply: Reply) -> str:
    """Return the code of what a person is told."""
    if not reply.is_whole and not surely_not_taken(reply):
        return "cut-short"
    code = _code_of_status(reply)
    return _UNTIL.get(code, code) if reply.wait_s is not None else code


def surely_not_taken(reply: Reply) -> bool:
    """Tell whether the status says that the file was not even looked at."""
    return reply.status in NOT_TAKEN or reply.status // 100 == 4  # noqa: PLR2004 - refusals


def said_in(reply: Reply) -> str:
    """Return what the body says for people; "" where it says nothing to them."""
    text = reply.readable
    if reply.is_html or text.lstrip().startswith("<"):
        return ""
    return told_by_members(text) or text


def until_of(reply: Reply) -> str:
    """Return until when one is asked to wait, as a time of today or a day; "" for no time."""
    if reply.wait_s is None:
        return ""
    now = datetime.now().astimezone()
    until = now + timedelta(seconds=reply.wait_s)
    return f"{until:%H:%M:%S}" if until.date() == now.date() else f"{until:%Y-%m-%d %H:%M}"


def _code_of_status(reply: Reply) -> str:
    status = reply.status
    # What nginx says of a certificate comes as a plain 400 where the site has a page for it.
    if status == 400 and b"SSL certificate" in reply.body[:2000]:  # noqa: PLR2004 - as above
        return "client-certificate"
    if status == 401 and _wants_other_sign_in(reply):  # noqa: PLR2004 - no account
        return "other-sign-in"
    if status in CODES:
        return CODES[status]
    if status // 100 == 2:  # noqa: PLR2004 - the class of success
        return _code_of_body(reply)
    return BY_CLASS.get(status // 100, "odd-status")


def _wants_other_sign_in(reply: Reply) -> bool:
    return bool(reply.sign_ins) and "basic" not in {each.lower() for each in reply.sign_ins}


def _code_of_body(reply: Reply) -> str:
    """Return the code for a body that is not the JSON object it should be."""
    text = reply.readable.strip().lstrip("\ufeff")
    if not text:
        return "answer-empty"
    if reply.is_html or text.startswith("<"):
        return "answer-sign-in"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        begins = text.startswith(("{", "["))
        return "answer-truncated" if begins and text[-1] not in "]}" else "answer-not-json"
    return "answer-other-form"
