"""`rosterwizard submit`: send a file, with an outcome for every row."""

import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from rosterwizard.cli import completing
from rosterwizard.cli.after_sending import NAMES_TAKEN, Saved, tell_outcomes
from rosterwizard.cli.checking import checked, errors_in
from rosterwizard.cli.doubts_saved import refuse_doubts
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import (
    STANDARD_INPUT,
    file_options,
    files_read,
    open_files,
)
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.host_keys import trust_option
from rosterwizard.cli.interrupting import stopped_gently
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.mode_options import (
    Figures,
    changing_option,
    mode_option,
    remaining_option,
    stop_over,
    with_figures,
)
from rosterwizard.cli.passwords import from_stdin_option, password_for
from rosterwizard.cli.printed_submission import print_plan
from rosterwizard.cli.printing import say, told
from rosterwizard.cli.receipts_saved import refuse_receipt
from rosterwizard.cli.replaying_recipes import mended_by, read_recipe_of
from rosterwizard.cli.rows_saved import refuse_refused
from rosterwizard.cli.saving import tell_rows_left_out, tell_sheets
from rosterwizard.cli.settling import settled
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.forgetting import forget_old
from rosterwizard.services.kept_servers import by_hand, find_server
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import load_settings
from rosterwizard.services.ways.by_hand import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted

STATUS_OF = {  # of what can stand in the way of a plan; everything else is a wrong command
    "nothing-to-send": ExitStatus.PROBLEMS,
    "nothing-changed": ExitStatus.DONE,
    "changes-only-whole": ExitStatus.SAFETY_LIMIT,
    "set-file-empty": ExitStatus.PROBLEMS,
    "mode-deletes": ExitStatus.SAFETY_LIMIT,
    "left-out-would-be-deleted": ExitStatus.SAFETY_LIMIT,
    "parts-would-delete": ExitStatus.SAFETY_LIMIT,
    "parts-of-whole": ExitStatus.SAFETY_LIMIT,
    "set-file-missing": ExitStatus.SAFETY_LIMIT,
    "remaining-unsaid": ExitStatus.SAFETY_LIMIT,
    "remaining-wrong": ExitStatus.SAFETY_LIMIT,
    "loses-too-many": ExitStatus.SAFETY_LIMIT,
    "vanishes-too-many": ExitStatus.SAFETY_LIMIT,
    "changes-too-many": ExitStatus.SAFETY_LIMIT,
    "rekeys-too-many": ExitStatus.SAFETY_LIMIT,
    "changing-wrong": ExitStatus.SAFETY_LIMIT,
    "taken-already": ExitStatus.SAFETY_LIMIT,
    "taken-in-part": ExitStatus.SAFETY_LIMIT,
    "unknown-already": ExitStatus.UNKNOWN_ROWS,
}
MEANWHILE = frozenset({"being-sent", "sent-meanwhile"})  # another program sends the same


class Wishes(TypedDict):
    """What the options of the command say."""

    server_name: str
    good_rows: bool
    mode: str
    may_delete: bool
    remaining: int | None
    changing: int | None
    rows_at_a_time: int | None
    changes_only: bool
    replace: bool
    again: bool
    recipe: Path | None
    dry_run: bool
    yes: bool
    password_stdin: bool
    trust_host_key: str
    form: str
    refused: Path | None
    receipt: Path | None
    doubts: Path | None


@click.command(cls=LoggedCommand, help="command-submit")
@file_options
@option(
    "--server",
    "server_name",
    required=True,
    metavar="NAME",
    help="option-server",
    shell_complete=completing.servers_to_submit_to,
)
@option("--good-rows", is_flag=True, help="option-good-rows")
@mode_option
@option("--may-delete", is_flag=True, help="option-may-delete")
@remaining_option
@changing_option
@option(
    "--rows-at-a-time",
    metavar="ROWS",
    type=click.IntRange(min=1),
    default=None,
    help="option-rows-at-a-time",
)
@option("--changes-only", is_flag=True, help="option-changes-only")
@option("--replace", is_flag=True, help="option-replace")
@option("--again", is_flag=True, help="option-again")
@option(
    "--recipe",
    metavar="FILE",
    type=ANY_PATH,
    help="option-submit-recipe",
)
@option("--dry-run", is_flag=True, help="option-dry-run")
@option("--yes", is_flag=True, help="option-yes")
@from_stdin_option
@trust_option
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="option-outcomes-form",
)
@option(
    "--refused",
    metavar="OUT.csv|.xlsx",
    type=ANY_PATH,
    help="option-refused",
)
@option(
    "--receipt",
    metavar="OUT.html|.txt",
    type=ANY_PATH,
    help="option-receipt",
)
@option(
    "--doubts",
    metavar="OUT.txt",
    type=ANY_PATH,
    help="option-doubts",
)
def submit(
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    *,
    said: Said,
    **options: Unpack[Wishes],
) -> int:
    """Send FILE… to a server and say what became of every row."""
    if STANDARD_INPUT in files and options["password_stdin"]:
        raise Stop.with_words(ExitStatus.USAGE, "standard-input-twice")
    recipe = read_recipe_of(options["recipe"]) if options["recipe"] else None
    job = open_files(files, wanted, reading, replace(said, as_before=recipe))
    if recipe:
        job = mended_by(job, recipe)
    own = [*files_read(), *(each.sheet.origin.file for each in job.sheets)]
    saved = Saved(options["refused"], options["receipt"], options["doubts"])
    if saved.refused:
        refuse_refused(job, saved.refused, own)
    if saved.receipt:
        refuse_receipt(saved.receipt, own)
    if saved.doubts:
        refuse_doubts(saved.doubts, own)
    plan = _planned(job, options)
    tell_sheets(job)
    tell_rows_left_out(job)
    print_plan(job, plan, options["form"], is_result=options["dry_run"])
    if options["dry_run"]:
        return ExitStatus.DONE
    if not options["again"]:
        _refuse_twice(plan)
    _ask(plan, options)
    submitted = _sent(plan, job, options)
    status = tell_outcomes(job, plan, submitted, options["form"], saved)
    with suppress(RosterError):
        forget_old(load_settings().keeps_days)
    return status


