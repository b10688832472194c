"""A real GNOME Keyring on a bus of its own; what it keeps lies in one folder of a test's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from parts import program_path

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_END_S = 10
MASTER = "open sesame"
# Nothing is started by this bus but our keyring: no window that asks for its password.
BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
# The bus starts it when it is first asked for, and holds the question back until it answers.
SERVICE = """\
[D-BUS Service]
Name=org.freedesktop.secrets
Exec=/bin/sh "{folder}/start"
"""
UNLOCKED = "echo '{master}' | exec {keyring} --foreground --unlock --components=secrets\n"
LOCKED = "exec {keyring} --foreground --components=secrets\n"


class GnomeKeyring:
    """GNOME Keyring for one session.

    kept: the folder in which it keeps everything, across sessions. unlocked: the person signed in
    with the password, as at a desktop; else the keyring is locked, or there is none yet.
    """

    def __init__(self, kept: Path, *, unlocked: bool = True) -> None:
        self._kept = kept
        self._start = UNLOCKED if unlocked else LOCKED
        # A socket's path must be short, so not in a test's own folder.
        self._folder = TemporaryDirectory(prefix="keyring-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        """Start the bus; the keyring starts when it is asked for."""
        folder = Path(self._folder.name)
        keyring = program_path("gnome-keyring-daemon")
        (folder / "bus.conf").write_text(BUS.format(folder=folder))
        (folder / "keyring.service").write_text(SERVICE.format(folder=folder))
        (folder / "start").write_text(self._start.format(keyring=keyring, master=MASTER))
        self._bus = subprocess.Popen(
            [
                *(program_path("dbus-daemon") or "", "--nofork", "--nopidfile"),
                *("--config-file", str(folder / "bus.conf"), "--print-address"),
            ],
            env=self._folders(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout
        self._address = self._bus.stdout.readline().strip()
        return self

    def __exit__(self, *_: object) -> None:
        """End the bus; the keyring ends with it."""
        self._bus.terminate()
        self._bus.wait(LONGEST_END_S)
        assert self._bus.stdout
        self._bus.stdout.close()
        self._folder.cleanup()

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program's environment must be, whole, to use this keyring and no other."""
        return {**self._folders(), "DBUS_SESSION_BUS_ADDRESS": self._address}

    def _folders(self) -> Mapping[str, str]:
        kept = str(self._kept)
        return {
            "PATH": os.environ["PATH"],
            "HOME": kept,
            "XDG_DATA_HOME": kept,
            "XDG_CONFIG_HOME": kept,
            "XDG_RUNTIME_DIR": self._folder.name,
        }
