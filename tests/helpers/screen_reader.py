"""A desktop that nobody sees, and a screen reader on it: it asks a window for all that is in it."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from jeepney import (  # type: ignore[import-untyped]  # it comes without types
    DBusAddress,
    Message,
    MessageType,
    new_method_call,
)
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # as above
    DBusConnection,
    open_dbus_connection,
)

from parts import program_path
from tests.helpers.gnome_keyring import BUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Body = tuple[Any, ...]
    Thing = tuple[str, str]  # on whose connection, at which path

PATIENCE_S = 20
_END_S = 10
_MOST_CHILDREN = 60  # of one thing: no reader goes through a whole table
_CELLS = 3
_A11Y = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = f"{_A11Y}.Accessible"
_ALWAYS = ("GetRoleName", "GetState", "GetAttributes", "GetRelationSet", "GetIndexInParent")
_SERVICE = "[D-BUS Service]\nName=org.a11y.Bus\nExec={launcher}\n"


@contextmanager
def hidden_desktop() -> Iterator[Mapping[str, str]]:
    """Give what a program's environment has besides on a desktop with a screen reader."""
    with ExitStack() as ends:
        # A socket's path must be short, so not in a test's own folder.
        folder = Path(ends.enter_context(TemporaryDirectory(ignore_cleanup_errors=True)))
        (folder / "bus.conf").write_text(BUS.format(folder=folder))
        launcher = program_path("at-spi-bus-launcher")
        (folder / "a11y.service").write_text(_SERVICE.format(launcher=launcher))
        screen = ("-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
        display = ends.enter_context(_started("Xvfb", *screen))
        given = {
            "DISPLAY": f":{display}",
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        bus = ("--nofork", "--nopidfile", "--config-file", f"{folder}/bus.conf", "--print-address")
        address = ends.enter_context(_started("dbus-daemon", *bus, env={**os.environ, **given}))
        yield {**given, "DBUS_SESSION_BUS_ADDRESS": address}


@contextmanager
def _started(name: str, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """Run a program, and give the first line that it prints."""
    with subprocess.Popen(
        [program_path(name) or name, *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()
            running.wait(_END_S)


class ScreenReader:
    """Reads whole windows, and asks after whatever tells that it changed.

    address: of the session's bus. It keeps nothing that it was told, so that each question reaches
    the program.
    """

    def __init__(self, address: str) -> None:
        session = open_dbus_connection(bus=address)
        told = session.send_and_get_reply(
            _question(("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress"),
            timeout=PATIENCE_S,
        )
        session.close()
        self._bus: DBusConnection = open_dbus_connection(bus=told.body[0])
        self._changed: deque[Thing] = deque(maxlen=_MOST_CHILDREN)
        self.asked = 0
        self.names: set[str] = set()  # of all things that it ever heard of
        registry = (f"{_A11Y}.Registry", "/org/a11y/atspi/registry")
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        match = f"type='signal',interface='{_A11Y}.Event.Object'"
        self._ask(
            [
                _question(registry, registry[0], "RegisterEvent", "sass", ("object:", [], "")),
                _question(bus, bus[0], "AddMatch", "s", (match,)),
            ]
        )

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def read(self) -> int:
        """Read all that any program shows; return how many things there were."""
        desktop = (f"{_A11Y}.Registry", _ROOT)
        (programs,) = self._ask([_question(desktop, _ACCESSIBLE, "GetChildren")])
        level = [*(programs[0] if programs else ()), *self._changed]
        self._changed.clear()
        seen: set[Thing] = set()
        while level:
            seen.update(level)
            found = [child for thing in level for child in self._look(thing)]
            level = [each for each in dict.fromkeys(found) if each not in seen]
        return len(seen)

    def _look(self, thing: Thing) -> list[Thing]:
        """Ask a thing for everything; return what lies in it."""
        questions = [
            _question(thing, _ACCESSIBLE, "GetChildren"),
            _question(thing, _ACCESSIBLE, "GetInterfaces"),
            *(_property(thing, name) for name in ("Name", "Description", "Parent")),
            *(_question(thing, _ACCESSIBLE, name) for name in _ALWAYS),
        ]
        children, kinds, name, *_ = self._ask(questions)
        if name:
            self.names.add(name[0][1])
        if children is None or kinds is None:
            return []  # it is gone
        # A reader that counted the children a moment ago asks for some that are no more.
        past = [(len(children[0]) + more,) for more in range(2)]
        questions = [_question(thing, _ACCESSIBLE, "GetChildAtIndex", "i", each) for each in past]
        for kind, method, signature, body in (
            ("Component", "GetExtents", "u", (0,)),
            ("Text", "GetText", "ii", (0, -1)),
            ("Action", "GetActions", None, ()),
        ):
            if f"{_A11Y}.{kind}" in kinds[0]:
                questions.append(_question(thing, f"{_A11Y}.{kind}", method, signature, body))
        table = f"{_A11Y}.Table"
        cells: list[Message] = []
        if table in kinds[0]:
            places = product(range(_CELLS), repeat=2)
            cells = [_question(thing, table, "GetAccessibleAt", "ii", each) for each in places]
        answers = self._ask([*questions, *cells])[len(questions) :]
        inside = [*children[0][:_MOST_CHILDREN], *(answer[0] for answer in answers if answer)]
        return [(bus, path) for bus, path in inside if not path.endswith("/null")]

    def _ask(self, questions: list[Message]) -> list[Body | None]:
        """Return what is answered to each, None for an error; all are asked before any answer."""
        answers: dict[int, Body | None] = {}
        serials = []
        for question in questions:
            serials.append(next(self._bus.outgoing_serial))
            self._bus.send(question, serial=serials[-1])
        self.asked += len(questions)
        while len(answers) < len(questions):
            message = self._bus.receive(timeout=PATIENCE_S)
            fields = message.header.fields
            if message.header.message_type is MessageType.signal:
                path, sender = (str(each) for each in (fields[1], fields[7]))
                if path.startswith("/org/a11y/atspi/accessible"):
                    self._changed.append((sender, path))
            elif fields.get(5) in serials:
                failed = message.header.message_type is MessageType.error
                answers[fields[5]] = None if failed else message.body
        return [answers[each] for each in serials]


def _question(
    thing: Thing, interface: str, method: str, signature: str | None = None, body: Body = ()
) -> Message:
    address = DBusAddress(thing[1], bus_name=thing[0], interface=interface)
    return new_method_call(address, method, signature, body)


def _property(thing: Thing, name: str) -> Message:
    body = (_ACCESSIBLE, name)
    return _question(thing, "org.freedesktop.DBus.Properties", "Get", "ss", body)
