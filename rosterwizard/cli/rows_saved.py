"""The rows of a submission that need another look, saved as files of their own."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.marked_copies import is_text_under_another_ending
from rosterwizard.cli.printing import tell
from rosterwizard.core.sheet.file_names import numbered_name, safe_file_name
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.services.submitting.submission import Submitted

_NOT_KNOWN = "not-known"


def refuse_refused(job: "Job", output: Path, own: "Iterable[Path]") -> None:
    """Raise Stop or RosterError before anything is sent where such files could not be saved."""
    if is_text_under_another_ending(output):
        raise Stop.with_words(ExitStatus.USAGE, "refused-ending", file=output.name)
    paths = refused_files(job, output).values()
    refuse_own_files([*paths, *map(_of_open_rows, paths)], own)


def refused_files(job: "Job", output: Path) -> dict[str, Path]:
    """Return where the rows that did not get in are saved, by the name of the record type."""
    names = [sheet.record_type.name for sheet in job.sheets]
    if len(names) == 1:
        return {names[0]: output}
    return {
        name: output.with_name(numbered_name(output.name, safe_file_name(name))) for name in names
    }


def save_refused(job: "Job", submitted: "Submitted", output: Path) -> None:
    """Save the rows that did not get in, and apart from them those that nobody knows of.

    There is a file for each record type that has such rows. An older file of that name stays
    where there are none, and that is said.
    """
    from rosterwizard.core.results.refused import failed_rows, open_rows  # noqa: PLC0415 - polars

    paths = refused_files(job, output)
    for sheet in job.sheets:
        outcomes, path = submitted.outcomes[sheet.record_type.name], paths[sheet.record_type.name]
        failed, unknown = failed_rows(outcomes), open_rows(outcomes)
        _save(sheet, failed, path, "refused-rows-saved")
        if not failed.frame.height:
            tell("refused-rows-old" if path.exists() else "refused-rows-none", file=path)
        apart = _of_open_rows(path)
        _save(sheet, unknown, apart, "open-rows-saved")
        if apart.exists() and not unknown.frame.height:
            tell("open-rows-old", file=apart)


def _of_open_rows(path: Path) -> Path:
    return path.with_name(numbered_name(path.name, _NOT_KNOWN))


def _save(sheet: "JobSheet", outcomes: "Outcomes", path: Path, code: str) -> None:
    from rosterwizard.core.results.refused import refused_rows  # noqa: PLC0415 - imports polars
    from rosterwizard.services.whole_files import write_whole  # noqa: PLC0415 - only here

    if outcomes.frame.height:
        write_whole(path, refused_rows(sheet, outcomes, path.name))
        tell(code, outcomes.frame.height, file=path)
