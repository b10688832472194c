"""Files that say which heading is which field, for commands that nobody sits in front of."""

from pathlib import Path

import msgspec

from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of


def read_match_file(path: Path) -> Wishes:
    """Return what the file wishes for. Raises RosterError "match-file-unread"."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Wishes)
    except OSError as error:
        raise RosterError("match-file-unread", file=path.name, reason=reason_of(error)) from error
    except ValueError as error:  # of msgspec too
        raise RosterError("match-file-unread", file=path.name, reason=str(error)) from error
