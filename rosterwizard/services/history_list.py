"""The lines of the history as a file, for those who must hand them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.services.history_lines import HistoryLine

_COLUMNS = ("when", "what", "server", "kind", "file", "rows", "outcome", "id")


def history_list(lines: Sequence[HistoryLine], profiles: Sequence[Profile]) -> bytes:
    """Return the lines as CSV that opens in Excel, each with its submission's ID.

    For people, so formula-like text is neutralised: a file can be called anything.
    """
    import polars as pl  # noqa: PLC0415 - takes long to load

    from rosterwizard.core.output.csv_text import (  # noqa: PLC0415 - needs polars
        UTF_8_WITH_MARK,
        csv_bytes,
    )
    from rosterwizard.core.sheet.formula_text import neutralised  # noqa: PLC0415 - as above

    rows = [map(neutralised, _texts(line, profiles)) for line in lines]
    schema = dict.fromkeys(_COLUMNS, pl.String)
    frame = pl.DataFrame(list(map(tuple, rows)), schema=schema, orient="row")
    headings = [sentence("history-columns", each) for each in _COLUMNS]
    return csv_bytes(headings, frame, encoding=UTF_8_WITH_MARK)


def _texts(line: HistoryLine, profiles: Sequence[Profile]) -> tuple[str, ...]:
    entry = line.entry
    kind = sentence("history-columns", "kind-practice" if line.is_practice else "kind-real")
    return (
        *(entry.when, line.what_in(profiles), line.server, kind),
        *(entry.file, str(entry.rows), line.outcome(), entry.submission),
    )
