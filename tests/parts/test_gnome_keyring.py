"""A server's password lies in a real GNOME Keyring, and a locked one never stops the work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from parts import GNOME_KEYRING
from tests.helpers.gnome_keyring import GnomeKeyring
from tests.helpers.needing import needs

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
SECRET = "p:ä@ss/ 학"  # noqa: S105 - nobody's
LONGEST_S = 30  # it is a fault of its own when a keyring that is locked is waited for
CHILD = """
import json, sys

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.kept_secrets import (
    account_of,
    forget_secret,
    keep_secret,
    secret_of,
)
from rosterwizard.services.servers.server import Server

given = {"user": "a"}
server = Server(
    name="L", system="infiniti", url="https://a.example", protocol="infiniti", given=given
)
secret = json.loads(sys.argv[1])
work = {
    "keep": lambda: keep_secret(server, secret),
    "ask": lambda: secret_of(server),
    "forget": lambda: forget_secret(account_of(server)),
}

def done(name):
    try:
        return work[name]()
    except RosterError as error:
        return error.code

print(json.dumps([done(name) for name in sys.argv[2:]]))
"""
pytestmark = needs(GNOME_KEYRING)


def done(keyring: GnomeKeyring, *steps: str) -> Sequence[str | None]:
    """Return what the product says to each step, in a process that knows this keyring alone."""
    command = [sys.executable, "-c", CHILD, json.dumps(SECRET), *steps]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=keyring.environment,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    answers: list[str | None] = json.loads(ended.stdout)
    return answers


def test_a_secret_is_kept_read_back_and_forgotten(tmp_path: Path) -> None:
    with GnomeKeyring(tmp_path) as keyring:
        steps = ("ask", "keep", "ask", "forget", "ask", "forget")
        assert done(keyring, *steps) == [None, None, SECRET, None, None, None]
    (file,) = tmp_path.glob("keyrings/*.keyring")
    assert SECRET.encode() not in file.read_bytes()


def test_it_is_there_in_the_next_session(tmp_path: Path) -> None:
    with GnomeKeyring(tmp_path) as keyring:
        done(keyring, "keep")
    with GnomeKeyring(tmp_path) as keyring:
        assert done(keyring, "ask") == [SECRET]


def test_a_locked_keyring_gives_nothing_and_says_so(tmp_path: Path) -> None:
    with GnomeKeyring(tmp_path) as keyring:
        done(keyring, "keep")
    with GnomeKeyring(tmp_path, unlocked=False) as keyring:
        found = done(keyring, "ask", "keep", "forget", "ask")
    assert found == [None, "keyring-locked", "keyring-locked", None]


def test_where_no_keyring_was_ever_made_none_is_waited_for(tmp_path: Path) -> None:
    with GnomeKeyring(tmp_path, unlocked=False) as keyring:
        assert done(keyring, "ask", "keep", "ask") == [None, "keyring-refused", None]
