"""What is done in the window stands in the log, in codes and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import Step
from rosterwizard.services.log_lines import read_log
from rosterwizard.services.logs import set_log_level
from tests.helpers.patron_jobs import infiniti_job

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.window import Window


def told() -> list[tuple[str, dict[str, str]]]:
    return [(each.event.value, dict(each.facts)) for each in reversed(read_log().lines)]


def take_job(window: Window) -> None:
    job = infiniti_job()
    window.session.choose(job.profile, ["patrons"])
    window.session.set_job(job)


def test_the_window_says_that_it_is_open_and_on_which_step(window: Window) -> None:
    set_log_level("detailed")
    window.log.begin()
    window.go_to(Step.TEMPLATE)
    first, *others = told()
    assert (first[0], first[1]["name"]) == ("command-began", "gui")
    assert [facts for event, facts in others if event == "step-opened"][-1] == {"step": "template"}


def test_what_is_read_and_found_is_told_once(window: Window) -> None:
    take_job(window)
    job = window.session.work.job
    assert job is not None
    for _ in range(2):
        window.session.set_problems(check_job(job))
    events = [event for event, _ in told()]
    assert events.count("rows-read") == 1
    assert events.count("checked") == 1
    assert ("rows-read", "window") in {(event, facts.get("by")) for event, facts in told()}


def test_edits_are_details(window: Window) -> None:
    take_job(window)
    set_log_level("detailed")
    edit = typed(window.session.work.sheet_of("patrons"), 1, 0, "anna.meier")
    assert edit is not None
    window.session.apply_edit("patrons", edit)
    window.session.undo()
    made, undone = told()[-2:]
    by = {"type": "infiniti/patrons", "code": "edit-typed", "cells": "1"}
    assert (made, undone) == (("edit-made", by), ("edit-undone", {"steps": "1"}))


def test_how_long_a_page_worked_is_a_detail(window: Window, qtbot: QtBot) -> None:
    set_log_level("detailed")
    window.page_of(window.step).start(lambda _progress: None, lambda _result: None, "Working")
    qtbot.waitUntil(lambda: "task-ended" in dict(told()))
    facts = dict(told())["task-ended"]
    assert facts["step"] == "record-type"
    assert facts["ms"].isdigit()


def test_messages_are_told_by_their_code(window: Window) -> None:
    window.show_error(RosterError("file-empty", file="anna.csv"))
    assert told()[-1] == ("error-shown", {"by": "window", "error": "file-empty"})


def test_level_follows_the_settings_at_once(window: Window) -> None:
    for level, count in (("detailed", 1), ("detailed", 2), ("brief", 2)):
        settings = window.session.settings
        assert settings is not None
        window.session.set_settings(replace(settings, log_level=level))
        window.session.choose(infiniti_job().profile, ["patrons"])
        window.session.set_job(None)
        take_job(window)
        edit = typed(window.session.work.sheet_of("patrons"), 1, 0, "a")
        assert edit is not None
        window.session.apply_edit("patrons", edit)
        assert [event for event, _ in told()].count("edit-made") == count
