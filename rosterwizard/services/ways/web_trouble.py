"""What to tell a person about an exchange on the web that gave no answer."""

from __future__ import annotations

import re
import socket
import ssl
from http.client import BadStatusLine, LineTooLong, RemoteDisconnected
from typing import TYPE_CHECKING

import requests
import urllib3.exceptions as lower

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.ways.patience import Patience
    from rosterwizard.services.ways.web_line import Line
    from rosterwizard.services.ways.web_proxy import Proxy

_FIRST_WORD = "HTTP/"
_REFUSED_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")
PROXY_LOGIN = "407"
# What OpenSSL calls an answer that is none of TLS.
_NO_TLS = {
    "HTTP_REQUEST",
    "PACKET_LENGTH_TOO_LONG",
    "RECORD_LAYER_FAILURE",
    "UNKNOWN_PROTOCOL",
    "WRONG_VERSION_NUMBER",
}


class NoReplyError(Exception):
    """There is no answer. begun: the server may have the file all the same."""

    def __init__(self, trouble: RosterError, *, begun: bool) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble
        self.begun = begun


def no_reply(
    error: BaseException, server: str, patience: Patience, line: Line, proxy: Proxy | None = None
) -> NoReplyError:
    """Return what an error of the libraries below means; it carries neither account nor file."""
    causes = list(causes_of(error))
    if _speaks_no_http(causes):
        return NoReplyError(RosterError("speaks-no-http", server=server), begun=False)
    if any("CERTIFICATE_REQUIRED" in _tls_code(each) for each in causes):
        return NoReplyError(RosterError("client-certificate", server=server), begun=False)
    if line.may_be_whole:
        late = _is_any(causes, requests.ReadTimeout, lower.ReadTimeoutError)
        return NoReplyError(
            too_late(server, patience.answer_s, line)
            if late
            else RosterError("connection-cut", server=server),
            begun=True,
        )
    if line.sent:
        late = _is_any(causes, TimeoutError)
        return NoReplyError(
            too_late(server, patience.send_s, line)
            if late
            else RosterError("connection-cut-unsent", server=server),
            begun=False,
        )
    if not _is_any(causes, lower.ProxyError):
        proxy = None  # it let us through
    return NoReplyError(unreached(error, server, proxy), begun=False)


def unreached(error: BaseException, server: str, proxy: Proxy | None) -> RosterError:
    """Return why nothing was sent. proxy: the one that is at fault, else it is the server."""
    causes = list(causes_of(error))
    if proxy is not None:
        return _not_let_through(causes, server, proxy)
    return _not_reached(causes, server)


def too_late(server: str, seconds: float, line: Line) -> RosterError:
    """Return what is said where nothing came, or nothing more went out, for so long."""
    code = "answer-late" if line.may_be_whole else "sending-late"
    return RosterError(code, server=server, seconds=round(seconds))


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


def _speaks_no_http(causes: list[BaseException]) -> bool:
    """Tell whether the first line of the answer is none: it can come from no import then."""
    for each in causes:
        if isinstance(each, BadStatusLine) and not isinstance(each, RemoteDisconnected):
            line = str(each.args[0]).strip("'\"")
            return not _FIRST_WORD.startswith(line[: len(_FIRST_WORD)])
        if isinstance(each, LineTooLong) and "status line" in str(each):
            return True
    return False


def _not_reached(causes: list[BaseException], server: str) -> RosterError:
    if _is_any(causes, socket.gaierror, lower.NameResolutionError, UnicodeError):
        return RosterError("server-unknown", server=server)
    if any(_tls_code(each) in _NO_TLS for each in causes):
        return RosterError("speaks-no-tls", server=server)
    reasons = [_tls_reason(each) for each in causes if isinstance(each, ssl.SSLError)]
    if reasons:
        return RosterError("tls-untrusted", server=server, reason=reasons[-1])
    return RosterError("server-not-reached", server=server, reason=_reason(causes))


def _not_let_through(causes: list[BaseException], server: str, proxy: Proxy) -> RosterError:
    said = {"server": server, "proxy": proxy.place, "source": proxy.source}
    if _is_any(causes, socket.gaierror, lower.NameResolutionError, UnicodeError):
        return RosterError("proxy-unknown", **said)
    refusals = [found[1] for each in causes if (found := _REFUSED_TUNNEL.search(str(each)))]
    if PROXY_LOGIN in refusals:
        return RosterError("proxy-account" if proxy.has_account else "proxy-login", **said)
    if refusals:
        return RosterError("proxy-trouble", status=refusals[0], **said)
    return RosterError("proxy-not-reached", reason=_reason(causes), **said)


def disbelief_in(error: BaseException) -> tuple[str, int] | None:
    """Return why a certificate was not believed, in words and by OpenSSL's number; else None."""
    for each in causes_of(error):
        if isinstance(each, ssl.SSLCertVerificationError):
            return _tls_reason(each), getattr(each, "verify_code", 0)
    return None


def _is_any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(each, kinds) for each in causes)


def _tls_code(error: BaseException) -> str:
    return (error.reason or "") if isinstance(error, ssl.SSLError) else ""


def _tls_reason(error: ssl.SSLError) -> str:
    said = getattr(error, "verify_message", "") or (error.reason or "").replace("_", " ").lower()
    return said or sentence("server-reason", "none-given")


def _reason(causes: list[BaseException]) -> str:
    """Return the operating system's words, which name no cell and no account."""
    words = [each.strerror for each in causes if isinstance(each, OSError) and each.strerror]
    return words[-1] if words else sentence("server-reason", "no-answer")
