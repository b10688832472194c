"""A server like Infiniti's that keeps an account of every row it took, and breaks off at will."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tests.helpers.fault_server import reply
from tests.helpers.listening import Listening, read_head

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

Manner = Literal["answers", "cuts-request", "cuts-before-answer", "cuts-answer"]
MANNERS: tuple[Manner, ...] = ("answers", "cuts-request", "cuts-before-answer", "cuts-answer")


@dataclass
class Turn:
    """How one request is met. at: the share of the bytes after which it is cut.

    meanwhile: done once the rows are taken, before the answer.
    """

    manner: Manner = "answers"
    at: float = 0.5
    meanwhile: Callable[[], object] = lambda: None


@dataclass
class TakingServer(Listening):
    """Takes whole requests alone. turns: for the requests to come; later ones are answered.

    refused: user names that it refuses. taken: how often each row was taken. answered: those whose
    answer was sent whole.
    """

    refused: frozenset[str] = frozenset()
    turns: list[Turn] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    answered: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _meet(self, link: socket.socket) -> None:
        turn = self.turns.pop(0) if self.turns else Turn()
        head = read_head(link)
        if not head.endswith(b"\r\n\r\n"):
            return
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        wanted = int(length * turn.at) if turn.manner == "cuts-request" else length
        body = b""
        while len(body) < wanted:
            piece = link.recv(wanted - len(body))
            if not piece:
                return  # a request without its end is no import
            body += piece
        if turn.manner == "cuts-request":
            turn.meanwhile()
            return
        names = _names(body)
        good = [name for name in names if name not in self.refused]
        self.taken.update(good)
        turn.meanwhile()
        if turn.manner == "cuts-before-answer":
            return
        answer = reply(_answer(names, self.refused), Content_Type="application/json")
        if turn.manner == "cuts-answer":
            link.sendall(answer[: int(len(answer) * turn.at)])
            return
        link.sendall(answer)
        self.answered.update(names)


def _names(body: bytes) -> list[str]:
    """Return the user names of the CSV file in a form."""
    text = body.decode()
    table = text[text.index("username") :].split("\r\n--")[0]
    return [row["username"] for row in csv.DictReader(io.StringIO(table))]


def _answer(names: list[str], refused: frozenset[str]) -> str:
    failed = sum(name in refused for name in names)
    total, made = len(names), len(names) - failed
    words = (
        f"{total} users processed. {made} users created. 0 users updated. {failed} users failed."
    )
    answer: dict[str, object] = {"success": not failed, "summary": words}
    if failed:
        answer["details"] = {
            str(number): "Field (username) is taken." if name in refused else "User Created"
            for number, name in enumerate(names, start=1)
        }
    return json.dumps(answer)
