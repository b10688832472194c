"""Tries the Debian package where it has to work: on a machine with nothing but Debian.

That machine is a folder, made anew each time; the one that this runs on is not changed.
"""

from __future__ import annotations

import platform
import re
import shutil
import tempfile
from pathlib import Path

from desktop_files import MENU_ENTRY
from machine import bring, is_root
from running import ROOT, Fault, call, run_quietly, step

SCRIPT = ROOT / "packaging" / "try_installed.sh"
EXAMPLES = ROOT / "tests" / "data" / "profiles" / "infiniti"
# What a desktop has, and a screen and a network for it. Installed beforehand, because they stay.
DESKTOP = ("bash-completion", "desktop-file-utils", "man-db", "shared-mime-info")
PRETENDED = ("iproute2", "x11-utils", "xvfb")


def try_deb(deb: Path) -> int:
    """Install, use and remove the package in a bare Debian; return 0 if all went well.

    Raises Fault when that cannot be had here.
    """
    if not is_root():
        raise Fault("only root can make a bare Debian to try the package in")
    bring({} if shutil.which("mmdebstrap") else {"mmdebstrap": "mmdebstrap"})
    with tempfile.TemporaryDirectory() as folder:
        machine = Path(folder, "debian")
        with step("making a bare Debian"):
            make_bare_debian(machine, [*dependencies_of(deb), *DESKTOP, *PRETENDED])
        work = machine / "srv"
        shutil.copytree(EXAMPLES, work / "examples")
        for file in (deb, SCRIPT):
            shutil.copy(file, work)
        words = (f"/srv/{deb.name}", "/srv/examples", entry("StartupWMClass"))
        return call(*inside(machine), "sh", f"/srv/{SCRIPT.name}", *words)


def dependencies_of(deb: Path) -> list[str]:
    """Return the packages that it depends on. That they suffice is what is to be shown."""
    depends = run_quietly("asking the package", "dpkg-deb", "--field", deb, "Depends")
    return [each.split()[0] for each in depends.split(",")]


def make_bare_debian(folder: Path, packages: list[str]) -> None:
    """Make a folder with the Debian of this machine: what is essential, apt, and `packages`."""
    codename = platform.freedesktop_os_release()["VERSION_CODENAME"]
    fast = "--dpkgopt=force-unsafe-io"  # it need not outlive a power cut
    include = f"--include={','.join(packages)}"
    run_quietly("mmdebstrap", "mmdebstrap", "--variant=apt", fast, include, codename, folder)


def inside(machine: Path) -> tuple[str | Path, ...]:
    """Return what goes before a command that is to run on the machine in that folder.

    Mounts and processes of its own, so that both end with the command, however that ends. And no
    way out to the network: what the package needs is there, or it does not say what it needs.
    """
    mount = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"'
    alone = ("unshare", "--mount", "--propagation=private", "--net", "--pid", "--fork")
    return (*alone, "--kill-child", "sh", "-c", mount, machine)


def entry(key: str) -> str:
    """Return a value of the menu entry."""
    found = re.search(rf"^{key}=(.+)$", MENU_ENTRY.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""
