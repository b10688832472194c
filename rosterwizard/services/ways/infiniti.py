"""Infiniti: one POST of a CSV file to the school's own site, with an account."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.practice.twin import SCENARIOS, Ground, Twin
from rosterwizard.services.servers.addresses import web_address
from rosterwizard.services.ways.account import Input
from rosterwizard.services.ways.patience import WAITS
from rosterwizard.services.ways.way import SubmissionProtocol, Way
from rosterwizard.services.ways.way_steps import step_of
from rosterwizard.services.ways.web_proxy import PROXY, check_proxy_account
from rosterwizard.services.ways.web_trust import TRUST, check_own

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.practice.web_server import PracticeWeb
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.ways.way_steps import Step


def check_user(user: str) -> None:
    """Raise RosterError "user-with-colon" for a name that HTTP Basic has no way to send."""
    if ":" in user:  # nothing else says where the name ends
        raise RosterError("user-with-colon")


def _check_given(given: Mapping[str, str]) -> None:
    check_own(given)
    check_proxy_account(given)


def _sending(server: Server, secret: str) -> SubmissionProtocol:
    from rosterwizard.services.ways.infiniti_sending import (  # noqa: PLC0415 - brings requests
        InfinitiProtocol,
    )

    return InfinitiProtocol(server, secret)


def _steps(server: Server, secret: str) -> tuple[Step, ...]:
    from rosterwizard.services.ways.web_steps import web_steps  # noqa: PLC0415 - brings requests

    def check(progress: Progress) -> None:
        _sending(server, secret).check(progress)

    return (*web_steps(server), step_of("account", check, wants_secret=True))


@contextmanager
def _twin(ground: Ground) -> Iterator[Twin]:
    with _listening(ground) as web:
        yield Twin(web.url, announced={"url": web.url, "page": f"{web.url}/"})


def _listening(ground: Ground) -> PracticeWeb:
    from rosterwizard.services.practice.web_server import (  # noqa: PLC0415 - only for practice
        PracticeWeb,
    )

    try:
        return PracticeWeb(ground.practice, ground.port)
    except (OSError, OverflowError) as error:
        raise RosterError("practice-port-taken", port=ground.port) from error


INFINITI = Way(
    name="infiniti",
    account=(
        Input(name="user", check=check_user),
        Input(name="password", kind="secret"),
        *WAITS,
        *TRUST,
        *PROXY,
    ),
    address=web_address,
    sending=_sending,
    steps=_steps,
    account_refused=frozenset({"credentials"}),
    fits=_check_given,
    practised_as="infiniti",
    twin=_twin,
    plays=SCENARIOS,
)
