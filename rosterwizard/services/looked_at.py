"""What the work at hand knows of a case that is looked at; `case_files` makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.errors import RosterError
    from rosterwizard.core.reproducing.differences import Differences


@runtime_checkable
class LookedAt(Protocol):
    """See `OpenedCase`."""

    @property
    def job(self) -> Job:
        """The job that it makes here."""
        ...

    @property
    def problems(self) -> Mapping[str, Problems]:
        """What is found in it here."""
        ...

    @property
    def differences(self) -> Differences:
        """In what that differs from what the customer saw."""
        ...

    @property
    def told(self) -> tuple[RosterError, ...]:
        """What else is to be known."""
        ...

    @property
    def is_reproduced(self) -> bool:
        """Whether the same is found."""
        ...
