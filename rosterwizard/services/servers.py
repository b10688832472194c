"""The servers that a person set up: addresses of systems, each with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.settings import Settings

Protocol = Literal["infiniti", "folder", "sftp", "by-hand"]
PRACTICE = "practice"
BY_HAND = "by-hand"


class Server(Struct, frozen=True, kw_only=True, rename="camel"):
    """One configured address of a system. It never holds a secret.

    url: `https://HOST` (infiniti), a folder's path (folder, by-hand), `sftp://HOST:PORT/FOLDER`
        (sftp), `practice:SCENARIO` (the built-in practice server).
    mode: the mode that the folder is watched for; empty: the profile's first one.
    host_key: the key that an sftp server showed when a person trusted it: its kind and the
        fingerprint, "ssh-ed25519 SHA256:…".
    """

    name: str
    system: str
    url: str
    protocol: Protocol
    user: str = ""
    mode: str = ""
    host_key: str = ""

    @property
    def is_practice(self) -> bool:
        """Whether this is the built-in practice server, which starts by itself."""
        return self.url.startswith(f"{PRACTICE}:")

    @property
    def needs_secret(self) -> bool:
        """Whether a password is asked for."""
        return self.protocol in {"infiniti", "sftp"} and not self.is_practice


def new_server(  # noqa: PLR0913 - what a person types into the form
    profile: Profile, name: str, url: str, *, user: str = "", protocol: str = "", mode: str = ""
) -> Server:
    """Return a server with a tidied address ("school.example" becomes "https://school.example").

    protocol: one of the profile's ways; empty: decided by the address.
    Raises RosterError: "server-name-empty", "server-name-kept", "url-empty", "url-unclear",
    "url-not-https", "url-with-password", "url-not-a-folder", "user-empty", "user-with-colon",
    "protocol-unknown", "mode-unknown". None of them repeats a password.
    """
    raise NotImplementedError


def add_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with one server more. Raises RosterError "server-name-taken"."""
    raise NotImplementedError


def replace_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with the server of the same name replaced by `server`."""
    raise NotImplementedError


def remove_server(settings: Settings, name: str) -> Settings:
    """Return the settings without that server. Raises RosterError "unknown-server"."""
    raise NotImplementedError


def find_server(settings: Settings, name: str, profile: Profile) -> Server:
    """Return the server of that name.

    "practice" is there for every system ("practice:partly-good" names a scenario).
    Raises RosterError "unknown-server" (naming near ones) and "server-of-other-system".
    """
    raise NotImplementedError


def servers_of(settings: Settings, profile: Profile) -> tuple[Server, ...]:
    """Return the servers of that system, the practice server last."""
    raise NotImplementedError


def by_hand(profile: Profile, folder: str) -> Server:
    """Return the stand-in for loading by hand: the exact file is written into `folder`."""
    return Server(name=BY_HAND, system=profile.name, url=folder, protocol="by-hand")


def remember_host_key(server: Server, host_key: str) -> Server:
    """Return the server with a key that a person trusted (the `key` of "host-key-unknown")."""
    raise NotImplementedError
