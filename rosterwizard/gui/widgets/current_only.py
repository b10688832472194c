"""A stack of widgets that is only as large as the one that is shown."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

_SHOWN = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
_IGNORED = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)


class CurrentOnly(QStackedWidget):
    """Qt's own is as large as its largest, and a small window would scroll for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._fit)

    def _fit(self, shown: int) -> None:
        for place in range(self.count()):
            widget = self.widget(place)
            if widget is not None:
                widget.setSizePolicy(_SHOWN if place == shown else _IGNORED)
