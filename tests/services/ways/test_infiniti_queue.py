"""A file that is put into a queue is followed on the same server, for so long and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.infiniti_sending import InfinitiProtocol
from rosterwizard.services.ways.patience import Patience
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.watching import CancelWhen

if TYPE_CHECKING:
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.ways.exchange import Answer

FINE = '{"success": true, "summary": "1 users processed. 1 users created. 0 users updated. 0 users failed."}'  # noqa: E501 - as it comes
SOON = Patience(connect_s=5, answer_s=5, job_s=1)


def send(server: FaultServer, progress: Progress = UNWATCHED) -> Answer:
    ours = Server(
        name="L", system="infiniti", url=server.url, protocol="infiniti", given={"user": "anna"}
    )
    batch = Batch("users.csv", FileContent.of(b"username\r\nanna\r\n"), {"patrons": pl.Series([0])})
    return InfinitiProtocol(ours, "s3cret", SOON).send(batch, progress)


def queued(place: str = "/jobs/1", wait: str = "0") -> bytes:
    return reply("", "202 Accepted", Location=place, Retry_After=wait)


def methods(server: FaultServer) -> list[bytes]:
    return [request.partition(b" HTTP")[0] for request in server.requests]


def test_it_is_followed_until_it_is_told_what_became_of_the_rows() -> None:
    with FaultServer(queued(), reply("{}"), queued(), reply(FINE)) as server:
        found = send(server)
    assert found.state == "created"
    assert methods(server) == [b"POST /api/import/users", *[b"GET /jobs/1"] * 3]


def test_a_place_that_leads_to_another_is_gone_on_from() -> None:
    other = reply("", "303 See Other", Location="/results/1")
    with FaultServer(queued(), other, reply(FINE)) as server:
        found = send(server)
    assert (found.state, methods(server)[-1]) == ("created", b"GET /results/1")


@pytest.mark.parametrize("place", ["https://other.example/jobs/1", "ftp://x", ""])
def test_no_other_server_is_asked(place: str) -> None:
    with FaultServer(queued(place)) as server:
        found = send(server)
    assert (found.state, len(server.requests)) == ("queued", 1)
    assert "does not say where" in found.words


@pytest.mark.parametrize("answer", [reply("", "404 No"), b"", reply("", "303 x", Location="")])
def test_where_nobody_says_what_became_of_it_it_is_in_the_queue(answer: bytes) -> None:
    with FaultServer(queued(), answer) as server:
        found = send(server)
    assert (found.state, len(server.requests), found.goes_on) == ("queued", 2, True)


def test_it_is_followed_for_so_long_and_no_longer() -> None:
    with FaultServer(queued(wait="1")) as server:
        found = send(server)
    assert found.state == "queued"
    assert "when we stopped asking" in found.words


def test_following_can_be_cancelled() -> None:
    with FaultServer(queued(wait="30")) as server:
        found = send(server, CancelWhen(lambda: len(server.requests) == 1))
    # Cancelled before the answer was read it is not known, after that it is in the queue.
    assert (found.state, found.cancelled) in {("queued", True), ("unknown", True)}


def test_a_wait_for_the_queue_that_is_cancelled_leaves_it_there() -> None:
    waits = CancelWhen(lambda: waits.reports[-1] == (0, 0))
    with FaultServer(queued(wait="30")) as server:
        found = send(server, waits)
    assert (found.state, found.cancelled, found.goes_on) == ("queued", True, False)
