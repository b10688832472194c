"""What a server on the web answered, as far as anybody asks."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from rosterwizard.services.servers.addresses import DEFAULT_PORTS, HOST

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_WAIT_S = 10**8
_SECONDS = re.compile(r"[0-9]{1,9}")
# A sign-in that is offered: its name, at the beginning or after a comma, and no parameter.
_SCHEME = re.compile(r"(?:^|,)\s*([A-Za-z][\w-]*)(?=\s+[^\s=,]|\s*(?:,|$))")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered.

    kind: its Content-Type. target: the origin that a redirect points to, for people. place: where
    the answer says that one can look on, "" for none and for any place on another server.
    wait_s: how long one is asked to wait. sign_ins: the ways of signing in that it offers.
    is_whole: all of the file may have gone out.
    """

    status: int
    body: bytes = field(repr=False)
    kind: str = ""
    target: str = ""
    place: str = ""
    wait_s: int | None = None
    sign_ins: tuple[str, ...] = ()
    is_whole: bool = True

    @property
    def is_html(self) -> bool:
        """Whether it is a page for people."""
        return "html" in self.kind.lower()

    @property
    def text(self) -> str | None:
        """The body in the encoding that it says it has, UTF-8 where it says none; None if not."""
        try:
            return self.body.decode(self._charset() or "utf-8-sig")
        except (UnicodeError, LookupError):
            return None

    @property
    def readable(self) -> str:
        """The body as well as it can be read."""
        text = self.text
        return self.body.decode("cp1252", "replace") if text is None else text

    def _charset(self) -> str:
        named = Message()
        named["Content-Type"] = self.kind
        charset = named.get_content_charset("")
        return "" if charset in {"utf-8", "utf8"} else charset


def reply_of(
    url: str, status: int, headers: Mapping[str, str], body: bytes, *, is_whole: bool = True
) -> Reply:
    """Return the answer to what was sent to `url`."""
    location = headers.get("Location", "")
    return Reply(
        status,
        body,
        kind=headers.get("Content-Type", ""),
        target=_origin_of(url, location),
        place=_place_of(url, location),
        wait_s=_wait_of(headers.get("Retry-After", "")),
        sign_ins=tuple(_SCHEME.findall(headers.get("WWW-Authenticate", ""))),
        is_whole=is_whole,
    )


def _origin_of(url: str, location: str) -> str:
    """Return where `location` points to, scheme and host alone: the rest may hold a session."""
    with suppress(ValueError):
        parts = urlsplit(urljoin(url, location))
        host = parts.hostname or ""
        if HOST.fullmatch(host):
            return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
    return "?"


def _place_of(url: str, location: str) -> str:
    with suppress(ValueError):
        place = urljoin(url, location)
        if location and "@" not in urlsplit(place).netloc and _server(place) == _server(url):
            return place
    return ""


def _server(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or DEFAULT_PORTS.get(parts.scheme)


def _wait_of(text: str) -> int | None:
    """Return the seconds of a Retry-After, which are said as such or by a date."""
    tidy = text.strip()
    if _SECONDS.fullmatch(tidy):
        return min(int(tidy), LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(tidy)
    except (ValueError, TypeError, IndexError):  # before Python 3.12 it raises any of these
        return None
    if until.tzinfo is None:  # "-0000": as good as GMT
        until = until.replace(tzinfo=UTC)
    return min(max(round((until - datetime.now(UTC)).total_seconds()), 0), LONGEST_WAIT_S)
