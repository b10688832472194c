"""The third page: drop or choose the file, and see how it was understood."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from rosterwizard.core.casefile.case_file import is_case_file
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import to_be_shown
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.reading.file_endings import CASE, TEXTS, WORKBOOKS, ZIP
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.showing.brief_names import named_briefly
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.asked_file import folder_of
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.file.drop_zone import DropZone
from rosterwizard.gui.file.opened_file import OpenedFile
from rosterwizard.gui.file.type_question import TypeQuestion
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.current_only import CurrentOnly
from rosterwizard.services.first_look import first_look
from rosterwizard.services.opening import open_job
from rosterwizard.services.work_facts import facts_of

if TYPE_CHECKING:
    from rosterwizard.core.job.edits import Edit
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.job.laying import LaidOn
    from rosterwizard.core.job.laying_by_key import LaidByKey
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.gui.theme import Mark
    from rosterwizard.services.kept_entries import KeptEntry
    from rosterwizard.services.kept_outcomes import CameBack
    from rosterwizard.services.kept_steps import KeptSteps
    from rosterwizard.services.kept_work import KeptFile
    from rosterwizard.services.submitting.submission import Submitted
    from rosterwizard.services.work import Work

_TYPE_CODES = {"type-unclear", "type-unknown", "headings-missing"}
_HELPED_BY_FACTS = {  # the file was opened, and may only be understood in the wrong way
    *_TYPE_CODES,
    *("unknown-sheet", "no-such-heading-row", "other-encoding", "unknown-delimiter"),
    *("row-too-long", "headings-run-on"),
}
_PATTERNS = " ".join(f"*{each}" for each in (*WORKBOOKS, *TEXTS, ZIP))


@dataclass(frozen=True, slots=True)
class OpenedJob:
    """What was read, and the files as they were then.

    notice: what is to be told, with its mark. left_out: gives a line for each change that is not
    there, where there is one.
    apart: what was kept could not all be laid on it. came_back: what became of rows that were sent.
    """

    job: "Job"
    read_from: "tuple[KeptFile, ...]"
    notice: "tuple[Mark, str] | None" = None
    left_out: "Callable[[], Sequence[str]] | None" = None
    apart: bool = False
    came_back: "CameBack | None" = None


class FilePage(Page):
    """A drop zone that becomes a strip of facts over the first rows."""

    step: ClassVar[Step] = Step.FILE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.drop_zone = DropZone(self.name)
        self.opened = OpenedFile(self.name)
        self._looking = LatestTask(self)  # at the first rows, while all of them are read
        self._looking.failed.connect(self.bug_found)
        self._views = CurrentOnly()
        self._views.add(self.drop_zone)
        self._views.add(self.opened)
        self.type_question = TypeQuestion(self.name)
        self._views.add(self.type_question)
        self.body.addWidget(self._views)
        self.drop_zone.dropped.connect(self.open_files)
        self.drop_zone.choose_pressed.connect(self._choose)
        self.drop_zone.folder_pressed.connect(self._choose_folder)
        self.drop_zone.paste_pressed.connect(self._paste)
        self.opened.choose_pressed.connect(self._choose)
        self.opened.options_changed.connect(self._read_so)
        self.opened.edit_wanted.connect(self._change_rows)
        self.type_question.answered.connect(self._read_as)
        self.type_question.insisted.connect(self._read_as_chosen)
        self.type_question.left.connect(self._leave)
        self.type_question.another_wanted.connect(lambda: self.goes_to.emit(Step.RECORD_TYPE))

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Name what comes: headings to match, or so many rows to check."""
        facts = facts_of(self.session.work)
        if facts.unsettled:
            return counted("match-headings", facts.unsettled)
        job = self.session.work.job
        rows = sum(each.count_records() for each in job.sheets) if job else 0
        return counted("check-rows", rows) if job else sentence("file-asked", "check")

    def enter(self) -> None:
        """Show what was read, read what is waiting, or invite a file."""
        several = self.session.work.profile is None or len(self.session.work.record_types) > 1
        self.drop_zone.show_kinds(of_set=several)
        if self.session.work.job is not None:
            self._show_job()
        elif self.session.work.paths:
            self._read()
        else:
            self._views.show_only(self.drop_zone)

    def missing(self) -> str:
        """Ask for an answer first, where there is a question."""
        if self._asks():
            return sentence("missing-type-answer")
        work = self.session.work
        if not work.paths or work.job is not None or self.busy:
            return super().missing()
        facts_help = self._views.current() is self.opened
        return sentence("missing-other-file", "message" if facts_help else "other")

    def _asks(self) -> bool:
        return self._views.current() is self.type_question

    def first_to_do(self) -> QWidget | None:
        """Begin with choosing a file, where there is none."""
        return None if self.session.work.paths else self.drop_zone.choose

    def show_missing(self) -> None:
        """Lead to the button that chooses a file, or to the answers."""
        if self._asks():
            self.type_question.take_focus()
            return
        invites = self._views.current() is self.drop_zone
        shown = self.drop_zone.choose if invites else self.opened.choose
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def follows_file(self) -> bool:
        """Whether the files are to be taken anew whenever a program saves them."""
        return self.opened.follow.isChecked()

    # -- Choosing -------------------------------------------------------------------------

    def open_files(self, paths: Sequence[Path]) -> None:
        """Take files and read them; the work on others is kept first. A case is the window's."""
        wizard: Any = self.wizard()
        if is_case_file(paths):
            self.files_given.emit(list(paths))
        elif paths and not wizard.reads_again(paths) and wizard.may_leave_for(paths):
            self.session.set_paths(paths)
            self._read()

    @classmethod
    def ask_files(cls, parent: QWidget, folder: str, title: str = "") -> list[Path]:
        """Ask for files; none when it was called off. title: "" for the usual one."""
        title = title or sentence("file-asked", "title")
        parts = ("tables", "case-file", "all")
        tables, cases, others = (sentence("file-kinds", each) for each in parts)
        kinds = f"{tables} ({_PATTERNS});;{cases} (*{CASE});;{others} (*)"
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder, kinds)
        return [Path(name) for name in names]

    @classmethod
    def ask_folder(cls, parent: QWidget, folder: str) -> list[Path]:
        """Ask for a folder of files; none when it was called off."""
        name = QFileDialog.getExistingDirectory(
            parent, sentence("file-asked", "title-folder"), folder
        )
        return [Path(name)] if name else []

    def _choose(self) -> None:
        self.open_files(self.ask_files(self, self._usual_folder()))

    def _choose_folder(self) -> None:
        self.open_files(self.ask_folder(self, self._usual_folder()))

    def _paste(self) -> None:
        self.open_files(self.paths_pasted())

    def _usual_folder(self) -> str:
        if self.session.work.paths:
            return str(folder_of(self.session.work))
        return self.session.settings.template_folder if self.session.settings else ""

    # -- Reading --------------------------------------------------------------------------

    def _read_so(self, options: ReadingOptions) -> None:
        if self.session.work.case is not None:
            self.session.case_held.emit()
            return
        if LoseEditsQuestion.may_lose(self, self.session):
            self.session.set_options(options)
            self._read()
        else:
            self._show_job()

    def _change_rows(self, record_type: str, edit: "Edit") -> None:
        self.session.apply_edit(record_type, edit)
        self._show_job()
        self.state_changed.emit()

    def _read(self) -> None:
        work = partial(
            _opened,
            paths=self.session.work.paths,
            profiles=self.session.profiles,
            wanted=self._wanted(),
            options=self.session.work.options or FIND_OUT,
            kept=self.session.work.kept_work,
            doubts=not self.session.work.as_chosen,
        )
        self.opened.show_names(self.session.work.paths)
        self._views.show_only(self.opened)
        doing = sentence("reading", file=named_briefly(self.session.work.paths))
        self._look_first()
        self.start(work, self._take_job, doing, attrgetter("reading"))

    def _look_first(self) -> None:
        """Show the first rows of a large file while all of it is read."""
        work = self.session.work
        if len(work.paths) != 1 or work.kept_work is not None:
            self._looking.cancel()
            return
        look = partial(
            first_look,
            work.paths[0],
            self.session.profiles,
            self._wanted(),
            work.options or FIND_OUT,
        )
        self._looking.start(lambda _progress: look(), self._show_look)

    def _show_look(self, shown: "JobSheet | None") -> None:
        if shown is not None and self.busy:
            self.opened.show_look(self.session.work.paths, shown)
            self.progress.show_at_once()

    def _wanted(self) -> str:
        profile, types = self.session.work.profile, self.session.work.record_types
        if profile is None:
            return ""
        return f"{profile.name}/{types[0]}" if len(types) == 1 else profile.name

    def _take_job(self, opened: "OpenedJob") -> None:
        self.session.set_job(opened.job, opened.read_from, opened.came_back, apart=opened.apart)
        self._show_job()
        self.state_changed.emit()
        if self.isVisible():
            self.ready.emit()
        if opened.notice is not None and opened.left_out is not None:
            self.listed.emit(*opened.notice, opened.left_out)
        elif opened.notice is not None:
            self.told.emit(*opened.notice)

    def _read_as(self, record_types: tuple[str, ...]) -> None:
        """Take the record types that a person says the files are. record_types: their ids."""
        system = record_types[0].partition("/")[0]
        profile = find_profile(system, self.session.profiles)
        self.session.choose(profile, [each.partition("/")[2] for each in record_types])
        self._read()

    def _read_as_chosen(self) -> None:
        self.session.read_as_chosen()
        self._read()

    def _leave(self) -> None:
        self.session.leave_files()
        if self.session.work.job is None:
            self.enter()
        self.state_changed.emit()

    def _ask(self, error: RosterError) -> None:
        self.session.set_job(None)
        aside = self.session.work.aside
        job = named_briefly(aside.paths) if aside else ""
        self.type_question.ask(error, self.session.profiles, job)
        self._views.show_only(self.type_question)
        self.state_changed.emit()
        if self.isVisible():
            self.type_question.take_focus()

    def show_error(self, error: BaseException) -> None:
        """Say what is wrong with the file, beside the controls that may help."""
        if isinstance(error, RosterError) and error.params.get("types"):
            self._ask(error)
            return
        super().show_error(error)
        self.session.set_job(None)
        if not isinstance(error, RosterError):
            return
        if error.code in _TYPE_CODES:
            act = partial(self.goes_to.emit, Step.RECORD_TYPE)
            choose = sentence("file-asked", "choose-type")
            self.message_bar.tell("error", str(error), choose, act, again=error.__str__)
        if error.code in _HELPED_BY_FACTS:
            self.opened.show_unread(self.session.work.paths, self.session.work.options or FIND_OUT)
        else:
            self._views.show_only(self.drop_zone)
        self.state_changed.emit()
        if self.isVisible():
            self.show_missing()  # else the keyboard goes to whatever is on

    def _show_job(self) -> None:
        work = self.session.work
        if work.job is not None:
            options = work.options or FIND_OUT
            self.opened.show_job(work.paths, work.job, options, is_held=work.case is not None)
            self._views.show_only(self.opened)

    def follow(self, before: "Work", after: "Work") -> None:
        """Invite a file where there is none any more."""
        super().follow(before, after)
        if after.reading != before.reading or after.job is not before.job:
            self._looking.cancel()
        if after.paths != before.paths:
            self.opened.follow.setChecked(False)
        if not after.paths:
            self._views.show_only(self.drop_zone)
            self.opened.forget()

    # -- Qt's own -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what was copied by Ctrl+V."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)


