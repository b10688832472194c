"""What the pages share: what a change clears, and what going back keeps."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.settings import load_settings
from rosterwizard.services.submitting.submission import Submitted
from rosterwizard.services.work import Work
from rosterwizard.services.work_facts import (
    chosen_types,
    facts_of,
    next_redo,
    next_undo,
    ticked_columns,
)
from tests.helpers.window_jobs import infiniti_job, job_of

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.gui.session import Session


@pytest.fixture
def told(session: Session) -> list[str]:
    names: list[str] = []

    def note(before: Work, after: Work) -> None:
        names.extend(
            each.name
            for each in fields(Work)
            if getattr(before, each.name) is not getattr(after, each.name)
        )

    session.changed.connect(note)
    return names


@pytest.fixture
def infiniti(session: Session) -> Profile:
    return find_profile("infiniti", session.profiles)


def edit(row: int, text: str) -> Edit:
    """Return a typed edit of the surname."""
    cells = {"row": [row], "column": [3], "before": ["Moreau"], "after": [text]}
    return Edit(pl.DataFrame(cells, schema=CELLS))


def surname(session: Session, row: int) -> str:
    return str(session.work.sheet_of("patrons").frame["c3"][row])


def test_choosing_is_told_and_names_what_was_chosen(
    session: Session, infiniti: Profile, told: list[str]
) -> None:
    session.choose(infiniti, ["patrons"])
    assert [each.id for each in chosen_types(session.work)] == ["infiniti/patrons"]
    assert told == ["profile", "record_types", "reading", "basis", "revision", "problems"]


def test_choosing_the_same_again_changes_nothing(
    session: Session, infiniti: Profile, told: list[str]
) -> None:
    session.choose(infiniti, ["patrons"])
    session.set_job(infiniti_job())
    told.clear()
    session.choose(infiniti, ["patrons"])
    assert told == []
    assert session.work.job is not None


def test_another_record_type_needs_the_file_read_again(session: Session, infiniti: Profile) -> None:
    session.choose(infiniti, ["patrons"])
    session.set_paths([Path("a.csv")])
    session.set_job(infiniti_job())
    session.choose(infiniti, ["contacts"])
    assert session.work.job is None
    assert session.work.paths == (Path("a.csv"),)


def test_ticks_are_remembered_for_each_system(session: Session, infiniti: Profile) -> None:
    session.choose(infiniti, ["patrons"])
    session.tick("patrons", ["surname"])
    session.choose(find_profile("haiku", session.profiles), ["users"])
    assert ticked_columns(session.work) == {}
    session.choose(infiniti, ["patrons"])
    assert ticked_columns(session.work) == {"patrons": ("surname",)}


def test_without_a_system_there_is_nothing_to_tick(session: Session) -> None:
    session.tick("patrons", ["surname"])
    assert ticked_columns(session.work) == {}
    assert chosen_types(session.work) == ()


def test_a_new_file_forgets_how_the_former_one_was_read(session: Session) -> None:
    session.set_paths([Path("a.csv")])
    session.set_options(ReadingOptions(heading_row=3))
    session.set_paths([Path("b.csv")])
    assert session.work.options is None


def test_a_job_says_what_the_file_is(session: Session) -> None:
    session.set_job(infiniti_job())
    assert session.work.profile is not None
    assert (session.work.profile.name, session.work.record_types) == ("infiniti", ("patrons",))


def test_a_job_of_one_of_the_chosen_types_leaves_the_choice(
    session: Session, infiniti: Profile
) -> None:
    session.choose(infiniti, ["patrons", "contacts"])
    job = infiniti_job()
    session.set_job(type(job)(infiniti, job.sheets))
    assert session.work.record_types == ("patrons", "contacts")


def test_edits_are_undone_and_redone_across_sheets(session: Session) -> None:
    users = (("import_id", "last_name"), [("S-1", "Okafor"), ("S-2", "Diallo")])
    classes = (("import_id", "name"), [("C-1", "Art")])
    session.set_job(job_of("haiku", {"users": users, "classes": classes}))

    def cell(column: int, text: str) -> Edit:
        cells = {"row": [0], "column": [column], "before": [""], "after": [text]}
        return Edit(pl.DataFrame(cells, schema=CELLS))

    session.apply_edit("users", cell(1, "Okoye"))
    session.apply_edit("classes", cell(1, "Music"))
    assert session.work.edited == ("users", "classes")
    assert [session.undo(), session.undo(), session.undo()] == ["classes", "users", ""]
    assert session.work.sheet_of("users").frame["c1"][0] == "Okafor"
    assert [session.redo(), session.redo(), session.redo()] == ["users", "classes", ""]
    assert session.work.sheet_of("classes").frame["c1"][0] == "Music"


def test_next_undo_and_redo_name_their_edit(session: Session) -> None:
    session.set_job(infiniti_job())
    assert next_undo(session.work) is next_redo(session.work) is None
    first = edit(0, "Okafor")
    session.apply_edit("patrons", first)
    undone = next_undo(session.work)
    assert undone is not None
    session.undo()
    assert next_redo(session.work) is not None
    assert surname(session, 0) == "Moreau"


def test_a_new_edit_forgets_what_was_undone(session: Session) -> None:
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.undo()
    session.apply_edit("patrons", edit(2, "Diallo"))
    assert session.redo() == ""
    assert surname(session, 0) == "Moreau"


def test_a_job_with_edits_brings_its_undo_along(session: Session) -> None:
    job = infiniti_job()
    session.set_job(job.with_sheet(job.sheets[0].edited(edit(0, "Okafor"))))
    assert session.undo() == "patrons"


def test_edits_keep_problems_and_outcomes_but_not_the_plan(session: Session) -> None:
    session.set_job(infiniti_job())
    session.set_problems({"patrons": object()})  # type: ignore[dict-item] # only its place counts
    session.set_plan(object())  # type: ignore[arg-type] # as above
    session.set_submitted(object())  # type: ignore[arg-type] # as above
    session.apply_edit("patrons", edit(0, "Okafor"))
    assert session.work.problems
    assert session.work.submitted is not None
    assert session.work.plan is None


def test_other_rows_ask_for_a_new_check_and_leave_outcomes_with_their_rows(
    session: Session,
) -> None:
    session.set_job(infiniti_job())
    sheet = session.work.sheet_of("patrons")
    aside = rows_set_aside(sheet, [0])
    assert aside is not None
    session.set_problems({"patrons": object()})  # type: ignore[dict-item] # only its place counts
    rows = range(sheet.frame.height)
    states = ["refused", *["created"] * (len(rows) - 1)]
    frame = pl.DataFrame({"row": rows, "state": states, "words": [""] * len(rows)}, FRAME)
    sent = sent_rows(sheet, frame["row"])
    outcomes = {"patrons": Outcomes("infiniti/patrons", frame)}
    session.set_submitted(Submitted(outcomes, sent={"patrons": sent, "classes": sent}))
    basis = session.work.basis
    session.apply_edit("patrons", aside)
    assert (session.work.problems, session.work.basis) == ({}, basis + 1)
    submitted = session.work.submitted
    assert submitted is not None
    assert submitted.counts()["refused"] == 0
    assert submitted.sent["patrons"]["row"].to_list() == list(rows)[:-1]
    assert submitted.sent["classes"] is sent
    session.undo()
    assert session.work.basis == basis + 2
    session.apply_edit("patrons", edit(0, "Okafor"))
    assert session.work.basis == basis + 2


def test_a_word_on_the_headings_keeps_edits_and_asks_for_a_new_check(
    session: Session, told: list[str]
) -> None:
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.set_problems({"patrons": object()})  # type: ignore[dict-item] # only its place counts
    matching = session.work.sheet_of("patrons").matching
    session.set_matching("patrons", matching)
    assert session.work.problems
    told.clear()
    session.set_matching("patrons", matching.with_match(3, None))
    assert session.work.problems == {}
    assert {"basis", "revision", "job"} <= set(told)
    assert surname(session, 0) == "Okafor"


def test_server_way_and_plan_hang_together(session: Session, told: list[str]) -> None:
    session.set_server("Library")
    session.set_plan(object())  # type: ignore[arg-type] # only its place counts
    session.set_server("Library")
    assert session.work.plan is not None
    session.set_row_choice("all-rows", "full")
    assert (session.work.row_choice, session.work.mode) == ("all-rows", "full")
    assert told == ["server_name", "plan", "row_choice", "mode", "plan"]


def test_another_system_forgets_the_server(session: Session, infiniti: Profile) -> None:
    session.choose(infiniti, ["patrons"])
    session.set_server("Library")
    session.choose(find_profile("haiku", session.profiles), ["users"])
    assert session.work.server_name == ""


def test_facts_count_what_is_not_settled(session: Session) -> None:
    assert facts_of(session.work) == facts_of(session.work).__class__()
    job = infiniti_job()
    matching = job.sheets[0].matching
    unsure = Match(3, "surname", "surname", "alike")
    matches = (*matching.matches[:3], unsure, *matching.matches[4:])
    session.set_job(job)
    assert facts_of(session.work).unsettled == 0
    from dataclasses import replace

    session.set_matching("patrons", replace(matching, matches=matches))
    assert facts_of(session.work).unsettled == 1
    session.set_matching("patrons", matching.with_match(0, None))
    assert facts_of(session.work).unsettled == 1  # the user name must be there


def test_starting_anew_keeps_settings_and_systems(session: Session, infiniti: Profile) -> None:
    session.choose(infiniti, ["patrons"])
    session.tick("patrons", ["surname"])
    session.set_job(infiniti_job())
    session.start_anew()
    assert facts_of(session.work).record_types == 0
    assert session.work.job is None
    assert session.work.profile is None
    assert session.settings is not None
    assert session.profiles


def test_settings_are_kept_when_they_change(session: Session) -> None:
    from msgspec.structs import replace

    session.change_settings(lambda settings: replace(settings, look="dark"))
    assert load_settings().look == "dark"


def test_sheets_that_are_not_there_are_refused(session: Session) -> None:
    with pytest.raises(KeyError):
        session.work.sheet_of("patrons")
    session.set_job(infiniti_job())
    with pytest.raises(KeyError):
        session.work.sheet_of("contacts")


def test_mode_goes_with_its_files(session: Session) -> None:
    session.set_row_choice("all-rows", "full")
    session.set_paths([Path("other.csv")])
    assert (session.work.row_choice, session.work.mode) == ("all-rows", "")


def test_the_same_outcomes_again_change_nothing(session: Session, told: list[str]) -> None:
    session.set_submitted(None)
    assert told == []
