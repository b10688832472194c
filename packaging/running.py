"""Run other programs and tell the person at the keyboard how it went, a line for each thing.

What is said here goes to standard error, so that `dev.py run check … --format json` can be piped.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Env = Mapping[str, str] | None  # added to our own

ROOT = Path(__file__).resolve().parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

# How the tools put what a person can mend, and how we put it: the first that fits.
KNOWN_FAULTS = {
    "No space left on device": "the disk is full; make room and try again",
    "Disk quota exceeded": "your share of the disk is used up; make room and try again",
    "Read-only file system": "the checkout cannot be written to; clone it to a folder of your own",
    "Permission denied": "the checkout cannot be written to; clone it to a folder of your own",
    "Cannot connect to proxy": "the proxy does not answer; look at HTTPS_PROXY",
    "ProxyError": "the proxy does not answer; look at HTTPS_PROXY",
    "CERTIFICATE_VERIFY_FAILED": "the package index's certificate is not trusted on this machine",
    "Failed to establish a new connection": "the package index is out of reach; no network?",
    "NameResolutionError": "the package index is out of reach; no network?",
    "Temporary failure resolving": "the package archive is out of reach; no network?",
    "Read timed out": "the package index does not answer; try again",
    "ReadTimeoutError": "the package index does not answer; try again",
    "DO NOT MATCH THE HASHES": "a downloaded file is not the one that the lock file names",
    "No matching distribution found": "the package index lacks a library that the lock file names",
}


class Fault(Exception):  # noqa: N818 - the person's to mend, not an error of ours
    """Something that the person at the keyboard can put right, said in one line."""


def say(text: str) -> None:
    """Print one line of our own where it cannot mix with the output of the program we run."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Name a piece of work before it starts, and its duration after it, however it ended."""
    say(f"-- {name}")
    start = time.monotonic()
    try:
        yield
    finally:
        say(f"-- {name}: {time.monotonic() - start:.1f} s")


def call(*command: str | Path, cwd: Path = ROOT, env: Env = None) -> int:
    """Run `command` on this terminal and return its exit status.

    Ctrl-C reaches the child too: wait for it, so that it can tidy up and have the last word.
    """
    process = subprocess.Popen(command, cwd=cwd, env={**os.environ, **(env or {})})
    try:
        status = process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise
    if status < 0:
        say(f"{Path(command[0]).name} was stopped by {signal.Signals(-status).name}")
        return 128 - status
    return status


def run_quietly(doing: str, *command: str | Path, cwd: Path = ROOT, env: Env = None) -> str:
    """Run `command` and return what it printed; of a failure tell the cause alone."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Fault(f"{doing} failed: {cause_in(done.stdout)}")
    return done.stdout


def cause_in(output: str) -> str:
    """Return the one line of a failed tool's output that says why."""
    for sign, words in KNOWN_FAULTS.items():
        if sign in output:
            return words
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("ERROR:", "E:", "error:"))]
    return (errors or lines or ["no word of why"])[-1]
