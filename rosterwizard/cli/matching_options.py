"""What is said of headings and values, wherever a command takes a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import ANY_PATH, option

if TYPE_CHECKING:
    from rosterwizard.core.fixing.wishes import Wishes

_PLUS = "+"  # between headings that are joined, and between fields that a name is split into
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
        type=ANY_PATH,
        default=None,
        help="option-match-file",
    ),
    option(
        "--save-match",
        "save_match",
        metavar="FILE",
        type=ANY_PATH,
        default=None,
        help="option-save-match",
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of headings and values; keep_in: the file that keeps all of it, or None.

    as_before: what was said of an earlier file. Where this one has none of it, that is told.
    """

    wishes: "Wishes"
    keep_in: Path | None = None
    as_before: "Wishes | None" = None


def matching_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command these options, and hand it what they say as `said`."""

    @wraps(command)
    def with_wishes(  # noqa: PLR0913 - each is an option
        *args: Any,  # noqa: ANN401 - whatever else the command takes
        match: tuple[str, ...],
        constants: tuple[str, ...],
        leave_out: tuple[str, ...],
        values: tuple[str, ...],
        match_file: Path | None,
        save_match: Path | None,
        **others: Any,  # noqa: ANN401 - as above
    ) -> int:
        from rosterwizard.core.fixing.wishes import Wishes  # noqa: PLC0415 - imports polars

        pairs = [(heading, field) for field, heading in _pairs("--match", match, last=True)]
        wishes = Wishes(
            {heading: field for heading, field in pairs if _PLUS not in field},
            {field: text for text, field in _pairs("--set", constants)},
            leave_out,
            _values(values),
            split={heading: _fields(field) for heading, field in pairs if _PLUS in field},
        )
        said = Said(_with_file(match_file, wishes), save_match)
        return command(*args, said=said, **others)

    for each in reversed(_OPTIONS):
        with_wishes = each(with_wishes)
    return with_wishes


def _fields(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(_PLUS))


def _with_file(file: Path | None, said: "Wishes") -> "Wishes":
    if file is None:
        return said
    from rosterwizard.services.match_files import read_match_file  # noqa: PLC0415 - imports polars

    return read_match_file(file).overruled_by(said)


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
