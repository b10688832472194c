"""What a way of sending is: all that the rest of the program knows of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol as Interface

from rosterwizard.services.ways.account import anything

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.core.profiles.delivery import Protocol
    from rosterwizard.services.practice.twin import Ground, Scenario, Twin
    from rosterwizard.services.servers.addresses import Address
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.account import Account
    from rosterwizard.services.ways.exchange import Answer, Batch
    from rosterwizard.services.ways.way_steps import Step


class SubmissionProtocol(Interface):
    """One way of handing a file over to one server."""

    def check(self, progress: Progress) -> None:
        """Return when the server can be reached and takes the account; RosterError if not.

        Changes nothing there. Raises `Cancelled` when `progress` does.
        """
        ...

    def in_the_way(self, names: Sequence[str], progress: Progress) -> tuple[str, ...]:
        """Return which of the names a file has already, where files are put under their names.

        Raises as `check` does.
        """
        ...

    def send(self, batch: Batch, progress: Progress) -> Answer:
        """Hand one batch over, once. Whatever happens on the way stands in the answer.

        `progress` counts bytes; when it raises `Cancelled`, the answer says so. Nothing is ever
        sent a second time, and no file is written over unless `batch.replaces`.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of sending. What it needs of big libraries it loads when it is used.

    name: also that of its words, "way-…" and "sent-…".
    account: what the person is asked for besides the address.
    address: tidies what was typed, or raises RosterError "url-…".
    sending: reaches a server with its secret ("" without one).
    steps: what can be looked at on the way there, with its secret as above.
    account_refused: the codes of RosterErrors after which the secret is asked for again.
    fits: raises RosterError where the values of an account do not go together.
    is_folder: the address is a folder of this computer. has_mode: it is watched for one mode.
    trusts_host_key: the server shows a key, which a person must trust once.
    is_by_hand: it ends with the file, and a person goes on from there.
    practised_as: the way by which the practice server plays it. twin: how; None where it
        is practised as another. plays: how the twin can behave, the usual first.
    """

    name: Protocol
    account: Account
    address: Callable[[str], Address]
    sending: Callable[[Server, str], SubmissionProtocol]
    steps: Callable[[Server, str], tuple[Step, ...]]
    practised_as: Protocol
    twin: Callable[[Ground], AbstractContextManager[Twin]] | None = None
    plays: tuple[Scenario, ...] = ("good",)
    account_refused: frozenset[str] = frozenset()
    trusts_host_key: bool = False
    fits: Callable[[Mapping[str, str]], None] = anything
    is_folder: bool = False
    has_mode: bool = False
    is_by_hand: bool = False

    def asks_again(self, code: str) -> bool:
        """Tell whether the secret is asked for after a RosterError of that code."""
        own = (each for each in self.account if each.kind == "secret" and not each.of_connection)
        return code in self.account_refused | {f"{each.name}-missing" for each in own}
