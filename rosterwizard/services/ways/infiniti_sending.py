"""Infiniti: one POST of a CSV file to the school's own site, answered with JSON.

Documented: the address, HTTP Basic, the form with the file as its first part, the three shapes of
the answer. Not documented: status codes. So the body is read whatever the status, and the status
decides only where the body says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.progress import Cancelled, say
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.addresses import web_address
from rosterwizard.services.ways.exchange import Answer
from rosterwizard.services.ways.hushed import Hushed
from rosterwizard.services.ways.infiniti import check_user
from rosterwizard.services.ways.infiniti_answer import Told, told_in
from rosterwizard.services.ways.infiniti_queue import followed, is_queued
from rosterwizard.services.ways.infiniti_rows import states_told
from rosterwizard.services.ways.infiniti_status import (
    REPEATABLE,
    TEST_CODES,
    code_of,
    said_in,
    surely_not_taken,
    until_of,
)
from rosterwizard.services.ways.patience import FOR_A_TEST, patience_in
from rosterwizard.services.ways.server_words import plain, shortened, tidy
from rosterwizard.services.ways.waiting import wait_for
from rosterwizard.services.ways.web_post import Post, PostCancelledError, post_file
from rosterwizard.services.ways.web_trouble import NoReplyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.row_states import State
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.exchange import Batch
    from rosterwizard.services.ways.patience import Patience
    from rosterwizard.services.ways.web_reply import Reply

PATRONS_PATH = "api/import/users"
# A message repeats itself, so an answer may be some times as long as what it is about.
LONGEST_ANSWER = 1_000_000
LONGEST_ANSWER_OF_ROW = 4_000
LONGEST_SAID = 300
LONGEST_WAIT_S = 120  # a person still looks at it
# The file may be empty, and only the headings that must always be there are in this one.
EMPTY_FILE = b"username,enabled,staffmember\r\n"


class InfinitiProtocol:
    """Sends files to one Infiniti site. Raises RosterError "user-with-colon" and "url-…"."""

    def __init__(self, server: Server, secret: str, patience: Patience | None = None) -> None:
        # Looked at again, because the settings are a file that people can write into.
        check_user(server.user)
        self._url = web_address(server.url).url
        self._server = server
        self._secret = secret
        self._hushed = Hushed(server.user, secret)
        self._patience = patience or patience_in(server.given)

    def check(self, progress: Progress) -> None:
        """Import an empty file, which Infiniti allows: there is no documented call for a check.

        No record is made or changed by it.
        """
        post = self._post(PATRONS_PATH, "users.csv", FileContent.of(EMPTY_FILE), rows=0)
        try:
            reply = post_file(post, progress, self._patience.at_most(FOR_A_TEST))
        except NoReplyError as error:
            raise _of_a_test(error.trouble) from None
        except PostCancelledError:
            raise Cancelled from None
        told = told_in(reply.text, 0)
        trouble = self._trouble_of(reply, told)
        if trouble is None and told is not None and (told.contradicts or not told.success):
            trouble = self._trouble("check-answered-no", reply, told)
        if trouble is not None:
            raise _of_a_test(trouble)

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        """Return nothing: what is posted has no name there."""
        return ()

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Post the file and say what became of each of its rows."""
        rows = sum(len(each) for each in batch.rows.values())
        post = self._post(batch.path or PATRONS_PATH, batch.name, batch.pieces, rows)
        try:
            reply = self._posted(post, progress)
        except NoReplyError as error:
            return _without_reply(error)
        except PostCancelledError as stop:
            return _cancelled(stop)
        told = told_in(reply.text, rows)
        if not is_queued(reply, told):
            return self._answer(reply, told, rows)
        return self._followed(post, reply, told, rows, progress)

    def _posted(self, post: Post, progress: Progress) -> Reply:
        """Post; once more where the server says that it took nothing and when to come again."""
        reply = post_file(post, progress, self._patience)
        wait_s = reply.wait_s
        if reply.status not in REPEATABLE or wait_s is None or wait_s > LONGEST_WAIT_S:
            return reply
        say(progress, sentence("server-wait", server=post.origin, until=until_of(reply)))
        try:
            wait_for(wait_s, lambda: progress.report(0, 0))
        except (Cancelled, KeyboardInterrupt):
            raise PostCancelledError(begun=False) from None
        return post_file(post, progress, self._patience)

    def _followed(
        self, post: Post, reply: Reply, told: Told | None, rows: int, progress: Progress
    ) -> Answer:
        """Return what became of a file that was put into a queue, as far as the server says."""
        end = followed(post, reply, rows, progress, self._patience)
        if end.told is not None:
            return states_told(end.told, rows, self._said)
        code = "row-queued-followed" if reply.place else "row-queued"
        summary = self._said(told.summary if told else said_in(reply))
        return Answer("queued", sentence(code), summary=summary, cancelled=end.cancelled)

    def _post(self, path: str, name: str, pieces: FileContent, rows: int) -> Post:
        return Post(
            url=f"{self._url}/{path.lstrip('/')}",
            user=self._server.user,
            secret=self._secret,
            file_name=name,
            pieces=pieces,
            longest_answer=LONGEST_ANSWER + LONGEST_ANSWER_OF_ROW * rows,
            given=self._server.given,
        )

    def _answer(self, reply: Reply, told: Told | None, rows: int) -> Answer:
        trouble = self._trouble_of(reply, told)
        if trouble is None and told is not None:
            return states_told(told, rows, self._said)
        certain = told is not None and told.refuses_account
        not_taken = certain or not reply.is_whole or surely_not_taken(reply)
        state: State = "not-sent" if not_taken else "unknown"
        summary = self._said(told.summary) if told else ""
        return Answer(state, str(trouble), summary=summary, trouble=trouble)

    def _trouble_of(self, reply: Reply, told: Told | None) -> RosterError | None:
        """Return what is wrong with a reply that does not say what became of the rows."""
        if told is not None:
            if told.refuses_account:
                return self._trouble("credentials", reply, told)
            if told.tells_rows or (reply.status // 100 == 2 and reply.is_whole):  # noqa: PLR2004 - success
                return None
        return self._trouble(code_of(reply), reply, told)

    def _trouble(self, code: str, reply: Reply, told: Told | None) -> RosterError:
        says = self._said(told.summary if told else said_in(reply))
        return RosterError(
            code,
            server=self._server.place,
            user=self._server.user,
            status=reply.status,
            target=reply.target,
            until=until_of(reply),
            sign_ins=listed(reply.sign_ins),
            says=shortened(says, LONGEST_SAID) or sentence("server-reason", "nothing-said"),
        )

    def _said(self, text: str) -> str:
        return plain(self._hushed(tidy(text)))


def _of_a_test(trouble: RosterError) -> RosterError:
    return RosterError(TEST_CODES.get(trouble.code, trouble.code), **trouble.params)


def _without_reply(error: NoReplyError) -> Answer:
    state: State = "unknown" if error.begun else "not-sent"
    return Answer(state, str(error.trouble), trouble=error.trouble)


def _cancelled(stop: PostCancelledError) -> Answer:
    if stop.begun:
        return Answer("unknown", sentence("row-cancelled-unknown"), cancelled=True)
    return Answer.called_off()
