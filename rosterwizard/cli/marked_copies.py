"""How commands save a workbook with its problems marked, and refuse names that would lie."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.printing import say, tell
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job

MARKED = frozenset({".xlsx", ".xlsm"})
# What a program goes by that opens a file: text under such a name opens nowhere.
_OTHER_FORMS = MARKED | {
    *(".xls", ".xlsb", ".xltx", ".xltm", ".ods", ".fods", ".numbers", ".doc", ".docx", ".pdf"),
    *(".json", ".xml", ".html", ".htm", ".zip", ".tsv", ".tab", ".parquet", ".toml"),
}


def is_marked(output: Path | None) -> bool:
    """Tell whether a workbook is meant by that name."""
    return output is not None and output.suffix.lower() in MARKED


def refuse_form(form: str, output: Path | None) -> None:
    """Raise Stop where a report would be of another form than the name of its file says."""
    if form == "xlsx" and output is None:
        raise Stop.with_words(ExitStatus.USAGE, "marked-without-output")
    if form != "xlsx" and output is not None and is_marked(output):
        raise Stop.with_words(ExitStatus.USAGE, "marked-without-form", file=output.name)
    if form == "xlsx" and not is_marked(output):
        raise Stop.with_words(
            ExitStatus.USAGE, "marking-ending", file=output.name if output else ""
        )


def is_text_under_another_ending(output: Path) -> bool:
    """Tell whether neither text nor a workbook is meant by that name."""
    return output.suffix.lower() in _OTHER_FORMS - {".xlsx"}


def refuse_ending(name: str, output: Path) -> None:
    """Raise Stop where `output` has the ending of a form that a text file of that name has not."""
    right = Path(name).suffix
    if output.suffix.lower() in _OTHER_FORMS - {right.lower()}:
        raise Stop.with_words(ExitStatus.USAGE, "other-ending", file=output.name, ending=right)


def save_marked(job: "Job", problems: "Mapping[str, Problems]", output: Path) -> None:
    """Save the workbook of the job with its problems marked, never over what was read."""
    from rosterwizard.services.marked_copy import marked_copy  # noqa: PLC0415 - imports openpyxl

    refuse_own_files([output], [sheet.sheet.origin.file for sheet in job.sheets])
    try:
        with watched("doing-marking") as progress:
            copy = marked_copy(job, problems, output, progress)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error
    write_whole(output, copy.content)
    for words in copy.told:
        say(words, err=True)
    tell("marked-saved", file=output.name)
