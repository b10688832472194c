"""When something was, as the desktop writes it."""

from PySide6.QtCore import QDateTime, QLocale, Qt


def short_moment(when: str) -> str:
    """Return the local day and minute of a moment. when: ISO 8601."""
    moment = QDateTime.fromString(when, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
