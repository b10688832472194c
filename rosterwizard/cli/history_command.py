"""`rosterwizard history`: earlier submissions, and those of which something is unknown."""

from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click
import msgspec

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import aligned, say, tell, told
from rosterwizard.cli.receipts_saved import save_earlier_receipt
from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.history import entries
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.history_search import Wanted, compared
from rosterwizard.services.iso_minute import iso_minute
from rosterwizard.services.looking_up import where_to_look
from rosterwizard.services.settings import FEWEST_DAYS, MOST_DAYS
from rosterwizard.services.submissions import every_submission, open_submissions, settle, take_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.history_lines import HistoryLine
    from rosterwizard.services.submissions import Submission

NARROWING = ("search", "system", "server", "since", "until", "outcome")
WRONG = frozenset(  # what is asked for cannot be done; nothing is wrong with the history
    {"no-such-submission", "forget-nothing", "forget-open", "forget-while-sending"}
    | {"receipt-unknown", "receipt-without-profile", "not-written"}
)


class Wishes(TypedDict):
    """What the options of the command say."""

    is_open: bool
    mark_done: str
    send_again: str
    search: str
    system: str
    server: str
    since: datetime | None
    until: datetime | None
    outcome: str | None
    compare: tuple[str, str] | None
    receipt: str
    output: Path | None
    forget: str
    keep_days: int | None
    as_json: bool


