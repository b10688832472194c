"""The steps to a site on the web: proxy, name, connection, TLS and the clock."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.services.servers.addresses import DEFAULT_PORTS
from rosterwizard.services.ways.network_steps import STEP_S, addresses_of
from rosterwizard.services.ways.proxy_script import proxy_script
from rosterwizard.services.ways.server_words import plain
from rosterwizard.services.ways.shown_certificate import fault_of, read_certificate, shown_at
from rosterwizard.services.ways.tunnel import connected
from rosterwizard.services.ways.way_steps import Step
from rosterwizard.services.ways.web_proxy import proxy_to
from rosterwizard.services.ways.web_trouble import disbelief_in, unreached
from rosterwizard.services.ways.web_trust import trust_in

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Iterator

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.web_proxy import Proxy

FAR_OFF_S = 300  # a clock that is so much wrong is worth a word


def web_steps(server: Server) -> tuple[Step, ...]:
    """Return what can be looked at before anybody signs in."""
    site = _Site(server)
    return (
        Step("proxy", site.proxy),
        Step("name", site.name),
        Step("connection", site.connection),
        Step("tls", site.tls),
        Step("clock", site.clock, goes_on=True),
    )


class _Site:
    """Looks at one site; each look opens a line of its own, over which no account goes."""

    def __init__(self, server: Server) -> None:
        parts = urlsplit(server.url)
        self._given, self._url, self._place = server.given, server.url, server.place
        self._host = parts.hostname or ""
        self._port = parts.port or DEFAULT_PORTS[parts.scheme]
        self._is_safe = parts.scheme == "https"

    def proxy(self, _progress: Progress) -> str:
        proxy = self._proxy()
        if proxy is None:
            script = proxy_script() if "proxy" not in self._given else ""
            part = "script" if script else "no-proxy"
            return sentence("doctor-found", part, script=plain(script))
        return sentence("doctor-found", "proxy", proxy=proxy.place, source=proxy.source)

    def name(self, _progress: Progress) -> str:
        proxy = self._proxy()
        if proxy is None:
            return addresses_of(self._host, RosterError("server-unknown", server=self._place))
        said = {"proxy": proxy.place, "source": proxy.source, "server": self._place}
        return addresses_of(proxy.host, RosterError("proxy-unknown", **said))

    def connection(self, _progress: Progress) -> str:
        self._connected(self._proxy()).close()
        return sentence("doctor-found", "connection", port=self._port)

    def tls(self, _progress: Progress) -> str:
        if not self._is_safe:
            return sentence("doctor-found", "no-tls")
        with self._safe() as link:
            shown = read_certificate(link.getpeercert(binary_form=True) or b"")
            until = f"{shown.until:%Y-%m-%d}"
            version = link.version()
        return sentence("doctor-found", "tls", issuer=shown.issuer, until=until, version=version)

    def clock(self, _progress: Progress) -> str:
        theirs = self._date()
        if theirs is None:
            return sentence("doctor-found", "no-clock")
        ours = datetime.now(UTC)
        off_s = round(abs((theirs - ours).total_seconds()))
        if off_s > FAR_OFF_S:
            raise RosterError(
                "clock-far-off", server=self._place, theirs=_said(theirs), ours=_said(ours)
            )
        return counted("doctor-clock", off_s)

    def _proxy(self) -> Proxy | None:
        return proxy_to(self._url, self._given)

    def _connected(self, proxy: Proxy | None) -> socket.socket:
        try:
            return connected(self._host, self._port, proxy, STEP_S)
        except (OSError, HTTPException, UnicodeError) as error:
            raise unreached(error, self._place, proxy) from None

    @contextmanager
    def _safe(self) -> Iterator[ssl.SSLSocket]:
        proxy, context = self._proxy(), trust_in(self._given).context()
        with self._connected(proxy) as link:
            try:
                safe = context.wrap_socket(link, server_hostname=self._host)
            except OSError as error:
                raise self._not_safe(error, proxy) from None
            with safe:
                yield safe

    def _not_safe(self, error: OSError, proxy: Proxy | None) -> RosterError:
        disbelief = disbelief_in(error)
        shown = shown_at(self._host, self._port, proxy) if disbelief is not None else None
        if disbelief is None or shown is None:
            return unreached(error, self._place, None)
        return fault_of(shown, self._place, *disbelief)

    def _date(self) -> datetime | None:
        """Return what the server takes for now, which it says with each answer."""
        if self._is_safe:
            with self._safe() as link:
                return self._date_over(link)
        with self._connected(self._proxy()) as link:
            return self._date_over(link)

    def _date_over(self, link: socket.socket) -> datetime | None:
        line = HTTPConnection(self._host, self._port)
        line.sock = link
        try:
            line.request("HEAD", "/", headers={"User-Agent": "RosterWizard"})
            said = line.getresponse().headers.get("Date", "")
        except HTTPException:
            raise RosterError("speaks-no-http", server=self._place) from None
        except OSError as error:
            raise unreached(error, self._place, None) from None
        try:
            found = parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError):  # before Python 3.12 it raises any of these
            return None
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _said(time: datetime) -> str:
    return f"{time.astimezone():%Y-%m-%d %H:%M}"
