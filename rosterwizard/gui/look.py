"""Puts the tokens of `theme` on the whole program: palette, style sheet, light and dark."""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.gui import theme
from rosterwizard.gui.theme import Colours, Look

_SCHEMES = {
    Look.SYSTEM: Qt.ColorScheme.Unknown,
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
}

_HAS_OWN_FONT = Qt.WidgetAttribute.WA_SetFont
_DIGITS = 3  # of the size of letters, so that there and back again is where one was


class Dresser(QObject):
    """Dresses the program, and again whenever the desktop or the settings change their mind."""

    dressed = Signal()  # the colours are others now
    resized = Signal()  # the letters have another size now

    def __init__(self, app: QApplication, look: Look = Look.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._look = look
        self._percent = theme.USUAL_PERCENT
        self._worn: bool | None = None  # whether what is worn is dark; None: nothing yet
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self.wear(look)

    def wear(self, look: Look, text_percent: int = theme.USUAL_PERCENT) -> None:
        """Follow the desktop, or stay light or dark, with letters of that size."""
        self._look = look
        self._write(text_percent)
        # The window's own frame follows, too; Unknown is Qt's word for what the desktop has.
        self._app.styleHints().setColorScheme(_SCHEMES[look])
        self._dress()

    def _write(self, percent: int) -> None:
        """Give all letters another size, also those of widgets with a font of their own."""
        if percent == self._percent:
            return
        ratio, self._percent = percent / self._percent, percent
        focused = self._app.focusWidget()
        own = [each for each in self._app.allWidgets() if each.testAttribute(_HAS_OWN_FONT)]
        fonts = [_resized(each.font(), ratio) for each in own]
        sheet = self._app.styleSheet()  # while one is worn, Qt hands the font on to nobody
        self._app.setStyleSheet("")
        self._app.setFont(_resized(self._app.font(), ratio))
        self._app.setStyleSheet(sheet)
        for widget, font in zip(own, fonts, strict=True):
            widget.setFont(font)
        if focused is not None:
            focused.setFocus()
        self.resized.emit()

    def _dress(self) -> None:
        dark = self._is_dark()
        if dark is self._worn:
            return
        self._worn = dark
        focused = self._app.focusWidget()
        theme.use(dark)
        self._app.setPalette(palette(theme.colours()))
        self._app.setStyleSheet(style_sheet(theme.colours()))
        if focused is not None:  # Qt's wizard hides itself for a moment when the style changes
            focused.setFocus()
        self.dressed.emit()

    def _desktop_scheme(self) -> Qt.ColorScheme:
        return self._app.styleHints().colorScheme()

    def _is_dark(self) -> bool:
        if self._look is Look.SYSTEM:
            return self._desktop_scheme() is Qt.ColorScheme.Dark
        return self._look is Look.DARK


def _resized(font: QFont, ratio: float) -> QFont:
    result = QFont(font)
    size = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
    result.setPointSizeF(round(size * ratio, _DIGITS))
    return result


def palette(ground: Colours) -> QPalette:
    """Return the palette of a ground; Fusion draws everything from it."""
    role = QPalette.ColorRole
    colours = {
        role.Window: ground.window,
        role.WindowText: ground.text,
        role.Base: ground.page,
        role.AlternateBase: ground.window,
        role.Text: ground.text,
        role.PlaceholderText: ground.quiet,
        role.Button: ground.raised,
        role.ButtonText: ground.text,
        role.BrightText: ground.error,
        role.ToolTipBase: ground.raised,
        role.ToolTipText: ground.text,
        role.Highlight: ground.accent,
        role.HighlightedText: ground.on_accent,
        role.Accent: ground.accent,
        role.Link: ground.accent,
        role.LinkVisited: ground.accent,
        role.Light: ground.raised,
        role.Midlight: ground.line,
        role.Mid: ground.line,
        role.Dark: ground.strong_line,
        role.Shadow: ground.line,
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(ground.faint))
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(ground.line))
    return result


def style_sheet(ground: Colours) -> str:
    """Return the style sheet of a ground: `resources/window.qss` with its gaps filled."""
    folder = resources_folder()
    gaps = {name: colour for name, colour in ground._asdict().items() if name != "tiles"}
    sizes = {
        "corner": theme.CORNER_PX,
        "grid": theme.GRID_PX,
        "inside": theme.INSIDE_PX,
        "between": theme.BETWEEN_PX,
        "focus": theme.FOCUS_PX,
        "indicator": theme.ICON_PX,
    }
    pixels = {name: f"{size}px" for name, size in sizes.items()}
    on_accent = "dark" if theme.is_dark() else "light"
    text = (folder / "window.qss").read_text("utf-8")
    icons = (folder / "icons").as_posix()
    return Template(text).substitute(gaps, **pixels, icons=icons, on_accent_ground=on_accent)
