"""The real programs that tests are held against, and the Debian packages that bring them.

Plain data, and nothing but the standard library: whoever sets a machine up reads this before
there is any environment to import pytest from.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

# Set where every part must be there, as in CI: then a test that lacks one fails.
ALL_PARTS = "ROSTERWIZARD_ALL_PARTS"
# Debian keeps servers where the PATH of a plain user does not lead.
SERVER_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/libexec")
LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib")


class Part(NamedTuple):
    """One real thing beside Python that some tests need.

    name: for people. packages: what brings it, on Debian and Ubuntu. programs, libraries: file
    names, all of which it takes.
    """

    name: str
    packages: tuple[str, ...]
    programs: tuple[str, ...]
    libraries: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether this machine has all of it."""
        return all(map(program_path, self.programs)) and all(map(_has_library, self.libraries))


LIBREOFFICE = Part("LibreOffice Calc", ("libreoffice-calc-nogui",), ("soffice",))
# The wrapper gives sshd an account of its own, of which the machine knows nothing.
OPENSSH = Part(
    "an OpenSSH server",
    ("openssh-server", "openssh-client", "libnss-wrapper"),
    ("sshd", "ssh-keygen"),
    ("libnss_wrapper.so",),
)
SSH_AGENT = Part("an SSH agent", ("openssh-client",), ("ssh-agent", "ssh-add", "ssh-keygen"))
NGINX = Part("nginx", ("nginx-light",), ("nginx",))
GNOME_KEYRING = Part(
    "GNOME Keyring", ("gnome-keyring", "dbus"), ("gnome-keyring-daemon", "dbus-daemon")
)
# A screen that nobody sees, and the program that tells what is on it.
SCREEN = Part("Xvfb", ("xvfb", "xauth", "x11-utils"), ("Xvfb", "xwininfo"))
# By which screen readers ask a window what is in it.
AT_SPI = Part("AT-SPI", ("at-spi2-core", "dbus"), ("at-spi-bus-launcher", "dbus-daemon"))
DEBIAN_TOOLS = Part(
    "the tools for Debian packages",
    ("binutils", "desktop-file-utils", "dpkg", "man-db"),
    ("readelf", "desktop-file-validate", "dpkg-deb", "man"),
)
PARTS = (LIBREOFFICE, OPENSSH, SSH_AGENT, NGINX, GNOME_KEYRING, SCREEN, AT_SPI, DEBIAN_TOOLS)


def missing(parts: Iterable[Part] = PARTS) -> tuple[Part, ...]:
    """Return those of the parts that this machine lacks."""
    return tuple(part for part in parts if not part.is_there)


def packages_of(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the Debian packages that bring the parts, each once."""
    return tuple(dict.fromkeys(package for part in parts for package in part.packages))


def program_path(name: str) -> str | None:
    """Return where a program is, also where only an administrator's PATH leads."""
    return shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), *SERVER_FOLDERS)))


def all_are_wanted() -> bool:
    """Tell whether a part that is missing makes its tests fail instead of being skipped."""
    return bool(os.environ.get(ALL_PARTS))


def _has_library(name: str) -> bool:
    folders = (Path(folder) for folder in LIBRARY_FOLDERS)
    # Debian has one more folder in between, named for the kind of machine.
    return any((folder / name).exists() or any(folder.glob(f"*/{name}")) for folder in folders)
