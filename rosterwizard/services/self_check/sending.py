"""The ways of sending: each reaches the practice server on this machine."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import get_args

from rosterwizard.core.messages.progress import UNWATCHED, WANTED_ENDS
from rosterwizard.services.self_check.findings import Finding, fault, said, tried, well, wrong
from rosterwizard.services.server import BY_HAND, PRACTICE, Protocol, Server

_SYSTEM = "self-check"


def sending() -> Iterator[Finding]:
    """Try every way against a practice server that leaves nothing behind."""
    for way in get_args(Protocol):
        yield tried(partial(_reached, way))


def _reached(way: Protocol) -> Finding:
    from rosterwizard.services.submitting.reaching import (  # noqa: PLC0415 - a way may not load
        protocol_for,
    )

    named = said(f"way-{way}")
    try:
        with _practice(way) as (server, password):
            protocol_for(server, password).check(UNWATCHED)
    except WANTED_ENDS:
        raise
    except BaseException as error:  # noqa: BLE001 - each way has a library of its own, with its own
        return wrong("self-check-way", "faulty", way=named, reason=fault(error).says)
    return well("self-check-way", "saved" if way == BY_HAND else "message", way=named)


@contextmanager
def _practice(way: Protocol) -> Iterator[tuple[Server, str]]:
    """Give a server of that way, and its password."""
    from rosterwizard.services.practice.server import practice_for  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if way == BY_HAND:
            yield Server(name=BY_HAND, system=_SYSTEM, url=folder, protocol=way), ""
            return
        url = f"{PRACTICE}:good"
        server = Server(name=PRACTICE, system=_SYSTEM, url=url, protocol=way, user=PRACTICE)
        with practice_for(server, Path(folder)) as reached:
            yield reached