def _opened(  # noqa: PLR0913 - one word for each
    progress: "Progress",
    *,
    paths: Sequence[Path],
    profiles: Sequence["Profile"],
    wanted: str,
    options: ReadingOptions,
    kept: "KeptEntry | None",
    doubts: bool,
) -> OpenedJob:
    """Return the job, with kept work laid on it where it fits the files as they are now."""
    from rosterwizard.services.kept_work import kept_files  # noqa: PLC0415 - brings msgspec

    read_from = kept_files(paths)  # before: what changes while it is read has changed since
    doubted: dict[str, Any] = {"doubted": _raise} if doubts and kept is None else {}
    job = open_job(paths, profiles, wanted, options, progress, **doubted)
    if kept is None:
        from rosterwizard.services.values_as_before import (  # noqa: PLC0415 - brings polars
            with_values_as_before,
        )

        job, count = with_values_as_before(job)
        return OpenedJob(job, read_from, _said_of_matching(job, count))
    from rosterwizard.core.job.laying import lay_on  # noqa: PLC0415 - rarely needed
    from rosterwizard.services.kept_outcomes import came_back  # noqa: PLC0415 - as above
    from rosterwizard.services.kept_steps import kept_steps  # noqa: PLC0415 - as above

    steps = kept_steps(kept.file)
    if read_from != kept.work.files:
        return _laid_by_key(job, read_from, steps, was_sent=kept.sent is not None)
    laid = lay_on(job, steps.steps)
    notice = _said_of(laid, is_whole=steps.is_whole)
    if laid.misfits:
        return OpenedJob(laid.job, read_from, notice, apart=True)
    try:
        back = came_back(kept.file, job, steps.steps)
    except RosterError as error:
        return OpenedJob(laid.job, read_from, _also(notice, "warning", str(error)))
    if back is not None:
        for mark, words in _said_of_rows(back.submitted):
            notice = _also(notice, mark, words)
    return OpenedJob(laid.job, read_from, notice, came_back=back)


