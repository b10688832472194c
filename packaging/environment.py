"""The virtual environment in .venv: made once, from lock files, and whole again after any mishap.

What it was made from stands in a stamp inside it. While anything in it is being changed there is
no stamp, so that a set-up that was broken off is never taken for a whole one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from running import ROOT, Fault, run_quietly, step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Stamp = Mapping[str, str]

# Both from one resolution: what the program needs, and what working on it needs besides.
PROGRAM_LOCK = ROOT / "packaging" / "program.lock"
TOOLS_LOCK = ROOT / "packaging" / "tools.lock"
PIPS_LOCK = ROOT / "packaging" / "pips.lock"  # those that set-up is tried with
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
STAMP = VENV / "installed-from.json"
PIPS = VENV / "pips"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
EXE = ".exe" if os.name == "nt" else ""


def in_venv(program: str, venv: Path | None = None) -> Path:
    """Return where a virtual environment, .venv if none is named, keeps `program`."""
    return (venv or VENV) / SCRIPTS / f"{program}{EXE}"


def ensure_venv(*, tools: bool) -> None:
    """Make .venv, or bring it up to date; do nothing if it is.

    tools: whether what working on the program needs must be in it. If it is in there it stays.
    """
    if is_up_to_date(tools=tools):
        return
    if not os.access(ROOT, os.W_OK):
        raise Fault(f"{ROOT} cannot be written to; clone the project to a folder of your own")
    with one_at_a_time():
        if not is_up_to_date(tools=tools):  # by now somebody else may have done it
            bring_up_to_date(tools=tools)


def is_up_to_date(*, tools: bool) -> bool:
    """Tell whether .venv is whole and was made from what the checkout holds now."""
    return wanted_stamp(tools=tools).items() <= read_stamp().items()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up is at work here: each would clear away what the other makes."""
    with (ROOT / ".venv.lock").open("a") as file:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there is none elsewhere

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # let go when the file is closed
        else:
            import fcntl  # noqa: PLC0415 - there is none on Windows

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def bring_up_to_date(*, tools: bool) -> None:
    """Make .venv anew, or add what is missing to it, and prove that it is complete."""
    stamp = read_stamp()
    wanted = wanted_stamp(tools=tools or "tools" in stamp)
    why = why_anew(stamp, wanted)
    STAMP.unlink(missing_ok=True)
    if why:
        make_venv(why)
        install("the libraries", PROGRAM_LOCK)
    if "tools" in wanted and (why or "tools" not in stamp):
        install("the tools", TOOLS_LOCK)
        fetch_pips()
    if why or stamp["product"] != wanted["product"]:
        install_product()
    run_pip("holding the libraries to each other", "check")
    STAMP.write_text(json.dumps(wanted, indent=1), "utf-8")


def read_stamp() -> Stamp:
    """Return what .venv was made from, or nothing if it is not whole.

    A link to a Python that has been removed since leads nowhere.
    """
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and in_venv("python").exists() else {}


def wanted_stamp(*, tools: bool) -> Stamp:
    """Return what the stamp holds when .venv is up to date.

    The project file decides the product's own commands, the locks decide the libraries. Programs
    in an environment know the folder where it was made and the Python that it was made with.
    """
    files = {"program": PROGRAM_LOCK, "product": PROJECT}
    if tools:
        files |= {"tools": TOOLS_LOCK, "pips": PIPS_LOCK}
    digests = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}
    python = "{}.{} {} {}".format(*sys.version_info[:2], sys.platform, sys.base_prefix)
    return {"python": python, "place": str(ROOT), **digests}


def why_anew(stamp: Stamp, wanted: Stamp) -> str:
    """Return why .venv must be made anew, or "" where something can be added to it.

    Other libraries mean a new one too: what the lock no longer names would stay behind, and hide
    that somebody still needs it.
    """
    if not stamp:
        return "what is there is not whole" if VENV.exists() else "the first time"
    reasons = {
        "python": "it was another Python's",
        "place": "the checkout has moved",
        "program": "the libraries have changed",
        "tools": "the tools have changed",
        "pips": "the tools have changed",
    }
    changed = (
        why for name, why in reasons.items() if name in stamp and stamp[name] != wanted[name]
    )
    return next(changed, "")


def make_venv(why: str) -> None:
    """Create an empty .venv."""
    with step(f"making .venv ({why})"):
        venv = ("-m", "venv", "--clear", "--without-pip", VENV)
        run_quietly("making .venv", sys.executable, *venv)
        # By itself, since venv keeps to itself why pip could not be put in.
        run_quietly("making .venv", in_venv("python"), "-m", "ensurepip", "--default-pip")


def install(what: str, lock: Path) -> None:
    """Install exactly what a lock file names; pip checks every file against its hash.

    The lock is complete: whatever pip would work out by itself, it would work out anew each day.
    (Asked for coverage[toml], it also wants the newest coverage, pinned or not.)
    """
    with step(f"installing {what}"):
        arguments = ("install", "--no-deps", "--require-hashes", "--requirement", str(lock))
        run_pip(f"installing {what}", *arguments)


def fetch_pips() -> None:
    """Fetch the pips that the tests try set-up with; no two can be installed at a time."""
    with tempfile.TemporaryDirectory() as folder:
        for number, pin in enumerate(sorted(pins_in(PIPS_LOCK.read_text("utf-8")))):
            lock = Path(folder, f"{number}.lock")
            lock.write_text(pin, "utf-8")
            arguments = ("download", "--no-deps", "--require-hashes", "--requirement", str(lock))
            run_pip("fetching pips", *arguments, "--dest", str(PIPS))


def pins_in(lock: str) -> list[str]:
    """Return the entries of a lock file: a library, its version, where it counts, its hashes."""
    return re.findall(r"^\w[^\n]*(?:\n +--hash[^\n]*)+\n", lock, re.MULTILINE)


def install_product() -> None:
    """Install the checkout itself, so that changes to the code count at once."""
    with step("installing rosterwizard"):
        arguments = ["install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
        run_pip("installing rosterwizard", *arguments)
        # pip compiles libraries, but no checkout. Where Python is told to write no bytecode, each
        # start would compile it anew, which takes as long as loading Polars.
        compileall = (in_venv("python"), "-m", "compileall", "-q", ROOT / "rosterwizard")
        run_quietly("compiling rosterwizard", *compileall)


def run_pip(doing: str, *arguments: str) -> str:
    """Run the pip of .venv, without its advice about newer versions of itself."""
    pip = (in_venv("python"), "-m", "pip", "--disable-pip-version-check", "--no-input")
    return run_quietly(doing, *pip, *arguments)


def folders_in(home: Path) -> Mapping[str, str]:
    """Return an environment in which every personal folder lies in `home`."""
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return dict.fromkeys((*names, "XDG_STATE_HOME", "XDG_CACHE_HOME"), str(home))
