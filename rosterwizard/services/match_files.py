"""Files that say which heading is which field, for commands that nobody sits in front of."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from rosterwizard.core.fixing.settled_wishes import open_matches, settled_wishes
from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.secret_columns import secret_fields
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.toml_text import toml_entry, toml_key
from rosterwizard.services.own_files import write_apart
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.values_as_before import values_said

W = TypeVar("W", bound=Wishes)


def read_match_file(path: Path) -> Wishes:
    """Return what the file wishes for. Raises RosterError "match-file-unread"."""
    return read_wishes(path, Wishes, "match-file-unread")


def read_wishes(path: Path, kind: type[W], unread: str) -> W:
    """Return the wishes of a file. unread: the code of the RosterError where it holds none."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise RosterError(unread, file=path.name, reason=reason_of(error)) from error
    except ValueError as error:  # of msgspec too
        raise RosterError(unread, file=path.name, reason=str(error)) from error


def said_of(job: Job, wishes: Wishes) -> Wishes:
    """Return how a job is matched, with what was wished for of values that it does not have."""
    kept = Wishes(values=wishes.values)
    for sheet in job.sheets:
        kept = kept.and_then(Wishes(values=values_said(sheet)))
    return settled_wishes(job).and_then(kept)


def write_match_file(path: Path, job: Job, wishes: Wishes) -> None:
    """Keep how a job is matched, for `read_match_file`; what is open stands there as a comment.

    wishes: what was said of it; values that this file does not have are kept too. Raises
    RosterError "output-is-input" and what `write_whole` raises.
    """
    lines = said_as_toml("match-file-head", said_of(job, wishes), job)
    write_lines(path, lines, job)


def said_as_toml(head: str, said: Wishes, job: Job) -> Iterator[str]:
    """Give the lines of a file that keeps what was said of a job. head: the code of the first."""
    yield f"# {sentence(head)}"
    yield from _wishes_as_toml(said, secrets_of(job), open_matches(job, said))


def write_lines(path: Path, lines: Iterable[str], job: Job) -> None:
    """Write a file about a job. Raises RosterError as `write_apart`, for the job's own files."""
    own = [sheet.sheet.origin.file for sheet in job.sheets]
    write_apart(path, "".join(f"{line}\n" for line in lines).encode(), own)


def secrets_of(job: Job) -> frozenset[str]:
    """Return the names of the fields of a job that hold passwords."""
    return frozenset(name for each in job.sheets for name in secret_fields(each.record_type))


def _wishes_as_toml(
    kept: Wishes, secret: frozenset[str], maybe: tuple[tuple[str, str], ...]
) -> Iterator[str]:
    """Give the lines of a file that keeps wishes, without those for the fields `secret`.

    maybe: headings that nobody has settled, each with its field; they stand there as comments.
    """
    if not secret.isdisjoint({*kept.constants, *kept.values}):
        yield f"# {sentence('match-file-secret')}"
    if kept.leave_out:
        yield from ("", toml_entry("leave-out", kept.leave_out))
    yield from _table("match", kept.match)
    if maybe:
        yield from ("", *(() if kept.match else ("[match]",)), f"# {sentence('match-file-open')}")
        yield from (f"# {toml_entry(name, field)}" for name, field in maybe)
    yield from _table("join", kept.join)
    yield from _table("split", kept.split)
    constants = {name: text for name, text in kept.constants.items() if name not in secret}
    yield from _table("set", constants)
    for name in (each for each in kept.values if each not in secret):
        yield from _table(f"values.{toml_key(name)}", kept.values[name])


def _table(name: str, entries: Mapping[str, str | tuple[str, ...]]) -> Iterator[str]:
    if entries:
        yield from ("", f"[{name}]", *(toml_entry(key, value) for key, value in entries.items()))
