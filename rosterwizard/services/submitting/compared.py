"""How the rows of a plan differ from what the same server was sent before, as far as is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.services.iso_minute import iso_minute
from rosterwizard.services.register_store import register_key
from rosterwizard.services.row_register import digests_of_rows, kept_rows
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.services.row_register import KeptRow, RowDigests
    from rosterwizard.services.submissions import Part, Submission
    from rosterwizard.services.submitting.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class ComparedSheet:
    """What is known of the planned rows of one sheet, as positions.

    new: not sent there from here. changed: sent with something else in it; None where every row is
    known again by all of it alone, and such a row is new. same: as it was taken before. unknown:
    of those three, the ones of which it is not known whether they are in. rekeyed: of the new ones,
    those that are like one row that is in and not in the sheet, in all but the key. missing: how
    many rows of the last file are not in the sheet. when: that went, ISO 8601. known: how many rows
    are remembered in all. gone: how many of those are not in the sheet.
    """

    new: pl.Series = field(repr=False)
    changed: pl.Series | None = field(repr=False)
    same: pl.Series = field(repr=False)
    unknown: pl.Series = field(repr=False)
    rekeyed: pl.Series = field(repr=False)
    missing: int
    when: str
    known: int
    gone: int

    @property
    def to_send(self) -> pl.Series:
        """Those that are not known to be in as they are."""
        parts = [each for each in (self.new, self.changed, self.unknown) if each is not None]
        return pl.concat(parts).unique().sort()


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """By record type what is known. without: the code of why of the others nothing is; "" of none.

    Codes: "compared-nothing" (nothing is remembered of them), "compared-no-key".
    """

    sheets: Mapping[str, ComparedSheet] = field(default_factory=dict)
    without: str = ""

    @property
    def unknown(self) -> int:
        """Of how many rows nobody knows whether they are in."""
        return sum(len(each.unknown) for each in self.sheets.values())


NOT_COMPARED = Compared()


def with_compared(plan: Plan, job: Job, before: Sequence[Submission]) -> Plan:
    """Return the plan with how its rows differ; a file for the hand is never known to be in.

    before: what is known to have gone to the server, the latest first. May block for a while, as
    the keyring does.
    """
    if way_of(plan.server).is_by_hand:
        return plan
    kept = {
        each.record_type.name: found
        for each in job.sheets
        if (found := kept_rows(plan.server, each.record_type.id))
    }
    key = register_key() if kept else None
    if key is None:
        return replace(plan, compared=Compared(without=_why_not(has_rows=bool(kept))))
    # Of a file that went there twice the latest word counts.
    fates = {part.digest: part for each in reversed(before) for part in each.parts}
    rows = {each.record_type: each.rows for each in plan.sheets}
    sheets = {
        name: _compared(rows[name], digests_of_rows(sheet, key), kept[name], fates)
        for sheet in job.sheets
        for name in (sheet.record_type.name,)
        if name in kept
    }
    without = "" if len(sheets) == len(job.sheets) else _why_not(has_rows=False)
    return replace(plan, compared=Compared(sheets, without))


def in_words(plan: Plan, moment: Callable[[str], str] = iso_minute) -> tuple[str, ...]:
    """Return whole sentences on how the rows differ, and on why that is not known.

    moment: writes a moment, ISO 8601, as people read it there.
    """
    said: list[str] = []
    server = server_title(plan.server)
    for each in plan.compared.sheets.values():
        counts = {"new": number(len(each.new)), "same": number(len(each.same))}
        if each.changed is None:
            said.append(sentence("compared", "unkeyed", server=server, **counts))
        else:
            changed = number(len(each.changed))
            said.append(sentence("compared", server=server, changed=changed, **counts))
        if len(each.rekeyed):
            said.append(counted("compared-rekeyed", len(each.rekeyed)))
        if each.missing:
            said.append(counted("compared-missing", each.missing, when=moment(each.when)))
    if plan.compared.without:
        said.append(sentence(plan.compared.without, server=server))
    return tuple(said)


def _why_not(*, has_rows: bool) -> str:
    return "compared-no-key" if has_rows else "compared-nothing"


def _compared(
    planned: pl.Series,
    digests: RowDigests,
    kept: Mapping[bytes, KeptRow],
    fates: Mapping[str, Part],
) -> ComparedSheet:
    found: dict[str, list[int]] = {"new": [], "changed": [], "same": [], "unknown": []}
    for at in planned:
        before = kept.get(digests.keys[at])
        taken, is_open = (None, False) if before is None else _of_row(before, fates)
        state = "new" if taken is None else "same" if taken == digests.rows[at] else "changed"
        found[state].append(at)
        if is_open:
            found["unknown"].append(at)
    found["rekeyed"] = [*_rekeyed(found["new"], digests, kept, fates)] if digests.has_keys else []
    latest = max(each.load for each in kept.values())
    last = {key: each.when for key, each in kept.items() if each.load == latest}
    here = {*digests.keys}
    rows = {name: pl.Series("row", each, dtype=pl.UInt32) for name, each in found.items()}
    return ComparedSheet(
        new=rows["new"],
        changed=rows["changed"] if digests.has_keys else None,
        same=rows["same"],
        unknown=rows["unknown"],
        rekeyed=rows["rekeyed"],
        missing=len(last.keys() - here),
        when=next(iter(last.values())),
        known=len(kept),
        gone=len(kept.keys() - here),
    )


def _rekeyed(
    new: Iterable[int],
    digests: RowDigests,
    kept: Mapping[bytes, KeptRow],
    fates: Mapping[str, Part],
) -> Iterator[int]:
    """Give the new rows that are like one that is in and is not in the sheet, but for the key.

    Where several rows of a file are alike in the rest, nobody can tell which of them is which.
    """
    gone = (kept[key] for key in kept.keys() - {*digests.keys})
    before = {each.rest for each in gone if _of_row(each, fates)[0] is not None}
    in_file = Counter((each.load, each.rest) for each in kept.values())
    telling = before - {None, *(rest for (_, rest), count in in_file.items() if count > 1)}
    here = Counter(digests.rests)
    for at in new:
        rest = digests.rests[at]
        if rest in telling and here[rest] == 1:
            yield at


def _of_row(before: KeptRow, fates: Mapping[str, Part]) -> tuple[bytes | None, bool]:
    """Return what the server took last of a row, and whether it may have something else by now."""
    if before.maybe is None:
        return before.taken, False
    fate = fates.get(before.batch)
    if fate is None or fate.unknown:
        return before.taken, True
    return (before.maybe if fate.settled else before.taken), False
