"""A workbook's texts, and the same workbook with look-alikes of them, made by another process."""

from typing import TypeVar

from msgspec import Struct

from rosterwizard.core.lookalike.workbooks.texts import NewTexts, Rewritten, WorkbookTexts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services.asking import Errand, answer_about
from rosterwizard.services.look_alike_child import FAILED, TextsRequest
from rosterwizard.services.reading_process import MEMORY_BYTES

TIME_S = 600  # a hundred thousand rows of thirty cells take minutes
_CHILD = "rosterwizard.services.look_alike_child"

Found = TypeVar("Found", bound=Struct)


def texts_in_workbook(
    data: bytes, progress: Progress = UNWATCHED, *, time_s: float = TIME_S
) -> WorkbookTexts:
    """Return every text that stays when the workbook is written with others.

    Raises RosterError as reading it does, and "look-alike-failed".
    """
    return _found(
        data, Errand(_CHILD, TextsRequest(None, MEMORY_BYTES), WorkbookTexts, time_s), progress
    )


def workbook_with_texts(
    data: bytes, new: NewTexts, progress: Progress = UNWATCHED, *, time_s: float = TIME_S
) -> Rewritten:
    """Return the workbook with the new texts.

    Raises RosterError as reading it does, and "look-alike-failed", also where a text that stays
    beside the cells has no new one.
    """
    return _found(
        data, Errand(_CHILD, TextsRequest(new, MEMORY_BYTES), Rewritten, time_s), progress
    )


def _found(data: bytes, errand: Errand[Found], progress: Progress) -> Found:
    found = answer_about(data, errand, progress)
    if isinstance(found, Fault):
        raise RosterError(found.code, **found.params)
    if found is None:
        raise RosterError(FAILED)
    return found
