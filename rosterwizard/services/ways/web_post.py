"""Posting one file, once: no repeats, no redirects, an answer of bounded length."""

from __future__ import annotations

import base64
import socket
import ssl
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions as lower

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.addresses import HOST, is_loopback
from rosterwizard.services.ways.waiting import run_watched
from rosterwizard.services.ways.web_line import Body, Line, session_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from requests import PreparedRequest

    from rosterwizard.core.messages.progress import Progress

PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: to connect, for the next byte, and for the whole answer."""

    connect_s: float = 10
    read_s: float = 300
    whole_s: float = 1800


@dataclass(frozen=True, slots=True)
class Post:
    """One file to be posted with an account. file_name: as the system calls it."""

    url: str
    user: str
    secret: str = field(repr=False)
    file_name: str
    content: bytes = field(repr=False)
    longest_answer: int

    @property
    def origin(self) -> str:
        """The server, for people."""
        return urlsplit(self.url).netloc


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered. target: the origin that a redirect points to."""

    status: int
    body: bytes = field(repr=False)
    is_html: bool = False
    target: str = ""


class NoReplyError(Exception):
    """There is no answer. begun: the server may have the file all the same."""

    def __init__(self, trouble: RosterError, *, begun: bool) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble
        self.begun = begun


class PostCancelledError(Exception):
    """The person stopped it. begun: the server may have the file all the same."""

    def __init__(self, *, begun: bool) -> None:
        super().__init__()
        self.begun = begun


def post_file(post: Post, progress: Progress, patience: Patience = Patience()) -> Reply:
    """Post the file as the only part of a form, and return the answer, whatever its status.

    progress: bytes of the file; asked ten times a second, also while nothing happens.
    Raises `NoReplyError` and `PostCancelledError`; both say whether the file may have arrived.
    """
    line = Line()
    until = time.monotonic() + patience.whole_s

    def ask() -> None:
        if time.monotonic() > until:
            raise _TooLateError
        progress.report(min(line.sent, len(post.content)), len(post.content))

    try:
        return run_watched(lambda: _exchange(post, line, patience), ask, line.cut)
    except (Cancelled, KeyboardInterrupt):
        raise PostCancelledError(begun=line.has_begun) from None
    except RosterError as error:
        raise NoReplyError(error, begun=True) from None
    except _TooLateError:
        trouble = RosterError("answer-late", server=post.origin, seconds=round(patience.whole_s))
        raise NoReplyError(trouble, begun=line.has_begun) from None
    except (requests.RequestException, lower.HTTPError, OSError, ValueError) as error:
        # Not chained: these carry the whole request, account and file.
        trouble = _trouble(list(causes_of(error)), post.origin, patience, begun=line.has_begun)
        raise NoReplyError(trouble, begun=line.has_begun) from None


class _TooLateError(Exception):
    """The whole answer takes too long."""


def _exchange(post: Post, line: Line, patience: Patience) -> Reply:
    with closing(line), session_over(line) as session:
        # A proxy named in the environment cannot reach this machine's own servers.
        session.trust_env = not is_loopback(urlsplit(post.url).hostname or "")
        request = requests.Request(
            "POST",
            post.url,
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "identity",  # nothing to unpack, so nothing that swells
                "User-Agent": "RosterWizard",
            },
            files={"file": (post.file_name, post.content, "text/csv")},
            auth=_basic(post.user, post.secret),
        )
        prepared = session.prepare_request(request)
        prepared.body = Body(prepared.body, line)  # type: ignore[arg-type,assignment] # read piece by piece
        system = session.merge_environment_settings(post.url, {}, None, None, None)
        # Not session.send: even when told not to follow a redirect, it reads all of its answer.
        with session.get_adapter(post.url).send(
            prepared,
            proxies=system["proxies"],
            stream=True,
            timeout=(patience.connect_s, patience.read_s),
            verify=True,
        ) as response:
            return _reply(response, post)


def _basic(user: str, secret: str) -> Callable[[PreparedRequest], PreparedRequest]:
    """Sign in with HTTP Basic in UTF-8; requests itself would write Latin-1."""
    account = base64.b64encode(f"{user}:{secret}".encode()).decode("ascii")

    def sign(request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Basic {account}"
        return request

    return sign


def _reply(response: requests.Response, post: Post) -> Reply:
    body = bytearray()
    for piece in response.raw.stream(PIECE, decode_content=False):
        body += piece
        if len(body) > post.longest_answer:
            raise RosterError("answer-too-long", server=post.origin)
    content_type = response.headers.get("Content-Type", "")
    target = _origin_of(post.url, response.headers.get("Location", ""))
    return Reply(response.status_code, bytes(body), "html" in content_type.lower(), target)


def _origin_of(url: str, location: str) -> str:
    """Return where `location` points to, scheme and host alone: the rest may hold a session."""
    with suppress(ValueError):
        parts = urlsplit(urljoin(url, location))
        host = parts.hostname or ""
        if HOST.fullmatch(host):
            return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
    return "?"


def causes_of(error: BaseException) -> Iterator[BaseException]:
    """Give the error and what lies below it: requests and urllib3 wrap one in the other."""
    waiting: list[object] = [error]
    seen: list[object] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in seen:
            seen.append(each)
            yield each
            waiting += [each.__context__, getattr(each, "reason", None), *each.args]


def _trouble(
    causes: list[BaseException], server: str, patience: Patience, *, begun: bool
) -> RosterError:
    """Return what to tell the person about an exchange that gave no answer."""
    if begun:
        if _is_any(causes, requests.ReadTimeout, lower.ReadTimeoutError):
            return RosterError("answer-late", server=server, seconds=round(patience.read_s))
        return RosterError("connection-cut", server=server)
    if _is_any(causes, socket.gaierror, lower.NameResolutionError, UnicodeError):
        return RosterError("server-unknown", server=server)
    if _is_any(causes, lower.ProxyError):
        return RosterError("proxy-trouble", server=server)
    reasons = [_tls_reason(each) for each in causes if isinstance(each, ssl.SSLError)]
    if reasons:
        return RosterError("tls-untrusted", server=server, reason=reasons[-1])
    return RosterError("server-not-reached", server=server, reason=_reason(causes))


def _is_any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(each, kinds) for each in causes)


def _tls_reason(error: ssl.SSLError) -> str:
    said = getattr(error, "verify_message", "") or (error.reason or "").replace("_", " ").lower()
    return said or sentence("server-reason", "no-tls")


def _reason(causes: list[BaseException]) -> str:
    """Return the operating system's words, which name no cell and no account."""
    words = [each.strerror for each in causes if isinstance(each, OSError) and each.strerror]
    return words[-1] if words else sentence("server-reason", "no-answer")
