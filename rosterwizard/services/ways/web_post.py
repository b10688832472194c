"""Posting one file, once: no repeats, no redirects, an answer of bounded length."""

from __future__ import annotations

import base64
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import urllib3.exceptions as lower

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services.servers.addresses import DEFAULT_PORTS
from rosterwizard.services.ways.shown_certificate import fault_of, shown_at
from rosterwizard.services.ways.waiting import run_watched
from rosterwizard.services.ways.web_line import Body, Line, session_over
from rosterwizard.services.ways.web_proxy import proxy_to
from rosterwizard.services.ways.web_reply import Reply, reply_of
from rosterwizard.services.ways.web_trouble import NoReplyError, disbelief_in, no_reply, too_late
from rosterwizard.services.ways.web_trust import trust_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from requests import PreparedRequest

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.output.file_content import FileContent
    from rosterwizard.services.ways.patience import Patience
    from rosterwizard.services.ways.web_proxy import Proxy

PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Post:
    """One file to be posted with an account. file_name: as the system calls it.

    pieces: what is in it, made anew where it is posted once more. given: what a person filled in
    for the server, with its trust and its proxy.
    """

    url: str
    user: str
    secret: str = field(repr=False)
    file_name: str
    pieces: FileContent = field(repr=False)
    longest_answer: int
    given: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def origin(self) -> str:
        """The server, for people."""
        return urlsplit(self.url).netloc


class PostCancelledError(Exception):
    """The person stopped it. begun: the server may have the file all the same."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__()
        self.begun = begun


def post_file(post: Post, progress: Progress, patience: Patience) -> Reply:
    """Post the file as the only part of a form, and return the answer, whatever its status.

    progress: bytes of the file; asked ten times a second, also while nothing happens.
    Raises `NoReplyError` and `PostCancelledError`; both say whether the file may have arrived.
    """
    line, size = Line(patience.send_s), post.pieces.size

    def ask() -> None:
        # What is said of the end goes last: until then nothing is over.
        done = size if line.may_be_whole else min(line.sent, size - 1)
        progress.report(max(done, 0), size)

    # The form as it is around a file; this one is put in where it is sent, and never held.
    request = requests.Request("POST", post.url, files={"file": (post.file_name, b"", "text/csv")})
    return _asked(post, request, line, ask, patience)


def look_at(post: Post, place: str, progress: Progress, patience: Patience) -> Reply:
    """Return what stands at a place of the same server now. Raises as `post_file` does."""
    line = Line()
    return _asked(
        post, requests.Request("GET", place), line, lambda: progress.report(0, 0), patience
    )


def _asked(
    post: Post,
    request: requests.Request,
    line: Line,
    report: Callable[[], None],
    patience: Patience,
) -> Reply:
    until = time.monotonic() + patience.whole_s
    proxies: list[Proxy] = []

    def ask() -> None:
        if time.monotonic() > until:
            raise _TooLateError
        report()

    failure: NoReplyError | PostCancelledError
    try:
        return run_watched(lambda: _exchange(post, request, line, patience, proxies), ask, line.cut)
    except (Cancelled, KeyboardInterrupt):
        failure = PostCancelledError(begun=line.may_be_whole)
    except RosterError as error:
        failure = NoReplyError(error, begun=line.may_be_whole)
    except _TooLateError:
        trouble = too_late(post.origin, patience.whole_s, line)
        failure = NoReplyError(trouble, begun=line.may_be_whole)
    except (requests.RequestException, lower.HTTPError, OSError, ValueError) as error:
        failure = no_reply(error, post.origin, patience, line, *proxies)
    # Raised out here, not from those: they carry the whole request, account and file, and what a
    # server repeated of it, and would stay behind it as its context.
    raise failure


class _TooLateError(Exception):
    """The whole answer takes too long."""


def _exchange(
    post: Post, request: requests.Request, line: Line, patience: Patience, proxies: list[Proxy]
) -> Reply:
    """Send the request and read the answer. proxies: gets the one on the way, if any."""
    proxy = proxy_to(post.url, post.given)
    proxies += [proxy] if proxy is not None else []
    with closing(line), session_over(line, trust_in(post.given)) as session:
        request.headers = {
            "Accept": "application/json",
            "Accept-Encoding": "identity",  # nothing to unpack, so nothing that swells
            "User-Agent": "RosterWizard",
        }
        request.auth = _basic(post.user, post.secret)
        prepared = session.prepare_request(request)
        if isinstance(prepared.body, bytes):
            begin, end = Body.around_file(prepared.body)
            prepared.headers["Content-Length"] = str(len(begin) + post.pieces.size + len(end))
            prepared.body = Body(begin, post.pieces, end, line)  # type: ignore[assignment] # read piece by piece
        with _answered(session, prepared, post, patience, proxy) as response:
            body = _body(response, post)
            return reply_of(
                str(request.url),
                response.status_code,
                response.headers,
                body,
                is_whole=line.is_whole,
            )


def _answered(
    session: requests.Session,
    prepared: PreparedRequest,
    post: Post,
    patience: Patience,
    proxy: Proxy | None,
) -> requests.Response:
    parts = urlsplit(post.url)
    fault: RosterError
    try:
        # Not session.send: even when told not to follow a redirect, it reads all of its answer.
        return session.get_adapter(post.url).send(
            prepared,
            proxies={parts.scheme: proxy.url} if proxy is not None else {},
            stream=True,
            timeout=(patience.connect_s, patience.answer_s),
            verify=True,
        )
    except requests.RequestException as error:
        disbelief = disbelief_in(error)
        if disbelief is None:
            raise
        shown = shown_at(parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme], proxy)
        if shown is None:
            raise
        fault = fault_of(shown, post.origin, *disbelief)
    raise fault  # out here, as above


def _basic(user: str, secret: str) -> Callable[[PreparedRequest], PreparedRequest]:
    """Sign in with HTTP Basic in UTF-8; requests itself would write Latin-1."""
    account = base64.b64encode(f"{user}:{secret}".encode()).decode("ascii")

    def sign(request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Basic {account}"
        return request

    return sign


def _body(response: requests.Response, post: Post) -> bytes:
    body = bytearray()
    for piece in response.raw.stream(PIECE, decode_content=False):
        body += piece
        if len(body) > post.longest_answer:
            raise RosterError("answer-too-long", server=post.origin)
    return bytes(body)
