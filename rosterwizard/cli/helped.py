"""Commands and options whose help lies in the words: as `help` they are given its code.

It is looked up when it is shown: a command that shows none reads no words, and runs even where
the words are damaged.
"""

from functools import partial
from pathlib import Path
from typing import Any

import click

from rosterwizard.core.messages.safe_text import shown_bytes
from rosterwizard.core.messages.words import sentence_of_file


def words_of_help(code: str, part: str = "message", /, **gaps: object) -> str:
    """Return the words of `code`, without reading those of other parts of the program."""
    return sentence_of_file("command_line", code, part, **gaps)


class _Helped:
    """Gives the words of the code that was set as its help."""

    _code: str | None = None

    @property
    def help(self) -> str | None:
        """Return the words that are shown."""
        return self._code and words_of_help(self._code)

    @help.setter  # noqa: A003 - click's own name
    def help(self, code: str | None) -> None:
        self._code = code


class HelpedCommand(_Helped, click.Command):
    """A command that is given the code of its help."""


class HelpedGroup(_Helped, click.Group):
    """A group that is given the code of its help, as are the commands in it."""

    command_class = HelpedCommand


# Whether a file may be read is found when it is read, and then told as of every other file.
ANY_PATH = click.Path(path_type=Path, readable=False)


class WholeText(click.ParamType[str]):
    """A word of the command line that is no file name: whole as Unicode, so that it can be kept."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word; one with bytes of another encoding is refused."""
        word = str(value)
        if shown_bytes(word) != word:
            self.fail(words_of_help("word-of-other-letters", word=word), param, ctx)
        return word


WHOLE_TEXT = WholeText()


class HelpedOption(_Helped, click.Option):
    """An option that is given the code of its help; a text of it is whole as Unicode."""

    def __init__(self, *names: Any, **given: Any) -> None:  # noqa: ANN401 - as click has them
        """Take what click's own option takes."""
        super().__init__(*names, **given)
        if self.type is click.STRING:
            self.type = WHOLE_TEXT


option = partial(click.option, cls=HelpedOption)
