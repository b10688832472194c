"""What a submission made is taken back, and never a row more."""

from __future__ import annotations

import csv
from contextlib import closing
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import polars as pl
import pytest
from msgspec import structs

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output import output_job
from rosterwizard.services.journal import Answered, Planned, Ranges, Sending, journal_of, ranges
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.opening import open_job
from rosterwizard.services.practice.drop import Drop
from rosterwizard.services.practice.store import Store
from rosterwizard.services.submitting.plan import LEFT_OUT, SheetPlan, batches_of
from rosterwizard.services.undoing import undo_files, undoable
from tests.helpers.filled_templates import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.row_states import State

HAIKU = PROFILES["haiku"]
USERS = "import_id,first_name,last_name,login,password,user_type\n{}"
LEE, KIM = "S-1,Ann,Lee,alee1,Maple-71-kite,S\n", "S-2,Ben,Kim,bkim1,,S\n"
WHEN = "2026-01-01T00:00:00+00:00"


def users(folder: Path, *rows: str) -> Job:
    file = folder / "update_users.csv"
    file.write_text(USERS.format("".join(rows)))
    return open_job([file], [HAIKU], "haiku")


def submitted(
    job: Job, states: Mapping[State, list[int]], mode: str = "partial", name: str = "one"
) -> None:
    """Write the journal of a submission of all users. states: the rows that have each."""
    heights = {each.record_type.name: each.frame.height for each in job.sheets}
    sheets = [SheetPlan(name, *_all_of(height)) for name, height in heights.items()]
    (batch,) = batches_of(job, sheets, mode, 0)
    where = {"system": "haiku", "server": "practice"}
    rows: dict[str, Ranges] = {state: ranges(each) for state, each in states.items()}
    with Journal(name) as journal:
        digests = (batch.digest,)
        journal.write(
            Planned(
                when=WHEN,
                system="haiku",
                server="practice",
                url="",
                mode=mode,
                sheets={},
                digests=digests,
            )
        )
        sent = {name: ranges(each) for name, each in batch.rows.items()}
        journal.write(
            Sending(
                when=WHEN, batch=1, file="a.zip", size=1, digest=batch.digest, rows=sent, **where
            )
        )
        counts: dict[str, int] = {state: len(each) for state, each in states.items()}
        journal.write(Answered(when=WHEN, batch=1, counts=counts, rows={"users": rows}))


def _all_of(height: int) -> tuple[pl.Series, pl.DataFrame]:
    rows = pl.Series("row", range(height), dtype=pl.UInt32)
    return rows, pl.DataFrame(schema=LEFT_OUT)


def keys(job: Job, said: Mapping[str, int]) -> list[str]:
    """Return the keys in the list of deletions of users, which is the only one."""
    (file,) = undo_files(undoable("one", HAIKU), job, said)
    assert file.name == "delete_users.csv"
    assert b"Maple" not in file.content
    return [each["import_id"] for each in csv.DictReader(StringIO(file.content.decode()))]


def code_of(act: object) -> str:
    with pytest.raises(RosterError) as raised:
        act()  # type: ignore[operator] # a function
    assert str(raised.value)
    return raised.value.code


def test_what_the_answer_says_was_made_goes_and_nothing_else(tmp_path: Path) -> None:
    job = users(tmp_path, LEE, KIM)
    submitted(job, {"created": [0], "updated": [1]})
    assert undoable("one", HAIKU).changed == 1
    assert keys(job, {}) == ["S-1"]


def test_where_a_file_goes_by_itself_it_is_known_again_by_its_own_bytes(tmp_path: Path) -> None:
    alone = structs.replace(HAIKU, roster=structs.replace(HAIKU.roster, set=""))
    job = replace(users(tmp_path, LEE, KIM), profile=alone)
    submitted(job, {"created": [0], "updated": [1]})
    found = undoable("one", alone)
    (file,) = undo_files(found, job, {})
    assert b"S-1" in file.content
    other = replace(users(tmp_path, KIM, LEE), profile=alone)
    assert code_of(lambda: undo_files(found, other, {})) == "undo-other-file"


@pytest.mark.parametrize("said", [{}, {"users": 1}, {"users": 3}, {"classes": 2}])
def test_where_it_is_not_known_which_were_made_nothing_is_written(
    tmp_path: Path, said: dict[str, int]
) -> None:
    job = users(tmp_path, LEE, KIM)
    submitted(job, {"delivered": [0, 1]})
    assert code_of(lambda: undo_files(undoable("one", HAIKU), job, said)) == "undo-not-known"


