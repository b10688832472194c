"""No row is certain where the same answer can be read in another way: held by a slower judge."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.services.ways.infiniti_answer import told_in
from rosterwizard.services.ways.infiniti_rows import states_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KINDS = ("created", "updated", "failed")
ALL_KINDS = (*KINDS, "unchanged")
ANY = (*ALL_KINDS, "other")
CREATED, UPDATED, BAD = "User Created", "User Updated", "Field (group) is unknown."
REMARK, UNCHANGED, ODD = "User Created. Remark", "User Unchanged", "Nothing to do"
# What a sentence may mean; all else may mean anything, also something that is not documented.
MEANINGS = {
    CREATED: ("created",),
    REMARK: ("created",),
    UPDATED: ("updated",),
    UNCHANGED: ("unchanged",),
    BAD: ("failed",),
}
# What a row may have been when it is shown with a state.
FITS = {
    "created": {"created"},
    "updated": {"updated"},
    "unchanged": {"unchanged"},
    "accepted": {"created", "updated", "unchanged"},
    "refused": {"failed"},
    "unknown": {*ANY},
}
sentences = st.sampled_from([CREATED, UPDATED, BAD, UNCHANGED, REMARK, ODD, ""])


@st.composite
def answers(draw: st.DrawFn) -> tuple[int, bool, dict[str, int], dict[int, str]]:
    """Draw an answer: the rows sent, success, counts and details. Most agree with themselves."""
    rows = draw(st.integers(1, 4))
    kinds = [draw(st.sampled_from(ANY)) for _ in range(rows)]
    counted = draw(st.sampled_from([KINDS, ALL_KINDS]))
    counts = {kind: kinds.count(kind) for kind in counted} | {"processed": rows}
    success = not counts["failed"]
    said_of = {meanings[0]: said for said, meanings in MEANINGS.items()} | {"other": ODD}
    first = draw(st.sampled_from([0, 1, 1, 2]))
    details = {row + first: said_of[kind] for row, kind in enumerate(kinds)}
    for _ in range(draw(st.integers(0, 3))):
        what = draw(st.sampled_from(["success", "count", "uncounted", "said", "silent", "silent"]))
        count = draw(st.sampled_from(sorted(counts) or ["created"]))
        number = draw(st.sampled_from(sorted(details) or [1]) | st.integers(0, rows + 2))
        if what == "success":
            success = not success
        elif what == "count":
            counts[count] = draw(st.integers(0, 5))
        elif what == "uncounted":
            counts.pop(count, None)
        elif what == "said":
            details[number] = draw(sentences)
        else:
            details.pop(number, None)
    return rows, success, counts, details


def readings(
    rows: int, *, success: bool, counts: Mapping[str, int], details: Mapping[int, str]
) -> Iterator[Sequence[str]]:
    """Yield every way to read the answer: what each row was, so that nothing contradicts it."""
    # The numbering that the vendor's page has, and the other two where a number shows that it is
    # not that one.
    fitting = [
        first for first in (1, 0, 2) if all(0 <= number - first < rows for number in details)
    ]
    # Who does not count what is as before as such may count it as updated; then nothing else is
    # so that is not said to be.
    some = ALL_KINDS if "unchanged" in counts else KINDS
    for first in [1] if 1 in fitting else fitting:
        said = [details.get(row + first) for row in range(rows)]
        anything = (*some, "other")
        meanings = [some if each is None else MEANINGS.get(each, anything) for each in said]
        for kinds in product(*meanings):
            found = {kind: kinds.count(kind) for kind in some}
            as_before = kinds.count("unchanged") if "unchanged" not in counts else 0
            also = {"updated": range(as_before + 1)}
            if any(
                all(counts.get(kind, number) != number + more for more in also.get(kind, (0,)))
                for kind, number in found.items()
            ):
                continue
            counted = sum(counts.get(kind, 0) for kind in ALL_KINDS)
            in_all = counted if set(KINDS) <= counts.keys() else rows
            if counts.get("processed", rows) not in {rows, in_all}:
                continue
            if success and found["failed"]:
                continue
            # Where no row is spoken of, it may be the whole that had no success.
            spoken = details or set(KINDS) <= counts.keys()
            if not success and spoken and not (found["failed"] or kinds.count("other")):
                continue
            yield kinds


@given(answers())
@example((2, False, {"created": 1, "updated": 0, "failed": 1}, {0: CREATED, 1: BAD}))
@example((2, False, {"created": 1, "updated": 0, "failed": 1}, {2: CREATED, 3: BAD}))
@example((3, False, {"created": 0, "updated": 0, "failed": 3}, dict.fromkeys((1, 2, 3), CREATED)))
@example((1, False, {"failed": 1}, {}))
def test_no_row_is_certain_that_another_reading_shows_otherwise(
    drawn: tuple[int, bool, dict[str, int], dict[int, str]],
) -> None:
    rows, success, counts, details = drawn
    text = " ".join(f"{number} users {word}." for word, number in counts.items())
    body = {"success": success, "summary": text, "details": details}
    told = told_in(json.dumps(body), rows)
    assert told is not None
    found = states_told(told, rows)
    named = dict(found.rows.select("row", "state").iter_rows())
    shown = [named.get(row, found.state) for row in range(rows)]
    ways = list(readings(rows, success=success, counts=counts, details=details))
    if not ways:
        assert shown == ["unknown"] * rows
    for kinds in ways:
        assert all(kind in FITS[state] for kind, state in zip(kinds, shown, strict=True))
    # Nor is more left unknown than need be, where the numbering is the documented one and the
    # summary counts all.
    if counts.keys() >= set(KINDS) and all(1 <= number <= rows for number in details):
        for row, state in enumerate(shown):
            possible = {kinds[row] for kinds in ways}
            narrow = possible and any(possible <= FITS[each] for each in FITS if each != "unknown")
            assert not narrow or state != "unknown" or details.get(row + 1) == ""
