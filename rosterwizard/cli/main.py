"""The command `rosterwizard`: finds the command that is meant and runs it."""

import errno
import io
import sys
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from rosterwizard.cli.clicks_words import say_in_our_words
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import HelpedGroup, option, words_of_help
from rosterwizard.cli.interrupting import pass_over_ctrl_c
from rosterwizard.cli.printing import hush, prepare_streams, reader_has_gone, say, tell, told
from rosterwizard.cli.version_option import show_version
from rosterwizard.cli.wildcards import typed_words
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services.core_dumps import leave_no_core_dump
from rosterwizard.services.engine_memory import give_memory_back_soon
from rosterwizard.services.unforeseen import noted_in_words, threads_answered_for

# In the order of the help; each lives in `rosterwizard/cli/<name>_command.py`, "-" being "_" there.
COMMANDS = (
    "gui",
    "systems",
    "fields",
    "explain",
    "profile",
    "template",
    "check",
    "fix",
    "export",
    "servers",
    "submit",
    "history",
    "schedule",
    "watch",
    "practice",
    "case",
    "self-check",
    "log",
)


class Commands(HelpedGroup):
    """The commands, each imported when it is used; a bare file name opens the window."""

    @property
    def epilog(self) -> str:
        """Return what the exit statuses mean, which stands below the help."""
        return words_of_help("exit-statuses")

    @epilog.setter
    def epilog(self, _: str | None) -> None:
        """Take none of its own, as click sets one."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of `COMMANDS`."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of the command and return it."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = import_module(f"rosterwizard.cli.{name}_command")
        command: click.Command = getattr(module, name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a first word that names no command but a file as `gui FILE`."""
        if args[0] not in COMMANDS and _is_file(args[0]):
            args = ["gui", *args]
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _near_commands(args[0]), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any of them."""
        del ctx
        with formatter.section(words_of_help("commands-listed")):
            formatter.write_dl([(name, summary_of(name)) for name in COMMANDS])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Offer the commands without importing any of them, and the files that open the window."""
        commands = [
            CompletionItem(name, help=summary_of(name))
            for name in COMMANDS
            if name.startswith(incomplete)
        ]
        options = click.Command.shell_complete(self, ctx, incomplete)
        return commands + options or [CompletionItem(incomplete, type="file")]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; click must not answer for pipes and Ctrl-C in its own way."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Cancelled from None
        except OSError as error:
            if not reader_has_gone(error):  # such as `head`, which has seen enough
                raise
            hush()
            return ExitStatus.DONE


def summary_of(name: str) -> str:
    """Return what a command does, in a line of the list of all commands."""
    return words_of_help(f"command-{name}", "summary")


def _is_file(word: str) -> bool:
    named = any(mark in word for mark in (".", "/", "\\"))
    return not word.startswith("-") and (named or Path(word).exists())


def _near_commands(word: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a slip of the pen

    near = get_close_matches(word, COMMANDS)
    return " " + told("near-commands", near=listed(near)) if near else ""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="command-rosterwizard",
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help="option-version",
)
@click.pass_context
def rosterwizard(ctx: click.Context) -> object:
    """Take a school's roster from an empty template to a confirmed submission."""
    if ctx.invoked_subcommand is not None:
        return None
    from rosterwizard.cli.gui_command import gui  # noqa: PLC0415 - only without a command

    with gui.make_context("gui", [], parent=ctx) as context:
        return gui.invoke(context)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; always ends by SystemExit with a status of `ExitStatus`."""
    leave_no_core_dump()
    give_memory_back_soon()
    prepare_streams()
    say_in_our_words()
    with threads_answered_for():
        sys.exit(status_of(arguments))


def status_of(arguments: list[str] | None) -> int:
    """Run the command, tell what stopped it, and return the exit status."""
    try:
        status = rosterwizard.main(
            args=typed_words() if arguments is None else arguments,
            prog_name="rosterwizard",
            standalone_mode=False,
        )
    except click.ClickException as error:
        said = io.StringIO()  # it may repeat a word of the command line
        error.show(said)
        say(said.getvalue().rstrip(), err=True)
        return error.exit_code
    except Stop as stop:
        say(str(stop), err=True)
        return stop.status
    except RosterError as error:
        say(str(error), err=True)
        return ExitStatus.USAGE
    except (Cancelled, click.Abort):
        pass_over_ctrl_c()
        tell("stopped")
        return ExitStatus.CANCELLED
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 - a panic inside Polars is no Exception
        return _status_over(error)
    return int(status or ExitStatus.DONE)


def _status_over(error: BaseException) -> ExitStatus:
    """Tell of an error that nobody has put into words, and return the exit status."""
    # Whatever a command looks up first by a name that a person gave: the disk has no such name.
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        tell("name-too-long", file=error.filename)
        return ExitStatus.USAGE
    say(noted_in_words(error), err=True)
    return ExitStatus.BUG


def window() -> None:
    """Open the window; the entry point of the desktop icon."""
    main(["gui", *sys.argv[1:]])