POE = "S-3,Cy,Poe,cpoe1,,S\n"


@pytest.mark.parametrize("other", ["created", "unknown", "queued"])
def test_a_figure_that_other_rows_may_make_up_does_not_tell_which(
    tmp_path: Path, other: State
) -> None:
    job = users(tmp_path, LEE, KIM, POE)
    submitted(job, {"delivered": [0, 1], other: [2]})
    found = undoable("one", HAIKU)
    assert (found.most("users"), found.left_open({"users": 2})) == (3, ("users",))
    assert found.left_open({"users": 3}) == found.left_open({"users": 0}) == ()
    if other == "created":
        assert keys(job, {"users": 2}) == ["S-3"]
        assert keys(job, {"users": 3}) == ["S-1", "S-2", "S-3"]
        return
    assert code_of(lambda: undo_files(found, job, {"users": 2})) == "undo-not-known"
    assert keys(job, {"users": 3}) == ["S-1", "S-2"], "what is unknown stays out all the same"


@pytest.mark.parametrize("mode", ["partial", "full"])
def test_that_all_were_made_is_a_persons_word(tmp_path: Path, mode: str) -> None:
    job = users(tmp_path, LEE, KIM)
    submitted(job, {"delivered": [0, 1]}, mode)
    assert keys(job, {"users": 2}) == ["S-1", "S-2"]


@pytest.mark.parametrize("state", ["updated", "unchanged", "refused", "not-sent", "unknown"])
def test_what_was_not_made_is_never_in_a_list(tmp_path: Path, state: State) -> None:
    submitted(users(tmp_path, LEE), {state: [0]})
    assert code_of(lambda: undoable("one", HAIKU)) == "undo-nothing"


@pytest.mark.parametrize("rows", [(LEE,), (LEE, KIM.replace("Ben", "Bob")), (KIM, LEE)])
def test_another_file_than_was_sent_makes_no_list(tmp_path: Path, rows: tuple[str, ...]) -> None:
    submitted(users(tmp_path, LEE, KIM), {"created": [0, 1]})
    other = users(tmp_path, *rows)
    assert code_of(lambda: undo_files(undoable("one", HAIKU), other, {})) == "undo-other-file"


def test_that_the_very_same_was_sent_before_is_known(tmp_path: Path) -> None:
    job = users(tmp_path, LEE, KIM)
    submitted(job, {"delivered": [0, 1]})
    assert undoable("one", HAIKU).sent_before == ""
    submitted(users(tmp_path, LEE), {"delivered": [0]}, name="first-another")
    submitted(job, {"unknown": [0, 1]}, name="first-unknown")
    submitted(job, {"delivered": [0, 1]}, name="two")
    assert undoable("one", HAIKU).sent_before == ""
    submitted(job, {"delivered": [0, 1]}, name="first")
    assert undoable("one", HAIKU).sent_before == WHEN


def test_without_a_journal_nothing_is_known() -> None:
    assert not journal_of("one").exists()
    assert code_of(lambda: undoable("one", HAIKU)) == "undo-no-journal"


@pytest.mark.parametrize("name", PROFILES)
def test_only_systems_with_lists_of_deletions_take_any(tmp_path: Path, name: str) -> None:
    submitted(users(tmp_path, LEE), {"created": [0]})
    if name == "haiku":
        assert undoable("one", PROFILES[name]).lists_in.name == "partial"
    else:
        assert code_of(lambda: undoable("one", PROFILES[name])) == "undo-no-lists"


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[tuple[Store, Drop]]:
    with closing(Store(tmp_path / "practice.sqlite")) as store:
        yield store, Drop(tmp_path / "in", store)


def test_after_sending_and_taking_back_all_is_as_before(
    tmp_path: Path, practice: tuple[Store, Drop]
) -> None:
    store, drop = practice

    def take(files: Mapping[str, bytes]) -> list[dict[str, str]]:
        for name, content in files.items():
            (drop.folder_of("haiku") / name).write_bytes(content)
        drop.take_in()
        return store.rows("haiku", "users.csv", 9)

    before = take({"update_users.csv": USERS.format("S-9,Ida,Roe,iroe1,,S\n").encode()})
    job = users(tmp_path, LEE, KIM)
    assert [each["import_id"] for each in before] == ["S-9"]
    assert len(take({each.name: each.content for each in output_job(job)})) == 3
    submitted(job, {"delivered": [0, 1]})
    lists = undo_files(undoable("one", HAIKU), job, {"users": 2})
    assert take({each.name: each.content for each in lists}) == before
