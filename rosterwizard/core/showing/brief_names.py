"""The names of several files, short enough for a line."""

from collections.abc import Sequence
from pathlib import Path

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted

_NAMED_FILES = 3


def named_briefly(paths: Sequence[Path]) -> str:
    """Return the names of the files; of many the first ones and how many more there are."""
    names = listed(screened_file(path.name) for path in paths[:_NAMED_FILES])
    more = len(paths) - _NAMED_FILES
    return counted("files-more", more, names=names) if more > 0 else names
