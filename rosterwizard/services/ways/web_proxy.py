"""The computer in between: the proxy through which a site on the web is reached, if any."""

from __future__ import annotations

import os
from base64 import b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.servers.addresses import is_loopback
from rosterwizard.services.servers.kept_secrets import secret_at
from rosterwizard.services.ways.account import Input

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("http", "https")
DIRECT = "none"
SCRIPTS = (".pac", ".dat", ".js")  # which choose a proxy, and are none


# After these the password of a server's own proxy is asked for again.
WANTS_PASSWORD = frozenset({"proxy-account", "proxy-password-missing"})


@dataclass(frozen=True, slots=True)
class Proxy:
    """One proxy. url: it may hold an account, so nothing shows it.

    variable: the one of the environment that names it. is_own: it was set for the server.
    """

    url: str = field(repr=False)
    variable: str = ""
    is_own: bool = False

    @property
    def host(self) -> str:
        """Which computer it is."""
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        """Where it listens there."""
        return urlsplit(self.url).port or (443 if self.speaks_tls else 80)

    @property
    def speaks_tls(self) -> bool:
        """Whether the line to the proxy itself is a safe one."""
        return urlsplit(self.url).scheme == "https"

    @property
    def place(self) -> str:
        """The computer and where it listens, for people."""
        return f"{self.host}:{self.port}"

    @property
    def has_account(self) -> bool:
        """Whether it is told who asks."""
        return urlsplit(self.url).username is not None

    @property
    def headers(self) -> dict[str, str]:
        """What tells it who asks."""
        parts = urlsplit(self.url)
        if not self.has_account:
            return {}
        account = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        return {"Proxy-Authorization": f"Basic {b64encode(account.encode()).decode()}"}

    @property
    def source(self) -> str:
        """Where it is set, in words."""
        if self.is_own:
            return sentence("proxy-source", "own")
        if self.variable:
            return sentence("proxy-source", "variable", variable=self.variable)
        return sentence("proxy-source", "system")


def check_proxy(text: str) -> None:
    """Raise RosterError "proxy-with-account", "proxy-socks", "proxy-script" and "proxy-unclear"."""
    if text == DIRECT:
        return
    if "@" in text:  # it would stand in the settings
        raise RosterError("proxy-with-account")
    if text.lower().startswith("socks"):
        raise RosterError("proxy-socks")
    if text.lower().endswith(SCRIPTS):
        raise RosterError("proxy-script")
    _checked(text, RosterError("proxy-unclear"))


def check_proxy_user(user: str) -> None:
    """Raise RosterError "proxy-user-with-colon": nothing says where such a name ends."""
    if ":" in user:
        raise RosterError("proxy-user-with-colon")


PROXY = (
    Input(name="proxy", may_be_empty=True, check=check_proxy),
    Input(name="proxy-user", may_be_empty=True, check=check_proxy_user),
    Input(name="proxy-password", kind="secret", may_be_empty=True),
)


def check_proxy_account(given: Mapping[str, str]) -> None:
    """Raise RosterError "proxy-user-alone" for a name that no proxy of the server's own gets."""
    if given.get("proxy-user") and given.get("proxy", DIRECT) == DIRECT:
        raise RosterError("proxy-user-alone")


def without_alone_user(given: Mapping[str, str]) -> dict[str, str]:
    """Return it without the name for the proxy where there is no proxy of the server's own."""
    alone = (given.get("proxy") or DIRECT) == DIRECT
    return {name: text for name, text in given.items() if not (alone and name == "proxy-user")}


@dataclass(frozen=True, slots=True)
class ProxyAccount:
    """Whose account a server's own proxy wants. account: what its password is kept under."""

    account: str
    user: str
    place: str


def proxy_account(given: Mapping[str, str]) -> ProxyAccount | None:
    """Return the account of a server's own proxy; another proxy or name never gets its password."""
    user, own = given.get("proxy-user", ""), given.get("proxy", DIRECT)
    if not user or own == DIRECT:
        return None
    url = _whole(own)
    return ProxyAccount(f"proxy {user} {url}", user, Proxy(url).place)


def proxy_to(url: str, given: Mapping[str, str]) -> Proxy | None:
    """Return the proxy on the way to `url`: the server's own, else that of the system.

    May ask the keyring for the password of a proxy. Raises RosterError "proxy-unclear",
    "proxy-setting", "proxy-password-missing".
    """
    own = given.get("proxy", "")
    if own:
        check_proxy(own)  # the settings are a file that people can write into
        return None if own == DIRECT else Proxy(_signed_in(_whole(own), given), is_own=True)
    if is_loopback(urlsplit(url).hostname or ""):
        return None  # a proxy cannot reach this machine's own servers
    found = _of_the_system(url)
    if not found:
        return None
    variable = _variable_of(found, urlsplit(url).scheme)
    proxy = Proxy(_whole(found), variable)
    return Proxy(_checked(found, RosterError("proxy-setting", source=proxy.source)), variable)


def _signed_in(url: str, given: Mapping[str, str]) -> str:
    """Return the address of a proxy with the account that a person has there, if any."""
    whose = proxy_account(given)
    if whose is None:
        return url
    secret = secret_at(whose.account)
    if secret is None:
        raise RosterError("proxy-password-missing", proxy=whose.place, user=whose.user)
    scheme, _, place = url.partition("://")
    return f"{scheme}://{quote(whose.user, safe='')}:{quote(secret, safe='')}@{place}"


def _of_the_system(url: str) -> str:
    from requests.utils import get_environ_proxies, select_proxy  # noqa: PLC0415 - brings requests

    return select_proxy(url, get_environ_proxies(url)) or ""


def _variable_of(value: str, scheme: str) -> str:
    names = {f"{scheme}_proxy", "all_proxy"}
    found = [name for name, text in os.environ.items() if name.lower() in names and text == value]
    return found[0] if found else ""


def _whole(text: str) -> str:
    return text if "://" in text else f"http://{text}"


def _checked(text: str, trouble: RosterError) -> str:
    """Return the whole address of a proxy that can be used; `trouble` never repeats it."""
    whole = _whole(text)
    try:
        parts = urlsplit(whole)
        is_place = parts.scheme in KINDS and bool(parts.hostname) and parts.port != 0
        is_right = is_place and not parts.path.lower().endswith(SCRIPTS)
    except ValueError:  # a port that is no number
        is_right = False
    if not is_right:
        raise trouble from None
    return whole
