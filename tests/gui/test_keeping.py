"""Work is kept by itself a second after a change, and only when there is something to lose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject

from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.row_states import STATES, State
from rosterwizard.core.job.steps import Made
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import keeping
from rosterwizard.gui.keeping import Keeper, check_system, take_up
from rosterwizard.gui.session import Session
from rosterwizard.services import kept_work, work_journal
from rosterwizard.services.kept_entries import KeptEntry, entry_in, kept_list
from rosterwizard.services.kept_of_work import is_worth_keeping, work_of
from rosterwizard.services.work_facts import ticked_columns
from tests.gui.test_session import edit
from tests.helpers.any_edit import same_sheet
from tests.helpers.kept_list import EntryJournal, the_entry, the_steps, the_work
from tests.helpers.window_jobs import infiniti_job

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("qapp")  # whose timers the keeper uses


class Sent:
    """Stands in for what became of a submission."""

    def __init__(self, refused: int) -> None:
        self._refused = refused
        self.is_practice = False

    def counts(self) -> dict[State, int]:
        return dict.fromkeys(STATES, 0) | {"refused": self._refused, "created": 3}


def edits_kept() -> list[tuple[str, str]]:
    """Return the record type and the first new text of each edit that was kept."""
    steps = (step for step in the_steps().steps if isinstance(step, Made))
    return [(step.record_type, step.edit.cells["after"][0]) for step in steps]


@pytest.fixture
def keeper(session: Session, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    monkeypatch.setattr(keeping, "KEEP_AFTER_MS", 1)
    return Keeper(session, lambda: Step.CHECK)


def test_an_edit_is_kept_by_itself(
    session: Session, keeper: Keeper, qtbot: QtBot, tmp_path: Path
) -> None:
    session.set_paths([tmp_path / "patrons.csv"])
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    qtbot.waitUntil(lambda: the_entry() is not None)
    work = the_work()
    assert work is not None
    assert work.step == "check"
    assert edits_kept() == [("patrons", "Okafor")]
    assert keeper.kept().entries == (), "what is at hand is not in the list"
    keeper.forget()
    assert the_entry() is None


def test_nothing_is_loaded_beside_a_file_that_is_being_read(
    session: Session, keeper: Keeper, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [1, 1, 0]
    monkeypatch.setattr(keeping, "unfinished", lambda: tasks.pop(0))
    session.set_paths([tmp_path / "patrons.csv"])
    qtbot.waitUntil(lambda: the_entry() is not None)
    assert not tasks, "it waits for the end of all of them"
    keeper.forget()


def test_keeper_goes_with_the_window_that_knows_the_step(session: Session, tmp_path: Path) -> None:
    window = QObject()
    keeper = Keeper(session, lambda: Step.CHECK, window)
    session.set_paths([tmp_path / "patrons.csv"])  # in a second it would ask for the step
    shiboken6.delete(window)
    assert not shiboken6.isValid(keeper)
    session.set_paths([])


def test_a_system_alone_is_not_worth_keeping(session: Session, keeper: Keeper) -> None:
    session.choose(find_profile("infiniti", session.profiles), ["patrons"])
    assert not is_worth_keeping(session.work)
    keeper.keep()
    keeper.let_go()
    assert keeper.kept().entries == ()


def test_ticked_columns_are(session: Session) -> None:
    session.choose(find_profile("infiniti", session.profiles), ["patrons"])
    session.tick("patrons", ["surname"])
    assert is_worth_keeping(session.work)


@pytest.mark.parametrize(("refused", "worth"), [(0, False), (2, True)])
def test_after_sending_only_rows_that_are_not_in_are(
    session: Session, tmp_path: Path, refused: int, worth: bool
) -> None:
    session.set_paths([tmp_path / "patrons.csv"])
    session.set_submitted(Sent(refused))  # type: ignore[arg-type] # only its counts are asked for
    assert is_worth_keeping(session.work) is worth


def test_what_was_only_practised_with_is_kept(session: Session, tmp_path: Path) -> None:
    session.set_paths([tmp_path / "patrons.csv"])
    sent = Sent(0)
    sent.is_practice = True
    session.set_submitted(sent)  # type: ignore[arg-type] # only these are asked for
    assert is_worth_keeping(session.work)


def test_a_full_disk_is_said(
    session: Session,
    keeper: Keeper,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise RosterError("not-written", file="work", reason="No space left on device")

    monkeypatch.setattr(work_journal, "write_private", full)
    with qtbot.waitSignal(keeper.not_kept):
        session.set_paths([tmp_path / "patrons.csv"])
    with pytest.raises(RosterError, match="No space left"):
        keeper.keep()


def test_every_change_is_kept_in_turn(session: Session, keeper: Keeper, tmp_path: Path) -> None:
    session.set_paths([tmp_path / "patrons.csv"])
    opened = infiniti_job()
    session.set_job(opened)
    session.apply_edit("patrons", edit(0, "Okafor"))
    session.apply_edit("patrons", edit(1, "Rossi"))
    session.undo()
    session.set_matching("patrons", session.work.sheet_of("patrons").matching.with_match(4, None))
    session.redo()
    session.undo()
    keeper.keep()
    (sheet,) = lay_on(opened, the_steps().steps).job.sheets
    assert same_sheet(sheet, session.work.sheet_of("patrons"))
    assert len(sheet.edits.undone) == 1


def keep_okafor(session: Session, keeper: Keeper, path: Path) -> None:
    session.set_paths([path])
    session.set_job(infiniti_job(), kept_work.kept_files([path]))
    session.apply_edit("patrons", edit(0, "Okafor"))
    keeper.keep()


def test_kept_work_is_not_written_over_before_it_is_laid_on(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    keep_okafor(session, keeper, tmp_path / "patrons.csv")
    session.start_anew()
    (entry,) = keeper.kept().entries
    assert keeper.take_up(entry) is Step.CHECK
    session.set_server("Library")
    keeper.keep()  # the window is closed while the file is still being read
    assert edits_kept() == [("patrons", "Okafor")]


def test_another_file_is_another_entry_and_the_first_stays_as_it_was(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    keep_okafor(session, keeper, tmp_path / "a.csv")
    keep_okafor(session, keeper, tmp_path / "b.csv")
    session.undo()
    keeper.keep()
    (first,) = keeper.kept().entries
    assert [path.name for path in first.work.paths] == ["a.csv"]
    assert (first.edits, first.is_open) == (1, False)
    session.start_anew()
    assert sorted(each.edits for each in keeper.kept().entries) == [0, 1]


def test_the_same_job_stays_one_entry_however_it_is_read(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    session.choose(find_profile("infiniti", session.profiles), ["patrons"])
    session.tick("patrons", ["surname"])
    keeper.keep()
    for _ in range(2):
        keep_okafor(session, keeper, tmp_path / "a.csv")
    assert edits_kept() == [("patrons", "Okafor")]


def test_what_was_chosen_in_the_last_second_is_kept_when_another_file_comes(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    keep_okafor(session, keeper, tmp_path / "a.csv")
    session.set_server("Library")
    session.start_anew()
    (entry,) = keeper.kept().entries
    assert entry.work.server == "Library"


def test_what_does_not_fit_the_file_any_more_stays_for_itself(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    keep_okafor(session, keeper, path)
    session.start_anew()
    (kept,) = keeper.kept().entries
    keeper.take_up(kept)
    session.set_job(infiniti_job(), kept_work.kept_files([path]), apart=True)
    keeper.keep()
    assert [entry_in(kept.file).edits, *(each.edits for each in keeper.kept().entries)] == [1, 1]
    assert len(kept_list().entries) == 2


def test_two_windows_never_share_an_entry(session: Session, keeper: Keeper, tmp_path: Path) -> None:
    keep_okafor(session, keeper, tmp_path / "a.csv")
    other = Session(session)
    other.set_profiles(session.profiles)
    elsewhere = Keeper(other, lambda: Step.CHECK)
    (kept,) = elsewhere.kept().entries
    assert kept.is_open
    for refused in (elsewhere.take_up, elsewhere.throw_away):
        with pytest.raises(RosterError, match="open in another window"):
            refused(kept)
    assert other.work.paths == ()
    keeper.let_go()
    elsewhere.take_up(kept)
    assert [each.is_open for each in keeper.kept().entries] == [True]
    elsewhere.let_go()
    keeper.throw_away(kept)
    assert the_entry() is None


def test_the_end_of_a_window_lets_go_of_its_entry(session: Session, tmp_path: Path) -> None:
    window = QObject()
    keeper = Keeper(session, lambda: Step.CHECK, window)
    keep_okafor(session, keeper, tmp_path / "a.csv")
    assert [each.is_open for each in kept_list().entries] == [True]
    shiboken6.delete(window)
    assert [each.is_open for each in kept_list().entries] == [False]


def test_a_window_that_is_gone_is_told_nothing(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RosterError("not-written", file="work", reason="No space left on device")

    monkeypatch.setattr(work_journal, "write_private", full)
    keeper = Keeper(session, lambda: Step.CHECK)
    at_hand = keeper._at_hand  # noqa: SLF001 - it outlives the window
    session.set_paths([tmp_path / "patrons.csv"])
    session.set_job(infiniti_job())
    session.apply_edit("patrons", edit(0, "Okafor"))
    shiboken6.delete(keeper)
    journal = EntryJournal()
    journal.journal = at_hand.journal
    journal.keep(kept_work.KeptWork(), (), None).exception()


def test_choices_are_taken_up_again(session: Session, tmp_path: Path) -> None:
    haiku = find_profile("haiku", session.profiles)
    session.choose(haiku, ["users", "classes"])
    session.tick("users", ["email"])
    session.set_server("Main")
    session.set_row_choice("all-rows", "full")
    work = work_of(session.work, Step.TEMPLATE)
    session.start_anew()
    assert take_up(session, kept_as(work)) is Step.TEMPLATE
    assert session.work.profile is haiku
    assert session.work.record_types == ("users", "classes")
    assert ticked_columns(session.work) == {"users": ("email",)}
    assert (session.work.server_name, session.work.mode) == ("Main", "full")
    assert session.work.row_choice == "good-rows", "to send bad rows is a choice of one moment"


def kept_as(work: kept_work.KeptWork) -> KeptEntry:
    return KeptEntry(Path("work-2-a.records"), work, 0, 0, None, is_open=False)


def test_work_on_a_system_that_is_gone_is_said_and_stays(
    session: Session, keeper: Keeper, tmp_path: Path
) -> None:
    keep_okafor(session, keeper, tmp_path / "a.csv")
    session.start_anew()
    session.set_profiles(session.profiles[:1])
    (entry,) = keeper.kept().entries
    with pytest.raises(RosterError, match="infiniti"):
        keeper.take_up(entry)
    check_system(session, kept_work.KeptWork())
    assert edits_kept() == [("patrons", "Okafor")]


def test_unknown_step_leads_to_the_file(session: Session) -> None:
    work = kept_work.KeptWork(system="haiku", record_types=("users",), step="nonsense")
    assert take_up(session, kept_as(work)) is Step.FILE


def test_work_of_which_no_system_is_known_yet_is_read_again(session: Session) -> None:
    files = (kept_work.KeptFile("a.csv", 1, 1),)
    work = kept_work.KeptWork(files=files, options=ReadingOptions(heading_row=2), step="file")
    assert take_up(session, kept_as(work)) is Step.FILE
    assert session.work.paths == (Path("a.csv"),)
    assert session.work.options == ReadingOptions(heading_row=2)


def test_a_file_that_changed_after_it_was_read_is_not_taken_for_the_one_that_was_edited(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "patrons.csv"
    path.write_text("username\nanna\n", "utf-8")
    read_from = kept_work.kept_files([path])
    session.set_paths([path])
    session.set_job(infiniti_job(), read_from)
    path.write_text("username\nben\nanna\n", "utf-8")
    keeper = Keeper(session, lambda: Step.CHECK)
    session.apply_edit("patrons", edit(0, "Okafor"))
    keeper.keep()
    kept = the_work()
    assert kept is not None
    assert kept.files == read_from != kept_work.kept_files([path])