def _planned(job: "Job", wishes: Wishes) -> "Plan":
    from rosterwizard.services.plan_and_send import Choice, planned  # noqa: PLC0415 - heavy
    from rosterwizard.services.submitting.whole_truth import Word  # noqa: PLC0415 - as above

    server = _server(job, wishes["server_name"])
    problems = checked(job)
    _refuse_errors(problems, wishes)
    choice = Choice(
        job=job,
        problems=problems,
        server=server,
        row_choice="good-rows",
        mode=wishes["mode"],
        rows_at_a_time=wishes["rows_at_a_time"] or 0,
        changes_only=wishes["changes_only"],
    )

    def planned_with(said: Figures) -> "Plan":
        return planned(replace(choice, word=Word(may_delete=wishes["may_delete"], **said)))

    figures = {"remaining": wishes["remaining"], "changing": wishes["changing"]}
    try:
        return with_figures(planned_with, figures, may_ask=not wishes["yes"])
    except RosterError as error:
        raise stop_over(error, STATUS_OF.get(error.code, ExitStatus.USAGE)) from error


def _server(job: "Job", name: str) -> Server:
    if name.casefold() == BY_HAND.name:
        return by_hand(job.profile, str(Path.cwd()))
    return find_server(load_settings(), name, job.profile)


def _refuse_errors(problems: "Mapping[str, Problems]", wishes: Wishes) -> None:
    """Raise Stop when there are errors that nobody wants left out, or that can't be."""
    errors = errors_in(problems)
    if errors and not wishes["good_rows"]:
        raise Stop.with_words(ExitStatus.PROBLEMS, "errors-before-sending", errors)
    if any(each.of_severity("error")["row"].null_count() for each in problems.values()):
        raise Stop.with_words(ExitStatus.PROBLEMS, "problems-of-file")


def _refuse_twice(plan: "Plan") -> None:
    """Raise Stop for rows that the server has already, or may have."""
    from rosterwizard.services.submitting.already_sent import (  # noqa: PLC0415 - heavy
        refuse_twice,
    )

    try:
        refuse_twice(plan)
    except RosterError as error:
        raise Stop.over(error, STATUS_OF[error.code]) from error


def _ask(plan: "Plan", wishes: Wishes) -> None:
    """Ask before anything leaves this machine; practice and a file to load by hand stay on it."""
    if wishes["yes"] or plan.server.is_practice or plan.server.name == BY_HAND.name:
        return
    if not sys.stdin.isatty():
        raise Stop.with_words(ExitStatus.USAGE, "send-unasked")
    words = told("send-asked", plan.rows_sent, server=plan.server.name)
    click.confirm(words, abort=True, err=True)


def _sent(plan: "Plan", job: "Job", wishes: Wishes) -> "Submitted":
    """Send, and once more for each thing that stood in the way and that a person has settled.

    Only while nothing has reached the system: nothing is sent twice unasked.
    """
    from rosterwizard.services.plan_and_send import nothing_reached  # noqa: PLC0415 - heavy

    password = password_for(plan.server, from_stdin=wishes["password_stdin"])
    plan = replace(plan, replaces=plan.replaces or wishes["replace"])
    submitted = _sent_once(plan, job, password)
    while submitted.trouble is not None and nothing_reached(submitted):
        again = _settled(plan, password, submitted.trouble, wishes)
        if again is None:
            break
        plan, password = again
        submitted = _sent_once(plan, job, password)
    return submitted


def _settled(
    plan: "Plan", password: str | None, trouble: RosterError, wishes: Wishes
) -> "tuple[Plan, str | None] | None":
    """Return what to try next; None where nobody can settle what stands in the way."""
    if trouble.code == NAMES_TAKEN:
        return (replace(plan, replaces=True), password) if _may_replace(trouble, wishes) else None
    again = settled(plan.server, password, trouble, wishes["trust_host_key"])
    if again is None:
        return None
    server, password = again
    return replace(plan, server=server), password


def _may_replace(trouble: RosterError, wishes: Wishes) -> bool:
    """Ask whether the files that are there may go; nobody is asked without a terminal."""
    if wishes["yes"] or not sys.stdin.isatty():
        return False
    say(str(trouble), err=True)
    return click.confirm(told("replace-asked"), err=True)


def _sent_once(plan: "Plan", job: "Job", password: str | None) -> "Submitted":
    from rosterwizard.services.submitting.submission import (  # noqa: PLC0415 - heavy
        submit as send,
    )

    try:
        with watched("doing-sending") as progress, stopped_gently(progress) as gentle:
            return send(plan, job, password, gentle)
    except RosterError as error:
        stopped = error.code in MEANWHILE
        status = ExitStatus.SAFETY_LIMIT if stopped else ExitStatus.UNREACHABLE
        raise Stop.over(error, status) from error
