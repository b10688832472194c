"""What the exit status of each command says."""

from enum import IntEnum

from rosterwizard.cli.printing import told
from rosterwizard.core.messages.errors import RosterError


class ExitStatus(IntEnum):
    """The statuses that scheduled runs rely on."""

    DONE = 0
    PROBLEMS = 1  # errors were found (by self-check in the program itself), or rows were refused
    USAGE = 2
    UNREADABLE = 3  # the file can't be read
    UNREACHABLE = 4  # the server can't be reached, or refuses the account
    SAFETY_LIMIT = 5
    UNKNOWN_ROWS = 6  # the state of some rows is unknown
    BUG = 70  # the program itself is at fault (EX_SOFTWARE of sysexits.h)
    CANCELLED = 130


class Stop(Exception):  # noqa: N818 - not always a fault: it ends the command
    """Ends the command with a sentence on standard error and a status.

    code: the code of the sentence, for the log.
    """

    def __init__(self, sentence: str, status: ExitStatus, code: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code

    @classmethod
    def over(cls, error: RosterError, status: ExitStatus) -> "Stop":
        """Return the end of a command that `error` stops."""
        return cls(str(error), status, error.code)

    @classmethod
    def with_words(
        cls, status: ExitStatus, code: str, count: int | None = None, **params: object
    ) -> "Stop":
        """Return the end of a command with the sentence of `code`."""
        return cls(told(code, count, **params), status, code)
