"""What the machine itself must bring, with the Debian and Ubuntu package of each thing."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import parts
from running import Fault, run_quietly, say, step

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Qt and its offscreen, xcb and wayland plugins link against and the wheel does not bring;
# the rest comes along as their dependencies.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-dejavu-core"
SERVICE_POLICY = Path("/usr/sbin/policy-rc.d")  # Debian asks it before a service is started
LINUX = sys.platform.startswith("linux")


def missing_for_venv() -> dict[str, str]:
    """Return what this Python lacks to make a virtual environment with pip in it."""
    if importlib.util.find_spec("ensurepip"):
        return {}
    return {"Python's venv module": "python{}.{}-venv".format(*sys.version_info)}


def missing_for_window() -> dict[str, str]:
    """Return what this system lacks to draw a window; elsewhere than on Linux Qt brings it all."""
    if not LINUX:
        return {}
    missing = {name: package for name, package in QT_LIBRARIES.items() if not loads(name)}
    return missing if has_font() else {**missing, "any font": FONT_PACKAGE}


def missing_for_tests() -> dict[str, str]:
    """Return the real programs that tests need and this system lacks."""
    return {part.name: " ".join(part.packages) for part in parts.missing()}


def missing_for_frozen() -> dict[str, str]:
    """Return what this system lacks to freeze a program, each with the package that brings it."""
    if not LINUX:
        return {}
    missing = {} if shutil.which("objcopy") else {"objcopy": "binutils"}
    library = "libpython{}.{}.so.1.0".format(*sys.version_info)
    if not loads(library):  # Debian's Python says that it has it, and leaves it out
        missing[library] = "libpython{}.{}".format(*sys.version_info)
    return missing


def loads(library: str) -> bool:
    """Tell whether the dynamic loader finds `library`, in the way it will for Qt."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Tell whether there is any font; with none at all Qt draws every letter as a box."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(True for folder in folders for _ in folder.rglob("*.[ot]tf"))


def is_root() -> bool:
    """Tell whether packages may be installed; Windows has no such account."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def bring(missing: dict[str, str]) -> None:
    """Install what this system lacks where we may, or say in one line what to install and how.

    missing: what is lacking, in words, and the package that brings it.
    """
    if not missing:
        return
    lack = f"this system lacks {', '.join(missing)}"
    packages = " ".join(missing.values()).split()
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise Fault(f"{lack}; please install the packages that hold them")
    if not is_root():
        raise Fault(f"{lack}; please run: sudo {shlex.join(install)}")
    say(f"{lack}; running: {shlex.join(install)}")
    with step("installing system packages"), no_service_started():
        # A stranger's broken package source must not stop us, so the update may fail.
        subprocess.run(["apt-get", "update"], capture_output=True, check=False)
        run_quietly("apt-get install", *install, env={"DEBIAN_FRONTEND": "noninteractive"})


@contextmanager
def no_service_started() -> Iterator[None]:
    """Let packages install servers without starting them: the tests start their own."""
    if SERVICE_POLICY.exists():  # somebody has decided already
        yield
        return
    SERVICE_POLICY.write_text("#!/bin/sh\nexit 101\n")
    SERVICE_POLICY.chmod(0o755)
    try:
        yield
    finally:
        SERVICE_POLICY.unlink()
