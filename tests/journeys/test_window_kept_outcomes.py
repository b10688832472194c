"""What became of rows that were sent is known after closing, and after a crash in the middle."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import counted
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.theme import Look
from rosterwizard.services import plan_and_send
from rosterwizard.services.folders import data_folder
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.submitting.sending import Sender
from rosterwizard.services.submitting.submission import submit
from rosterwizard.services.ways.exchange import Answer
from tests.helpers.new_rows import with_new_row
from tests.helpers.opened_window import opened_window
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted
    from rosterwizard.services.ways.exchange import Batch
    from tests.helpers.wizard import Wizard

    Start = Callable[..., AbstractContextManager[Wizard]]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SIZE_PX = (1280, 800)
PATIENCE_MS = 30_000
MAIL = 3
OKAFOR = "okafor@school.example"


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Return what starts the program anew; where it ends there, it ends as in a crash."""
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "keep")
    wait = partial(qtbot.waitUntil, timeout=PATIENCE_MS)

    @contextmanager
    def started(*files: Path) -> Iterator[Wizard]:
        with opened_window(Dresser(qapp, Look.LIGHT), wait, SIZE_PX, files) as wizard:
            yield wizard

    return started


@pytest.fixture
def patrons(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "patrons.csv", [patron(number) for number in range(3)])


def one_unknown(plan: Plan, job: Job, secret: str | None, progress: Progress) -> Submitted:
    """Send as always, and know nothing of the last row."""
    sent = submit(plan, job, secret, progress)
    (name, outcomes) = next(iter(sent.outcomes.items()))
    unknown = pl.lit("unknown").cast(outcomes.frame.schema["state"])
    state = pl.when(pl.col("row") == 2).then(unknown).otherwise("state").alias("state")
    frame = outcomes.frame.with_columns(state)
    return replace(sent, outcomes={name: replace(outcomes, frame=frame)})


def begin_sending(wizard: Wizard) -> None:
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)
    wizard.go_on()


def edit(wizard: Wizard, row: int, text: str) -> None:
    wizard.window.go_to(Step.CHECK)
    wizard.wait_until_idle()
    made = typed(wizard.session.work.sheet_of("patrons"), row, MAIL, text)
    assert made is not None
    wizard.session.apply_edit("patrons", made)
    wizard.wait_until_idle()


def go_on(wizard: Wizard, step: Step = Step.CHECK) -> str:
    """Go on with the one entry, which leads to that step; return what the list said of it."""
    said = wizard.see("record_type.kept_0").accessibleDescription()
    wizard.click("record_type.kept_0_go_on")
    wizard.wait_for(step)
    wizard.wait_until_idle()
    assert wizard.window.step is step
    assert "under Results" in wizard.window.page_of(Step.CHECK).message_bar.text()
    return said


def results(wizard: Wizard) -> ResultsPage:
    wizard.window.go_to(Step.RESULTS)
    wizard.wait_until_idle()
    page = wizard.page
    assert isinstance(page, ResultsPage)
    return page


def shown(page: ResultsPage) -> set[str]:
    """Return the texts of all cells."""
    model = page.model
    cells = [(row, at) for row in range(model.rowCount()) for at in range(model.columnCount())]
    return {str(model.index(row, at).data()) for row, at in cells}


def states(wizard: Wizard) -> list[str]:
    submitted = wizard.session.work.submitted
    assert submitted is not None
    return submitted.outcomes["patrons"].frame["state"].to_list()


