"""One server: an address of a system with an account."""

from urllib.parse import urlsplit

from msgspec import Struct

from rosterwizard.core.profiles.delivery import Protocol

PRACTICE = "practice"
# What a person may fill in of how the line to a server is made. It says nothing of whose account it
# is: the secret of an account stays kept whatever of this is changed.
CONNECTION = frozenset(
    (
        "connect-seconds",
        "send-seconds",
        "answer-seconds",
        "ca-file",
        "client-cert",
        "client-key",
        "proxy",
        "proxy-user",
        "proxy-password",
    )
)


class Server(Struct, frozen=True, kw_only=True, rename="camel"):
    """One configured address of a system. It never holds a secret.

    url: `https://HOST` (infiniti), a folder's path (folder, by-hand), `sftp://HOST:PORT/FOLDER`
        (sftp), `practice:SCENARIO` (the built-in practice server).
    given: what a person filled in for the account, by the name of the input; no secret. What is
        usual is left out.
    mode: the mode that the folder is watched for; empty: the profile's first one.
    host_key: the key that an sftp server showed when a person trusted it: its kind and the
        fingerprint, "ssh-ed25519 SHA256:…".
    """

    name: str
    system: str
    url: str
    protocol: Protocol
    given: dict[str, str] = {}
    mode: str = ""
    host_key: str = ""

    def __hash__(self) -> int:
        """Return the same for equal servers; `given` has no hash of its own."""
        return hash((self.name, self.system, self.url))

    @property
    def user(self) -> str:
        """The user name; empty where the account has none."""
        return self.given.get("user", "")

    @property
    def place(self) -> str:
        """Which computer it is, and where it listens there; empty for a folder."""
        return urlsplit(self.url).netloc

    @property
    def is_practice(self) -> bool:
        """Whether this is the built-in practice server, which starts by itself."""
        return self.url.startswith(f"{PRACTICE}:")

    @property
    def scenario(self) -> str:
        """How the practice server behaves."""
        return self.url.removeprefix(f"{PRACTICE}:")


def is_practice_name(name: str) -> bool:
    """Tell whether the practice server goes by that name: `practice` or `practice:SCENARIO`."""
    return name.strip().casefold().partition(":")[0] == PRACTICE
