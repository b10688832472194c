"""What a machine remembers that bears on how a file is opened, and a machine without a memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rosterwizard.core.job.taken_numbers import TakenNumbers
from rosterwizard.services.register import Register
from rosterwizard.services.remembered_matchings import Remembered, is_known, recall


@dataclass(frozen=True, slots=True)
class OpeningMemory:
    """What is remembered.

    recall: how such headings (those of a record type, by its id) were matched last time. is_known:
    whether they were. taken: the numbers that systems took before; None where nobody can be asked.
    """

    recall: Callable[[str, Sequence[str]], Remembered]
    is_known: Callable[[str, Sequence[str]], bool]
    taken: TakenNumbers | None


def _nothing(_record_type: str, _headings: Sequence[str]) -> Remembered:
    return Remembered()


def _unknown(_record_type: str, _headings: Sequence[str]) -> bool:
    return False


OF_THIS_MACHINE = OpeningMemory(recall, is_known, Register())
NO_MEMORY = OpeningMemory(_nothing, _unknown, None)