def _said_of_rows(submitted: "Submitted") -> Iterator[tuple["Mark", str]]:
    """Say how many rows were sent, but for those that stayed out, and how many are unknown."""
    from rosterwizard.core.showing.states import open_count  # noqa: PLC0415 - brings polars

    counts = submitted.counts()
    sent = sum(counts.values()) - counts["not-sent"]
    if sent:
        yield "fixed", counted("kept-outcomes-back", sent)
    if unknown := open_count(counts):
        yield "warning", counted("start-anew-unknown", unknown)


def _laid_by_key(
    job: "Job", read_from: "tuple[KeptFile, ...]", steps: "KeptSteps", *, was_sent: bool
) -> OpenedJob:
    """Return the job of files that changed meanwhile, with what fits laid on it.

    was_sent: what became of its rows is known by their places, and stays with the file as it was.
    """
    from rosterwizard.core.job.laying_by_key import lay_by_key  # noqa: PLC0415 - rarely needed

    laid = lay_by_key(job, steps.steps)
    with to_be_shown():
        return _told_of_laid(laid, job, read_from, steps, was_sent=was_sent)


def _told_of_laid(
    laid: "LaidByKey",
    job: "Job",
    read_from: "tuple[KeptFile, ...]",
    steps: "KeptSteps",
    *,
    was_sent: bool,
) -> OpenedJob:
    """Return the job with what there is to say of what was laid on it, and of what was not."""
    from rosterwizard.core.showing import laid_in_words  # noqa: PLC0415 - rarely needed

    stays = [sentence("kept-work-apart")] if laid.left_out else []
    stays += [sentence("kept-outcomes-apart")] if was_sent else []
    torn = [] if steps.is_whole else [sentence("kept-work-torn")]
    said = " ".join([laid_in_words.said_of_laid(laid), *stays, *torn])
    mark: Mark = "warning" if stays or torn or not laid.count else "fixed"
    left_out = laid.left_out
    lines = (lambda: tuple(laid_in_words.lines_of(left_out, job))) if left_out else None
    return OpenedJob(laid.job, read_from, (mark, said), lines, apart=bool(stays))


