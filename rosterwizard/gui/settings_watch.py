"""Following the settings that another window or a command changes."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.gui.session import Session
from rosterwizard.services.settings import load_settings, settings_file


class SettingsWatch(QObject):
    """Looks whenever something changes in the folder of the settings.

    The folder, since the file is never written but replaced. failed: the file cannot be read by
    now; each reason is told once.
    """

    failed = Signal(BaseException)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._told = ""
        self._watcher = QFileSystemWatcher([str(settings_file().parent)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        try:
            settings = load_settings()
        except RosterError as error:
            if error.code != self._told:
                self._told = error.code
                self.failed.emit(error)
            return
        self._told = ""
        if settings != self._session.settings:
            self._session.set_settings(settings)
