"""What a folder of programs and libraries needs from the Debian or Ubuntu that it runs on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from machine import QT_LIBRARIES
from running import Fault, run_quietly

if TYPE_CHECKING:
    from pathlib import Path

# On a machine with the others these come along, so `machine` need not name them.
COME_ALONG = {
    "libwayland-client.so.0": "libwayland-client0",
    "libxcb.so.1": "libxcb1",
}
OF_LIBC = re.compile(r"(lib(c|dl|m|pthread|resolv|rt|util)|ld-linux[-\w]*)\.so\.\d+")


def needed_packages(folder: Path) -> list[str]:
    """Return the packages that hold what the folder's own libraries do not bring, in order.

    The C library comes with the oldest version that will do. Raises Fault naming a library that
    no package is known for.
    """
    found = run_quietly("asking the libraries", "readelf", "-dVW", *elf_files(folder))
    bundled = {path.name for path in folder.rglob("*")}
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+)\]", found)) - bundled
    packages = {**QT_LIBRARIES, **COME_ALONG}
    libraries = sorted(name for name in wanted if not OF_LIBC.fullmatch(name))
    unknown = [name for name in libraries if name not in packages]
    if unknown:
        raise Fault(f"no package is known for {', '.join(unknown)}; add it to elf_needs.py")
    return [f"libc6 (>= {oldest_libc(found)})", *(packages[name] for name in libraries)]


def elf_files(folder: Path) -> list[Path]:
    """Return every program and library in a folder, links left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path for path in files if is_elf(path))


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library for Linux."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def oldest_libc(found: str) -> str:
    """Return the newest version that any library asks of the C library."""
    versions = {(int(a), int(b)) for a, b in re.findall(r"Name: GLIBC_(\d+)\.(\d+)", found)}
    return "{}.{}".format(*max(versions))
