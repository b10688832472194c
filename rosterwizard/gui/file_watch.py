"""Whether the files of the job were saved anew since they were read, by Excel or by anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.gui.session import Session
    from rosterwizard.services.kept_work import KeptFile
    from rosterwizard.services.work import Work

SETTLED_AFTER_MS = 700  # programs save in several steps


class FileWatch(QObject):
    """Looks when the system tells of a change, and whenever it is asked to.

    Folders are watched, for most programs save by putting a new file in the place of the old one;
    of a network drive the system often tells nothing, so look when the person comes back, too.
    """

    saved_anew = Signal()  # once for each state of the files, when it has settled

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: tuple[KeptFile, ...] = ()
        self._told: tuple[KeptFile, ...] = ()
        self._folders: frozenset[Path] = frozenset()  # of the paths
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_AFTER_MS)
        self._soon.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._watcher.fileChanged.connect(self._look_soon)
        session.changed.connect(self._follow)

    @property
    def is_waiting(self) -> bool:
        """Whether files that were told of are still not read as they are now."""
        return bool(self._told)

    def look(self) -> None:
        """Tell of files that are others than those that were read, if they stay as they are now.

        Where they could not be read when they were told of, the next ones are told of, too.
        """
        from rosterwizard.services.kept_work import kept_files  # noqa: PLC0415 - brings msgspec

        work = self._session.work
        if work.sending or not (work.read_from or self._told):
            return
        self._watch()
        now = kept_files(work.paths)
        if now == work.read_from:
            self._seen = self._told = ()
        elif now == self._told or any(map(self._is_away, work.paths, now)):
            self._seen = ()
        elif now != self._seen:
            self._seen = now
            self._soon.start()
        else:
            self._seen, self._told = (), now
            self.saved_anew.emit()

    def _is_away(self, path: Path, now: KeptFile) -> bool:
        """Tell whether nothing is there that could be read, or a folder in place of a file."""
        return now.size < 0 or path.is_dir() != (path in self._folders)

    def _look_soon(self) -> None:
        self._soon.start()

    def _watch(self) -> None:
        """Watch what is not watched: of a file that another one replaced, nothing is told."""
        paths = self._session.work.paths
        places = {str(place) for path in paths for place in (path, path.parent)}
        if new := places.difference(self._watcher.files(), self._watcher.directories()):
            self._watcher.addPaths(sorted(new))

    def _follow(self, before: Work, after: Work) -> None:
        if after.paths != before.paths or (after.read_from and after.read_from != before.read_from):
            self._seen = self._told = ()
        if after.paths == before.paths:
            return
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self._folders = frozenset(path for path in after.paths if path.is_dir())
        self._watch()
