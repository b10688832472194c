"""What the practice server on the web says in place of a result: one answer for each scenario.

Each is one that real servers have been seen to give.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from rosterwizard.services.practice.infiniti_import import UNAUTHORISED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.services.practice.twin import Scenario

JSON = "application/json"
BUSY_S = 3
_SIGN_IN_PAGE = "<!doctype html><html><title>Sign in</title><h1>Sign in</h1></html>"
_NONE = "0 users processed. 0 users created. 0 users updated. 0 users failed."


@dataclass(frozen=True, slots=True)
class Canned:
    """An answer. once: only to the first file that comes."""

    status: HTTPStatus
    text: str = field(repr=False)
    kind: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)
    once: bool = False


def _json(answer: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Canned:
    return Canned(status, json.dumps(answer), JSON)


NO_FILE = _json({"success": False, "summary": "No file found."})
# Nothing is taken.
REFUSALS: Mapping[Scenario, Canned] = {
    "wrong-password": _json(UNAUTHORISED, HTTPStatus.UNAUTHORIZED),
    "not-allowed": Canned(HTTPStatus.FORBIDDEN, "This account may not import."),
    "too-large": Canned(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The file is too large."),
    "not-json": Canned(HTTPStatus.OK, _SIGN_IN_PAGE, "text/html"),
    "busy": Canned(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests.",
        headers={"Retry-After": str(BUSY_S)},
        once=True,
    ),
}
# The file was taken, and the answer does not tell.
TAKEN: Mapping[Scenario, Canned] = {
    "queued": _json({"success": True, "summary": "Queued."}, HTTPStatus.ACCEPTED),
    "own-trouble": Canned(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong."),
    "contradiction": _json({"success": True, "summary": _NONE}),
}