@click.command(cls=LoggedCommand, help="command-history")
@option("--open", "is_open", is_flag=True, help="option-open")
@option("--mark-done", metavar="ID", default="", help="option-mark-done")
@option("--send-again", metavar="ID", default="", help="option-send-again")
@option("--search", metavar="TEXT", default="", help="option-search")
@option("--system", metavar="SYSTEM", default="", help="option-history-system")
@option("--server", metavar="NAME", default="", help="option-history-server")
@option("--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="option-since")
@option("--until", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="option-until")
@option(
    "--outcome", metavar="STATE", type=click.Choice(STATES), default=None, help="option-outcome"
)
@option("--compare", metavar="ID…", nargs=2, default=None, help="option-compare")
@option("--receipt", metavar="ID", default="", help="option-history-receipt")
@option(
    "-o",
    "--output",
    metavar="OUT",
    type=ANY_PATH,
    default=None,
    help="option-output",
)
@option("--forget", metavar="FILE|ID", default="", help="option-forget")
@option(
    "--keep-days",
    metavar="N",
    type=click.IntRange(FEWEST_DAYS, MOST_DAYS),
    default=None,
    help="option-keep-days",
)
@option("--json", "as_json", is_flag=True, help="option-json")
def history(**wishes: Unpack[Wishes]) -> int:
    """List earlier submissions, the latest first, or do one thing with them."""
    tasks = {
        _open: wishes["is_open"] or wishes["mark_done"] or wishes["send_again"],
        _search: any(value for name, value in wishes.items() if name in NARROWING),
        _compare: wishes["compare"],
        _save_receipt: wishes["receipt"] or wishes["output"],
        _forget: wishes["forget"],
        _keep: wishes["keep_days"],
    }
    wanted = [task for task, is_wanted in tasks.items() if is_wanted]
    if len(wanted) > 1:
        raise Stop.with_words(ExitStatus.USAGE, "history-one-thing")
    try:
        return (wanted or [_search])[0](wishes)
    except RosterError as error:
        status = ExitStatus.USAGE if error.code in WRONG else ExitStatus.UNREADABLE
        raise Stop.over(error, status) from error


def _search(wishes: Wishes) -> int:
    """List what was submitted, or what is looked for of it."""
    wanted = Wanted(
        text=wishes["search"],
        system=wishes["system"],
        server=wishes["server"],
        since=_day(wishes["since"]),
        until=_day(wishes["until"]),
        state=wishes["outcome"] or "",
    )
    every = history_lines()
    found = [line for line in every if wanted.has(line.entry)]
    if wishes["as_json"]:
        facts = [{**msgspec.to_builtins(line.entry), "open": line.is_open} for line in found]
        say(json_text(facts))
        return ExitStatus.DONE
    for line in aligned([_cells(line) for line in found]):
        say(line)
    if not found:
        tell("history-none-such" if every else "no-history")
    return ExitStatus.DONE


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _compare(wishes: Wishes) -> int:
    """Print the counts of two submissions side by side."""
    first, second = wishes["compare"] or ("", "")
    take_up()
    found = compared(entries(), first, second)
    if wishes["as_json"]:
        facts = [
            {"type": each.record_type, "state": each.state, "counts": [each.first, each.second]}
            for each in found
        ]
        say(json_text({"submissions": [first, second], "rows": facts}))
        return ExitStatus.DONE
    headings = ("", "", first, second, sentence("two-submissions", "change").casefold())
    for line in aligned([headings, *(each.cells() for each in found)]):
        say(line)
    return ExitStatus.DONE


def _save_receipt(wishes: Wishes) -> int:
    """Save the receipt of a submission."""
    output = wishes["output"]
    if output is None or not wishes["receipt"]:
        raise Stop.with_words(ExitStatus.USAGE, "history-receipt-where")
    save_earlier_receipt(wishes["receipt"], output)
    return ExitStatus.DONE


def _forget(wishes: Wishes) -> int:
    """Forget a file or a submission."""
    from rosterwizard.services.forgetting_files import (  # noqa: PLC0415 - only then
        forget_all_of,
        forgettable,
    )

    found = forgettable(wishes["forget"])
    forget_all_of(found)
    tell("forgotten", len(found.submissions), named=wishes["forget"])
    if found.kept:
        tell("forgotten-work", len(found.kept))
    tell("forgotten-register")
    return ExitStatus.DONE


def _keep(wishes: Wishes) -> int:
    """Keep for how many days submissions are remembered, and forget those that are older."""
    from rosterwizard.services.forgetting import forget_old  # noqa: PLC0415 - only then
    from rosterwizard.services.settings import change_settings  # noqa: PLC0415 - as above

    days = int(wishes["keep_days"] or 0)
    change_settings(lambda settings: msgspec.structs.replace(settings, keeps_days=days))
    forget_old(days)
    tell("keeps-days-said", days)
    return ExitStatus.DONE


def _open(wishes: Wishes) -> int:
    """Settle what a person looked up, and list what is still unknown."""
    for name, taken in ((wishes["mark_done"], True), (wishes["send_again"], False)):
        if name:
            _settle(name, taken=taken)
    found = open_submissions(every_submission())
    if wishes["as_json"]:
        say(json_text([_facts(each) for each in found]))
    else:
        for line in chain.from_iterable(map(_lines, found)):
            say(line)
    if not found:
        tell("nothing-open")
    return ExitStatus.UNKNOWN_ROWS if found else ExitStatus.DONE


def _settle(name: str, *, taken: bool) -> None:
    for each in open_submissions(every_submission()):
        if each.name == name:
            settle(each, taken=taken)
            gaps = {"files": listed(each.files), "server": each.planned.server}
            tell("settled-as-taken" if taken else "settled-as-not-taken", each.unknown, **gaps)
            return
    raise Stop.with_words(ExitStatus.USAGE, "no-open-submission", id=name)


def _lines(submission: "Submission") -> "Iterator[str]":
    """Give what is unknown, where to look, and what can be said then."""
    planned, look = submission.planned, where_to_look(submission)
    yield told(
        "open-submission",
        submission.unknown,
        files=listed(submission.files),
        server=planned.server,
        when=iso_minute(submission.when),
    )
    yield from (f"  {words}" for words in look if words)
    yield f"  {told('open-submission-settled', id=submission.name)}"


def _facts(submission: "Submission") -> dict[str, object]:
    planned, look = submission.planned, where_to_look(submission)
    return {
        "submission": submission.name,
        "when": submission.when,
        "system": planned.system,
        "server": planned.server,
        "url": planned.url or None,
        "files": list(submission.files),
        "unknown": submission.unknown,
        "taken": sum(part.taken for part in submission.parts),
        "look": look.says or None,
        "page": look.page or None,
    }


def _cells(line: "HistoryLine") -> tuple[str, ...]:
    entry = line.entry
    moment = iso_minute(entry.when)
    return moment, line.what, entry.server, entry.file, line.outcome(), entry.submission
