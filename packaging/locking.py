"""Work out which version of each library is used, for every platform and Python from 3.11 on."""

from __future__ import annotations

import tempfile
from pathlib import Path

from environment import EXE, PIPS_LOCK, PROGRAM_LOCK, PROJECT, TOOLS_LOCK, pins_in, run_pip
from running import run_quietly

# Of the ages that Pythons from 3.11.0 on bring along, and the newest of the day.
PIPS = ("pip==22.3.*", "pip==23.2.*", "pip==24.*", "pip")
HEADER = """\
# {what}, for every platform and Python, with hashes and without addresses.
# Made by: python3 packaging/dev.py lock (add --upgrade for newer versions)
"""
OPTIONS = (
    *("--universal", "--generate-hashes", "--python-version", "3.11", "--no-config"),
    *("--no-header", "--no-annotate", "--no-emit-index-url"),
)


def write_locks(*options: str) -> None:
    """Work out both lock files anew; `options` go to `uv pip compile` (--upgrade).

    One resolution is for all; the program's part of it is then worked out with its versions held.
    The old locks are the start: pins that still hold are kept.
    """
    with tempfile.TemporaryDirectory() as folder:
        # uv only serves here, so it lives and dies with this work.
        run_pip("fetching uv", "install", "--target", folder, "uv")
        uv = Path(folder, "bin", f"uv{EXE}")
        whole, program = Path(folder, "whole"), Path(folder, "program")
        whole.write_text(PROGRAM_LOCK.read_text("utf-8") + TOOLS_LOCK.read_text("utf-8"), "utf-8")
        resolve(uv, whole, "--group", "build", "--group", "dev", *options)
        resolve(uv, program, "--group", "build", "--constraint", str(whole))
        pins = pins_in(program.read_text("utf-8"))
        besides = [pin for pin in pins_in(whole.read_text("utf-8")) if pin not in pins]
        write(PROGRAM_LOCK, "What the program needs", pins)
        write(TOOLS_LOCK, "What working on the program needs besides", besides)
        pips = [pin for wanted in PIPS for pin in pins_of(uv, wanted)]
        write(PIPS_LOCK, "The pips that set-up is tried with", pips)


def resolve(uv: Path, lock: Path, *options: str, of: Path = PROJECT) -> None:
    """Let uv work out the libraries that a file asks for into a lock file."""
    run_quietly("locking", uv, "pip", "compile", *OPTIONS, *options, "-o", lock, of)


def pins_of(uv: Path, wanted: str) -> list[str]:
    """Return the pins of one requirement, worked out for itself."""
    with tempfile.TemporaryDirectory() as folder:
        asked, lock = Path(folder, "asked.in"), Path(folder, "lock")
        asked.write_text(wanted, "utf-8")
        resolve(uv, lock, of=asked)
        return pins_in(lock.read_text("utf-8"))


def write(lock: Path, what: str, pins: list[str]) -> None:
    """Write one lock file."""
    lock.write_text(HEADER.format(what=what) + "".join(sorted(pins)), "utf-8", newline="\n")
