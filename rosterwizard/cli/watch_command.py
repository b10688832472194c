"""`rosterwizard watch`: run a command for each new file of a folder, with nobody there."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from rosterwizard.cli.ending_watch import ended_gently
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import say, tell
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.log_events import LogEvent
from rosterwizard.services.logs import note
from rosterwizard.services.watching_folder import WatchedFolder, moved_to

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS = ("check", "fix", "export", "submit")
NAME = "{name}"  # in the words of the command, the name of the file without its ending
NEVER = ("--again", "--password-stdin")  # nobody could answer for these


class Wishes(TypedDict):
    """What the options of the command say."""

    once: bool
    every: float
    seconds: float
    move_to: Path | None


@click.command(
    cls=LoggedCommand,
    help="command-watch",
    context_settings={"allow_interspersed_args": False},  # all that follows is the command's own
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
@option("--once", is_flag=True, help="option-once")
@option(
    "--every",
    metavar="N",
    type=click.FloatRange(0.1, 3600),
    default=5.0,
    help="option-every",
)
@option(
    "--seconds", metavar="N", type=click.FloatRange(0), default=0.0, help="option-watch-seconds"
)
@option(
    "--move-to",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="option-move-to",
)
def watch(folder: Path, command: tuple[str, ...], **wishes: Unpack[Wishes]) -> int:
    """Run `rosterwizard COMMAND… FILE` for each new or changed file of FOLDER."""
    words = command[1:] if command[0] == "--" else command
    _refuse_unfit(folder, words, wishes["move_to"])
    with ended_gently(wishes["seconds"]) as ending:
        watching = _Watching(folder, words, wishes["move_to"])
        try:
            _go_on(watching, wishes, ending)
        except RosterError as error:
            raise Stop.over(error, ExitStatus.UNREADABLE) from error
    tell("watch-ended", watching.runs)
    note(LogEvent.WATCH_ENDED, runs=watching.runs, status=watching.worst)
    return watching.worst if wishes["once"] else watching.ended_with


def _go_on(watching: "_Watching", wishes: Wishes, ending: threading.Event) -> None:
    """Look again and again until it is over."""
    if not wishes["once"]:
        present = watching.folder.pass_over_present()
        tell("watch-began", present, folder=watching.folder.folder)
    watching.look(ending)
    while not ending.wait(wishes["every"]):
        watching.look(ending)
        if wishes["once"]:
            return


class _Watching:
    """One watch and how often it ran the command.

    worst: the highest status. ended_with: the status of a run that was broken off, else 0.
    """

    def __init__(self, folder: Path, words: "Sequence[str]", move_to: Path | None) -> None:
        self.folder = WatchedFolder(folder.absolute())
        self.runs = 0
        self.worst = int(ExitStatus.DONE)
        self.ended_with = int(ExitStatus.DONE)
        self._words = words
        self._move_to = move_to

    def look(self, ending: threading.Event) -> None:
        """Run the command for each file that is whole by now."""
        for file in self.folder.whole_files():
            if ending.is_set():
                return
            self.folder.take(file)
            self._run(file, ending)

    def _run(self, file: Path, ending: threading.Event) -> None:
        status = _runner()(words_for(self._words, file))
        self.runs += 1
        self.worst = max(self.worst, status)
        tell("watched-file", file=file.name, status=status)
        if status == ExitStatus.CANCELLED:
            self.ended_with = status
            ending.set()
        if status == ExitStatus.DONE and self._move_to:
            try:
                tell("watched-moved", file=moved_to(file, self._move_to))
            except RosterError as error:
                say(str(error), err=True)


def words_for(words: "Sequence[str]", file: Path) -> list[str]:
    """Return the command for one file: it stands first, so that no option takes it in."""
    named = [each.replace(NAME, file.stem) for each in words[1:]]
    return [words[0], str(file), *named]


def _runner() -> "Callable[[list[str]], int]":
    from rosterwizard.cli.main import status_of  # noqa: PLC0415 - it is what imports this

    return status_of


def _refuse_unfit(folder: Path, words: "Sequence[str]", move_to: Path | None) -> None:
    """Raise Stop for what would ask somebody, or would write into the folder that is watched."""
    if not words or words[0] not in COMMANDS:
        raise Stop.with_words(ExitStatus.USAGE, "watch-command", commands=listed(COMMANDS))
    never = [each for each in NEVER if each in words]
    if never:
        raise Stop.with_words(ExitStatus.USAGE, "watch-never", option=never[0])
    if words[0] == "submit" and not {"--yes", "--dry-run"} & set(words):
        raise Stop.with_words(ExitStatus.USAGE, "watch-would-ask")
    targets = [Path(each.rpartition("=")[2]) for each in words[1:]]
    inside = [each for each in targets if _is_inside(folder, each)]
    if inside or (move_to and _is_same(folder, move_to)):
        raise Stop.with_words(ExitStatus.USAGE, "watch-into-itself", folder=folder)


def _is_inside(folder: Path, target: Path) -> bool:
    return target.suffix != "" and _is_same(folder, target.parent)


def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()
