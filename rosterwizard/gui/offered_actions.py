"""Everything that can be done in a window now: its actions, its buttons and their menus.

There is no list of them: what is offered is read off the window itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QPushButton, QTabBar, QToolButton, QWidget

from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.gui.actions import why_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QMenu


@dataclass(frozen=True, slots=True)
class OfferedAction:
    """words: what it does. keys: as the keyboard has them, "" for none. off: why not now, or ""."""

    words: str
    keys: str
    off: str
    do: Callable[[], object] = field(repr=False)


def offered_actions(roots: Iterable[QWidget]) -> list[OfferedAction]:
    """Return what is offered in these parts of a window, in their order, each thing once.

    What is off is left out, unless it says why; so is what other windows offer, as dialogs do.
    """
    found: list[OfferedAction] = []
    seen: set[int] = set()
    for root in roots:
        for widget in (root, *root.findChildren(QWidget)):
            is_here = widget.isVisible() and widget.window() is root.window()
            if id(widget) in seen or not is_here or _is_inner(widget):
                continue
            seen.add(id(widget))
            found += _offered_by(widget, seen)
    return [each for each in found if each.words]


def offered_again(
    wanted: OfferedAction, before: Sequence[OfferedAction], now: Sequence[OfferedAction]
) -> OfferedAction | None:
    """Return what is offered now in the place of one of those before; None where nothing is.

    It is known by its words: its button may be another one, or gone. Where several had the same
    and not as many have them now, it cannot be told which it was.
    """
    was = [each for each in before if each.words == wanted.words]
    alike = [each for each in now if each.words == wanted.words]
    return alike[was.index(wanted)] if len(alike) == len(was) else None


def plain(words: str) -> str:
    """Return words without the mark of their key."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def _is_inner(widget: QWidget) -> bool:
    """Tell whether it is a part of one of Qt's own widgets."""
    return isinstance(widget, QAbstractButton) and (
        not widget.objectName() or isinstance(widget.parentWidget(), QTabBar)
    )


def _offered_by(widget: QWidget, seen: set[int]) -> Iterator[OfferedAction]:
    for action in widget.actions():
        yield from _of_action(action, "", seen)
    if not isinstance(widget, QAbstractButton):
        return
    menu = widget.menu() if isinstance(widget, QPushButton | QToolButton) else None
    if menu is not None:
        yield from _of_menu(menu, plain(widget.accessibleName() or widget.text()), seen)
    elif not widget.actions():
        yield from _of_button(widget)


def _of_menu(menu: QMenu, of: str, seen: set[int]) -> Iterator[OfferedAction]:
    menu.aboutToShow.emit()  # it may be filled only then
    for action in menu.actions():
        yield from _of_action(action, of, seen)


def _of_action(action: QAction, of: str, seen: set[int]) -> Iterator[OfferedAction]:
    off = "" if action.isEnabled() else why_off(action)
    left_out = action.isSeparator() or not action.isVisible() or not (action.isEnabled() or off)
    if left_out or id(action) in seen:
        return
    seen.add(id(action))
    keys = " / ".join(_keys_in_words(action.shortcuts()))
    words = plain(action.text())
    yield OfferedAction(_within(of, words), keys, off, action.trigger)


def _of_button(button: QAbstractButton) -> Iterator[OfferedAction]:
    off = "" if button.isEnabled() else why_off(button)
    if button.isEnabled() or off:
        words = plain(button.accessibleName() or button.text())
        keys = QKeySequence.mnemonic(button.text())
        yield OfferedAction(
            _within(_group_of(button), words), "".join(_keys_in_words([keys])), off, button.click
        )


def _group_of(button: QAbstractButton) -> str:
    """Return what the choices are called that the button is one of."""
    parent = button.parentWidget()
    grouped = button.isCheckable() and parent is not None
    return parent.accessibleName() if grouped and parent is not None else ""


def _within(of: str, words: str) -> str:
    return sentence("action-finder", "within", of=of, words=words) if of else words


def _keys_in_words(keys: Sequence[QKeySequence]) -> list[str]:
    """Return each of the keys as the keyboard has it; the first of those that are one to people."""
    told = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return list(dict.fromkeys(map(_on_the_keyboard, filter(None, told))))[:1]


def _on_the_keyboard(key: str) -> str:
    """Return a key as it is called there: Qt's Return is Enter."""
    held, plus, last = key.rpartition("+")
    part = last.casefold()
    named = part.isalpha() and has_sentence("key-name", part)
    return f"{held}{plus}{sentence('key-name', part)}" if named else key
