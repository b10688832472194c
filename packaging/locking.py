"""Work out which version of each library is used, for every platform and Python from 3.11 on."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from environment import EXE, PROGRAM_LOCK, PROJECT, TOOLS_LOCK, run_pip
from running import run_quietly

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
        besides = pins_in(whole.read_text("utf-8")) - pins
        write(PROGRAM_LOCK, "What the program needs", pins)
        write(TOOLS_LOCK, "What working on the program needs besides", besides)


def resolve(uv: Path, lock: Path, *options: str) -> None:
    """Let uv work out the libraries of `pyproject.toml` into a lock file."""
    run_quietly("locking", uv, "pip", "compile", *OPTIONS, *options, "-o", lock, PROJECT)


def pins_in(lock: str) -> set[str]:
    """Return the entries of a lock file: a library, its version, where it counts, its hashes."""
    return set(re.findall(r"^\w[^\n]*(?:\n +--hash[^\n]*)+\n", lock, re.MULTILINE))


def write(lock: Path, what: str, pins: set[str]) -> None:
    """Write one lock file."""
    lock.write_text(HEADER.format(what=what) + "".join(sorted(pins)), "utf-8", newline="\n")
