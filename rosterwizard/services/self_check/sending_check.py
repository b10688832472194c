"""The ways of sending: each reaches the practice server on this machine."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rosterwizard.core.messages.progress import UNWATCHED, WANTED_ENDS
from rosterwizard.services.self_check.findings import (
    Finding,
    fault,
    sentence_or_facts,
    tried,
    well,
    wrong,
)
from rosterwizard.services.servers.server import PRACTICE, Server
from rosterwizard.services.ways.registry import every_way
from rosterwizard.services.ways.way import Way

_SYSTEM = "self-check"


def sending() -> Iterator[Finding]:
    """Try every way against a practice server that leaves nothing behind."""
    for way in every_way():
        yield tried(partial(_reached, way))


def _reached(way: Way) -> Finding:
    from rosterwizard.services.submitting.reaching import (  # noqa: PLC0415 - a way may not load
        protocol_for,
    )

    named = sentence_or_facts(f"way-{way.name}")
    try:
        with _practice(way) as (server, password):
            protocol_for(server, password).check(UNWATCHED)
    except WANTED_ENDS:
        raise
    except BaseException as error:  # noqa: BLE001 - each way has a library of its own, with its own
        return wrong("self-check-way", "faulty", way=named, reason=fault(error).says)
    return well("self-check-way", "saved" if way.is_by_hand else "message", way=named)


@contextmanager
def _practice(way: Way) -> Iterator[tuple[Server, str]]:
    """Give a server of that way, and its password."""
    from rosterwizard.services.practice_server import practice_for  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if way.twin is None:  # nothing plays it: it ends in a folder
            yield Server(name=way.name, system=_SYSTEM, url=folder, protocol=way.name), ""
            return
        url = f"{PRACTICE}:good"
        given = {"user": PRACTICE}
        server = Server(name=PRACTICE, system=_SYSTEM, url=url, protocol=way.name, given=given)
        with practice_for(server, Path(folder)) as reached:
            yield reached
