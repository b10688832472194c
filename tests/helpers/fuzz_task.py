"""What the process that tries damaged files is asked, and what it answers for each."""

from __future__ import annotations

from msgspec import Struct

JOB = "job"
TOLD = "told"  # the file in which a process says what it died of


class Task(Struct, frozen=True):
    """Which files to try: those of the numbers from `first` on, before `end`.

    place: an empty folder to work in. keep: the folder to leave faulty files in; all with keep_all.
    """

    seed: int
    first: int
    end: int
    place: str
    keep: str = ""
    keep_all: bool = False


class Outcome(Struct, frozen=True):
    """What came of a file: a job, or the code of a refusal. fault: what must not happen."""

    number: int
    name: str
    came: str
    fault: str = ""
