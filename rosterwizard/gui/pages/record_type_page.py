"""The first page: which system, and which of its record types."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.dialogs.lose_edits_question import LoseEditsQuestion
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.record_type.kept_work_list import KeptWorkList
from rosterwizard.gui.record_type.open_submissions import OpenSubmissions
from rosterwizard.gui.record_type.recent_files import RecentFiles
from rosterwizard.gui.session import Session
from rosterwizard.gui.widgets.current_only import CurrentOnly
from rosterwizard.gui.widgets.systems_view import SystemsView, recent_name
from rosterwizard.services.pasted_files import is_pasted
from rosterwizard.services.practice_data import is_practice_data
from rosterwizard.services.work_facts import chosen_types

if TYPE_CHECKING:  # msgspec must not delay the first paint
    from collections.abc import Callable, Sequence

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.gui.widgets.type_chooser import TypeChooser
    from rosterwizard.services.kept_entries import KeptList
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.submissions import Submission
    from rosterwizard.services.work import Work


class RecordTypePage(Page):
    """Systems as cards; a card opens to its record types with what each needs.

    Nothing but Qt is needed to show it: the cards come when the session gets its profiles.
    """

    step: ClassVar[Step] = Step.RECORD_TYPE

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.systems = SystemsView(self.name)
        self.systems.system_chosen.connect(self._open_system)
        self.systems.recent_chosen.connect(self._take_recent)
        self.systems.found.connect(self.state_changed)
        self.systems.door.pressed.connect(self._open_file)
        self.kept = KeptWorkList(self.name)
        self.kept.go_on_pressed.connect(lambda kept: self._window().go_on_with(kept))
        self.kept.throw_away_pressed.connect(lambda kept: self._window().throw_away(kept))
        self.open_submissions = OpenSubmissions(self.name)
        self.open_submissions.pressed.connect(self._settle_open)
        self.open_submissions.failed.connect(self.show_error)
        self.recent_files = RecentFiles(self.name)
        self.recent_files.chosen.connect(self._open_recent)
        self._kept_paths: set[tuple[str, ...]] = set()
        self._views = CurrentOnly()
        self._start = QWidget()
        self._views.add(self._start)
        self._lay_out_start()
        self._chooser: TypeChooser | None = None
        self.body.addWidget(self._views)
        self.session.profiles_changed.connect(self._show_profiles)
        self.session.settings_changed.connect(self._show_recent)

    @property
    def chooser(self) -> "TypeChooser":
        """The opened system; made when the first one is opened."""
        if self._chooser is None:
            from rosterwizard.gui.widgets.type_chooser import TypeChooser  # noqa: PLC0415 - msgspec

            self._chooser = TypeChooser(self.name)
            self._chooser.chosen.connect(self._choose)
            self._chooser.closed.connect(self._show_systems)
            self._views.add(self._chooser)
        return self._chooser

    def missing(self) -> str:
        """Ask for a record type of the system that is open, also when one of another is chosen."""
        opened = self._opened()
        if opened is not None and opened is not self.session.work.profile:
            return sentence("missing-type-of", system=opened.title)
        if opened is None and self._is_out_of_sight():
            return sentence("missing-record-type")
        return super().missing()

    def _is_out_of_sight(self) -> bool:
        """Tell whether the search hides the system that is chosen: nobody goes on unseen."""
        chosen = self.session.work.profile
        return chosen is not None and not self.systems.shows(chosen.name)

    def _opened(self) -> "Profile | None":
        shown = self._views.current() is self._chooser
        return self._chooser.profile if shown and self._chooser is not None else None

    def next_label(self) -> str:
        """Name what one continues with."""
        types = () if self.missing() else chosen_types(self.session.work)
        if len(types) == 1:
            return sentence("continue-with", what=types[0].label)
        if not types:
            return super().next_label()
        profile = self.session.work.profile
        is_whole = profile is not None and len(types) == len(profile.record_types)
        return counted("continue-with-all" if is_whole else "continue-with-some", len(types))

    def enter(self) -> None:
        """Show what is chosen; with nothing chosen, the systems with the search field ready."""
        self.come_back()
        if self.session.work.profile is not None and self.session.work.record_types:
            self._open_system(self.session.work.profile)

    def come_back(self) -> None:
        """Show what was kept, and what of it another window has by now."""
        if self.session.profiles:
            self._window().list_kept()
            self.open_submissions.look()

    def first_to_do(self) -> QWidget | None:
        """Begin with what is open: the record types of a system, else looking for one."""
        opened = self._views.current() is not self._start
        first = self.chooser.first_choice() if opened else self.systems.search
        return first if first.isEnabled() else None

    def leave(self) -> None:
        """Remember what was chosen, to offer it first next time."""
        profile, types = self.session.work.profile, self.session.work.record_types
        if profile is None or not types or _is_nobodys(self.session.work):
            return
        from rosterwizard.services.settings import with_recent  # noqa: PLC0415 - msgspec

        self._keep(lambda settings: with_recent(settings, recent_name(profile, types)))

    def go_back(self) -> bool:
        """Close an opened system."""
        opened = self._views.current() is not self._start
        if opened:
            self._show_systems()
        return opened

    def show_kept(self, kept: "KeptList") -> None:
        """List what was kept, and say what is wrong with what cannot be listed."""
        self.kept.show_entries(kept.entries, self.session.profiles)
        self._kept_paths = {tuple(map(str, each.work.paths)) for each in kept.entries}
        self._show_recent()
        if kept.troubles:
            self.message_bar.tell("warning", "\n".join(map(str, kept.troubles)))

    def _window(self) -> Any:  # noqa: ANN401 - the wizard, which imports the pages
        return self.wizard()

    def _lay_out_start(self) -> None:
        column = QVBoxLayout(self._start)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open_submissions)
        column.addWidget(self.kept)
        column.addWidget(self.recent_files)
        column.addWidget(self.systems, 1)

    def _choose(self, profile: "Profile", record_types: tuple[str, ...]) -> None:
        if LoseEditsQuestion.may_lose(self, self.session):
            self.session.choose(profile, record_types)
        else:
            self.chooser.tick(self.session.work.record_types)

    def _open_system(self, profile: "Profile") -> None:
        chosen = self.session.work.record_types if profile is self.session.work.profile else ()
        if not chosen and (profile.roster.set or len(profile.record_types) == 1):
            self._choose(profile, tuple(each.name for each in profile.record_types))
            chosen = self.session.work.record_types if profile is self.session.work.profile else ()
        is_held = self.session.work.case is not None and profile is self.session.work.profile
        self.chooser.open_system(profile, chosen, is_held=is_held)
        self._views.show_only(self.chooser)
        self.state_changed.emit()
        self.chooser.first_choice().setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_open(self, found: "Sequence[Submission]") -> None:
        """Let a person say what they found; it counts for the rows of the work at hand, too."""
        from rosterwizard.gui.dialogs.open_submissions_dialog import (  # noqa: PLC0415 - rarely
            OpenSubmissionsDialog,
        )
        from rosterwizard.services.submitting.settled_outcomes import (  # noqa: PLC0415 - polars
            as_settled,
        )

        OpenSubmissionsDialog.settle(found, self)
        submitted = self.session.work.submitted
        if submitted is not None:
            self.session.set_submitted(as_settled(submitted))
        self.open_submissions.look()

    def _take_recent(self, profile: "Profile", record_types: tuple[str, ...]) -> None:
        self._choose(profile, record_types)
        if self.session.work.record_types == record_types:
            self.proceed.emit()

    def _open_file(self) -> None:
        from rosterwizard.gui.pages.file_page import FilePage  # noqa: PLC0415 - start-up

        settings = self.session.settings
        paths = FilePage.ask_files(self, settings.template_folder if settings else "")
        if paths:
            self.files_given.emit(paths)

    def _paste(self) -> None:
        paths = self.paths_pasted()
        if paths:
            self.files_given.emit(paths)

    def _show_systems(self) -> None:
        self._views.show_only(self._start)
        self.state_changed.emit()
        profile = self.session.work.profile
        card = self.systems.card(profile.name) if profile else self.systems.search
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, before: "Work", after: "Work") -> None:
        """Show all systems again where none is chosen any more."""
        super().follow(before, after)
        if before.record_types and not after.record_types:
            self.systems.search.clear()
            self._views.show_only(self._start)
        is_new = after.job is not None and after.read_from != before.read_from
        is_own = not (any(map(is_pasted, after.paths)) or _is_nobodys(after))
        if is_new and is_own:
            from rosterwizard.services.settings import with_recent_files  # noqa: PLC0415 - msgspec

            self._keep(lambda settings: with_recent_files(settings, after.paths))

    def _show_profiles(self) -> None:
        self.systems.show_systems(self.session.profiles)
        self._show_recent()

    def _show_recent(self) -> None:
        settings = self.session.settings
        if settings is not None:
            self.systems.show_recent(settings.recent_record_types)
            files = [each for each in settings.recent_files if each not in self._kept_paths]
            self.recent_files.show_files(files)

    def _open_recent(self, paths: tuple[Path, ...]) -> None:
        gone = next((path for path in paths if not path.exists()), None)
        if gone is None:
            self.files_given.emit(list(paths))
            return
        words = sentence("recent-files", "gone", file=gone)
        take_off = partial(self._take_off, tuple(map(str, paths)))
        self.message_bar.tell("warning", words, sentence("recent-files", "take-off"), take_off)

    def _take_off(self, files: tuple[str, ...]) -> None:
        from rosterwizard.services.settings import without_recent  # noqa: PLC0415 - msgspec

        self._keep(lambda settings: without_recent(settings, files))

    def _keep(self, change: "Callable[[Settings], Settings]") -> None:
        """Keep changed settings, where the change changes any."""
        settings = self.session.settings
        if settings is not None and change(settings) != settings:
            try:
                self.session.change_settings(change)
            except RosterError as error:
                self.show_error(error)

    # -- Qt's own -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close an opened system by Escape; open what was copied by Ctrl+V."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() != Qt.Key.Key_Escape or not self.go_back():
            super().keyPressEvent(event)


def _is_nobodys(work: "Work") -> bool:
    """Tell whether nothing of the work is to be remembered: it is practice, or a case."""
    return is_practice_data(work.paths) or work.case is not None