def _raise(doubt: RosterError) -> None:
    raise doubt


def _said_of_matching(job: "Job", values: int) -> "tuple[Mark, str] | None":
    """Return what a person is told of what is matched as it was the last time.

    values: in how many cells.
    """
    count = sum(
        match.reason == "remembered" for sheet in job.sheets for match in sheet.matching.matches
    )
    count += sum(len(sheet.matching.made) for sheet in job.sheets)
    said = [counted("matched-as-last-time", count)] if count else []
    said += [counted("values-as-last-time", values)] if values else []
    return ("note", " ".join(said)) if said else None


def _also(notice: "tuple[Mark, str] | None", mark: "Mark", words: str) -> "tuple[Mark, str]":
    """Return what was to be told, and one sentence more; the graver mark counts."""
    if notice is None:
        return mark, words
    return "warning" if "warning" in (mark, notice[0]) else mark, f"{notice[1]} {words}"


def _said_of(laid: "LaidOn", *, is_whole: bool) -> "tuple[Mark, str] | None":
    """Return what a person is told of the changes that came back, and of those that did not."""
    said = []
    if laid.misfits:
        said.append(
            sentence(
                "kept-work-partly",
                laid.misfits[0],
                fitted=number(laid.fitted),
                count=laid.count,
            )
        )
        said.append(sentence("kept-work-apart"))
    elif laid.count:
        said.append(counted("kept-work-back", laid.count))
    if not is_whole:
        said.append(sentence("kept-work-torn"))
    mark: Mark = "warning" if laid.misfits or not is_whole else "fixed"
    return (mark, " ".join(said)) if said else None
