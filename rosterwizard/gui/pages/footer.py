"""The buttons below every page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget, QWizard

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import icons
from rosterwizard.gui.actions import say_why_off
from rosterwizard.gui.naming import named
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.plain_text import set_tip
from rosterwizard.gui.widgets.reason import LEAST_PX, Reason

_Button = QWizard.WizardButton
# What stands at the left, by its words, with its icon.
_QUIET = {
    "help": (_Button.HelpButton, "help"),
    "keep": (_Button.CustomButton1, "keep"),
    "view": (_Button.CustomButton3, "look"),
}
_BETWEEN_PX = 10  # about, with what is at the edges
_AROUND_PX = 48  # what a button has beside its words, and the room to the next one


class Footer:
    """Quiet ones at the left; at the right the reason, Back, and the one that names its work."""

    def __init__(self, wizard: QWizard) -> None:
        self._wizard = wizard
        self._asked_narrow = False
        self._narrow: bool | None = None  # None: not known yet
        self._focus_went_to: QWidget | None = None
        self.help = _button("help", sentence("footer", "help"), "quiet")
        self.keep = _button("keep", sentence("footer", "keep"), "quiet")
        self.view = _button("view", sentence("footer", "view"), "quiet")
        self.reason = Reason()
        self.back = _button("back", sentence("footer", "back"), "")
        self.next = _button("next", "", "primary")
        self.finish = _button("finish", "", "primary")
        for main in (self.next, self.finish):
            main.setProperty("edge", "right")
        buttons = {
            _Button.HelpButton: self.help,
            _Button.CustomButton1: self.keep,
            _Button.CustomButton3: self.view,
            _Button.CustomButton2: self.reason,
            _Button.BackButton: self.back,
            _Button.NextButton: self.next,
            _Button.FinishButton: self.finish,
        }
        for which, button in buttons.items():
            wizard.setButton(which, button)
            wizard.setButtonText(which, button.text())
        wizard.setButtonLayout(list(buttons))

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the quiet buttons by their icons alone."""
        self._asked_narrow = narrow
        self.fit()

    def fit(self) -> None:
        """Take the words of the quiet buttons away also where the others need the room.

        Where that is still not enough, how the window is seen gives way.
        """
        narrow = self._asked_narrow or self._wanted_px() > self._wizard.width()
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_words(narrow=narrow)
        every = (self.help, self.keep, self.view, self.reason, self.back, self.main)
        icons_px = sum(each.sizeHint().width() + _BETWEEN_PX for each in every)
        # Its keys, and the finder of actions, are there all the same.
        self.view.setVisible(not narrow or icons_px <= self._wizard.width())

    def _wanted_px(self) -> int:
        """Return how wide all of it would be with all words."""
        quiet = [sentence("footer", part).replace("&", "") for part in _QUIET]
        words_px = sum(map(self._wizard.fontMetrics().horizontalAdvance, quiet))
        others = (self.back, self.main, self.reason)
        others_px = sum(each.sizeHint().width() for each in (self.back, self.main))
        reason_px = min(self.reason.sizeHint().width(), LEAST_PX)
        return words_px + others_px + reason_px + _AROUND_PX * (len(quiet) + len(others))

    def _show_words(self, *, narrow: bool) -> None:
        for part, (which, icon) in _QUIET.items():
            button, text = self._wizard.button(which), sentence("footer", part)
            words = text.replace("&", "")
            self._wizard.setButtonText(which, "" if narrow else text)  # kept when pages change
            set_tip(button, words if narrow else "")
            put_role(button, "bare" if narrow else "quiet")
            button.setAccessibleName(words)
            icons.wear(button, icon, "quiet")

    def take_focus(self) -> None:
        """Put the focus on the main button, or on why it is off."""
        main = self.main
        (main if main.isEnabled() else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def main(self) -> QPushButton:
        """The button that names the work of the page that is open."""
        return self.finish if self.finish.isVisible() else self.next

    def show_page(self, page: Page, held: str = "") -> None:
        """Take what the page says its main button does, and why it is off.

        held: why nothing may be changed now, and Back is off too; "" when it may.

        `completeChanged` is not used for that: Qt hides the whole wizard for a moment at each,
        and whoever is typing loses the focus.
        """
        main = self.main
        had_focus = main.hasFocus()
        off = held or ("" if page.busy else page.missing())
        self.reason.tell(off)
        say_why_off(main, off)
        self.back.setEnabled(not held and len(self._wizard.visitedIds()) > 1)
        label = page.next_label()
        for which in (_Button.NextButton, _Button.FinishButton):
            if self._wizard.buttonText(which) != label:
                self._wizard.setButtonText(which, label)
            self._wizard.button(which).setEnabled(page.isComplete())
        self.fit()
        self._give_back_focus(main, had_focus=had_focus)

    def _give_back_focus(self, main: QPushButton, *, had_focus: bool) -> None:
        """Let the main button have the focus again that it lost while it was off.

        Qt gives it to whatever comes next when a button is switched off, and leaves it there.
        """
        focused = QApplication.focusWidget()
        if had_focus and not main.isEnabled():
            self._focus_went_to = focused
        elif main.isEnabled():
            if focused is not None and focused is self._focus_went_to:
                main.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focus_went_to = None


def put_role(button: QAbstractButton, role: str) -> None:
    """Give a button another role; Qt looks at properties only when it polishes."""
    if button.property("role") != role:
        button.setProperty("role", role)
        button.style().polish(button)


def _button(name: str, text: str, role: str) -> QPushButton:
    button = named(QPushButton(text), f"window.{name}")
    button.setProperty("role", role)
    button.setAutoDefault(role == "primary")
    return button
