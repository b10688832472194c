"""Making the plan and carrying it out, for the page (on a worker thread) and the command."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.servers.kept_secrets import account_of, keep_account
from rosterwizard.services.servers.lent_secrets import lent_secret
from rosterwizard.services.submitting.again import merged, without_taken
from rosterwizard.services.submitting.already_sent import sent_to, with_already
from rosterwizard.services.submitting.changes_only import only_changes
from rosterwizard.services.submitting.changing import refuse_changing
from rosterwizard.services.submitting.compared import with_compared
from rosterwizard.services.submitting.never_hiding import never_hiding
from rosterwizard.services.submitting.plan import NO_WORD, plan_submission
from rosterwizard.services.submitting.submission import submit
from rosterwizard.services.submitting.vanishing import refuse_vanishing
from rosterwizard.services.ways.registry import way_of
from rosterwizard.services.ways.web_proxy import proxy_account

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
    from rosterwizard.services.settings import Settings
    from rosterwizard.services.submitting.plan import Plan, RowChoice
    from rosterwizard.services.submitting.submission import Submitted
    from rosterwizard.services.submitting.whole_truth import Word


@dataclass(frozen=True, slots=True)
class Choice:
    """The choices that make a plan. before: what the same server has taken already."""

    job: Job
    problems: Mapping[str, Problems]
    server: Server
    row_choice: RowChoice
    mode: str
    word: Word = NO_WORD
    before: Submitted | None = None
    rows_at_a_time: int = 0
    changes_only: bool = False


def planned(choices: Choice) -> Plan:
    """Return the plan, with how it differs from what was sent before.

    Raises RosterError: what `plan_submission`, `without_taken`, `refuse_vanishing`,
    `only_changes` and `refuse_changing` do; the last one with the plan.
    """
    plan = plan_submission(
        choices.job,
        choices.problems,
        choices.server,
        choices.row_choice,
        choices.mode,
        word=choices.word,
        rows_at_a_time=choices.rows_at_a_time,
    )
    if choices.before is not None:
        plan = without_taken(plan, choices.job, choices.before)
    before = sent_to(choices.server)
    plan = with_compared(plan, choices.job, before)
    refuse_vanishing(plan, choices.job, choices.word)
    if choices.changes_only:
        plan = only_changes(plan, choices.job)
    plan = with_already(plan, before)
    refuse_changing(plan, choices.job, choices.word)
    return plan


def prepared(choices: Choice) -> Plan | RosterError:
    """Return the plan, or why there can be none: that is an answer, not an accident."""
    try:
        return planned(choices)
    except RosterError as error:
        return error


@dataclass(frozen=True, slots=True)
class Sending:
    """A plan and what goes with it. keeps: the password goes to the keyring if it was right.

    keeps_proxys: so does the one that was lent to the account of the proxy.
    noted: returns once it is kept with the work that this plan is being sent.
    """

    plan: Plan
    job: Job
    secret: str | None = field(repr=False)
    keeps: bool
    before: Submitted | None
    noted: Callable[[], object] = lambda: None
    keeps_proxys: bool = False

    def to_keep(self) -> dict[str, str]:
        """Return the secrets that the keyring shall have, by account."""
        proxy = proxy_account(self.plan.server.given) if self.keeps_proxys else None
        own = {account_of(self.plan.server): self.secret} if self.keeps else {}
        proxys = {proxy.account: lent_secret(proxy.account)} if proxy is not None else {}
        return {account: secret for account, secret in {**own, **proxys}.items() if secret}


def sent(sending: Sending, progress: Progress) -> Submitted:
    """Carry out the plan, and return the latest word on every row."""
    plan = sending.plan
    sending.noted()
    submitted = submit(plan, sending.job, sending.secret, progress)
    notices = list(submitted.notices)
    with never_hiding(notices, "after-sending"):
        for account, secret in sending.to_keep().items() if submitted.trouble is None else ():
            try:
                keep_account(account, secret)
            except RosterError as error:
                notices.append(str(error))
    submitted = replace(
        submitted, server=plan.server.name, url=plan.server.url, notices=tuple(notices)
    )
    before = sending.before
    if before is not None and plan.deletes:
        before = replace(before, away={})  # they were not in it
    return submitted if before is None else merged(before, submitted)


def nothing_reached(submitted: Submitted) -> bool:
    """Tell whether no row can have reached the system, so that one may simply try again."""
    return not any(count for state, count in submitted.counts().items() if state != "not-sent")


def with_last_server(settings: Settings, server: Server) -> Settings:
    """Return the settings with that server, or that folder, as the one to begin with next time."""
    last = {**settings.last_servers, server.system: server.name}
    folder = server.url if way_of(server).is_by_hand else settings.output_folder
    return msgspec.structs.replace(settings, last_servers=last, output_folder=folder)