@pytest.mark.parametrize("closes", [True, False])
def test_after_a_new_start_all_is_known_that_was_known_before(
    start: Start, patrons: Path, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    with start(patrons) as wizard, monkeypatch.context() as patch:
        patch.setattr(plan_and_send, "submit", one_unknown)
        begin_sending(wizard)
        wizard.wait_for(Step.RESULTS)
        before = states(wizard)
        edit(wizard, 1, OKAFOR)
        if closes:
            assert wizard.frame.close()
        else:
            wizard.session.wait_until_kept()
    assert before == ["created", "created", "unknown"]
    with start() as wizard:
        assert go_on(wizard).endswith("1 change · practised: 2 in, 1 unknown")
        assert "What became of one row is not known yet." in wizard.message()
        sheet = wizard.session.work.sheet_of("patrons")
        assert sheet.frame[f"c{MAIL}"][1] == OKAFOR
        assert states(wizard) == before
        assert wizard.session.work.sent_revision != wizard.session.work.revision
        page = results(wizard)
        assert OKAFOR not in shown(page), "the server does not have it yet"
        assert "Look up one row" in page.next_label()
        assert page.notices.text().startswith(counted("results-changed", 1))
        wizard.window.go_to(Step.SUBMIT)
        wizard.wait_until_idle()
        assert "Sends one row a second time" in wizard.hear()
        plan = wizard.session.work.plan
        assert plan is not None
        assert plan.sheets[0].rows.to_list() == [1, 2]


def test_a_new_row_is_sent_like_any_other_and_one_that_was_inserted_later_is_not(
    start: Start, patrons: Path
) -> None:
    def insert_row(wizard: Wizard, *texts: str) -> None:
        after = with_new_row(wizard.session.work.sheet_of("patrons"), *texts)
        for each in after.edits.done[len(wizard.session.work.edited) :]:
            wizard.session.apply_edit("patrons", each)

    with start(patrons) as wizard:
        wizard.wait_for(Step.CHECK)
        wizard.wait_until_idle()
        insert_row(wizard, *patron(8))
        insert_row(wizard)  # in which nothing stands
        begin_sending(wizard)
        wizard.wait_for(Step.RESULTS)
        assert states(wizard) == [*["created"] * 4, "not-sent"]
        page = results(wizard)
        names = [page.model.row_name(row) for row in range(page.model.rowCount())]
        assert names == [2, 3, 4, "new 1", "new 2"]
        assert "A new row in which nothing stands is no record." in shown(page)
        wizard.window.go_to(Step.CHECK)
        wizard.wait_until_idle()
        insert_row(wizard, *patron(9))
        wizard.session.wait_until_kept()
    with start() as wizard:
        go_on(wizard)
        assert states(wizard) == [*["created"] * 4, "not-sent", "not-sent"]
        sheet = wizard.session.work.sheet_of("patrons")
        assert sheet.sheet.places.in_words().to_list()[3:] == ["new 1", "new 2", "new 3"]
        wizard.window.go_to(Step.SUBMIT)
        wizard.wait_until_idle()
        assert "One new row stays out because nothing stands in it." in wizard.hear()


def test_after_everything_went_in_a_new_start_sends_nothing_again(
    start: Start, patrons: Path
) -> None:
    with patrons.open("a") as file:
        file.write(patrons.read_text("utf-8").splitlines()[1].replace("@", " ") + "\n")
    with start(patrons) as wizard:
        begin_sending(wizard)
        wizard.wait_for(Step.RESULTS)
        assert wizard.frame.close()
    with start() as wizard:
        assert go_on(wizard, Step.RESULTS).endswith(" · practised: 3 in, 1 not sent")
        assert wizard.session.work.problems, "it was checked on the way"
        told = wizard.window.page_of(Step.CHECK).message_bar.text()
        assert "What became of 3 rows that you sent" in told
        wizard.window.go_to(Step.SUBMIT)
        wizard.wait_until_idle()
        page = wizard.page
        assert isinstance(page, SubmitPage)
        assert wizard.session.work.plan is None
        assert not page.refusal.isHidden()


def test_outcomes_are_never_laid_on_a_file_that_changed_and_stay_in_the_list(
    start: Start, patrons: Path
) -> None:
    with start(patrons) as wizard:
        begin_sending(wizard)
        wizard.wait_for(Step.RESULTS)
        assert wizard.frame.close()
    write_rows(patrons, [patron(number) for number in (7, 0, 1, 2)])
    with start() as wizard:
        wizard.click("record_type.kept_0_go_on")
        wizard.wait_for(Step.CHECK)
        assert "belongs to the file as it was" in wizard.message()
        assert wizard.session.work.submitted is None
        wizard.window.begin_anew()
        rows = [row for place in range(2) for row in wizard.seen(f"record_type.kept_{place}")]
        said = [row.accessibleDescription() for row in rows]
        assert sum("practised: 3 in" in each for each in said) == 1


class Silent:
    """A line over which rows go and no answer comes."""

    def __init__(self) -> None:
        self.begun, self.ends = threading.Event(), threading.Event()

    def submit(self, plan: Plan, _job: Job, _secret: str | None, progress: Progress) -> Submitted:
        with Journal(plan.submission) as journal:
            Sender(plan, self, journal, []).send_all(progress, [])  # type: ignore[arg-type] # in its place
        raise Cancelled

    def in_the_way(self, _names: Sequence[str], _progress: Progress) -> tuple[str, ...]:
        return ()

    def send(self, _batch: Batch, _progress: Progress) -> Answer:
        self.begun.set()
        self.ends.wait(PATIENCE_MS / 1000)
        return Answer("unknown", "")


def test_after_a_crash_in_the_middle_what_was_begun_is_unknown(
    start: Start, patrons: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, then = Silent(), tmp_path / "then"
    with start(patrons) as wizard, monkeypatch.context() as patch:
        patch.setattr(plan_and_send, "submit", line.submit)
        edit(wizard, 0, OKAFOR)
        begin_sending(wizard)
        wizard.wait(line.begun.is_set)
        shutil.copytree(data_folder(), then)  # what the disk holds if the program is killed now
        wizard.session.end_sending()
        line.ends.set()
    shutil.rmtree(data_folder())
    shutil.copytree(then, data_folder(), dirs_exist_ok=True)
    with start() as wizard:
        assert go_on(wizard).endswith("a sending was cut off")
        assert states(wizard) == ["unknown"] * 3
        page = results(wizard)
        assert "ended while these rows were being sent" in wizard.message()
        assert "3 rows" in page.next_label()
        assert OKAFOR in shown(page)
