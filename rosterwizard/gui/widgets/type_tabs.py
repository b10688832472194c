"""A tab for each of several things, hidden where there is only one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabBar, QWidget

from rosterwizard.gui.naming import named


class TypeTabs(QTabBar):
    """Tabs with a key each; the same keys again change but their words."""

    def __init__(self, name: str, speaks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, speaks)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)

    def show_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show these (key and words) without telling; begin at the first when they are others."""
        shown = [self.tabData(place) for place in range(self.count())]
        if [key for key, _ in tabs] != shown:
            self.blockSignals(True)
            while self.count():
                self.removeTab(0)
            for key, words in tabs:
                self.setTabData(self.addTab(words), key)
            self.blockSignals(False)
        for place, (_, words) in enumerate(tabs):
            self.setTabText(place, words)
        self.setVisible(len(tabs) > 1)

    def place(self) -> int:
        """Return the number of the tab that is shown, 0 where there is none."""
        return max(self.currentIndex(), 0)
