"""What is said of headings and values, wherever a command takes a file."""

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import option

if TYPE_CHECKING:
    from rosterwizard.core.fixing.wishes import Wishes

_OPTIONS = (
    option("--match", "match", multiple=True, metavar="HEADING=FIELD", help="option-match"),
    option("--set", "constants", multiple=True, metavar="FIELD=VALUE", help="option-set"),
    option("--leave-out", "leave_out", multiple=True, metavar="HEADING", help="option-leave-out"),
    option(
        "--value", "values", multiple=True, metavar="FIELD:TEXT=VALUE", help="option-match-value"
    ),
    option(
        "--match-file",
        "match_file",
        metavar="FILE",
        type=click.Path(path_type=Path),
        default=None,
        help="option-match-file",
    ),
)


def matching_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command these options, and hand it what they say as `wishes`."""

    @wraps(command)
    def with_wishes(
        *args: Any,  # noqa: ANN401 - whatever else the command takes
        match: tuple[str, ...],
        constants: tuple[str, ...],
        leave_out: tuple[str, ...],
        values: tuple[str, ...],
        match_file: Path | None,
        **others: Any,  # noqa: ANN401 - as above
    ) -> int:
        from rosterwizard.core.fixing.wishes import Wishes  # noqa: PLC0415 - imports polars

        said = Wishes(
            {heading: field for field, heading in _pairs("--match", match, last=True)},
            {field: text for text, field in _pairs("--set", constants)},
            leave_out,
            _values(values),
        )
        return command(*args, wishes=_with_file(match_file, said), **others)

    for each in reversed(_OPTIONS):
        with_wishes = each(with_wishes)
    return with_wishes


def _with_file(file: Path | None, said: "Wishes") -> "Wishes":
    if file is None:
        return said
    from rosterwizard.services.match_files import read_match_file  # noqa: PLC0415 - imports polars

    return read_match_file(file).and_then(said)


def _pairs(name: str, texts: Iterable[str], *, last: bool = False) -> Iterable[tuple[str, str]]:
    """Give what stands behind the sign and before it; `last`: of several signs the last counts."""
    for text in texts:
        before, sign, behind = text.rpartition("=") if last else text.partition("=")
        if not (before.strip() and sign):
            raise Stop.with_words(ExitStatus.USAGE, "said-malformed", option=name, text=text)
        yield behind, before


def _values(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        ((value, before),) = _pairs("--value", [text], last=True)
        field, sign, wanted = before.partition(":")
        if not (sign and wanted.strip()):
            raise Stop.with_words(ExitStatus.USAGE, "said-malformed", option="--value", text=text)
        found.setdefault(field, {})[wanted] = value
    return found
