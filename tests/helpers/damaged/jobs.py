"""Rosters with one kind of damage as jobs, opened as the program opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.helpers.damaged.every_kind import damaged
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from tests.helpers.damaged.kinds import Kind


def damaged_jobs(kind: Kind, seed: int, folder: Path) -> Iterator[Job]:
    """Give the job of one such roster. folder: where its file is left."""
    for (roster, _), _ in damaged(kind, 1, seed=seed):
        yield opened(write(roster, folder, "utf-8"), roster)
