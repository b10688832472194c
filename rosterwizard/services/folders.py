"""Where the program keeps its own files. Every folder is readable by its owner alone.

Each function raises RosterError "own-folder-unusable" when the folder cannot be made.
"""

from pathlib import Path

import platformdirs

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of

_NAME = "RosterWizard"


def _private(folder: str) -> Path:
    path = Path(folder)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RosterError("own-folder-unusable", folder=path, reason=reason_of(error)) from error
    return path


def settings_folder() -> Path:
    """Return the folder of the settings, made when it is missing."""
    return _private(platformdirs.user_config_dir(_NAME, appauthor=False))


def data_folder() -> Path:
    """Return the folder of history, journal, kept work and people's own profiles."""
    return _private(platformdirs.user_data_dir(_NAME, appauthor=False))


def pasted_folder() -> Path:
    """Return the folder of what was pasted instead of opened."""
    return _private(str(data_folder() / "pasted"))


def log_folder() -> Path:
    """Return the folder of the logs."""
    return _private(platformdirs.user_log_dir(_NAME, appauthor=False))
