"""The exact files that a system accepts."""

from rosterwizard.core.output.archive import zipped
from rosterwizard.core.output.files import OutputFile, output_job, output_sheet, split

__all__ = [
    "OutputFile",
    "output_job",
    "output_sheet",
    "split",
    "zipped",
]
