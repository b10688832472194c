"""Finds of a walk that fails the few steps that are enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.helpers.window_walk import Act


def shrunk(
    story: Sequence[Act],
    take: Callable[[Sequence[Act]], None],
    kind: type[Exception],
    most_tries: int,
) -> list[Act]:
    """Return a part of the story that still fails in that way; all of it where no part does.

    take: does the acts from the start. Of the steps ever smaller runs are left out.
    """
    left, tries, size = list(story), most_tries, max(len(story) // 2, 1)
    while size and tries > 0:
        at = 0
        while at < len(left) and tries > 0:
            part = [*left[:at], *left[at + size :]]
            tries -= 1
            if part and _fails(part, take, kind):
                left = part
            else:
                at += size
        size //= 2
    return left


def _fails(
    part: Sequence[Act], take: Callable[[Sequence[Act]], None], kind: type[Exception]
) -> bool:
    try:
        take(part)
    except Exception as error:  # noqa: BLE001 - whatever failed before
        return type(error) is kind
    return False
