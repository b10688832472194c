"""The entry that makes a scheduler of the operating system run one of our commands.

Each is a text for the person to put in its place; nothing is changed on this computer.
Sources: crontab(5); systemd.service(5), systemd.syntax(7) and systemd.time(7); the schema of the
Task Scheduler, version 1.2.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.frozen import is_frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time

Scheduler = Literal["cron", "systemd", "windows"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SCHOOL_DAYS = DAYS[:5]
_IN_XML = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TASK = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_LONG_AGO = "2024-01-01"  # a day that every schedule has begun by


@dataclass(frozen=True, slots=True)
class Run:
    """A command that is to be run on some days at a time of this place.

    arguments: those of `rosterwizard`. folder: where it runs, which relative names begin at.
    days: in the order of the week, at least one.
    """

    arguments: Sequence[str]
    folder: Path
    at: time
    days: Sequence[Day] = SCHOOL_DAYS

    def __post_init__(self) -> None:
        """Raise RosterError "schedule-line-break": no entry holds one."""
        for word in (*self.arguments, str(self.folder)):
            if not word.isprintable():
                raise RosterError("schedule-line-break", word=word)

    @property
    def command(self) -> list[str]:
        """The whole command line, word by word."""
        return [*own_program(), *self.arguments]


def own_program() -> list[str]:
    """Return what starts this program, by its whole path."""
    if is_frozen():
        return [sys.executable]
    beside = Path(sys.executable).with_name("rosterwizard")
    for script in (beside, beside.with_suffix(".exe")):
        if script.exists():
            return [str(script)]
    return [sys.executable, "-m", "rosterwizard"]


def entry_for(scheduler: Scheduler, run: Run) -> str:
    """Return the entry, with a line break at its end."""
    return _ENTRIES[scheduler](run)


def usual_scheduler() -> Scheduler:
    """Return the one that this operating system brings."""
    return "windows" if sys.platform == "win32" else "cron"


def _for_cron(run: Run) -> str:
    """Return a line of a crontab. A "%" would end the command there."""
    command = f"cd {shlex.quote(str(run.folder))} && {shlex.join(run.command)}"
    days = "*" if len(run.days) == len(DAYS) else ",".join(run.days)
    return f"{run.at.minute} {run.at.hour} * * {days} {command}".replace("%", r"\%") + "\n"


def _for_systemd(run: Run) -> str:
    """Return the two units of a person's own systemd, one below the other."""
    days = ",".join(day.title() for day in run.days)
    return (
        "# ~/.config/systemd/user/rosterwizard.service\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"WorkingDirectory={_as_path(run.folder)}\n"
        f"ExecStart={' '.join(map(_as_word, run.command))}\n"
        "\n"
        "# ~/.config/systemd/user/rosterwizard.timer\n"
        "[Timer]\n"
        f"OnCalendar={days} {run.at:%H:%M}\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def _as_path(path: Path) -> str:
    """Return a path for a unit, where only "%" means something else."""
    return str(path).replace("%", "%%")


def _as_word(word: str) -> str:
    """Return a word of a command line of a unit, which means just itself."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(sign, written)
    return f'"{word}"'


def _for_windows(run: Run) -> str:
    """Return a task of the Task Scheduler, as XML."""
    program, *arguments = run.command
    task = Element("Task", version="1.2", xmlns=_TASK)
    trigger = SubElement(SubElement(task, "Triggers"), "CalendarTrigger")
    _add(trigger, "StartBoundary", f"{_LONG_AGO}T{run.at:%H:%M}:00")
    weekly = SubElement(trigger, "ScheduleByWeek")
    _add(weekly, "WeeksInterval", "1")
    days = SubElement(weekly, "DaysOfWeek")
    for day in run.days:
        SubElement(days, _IN_XML[DAYS.index(day)])
    settings = SubElement(task, "Settings")
    _add(settings, "MultipleInstancesPolicy", "IgnoreNew")
    _add(settings, "StartWhenAvailable", "true")
    action = SubElement(SubElement(task, "Actions"), "Exec")
    _add(action, "Command", program)
    _add(action, "Arguments", subprocess.list2cmdline(arguments))
    _add(action, "WorkingDirectory", str(run.folder))
    indent(task)
    return tostring(task, encoding="unicode") + "\n"


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


_ENTRIES: dict[Scheduler, Callable[[Run], str]] = {
    "cron": _for_cron,
    "systemd": _for_systemd,
    "windows": _for_windows,
}
