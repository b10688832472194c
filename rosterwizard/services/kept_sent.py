"""What an entry of kept work says of a sending. Loading this imports no Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from rosterwizard.services.kept_records import Record

SENDING = b"b"  # the kind of the records that hold a `KeptSending`
SENT = b"o"  # the kind of those that hold a `KeptSent`; the last record of both kinds counts
ROWS = b"r"  # the kind of those before each of them, with its rows


class KeptSending(Struct, frozen=True, kw_only=True):
    """Rows are being sent; where nothing follows, the program ended before it knew more.

    submission: the name of its journal, which says what was begun and what was answered.
    server, url: its name and address.
    """

    submission: str
    server: str = ""
    url: str = ""
    mode: str = ""
    is_practice: bool = False


class KeptSent(KeptSending, frozen=True, kw_only=True):
    """What became of a submission, but for the rows.

    counts: of the rows by state. trouble: its code and the gaps of its words. summaries: the
    system's own sentence, by record type. edited_since: the job was changed before this was
    written. hashed_by: the version of Polars, which makes the digests of what was sent.
    """

    counts: dict[str, int] = {}
    trouble: tuple[str, dict[str, str | int]] | None = None
    cancelled: bool = False
    places: tuple[str, ...] = ()
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""
    notices: tuple[str, ...] = ()
    summaries: dict[str, str] = {}
    edited_since: bool = False
    hashed_by: str = ""


def said_of_sending(record: Record) -> KeptSending:
    """Return what a record of one of the two kinds says. Raises msgspec's errors."""
    kind = KeptSent if record.kind == SENT else KeptSending
    return msgspec.msgpack.decode(record.content, type=kind)
