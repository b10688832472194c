"""The addresses that people type for servers: tidied, or refused with a reason.

No sentence repeats what was typed: it may hold a password.
"""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from rosterwizard.core.messages.errors import RosterError

HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
DRIVE = re.compile(r"[A-Za-z]:(?![0-9])")
DEFAULT_PORTS = {"http": 80, "https": 443, "sftp": 22}


@dataclass(frozen=True, slots=True)
class Address:
    """A tidy address. user: the account that stood in it, as in `sftp://USER@HOST`."""

    url: str
    user: str = ""


def is_loopback(host: str) -> bool:
    """Tell whether `host` is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def web_address(text: str) -> Address:
    """Return the origin alone: "School.example/login" becomes "https://school.example".

    People paste what their browser shows; what comes after the host is a page, and may hold a
    session. Raises RosterError "url-…".
    """
    parts = _split(text, "https")
    if "@" in text:
        raise RosterError("url-with-password")
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise RosterError("url-not-https")
    if parts.scheme not in {"http", "https"}:
        raise RosterError("url-unclear")
    return Address(_origin(parts))


def sftp_address(text: str) -> Address:
    """Return `sftp://HOST:PORT/FOLDER` without what is usual. Raises RosterError "url-…"."""
    parts = _split(text, "sftp")
    if parts.scheme != "sftp" or parts.query or parts.fragment:
        raise RosterError("url-unclear")
    return Address(_origin(parts) + parts.path.rstrip("/"), parts.username or "")


def folder_address(text: str) -> Address:
    """Return the folder's whole path; it need not exist yet. Raises RosterError "url-…"."""
    tidy = text.strip().strip("\"'")
    if not tidy:
        raise RosterError("url-empty")
    try:
        folder = Path(tidy).expanduser()
    except RuntimeError:  # "~nobody": there is no such person here
        raise RosterError("url-not-a-folder") from None
    if "://" in tidy or not folder.is_absolute():  # C:folder is not: it depends on where one is
        raise RosterError("url-not-a-folder")
    return Address(str(folder))


def _split(text: str, usual: str) -> SplitResult:
    tidy = text.strip()
    if not tidy:
        raise RosterError("url-empty")
    if DRIVE.match(tidy) and "@" not in tidy:  # a folder of Windows would be the host "c"
        raise RosterError("url-unclear")
    try:
        parts = urlsplit(tidy if "://" in tidy else f"{usual}://{tidy}")
        parts.port  # noqa: B018 - a port that is no number is found out only when asked for
    except ValueError:
        # A password with a slash in it looks like a port, and the ValueError repeats it.
        raise RosterError("url-with-password" if "@" in text else "url-unclear") from None
    if parts.password is not None:
        raise RosterError("url-with-password")
    if not HOST.fullmatch(parts.hostname or "") and ":" not in (parts.hostname or ""):
        raise RosterError("url-unclear")
    return parts


def _origin(parts: SplitResult) -> str:
    host = (parts.hostname or "").lower()
    shown = f"[{host}]" if ":" in host else host
    usual = parts.port in {None, DEFAULT_PORTS[parts.scheme]}
    return f"{parts.scheme}://{shown}" + ("" if usual else f":{parts.port}")
