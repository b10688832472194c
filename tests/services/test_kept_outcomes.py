"""What became of rows that were sent comes back as it was known, or as the journal knows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.job.sent_rows import changed_since, sent_rows
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import kept_outcomes
from rosterwizard.services.journal import Sending
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.kept_entries import entry_in
from rosterwizard.services.kept_outcomes import CameBack, came_back
from rosterwizard.services.kept_records import Record, packed
from rosterwizard.services.kept_sent import ROWS, SENT, KeptSending, KeptSent
from rosterwizard.services.kept_steps import kept_steps
from rosterwizard.services.kept_work import KeptWork
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.kept_list import EntryJournal
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job

FRESH = patrons("anna", "ben", "cleo")
URL = "https://library.example"
NAMED = b"\x81\xaasubmission\xa1s"
BEGUN = KeptSending(submission="s", server="Library", url=URL)


def edited(job: Job, text: str, row: int = 0) -> Job:
    (sheet,) = job.sheets
    edit = typed(sheet, row, 0, text)
    assert edit is not None
    return job.with_sheet(sheet.edited(edit))


def submitted(job: Job, *states: str, **more: object) -> Submitted:
    rows = [(row, state, f"said {row}") for row, state in enumerate(states)]
    frame = pl.DataFrame(rows, schema=FRAME, orient="row")
    gone = frame.filter(pl.col("state") != "not-sent")["row"]
    known = {"submission": "s", "server": "Library", "url": URL, **more}
    sent = {"patrons": sent_rows(job.sheets[0], gone)}
    return Submitted({"patrons": Outcomes("patrons", frame, "Done.")}, sent=sent, **known)  # type: ignore[arg-type] # its own


def keep(
    journal: EntryJournal, job: Job, sent: Submitted | None, *, edited_since: bool = False
) -> None:
    back = CameBack(sent, edited_since=edited_since) if sent else None
    journal.keep(KeptWork(), (), job, back).result()


def note_sending(journal: EntryJournal) -> None:
    """Note a sending, of which the first row was begun and never answered."""
    journal.note_sending(BEGUN).result()
    with Journal("s") as lines:
        lines.write(
            Sending(
                batch=1,
                when="2026-08-24T10:00:00+02:00",
                system="infiniti",
                server="Library",
                file="patrons.csv",
                size=1,
                digest="d",
                rows={"patrons": ((0, 0),)},
            )
        )


def back(journal: EntryJournal) -> CameBack | None:
    file = journal.entry.file
    return came_back(file, FRESH, kept_steps(file).steps)


def states(found: CameBack | None) -> list[str]:
    assert found is not None
    return found.submitted.outcomes["patrons"].frame["state"].to_list()


def same(one: Submitted, other: Submitted) -> bool:
    """Tell whether two are alike in every part."""
    bare = [replace(each, outcomes={}, sent={}, away={}, trouble=None) for each in (one, other)]
    frames = [
        {
            name: (part.frame.to_dict(as_series=False), part.summary)
            for name, part in each.outcomes.items()
        }
        for each in (one, other)
    ]
    sent = [
        {name: part.to_dict(as_series=False) for name, part in each.sent.items()}
        for each in (one, other)
    ]
    away = [
        {
            name: tuple(part.to_dict(as_series=False) for part in parts)
            for name, parts in each.away.items()
        }
        for each in (one, other)
    ]
    return (
        bare[0] == bare[1]
        and away[0] == away[1]
        and frames[0] == frames[1]
        and sent[0] == sent[1]
        and str(one.trouble) == str(other.trouble)
    )


@settings(max_examples=20)
@given(
    told=st.lists(st.sampled_from(STATES), min_size=3, max_size=3),
    texts=st.lists(st.sampled_from(["ann", "Zoë", ""]), max_size=2, unique=True),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    code=st.sampled_from(["", "all-taken", "sending-cut-off"]),
    words=st.lists(st.text(max_size=3), max_size=2).map(tuple),
)
def test_whatever_became_of_the_rows_comes_back(
    told: list[str],
    texts: list[str],
    flags: tuple[bool, bool, bool],
    code: str,
    words: tuple[str, ...],
) -> None:
    job = FRESH
    for text in texts:
        job = edited(job, text)
    sent = submitted(
        job,
        *told,
        trouble=RosterError(code, count=3, server="L") if code else None,
        cancelled=flags[0],
        is_practice=flags[1],
        places=words,
        steps=words,
        notices=words,
        mode="full",
        page="p",
        result="r",
    )
    # Rows that are away are kept just like those that are there.
    sent = replace(sent, away={"patrons": (sent.outcomes["patrons"].frame, sent.sent["patrons"])})
    journal = EntryJournal()
    keep(journal, job, sent, edited_since=flags[2])
    found = back(journal)
    assert found is not None
    assert same(found.submitted, sent)
    assert found.edited_since is flags[2]
    listed = entry_in(journal.entry.file).sent
    assert isinstance(listed, KeptSent)
    assert listed.counts == {state: count for state, count in sent.counts().items() if count}


def test_every_field_of_what_was_submitted_is_kept() -> None:
    """Hold the two together: a new field must be kept, too."""
    kept = {*KeptSent.__struct_fields__} - {"counts", "summaries", "edited_since", "hashed_by"}
    assert kept | {"outcomes", "sent", "away"} == {*Submitted.__slots__}


def test_nothing_sent_is_nothing_to_bring_back() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, None)
    assert back(journal) is None
    assert entry_in(journal.entry.file).sent is None


def test_outcomes_are_written_behind_the_steps_and_once() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, None)
    before = journal.entry.file.read_bytes()
    sent = submitted(FRESH, "created", "refused", "unknown")
    keep(journal, FRESH, sent)
    after = journal.entry.file.read_bytes()
    assert after.startswith(before)
    keep(journal, FRESH, sent)
    assert journal.entry.file.read_bytes() == after
    found = back(journal)
    assert states(found) == ["created", "refused", "unknown"]
    assert found is not None
    assert not found.edited_since


def test_what_was_edited_after_it_was_sent_is_known_to_be() -> None:
    journal = EntryJournal()
    sent = submitted(FRESH, "created", "created", "created")
    keep(journal, FRESH, sent)
    job = edited(FRESH, "ann")
    keep(journal, job, sent, edited_since=True)
    found = back(journal)
    assert found is not None
    assert found.edited_since
    rows = found.submitted.sent["patrons"]
    assert rows["c0"].to_list() == ["anna", "ben", "cleo"]
    assert changed_since(job.sheets[0], rows).to_list() == [0]


def test_after_a_crash_while_rows_were_sent_the_journal_says_what_is_known() -> None:
    journal = EntryJournal()
    keep(journal, edited(FRESH, "ann"), None)
    note_sending(journal)
    found = back(journal)
    assert states(found) == ["unknown", "not-sent", "not-sent"]
    assert found is not None
    assert not found.edited_since
    assert found.submitted.sent["patrons"]["c0"].to_list() == ["ann"]
    listed = entry_in(journal.entry.file).sent
    assert listed == BEGUN


def test_what_was_in_before_a_sending_that_was_cut_off_stays_in() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, submitted(FRESH, "refused", "created", "unknown"))
    note_sending(journal)
    assert states(back(journal)) == ["unknown", "created", "unknown"]


def test_a_sending_to_another_server_says_nothing_of_this_one() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, submitted(FRESH, "refused", "created", "unknown", url="https://b.example"))
    note_sending(journal)
    assert states(back(journal)) == ["unknown", "not-sent", "not-sent"]


def test_a_sending_of_which_nothing_went_out_changes_nothing() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, submitted(FRESH, "refused", "created", "unknown"))
    journal.note_sending(BEGUN).result()
    assert states(back(journal)) == ["refused", "created", "unknown"]


def test_what_was_sent_before_a_crash_is_told_from_what_was_edited_after() -> None:
    journal = EntryJournal()
    keep(journal, FRESH, None)
    note_sending(journal)
    job = edited(FRESH, "ann")  # what became of the rows could not be written
    keep(journal, job, None)
    found = back(journal)
    assert found is not None
    assert found.edited_since
    assert changed_since(job.sheets[0], found.submitted.sent["patrons"]).to_list() == [0]


def test_a_sending_is_noted_only_where_the_job_is_kept() -> None:
    journal = EntryJournal()
    journal.note_sending(BEGUN).result()
    assert not journal.entry.file.exists()


def test_digests_of_another_polars_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = EntryJournal()
    sent = submitted(FRESH, "created", "created", "created")
    strange = sent.sent["patrons"].with_columns(digest=pl.col("digest") + 1)
    monkeypatch.setattr(pl, "__version__", "0.1")
    job = edited(FRESH, "ann")
    keep(journal, job, replace(sent, sent={"patrons": strange, "gone": strange}), edited_since=True)
    monkeypatch.undo()
    found = back(journal)
    assert found is not None
    assert [*found.submitted.sent] == ["patrons"]
    assert changed_since(job.sheets[0], found.submitted.sent["patrons"]).to_list() == [0]


@pytest.mark.parametrize(
    "records",
    [
        [Record(SENT, b"\x80")],
        [Record(SENT, b"\xc1")],
        [
            Record(ROWS, b"\x82\xa8outcomes\x81\xa1a\xc4\x01x\xa4sent\x80"),
            Record(SENT, b"\x81\xaasubmission\xa1s"),
        ],
    ],
)
def test_outcomes_that_cannot_be_read_are_said(records: list[Record]) -> None:
    journal = EntryJournal()
    keep(journal, FRESH, None)
    with journal.entry.file.open("ab") as file:
        file.write(packed(records))
    with pytest.raises(RosterError, match="Look in the system"):
        back(journal)


def test_kept_rows_show_no_cell() -> None:
    rows = kept_outcomes._Rows({"people": b"Ann"}, {})  # noqa: SLF001 - what a traceback shows
    assert repr(rows) == "_Rows(1)"
