"""What is said of steps that were made: beside the work, and in the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, has_sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.edits import Edit


def size_of(edit: Edit) -> int:
    """Return how many rows a step moves; where it moves none, how many cells it changes."""
    rows = len(edit.rows_as_opened)
    return rows or edit.cells.height + len(edit.headings)


def is_bulk(edits: Sequence[Edit]) -> bool:
    """Tell whether these steps, made at once, changed more than one cell."""
    return any(edit.rows_as_opened for edit in edits) or sum(map(size_of, edits)) > 1


def made_in_words(edits: Sequence[Edit]) -> str:
    """Return what was done by steps that were made at once, in one sentence."""
    parts = {_part(edit) for edit in edits}
    if len(parts) > 1:
        return counted("steps-made", len(edits))
    return sentence("step-made", parts.pop(), count=sum(map(size_of, edits)))


def _part(edit: Edit) -> str:
    if has_sentence("step-made", edit.code):
        return edit.code
    return "rows" if edit.set_aside else "mended"
