"""What Windows answers, for tests of what follows from it on any system."""

from __future__ import annotations

ACCESS_DENIED, SHARING, LOCKED = 5, 32, 33


class HeldError(PermissionError):
    """The error of Windows for a file that another program holds: one more number than others."""

    def __init__(self, winerror: int = SHARING) -> None:
        said = "The process cannot access the file because it is being used by another process"
        super().__init__(13, said)
        self.winerror = winerror
