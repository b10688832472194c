"""Everything that a person, a log or a report could be told of what went wrong."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def told_by(error: BaseException | None) -> Iterator[str]:
    """Give what an error and all behind it say, also those that a traceback leaves out."""
    waiting, seen = [error], set()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        waiting += [each.__cause__, each.__context__]
        yield from (str(each), repr(each), f"{getattr(each, 'params', '')}")
        yield "".join(traceback.format_exception(each))
