"""Infiniti: one POST of a CSV file to the school's own site, answered with JSON.

Documented: the address, HTTP Basic, the form with the file as its first part, the three shapes of
the answer. Not documented: status codes. So the body is read whatever the status, and the status
decides only where the body says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.addresses import web_address
from rosterwizard.services.ways.exchange import Answer
from rosterwizard.services.ways.infiniti import check_user
from rosterwizard.services.ways.infiniti_answer import Told, plain, states_told, told_in
from rosterwizard.services.ways.web_post import (
    NoReplyError,
    Patience,
    Post,
    PostCancelledError,
    Reply,
    post_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.outcomes import State
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.exchange import Batch

PATRONS_PATH = "api/import/users"
# A message repeats itself, so an answer may be some times as long as what it is about.
LONGEST_ANSWER = 1_000_000
LONGEST_ANSWER_OF_ROW = 4_000
# The file may be empty, and only the headings that must always be there are in this one.
EMPTY_FILE = b"username,enabled,staffmember\r\n"

CODES = {
    401: "credentials",
    403: "credentials",
    404: "wrong-address",
    405: "wrong-address",
    407: "proxy-login",
    410: "wrong-address",
    413: "too-large-for-server",
    429: "try-later",
}
# The method stays POST, or the address is for good another: the file was surely not looked at.
PLAIN_REDIRECTS = frozenset({301, 307, 308})


class InfinitiProtocol:
    """Sends files to one Infiniti site. Raises RosterError "user-with-colon" and "url-…"."""

    def __init__(self, server: Server, secret: str, patience: Patience | None = None) -> None:
        # Looked at again, because the settings are a file that people can write into.
        check_user(server.user)
        self._url = web_address(server.url).url
        self._server = server
        self._secret = secret
        self._patience = patience or Patience()

    def check(self, progress: Progress) -> None:
        """Import an empty file, which Infiniti allows: there is no documented call for a check.

        No record is made or changed by it.
        """
        post = self._post(PATRONS_PATH, "users.csv", EMPTY_FILE, rows=0)
        try:
            reply = post_file(post, progress, self._patience)
        except NoReplyError as error:
            raise error.trouble from None
        except PostCancelledError:
            raise Cancelled from None
        told = told_in(reply.body, 0)
        trouble = self._trouble_of(reply, told)
        if trouble is None and told is not None and (told.contradicts or not told.success):
            trouble = RosterError("check-answered-no", server=post.origin, says=told.summary)
        if trouble is not None:
            raise trouble

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        """Return nothing: what is posted has no name there."""
        return ()

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Post the file and say what became of each of its rows."""
        rows = sum(len(each) for each in batch.rows.values())
        post = self._post(batch.path or PATRONS_PATH, batch.name, batch.content, rows)
        try:
            reply = post_file(post, progress, self._patience)
        except NoReplyError as error:
            return _without_reply(error)
        except PostCancelledError as stop:
            return _cancelled(stop)
        return self._answer(reply, rows)

    def _post(self, path: str, name: str, content: bytes, rows: int) -> Post:
        return Post(
            url=f"{self._url}/{path.lstrip('/')}",
            user=self._server.user,
            secret=self._secret,
            file_name=name,
            content=content,
            longest_answer=LONGEST_ANSWER + LONGEST_ANSWER_OF_ROW * rows,
        )

    def _answer(self, reply: Reply, rows: int) -> Answer:
        told = told_in(reply.body, rows)
        trouble = self._trouble_of(reply, told)
        if trouble is None and told is not None:
            return states_told(told, rows)
        certain = told is not None and told.refuses_account
        state: State = "not-sent" if certain or _surely_not_taken(reply.status) else "unknown"
        summary = told.summary if told else ""
        return Answer(state, str(trouble), summary=summary, trouble=trouble)

    def _trouble_of(self, reply: Reply, told: Told | None) -> RosterError | None:
        """Return what is wrong with a reply that does not say what became of the rows."""
        if told is not None:
            if told.refuses_account:
                return self._trouble("credentials", reply, told)
            if told.tells_rows or reply.status // 100 == 2:  # noqa: PLR2004 - the class of success
                return None
        return self._trouble(_code_of(reply), reply, told)

    def _trouble(self, code: str, reply: Reply, told: Told | None) -> RosterError:
        return RosterError(
            code,
            server=urlsplit(self._url).netloc,
            user=self._server.user,
            status=reply.status,
            target=reply.target,
            says=told.summary if told else _says(reply),
        )


def _code_of(reply: Reply) -> str:
    status = reply.status
    if status in CODES:
        return CODES[status]
    by_class = {2: _code_of_body(reply), 3: "redirected", 4: "request-refused", 5: "server-trouble"}
    return by_class.get(status // 100, "odd-status")


def _code_of_body(reply: Reply) -> str:
    """Return the code for a body that is not the JSON object it should be."""
    text = reply.body.lstrip()
    if not text:
        return "answer-empty"
    if reply.is_html or text.startswith(b"<"):
        return "answer-sign-in"
    return "answer-truncated" if text.startswith(b"{") else "answer-not-json"


def _surely_not_taken(status: int) -> bool:
    return status in PLAIN_REDIRECTS or status // 100 == 4  # noqa: PLR2004 - the class of refusals


def _says(reply: Reply) -> str:
    """Return the body for people when it is a short plain text."""
    text = plain(reply.body[:300].decode("utf-8", "replace"))
    return text if text and not reply.is_html and not text.startswith("<") else "(nothing)"


def _without_reply(error: NoReplyError) -> Answer:
    state: State = "unknown" if error.begun else "not-sent"
    return Answer(state, str(error.trouble), trouble=error.trouble)


def _cancelled(stop: PostCancelledError) -> Answer:
    if stop.begun:
        return Answer("unknown", sentence("row-cancelled-unknown"), cancelled=True)
    return Answer.called_off()
