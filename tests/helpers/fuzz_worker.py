"""The process that tries damaged files one by one, and may die of one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tests.helpers.forked_reading import forked_reading
from tests.helpers.fuzz_files import damaged
from tests.helpers.fuzz_limits import limit_memory, limit_time, memory_fault, tell_into
from tests.helpers.fuzz_task import TOLD, Outcome, Task
from tests.helpers.fuzz_trial import tried

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(task: Task) -> None:
    """Say of each file what came of it, a line for each."""
    for outcome in outcomes(task):
        sys.stdout.buffer.write(msgspec.json.encode(outcome) + b"\n")
        sys.stdout.flush()


def outcomes(task: Task) -> Iterator[Outcome]:
    """Give what comes of each file, up to one that takes too much memory."""
    told = Path(task.place, TOLD)
    told.unlink(missing_ok=True)
    with tell_into(told) as file, forked_reading(told):
        limit_memory()
        for number in range(task.first, task.end):
            limit_time(file)
            outcome = _tried(task, number, told)
            yield outcome
            if memory_fault():
                return


def _tried(task: Task, number: int, told: Path) -> Outcome:
    made = damaged(task.seed, number)
    path = Path(task.place, made.name)
    path.write_bytes(made.data)
    if task.keep_all:
        Path(task.keep, made.name).write_bytes(made.data)
    outcome = tried(number, path, told)
    outcome = msgspec.structs.replace(outcome, fault=outcome.fault + memory_fault())
    if task.keep and outcome.fault:
        Path(task.keep, made.name).write_bytes(made.data)
    path.unlink()
    return outcome


if __name__ == "__main__":
    main(msgspec.json.decode(sys.argv[1], type=Task))
