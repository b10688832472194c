"""What every command says of rows in other sheets and files that could be taken in as well."""

from typing import TYPE_CHECKING

from rosterwizard.cli.printing import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.sheet.sheet import Origin


def tell_how_to_take_more(job: "Job") -> None:
    """Say how the rows of the same kind that are left out are taken in.

    Not where sheets were named: then the others are left out knowingly.
    """
    origins = [sheet.sheet.origin for sheet in job.sheets]
    for origin in origins:
        if any(each.file for each in origin.sheets_alike):
            tell("put-files-together", file=origin.file.name)
    for file in dict.fromkeys(origin.file for origin in origins):
        own = [origin for origin in origins if origin.file == file and not origin.wanted]
        more = [name for origin in own for name in _more_sheets(origin)]
        if more:
            names = [*(name for origin in own for name in origin.own_sheets), *more]
            tell("take-sheets-too", options=" ".join(f'--sheet "{name}"' for name in names))


def _more_sheets(origin: "Origin") -> "Iterator[str]":
    return (each.name for each in origin.sheets_alike if not each.file)
