"""The button that keeps how a file was matched and mended, and does the same to this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.gui import icons
from rosterwizard.gui.asked_file import ask_new_file, folder_of
from rosterwizard.gui.check.recipe_preview import RecipePreview
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from rosterwizard.core.fixing.proposed_recipe import ProposedRecipe
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.gui.session import Session

    Start = Callable[..., object]


class RecipeButton(QToolButton):
    """A menu of two: keep a recipe, use one.

    start: does slow work, as `Page.start` does.
    """

    wanted = Signal(object)  # a ProposedRecipe that changes something
    kept = Signal(str)  # what to say: a recipe was kept

    def __init__(self, session: Session, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._start = session, start
        named(self, "check.recipe", sentence("check-recipe"))
        set_tip(self, sentence("check-recipe"))
        icons.wear(self, "recipe")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.keep = menu.addAction(sentence("check-recipe", "keep"), self.keep_recipe)
        self.use = menu.addAction(sentence("check-recipe", "use"), self.use_recipe)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)

    def keep_recipe(self) -> None:
        """Ask for a name, and keep how the job was matched and mended."""
        work = self._session.work
        job, problems = work.job, work.problems
        file = self.ask_new_file() if job and problems else None
        if job is None or file is None:
            return
        from rosterwizard.services.recipe_files import write_recipe  # noqa: PLC0415 - polars

        self._start(
            lambda _progress: write_recipe(file, job, problems),
            lambda _: self.kept.emit(sentence("check-recipe", "kept", file=file.name)),
            sentence("check-recipe", "keeping"),
        )

    def use_recipe(self) -> None:
        """Ask for a recipe, show what it would do, and do it."""
        job = self._session.work.job
        file = self.ask_file() if job else None
        if job is None or file is None:
            return
        from rosterwizard.core.fixing.proposed_recipe import (  # noqa: PLC0415 - polars
            proposed_recipe,
        )
        from rosterwizard.services.recipe_files import read_recipe  # noqa: PLC0415 - as above

        def propose(progress: Progress) -> ProposedRecipe:
            return proposed_recipe(job, read_recipe(file), progress)

        self._start(
            propose,
            lambda proposed: self._show(file.name, proposed),
            sentence("check-recipe", "trying"),
            lambda work: work.revision,
        )

    def ask_new_file(self) -> Path | None:
        """Ask where to keep a recipe, beside the person's own file. Tests replace this."""
        profile = self._session.work.profile
        system = profile.title if profile else ""
        name = safe_file_name(sentence("check-recipe", "name", system=system))
        begin = folder_of(self._session.work) / name
        return ask_new_file(self, sentence("check-recipe", "keep-title"), begin, "recipe")

    def ask_file(self) -> Path | None:
        """Ask which recipe to use. Tests replace this."""
        title = sentence("check-recipe", "use-title")
        kind = f"{sentence('file-kinds', 'recipe')} (*.toml)"
        folder = str(folder_of(self._session.work))
        name, _ = QFileDialog.getOpenFileName(self, title, folder, kind)
        return Path(name) if name else None

    def _show(self, file: str, proposed: ProposedRecipe) -> None:
        job = self._session.work.job
        if job is not None and RecipePreview.wanted(file, proposed, job, self.window()):
            self.wanted.emit(proposed)
