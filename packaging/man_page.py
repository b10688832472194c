"""The manual page rosterwizard(1), made from the command line's own help.

`python packaging/man_page.py DATE` prints it, with the day (YYYY-MM-DD) that its foot bears. It
is written with the oldest macros that there are, so that every `man` shows it alike.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from rosterwizard import __version__
from rosterwizard.cli.main import rosterwizard

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "rosterwizard"
TITLE = "Roster Wizard"
NO_HYPHENS_NO_GAPS = ".nh\n.ad l"  # words stay whole, so that they can be searched and copied
ROFF = {"\\": r"\e", "-": r"\-", "`": r"\(ga", "'": r"\(aq", "…": "..."}
WORDS_OF_CLICK = {"[OPTIONS]", "[COMMAND]", "[ARGS]..."}


def man_page(date: str) -> str:
    """Return the whole page in roff."""
    top = click.Context(rosterwizard, info_name=NAME, **rosterwizard.context_settings)
    lines = [f'.TH {NAME.upper()} 1 {date} "{TITLE} {__version__}"', NO_HYPHENS_NO_GAPS]
    lines += [".SH NAME", rf"{NAME} \- {escaped(purpose())}", ".SH SYNOPSIS", *synopsis(top)]
    lines += [".SH DESCRIPTION", *paragraphs(rosterwizard.help or "")]
    lines += [".SH OPTIONS", *options(top, but=frozenset())]
    lines += [".SH COMMANDS", *(line for each in commands(top) for line in section(each))]
    lines += [".SH EXIT STATUS", *statuses()]
    return "\n".join(lines) + "\n"


def purpose() -> str:
    """Return what the program does, as the rest of a sentence."""
    first = (rosterwizard.help or "").splitlines()[0].rstrip(".")
    return first[0].lower() + first[1:]


def synopsis(top: click.Context) -> Iterator[str]:
    """Yield the ways to call the program."""
    gui = next(each for each in commands(top) if each.info_name == "gui")
    yield from (usage(top), ".br")
    yield rf"\fB{NAME}\fR {markup(words_after(gui))}"


def usage(ctx: click.Context) -> str:
    """Return how one command is called, as its help says it."""
    return rf"\fB{escaped(ctx.command_path)}\fR {markup(ctx.command.collect_usage_pieces(ctx))}"


def words_after(ctx: click.Context) -> list[str]:
    """Return the arguments of a command."""
    return [word for word in ctx.command.collect_usage_pieces(ctx) if word not in WORDS_OF_CLICK]


def commands(ctx: click.Context) -> Iterator[click.Context]:
    """Yield each command below one, and after a group those in it."""
    group = ctx.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command:
            below = click.Context(command, parent=ctx, info_name=name)
            yield below
            yield from commands(below)


def section(ctx: click.Context) -> Iterator[str]:
    """Yield what there is to say about one command."""
    yield f".SS {escaped(ctx.command_path.removeprefix(NAME).strip())}"
    yield usage(ctx)
    yield ".PP"
    yield from paragraphs(ctx.command.help or "")
    yield from options(ctx, but=frozenset({"--help"}))


def options(ctx: click.Context, but: frozenset[str]) -> Iterator[str]:
    """Yield each option with its help, but those that every command has."""
    for each in ctx.command.get_params(ctx):
        wanted = isinstance(each, click.Option) and not but.intersection(each.opts)
        record = each.get_help_record(ctx) if wanted else None
        if record:
            yield from (".TP", option_markup(record[0]), escaped(record[1]))


def option_markup(names: str) -> str:
    """Return `-o, --output OUT` with the option's names bold and its value slanted."""
    parts = re.split(r"(?<![\w-])(--?[a-z][a-z-]*)", names)
    return "".join(
        rf"\fB{escaped(part)}\fR" if part.startswith("-") else markup(part.split(" "))
        for part in parts
    )


def markup(words: list[str]) -> str:
    """Return words that stand for a value, slanted; what is no word stays upright.

    A line may be broken between values to choose from, or many of them would fit on none.
    """
    return " ".join(
        rf"\fI{escaped(word)}\fR".replace("|", r"|\:") if re.search(r"\w", word) else escaped(word)
        for word in words
    )


def paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        yield escaped(" ".join(paragraph.split()))


def statuses() -> Iterator[str]:
    """Yield each exit status with what it means."""
    for status, means in re.findall(r"^ +(\d+) +(.+)$", rosterwizard.epilog or "", re.MULTILINE):
        yield from (".TP", rf"\fB{status}\fR", escaped(means))


def escaped(text: str) -> str:
    """Return text that roff shows as it stands.

    An unescaped `-` would come out as a hyphen that no shell takes for an option's, and what is
    not ASCII must not hang on how the reader's machine is set.
    """
    for character, roff in ROFF.items():
        text = text.replace(character, roff)
    text = re.sub(r"[^\x00-\x7f]", lambda found: rf"\[u{ord(found[0]):04X}]", text)
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    print(man_page(sys.argv[1]), end="")  # noqa: T201 - a program for builds
