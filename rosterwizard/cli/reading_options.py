"""How a file is to be read: the same options wherever a FILE stands."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import click

from rosterwizard.cli import completing
from rosterwizard.cli.helped import option
from rosterwizard.core.reading.options import ReadingOptions

_Rest = ParamSpec("_Rest")


def _encoding(_: click.Context, __: click.Parameter, value: str) -> str:
    from rosterwizard.core.reading.encoding_names import encoding_called  # noqa: PLC0415 - few ask

    return encoding_called(value) if value else ""


def _separator(_: click.Context, __: click.Parameter, value: str) -> str:
    from rosterwizard.core.reading.delimiters import delimiter_called  # noqa: PLC0415 - as above

    return delimiter_called(value) if value else ""


_OPTIONS = (
    option("--sheet", multiple=True, metavar="NAME", help="option-sheet"),
    option(
        "--encoding",
        default="",
        metavar="NAME",
        callback=_encoding,
        help="option-encoding",
        shell_complete=completing.encodings,
    ),
    option(
        "--separator", default="", metavar="CHARACTER", callback=_separator, help="option-separator"
    ),
    option(
        "--heading-row",
        metavar="ROW",
        type=click.IntRange(min=1),
        help="option-heading-row",
    ),
    option("--every-row", is_flag=True, help="option-every-row"),
)


def reading_options(
    command: Callable[Concatenate[ReadingOptions, _Rest], int],
) -> Callable[..., int]:
    """Let a command take the options; it is handed them as one value, before all others."""

    @wraps(command)
    def handed(
        sheet: tuple[str, ...],
        encoding: str,
        separator: str,
        heading_row: int | None,
        *,
        every_row: bool,
        **others: object,
    ) -> int:
        reading = ReadingOptions(
            heading_row=heading_row or 0,
            encoding=encoding,
            delimiter=separator,
            every_row=every_row,
        ).of_sheets(sheet)
        return command(reading, **others)  # type: ignore[call-arg,arg-type] # by name, as click does

    for each in reversed(_OPTIONS):
        handed = each(handed)
    return handed
