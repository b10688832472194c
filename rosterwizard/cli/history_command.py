"""`rosterwizard history`: earlier submissions, and those of which something is unknown."""

import json
from itertools import chain
from typing import TYPE_CHECKING, TypedDict, Unpack

import click
import msgspec

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.printing import aligned, tell, told
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.showing.counted_outcomes import counted_outcomes
from rosterwizard.services.history import entries
from rosterwizard.services.looking_up import where_to_look
from rosterwizard.services.submissions import every_submission, open_submissions, settle, take_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.history import Entry
    from rosterwizard.services.submissions import Submission


class Wishes(TypedDict):
    """What the options of the command say."""

    is_open: bool
    mark_done: str
    send_again: str
    as_json: bool


@click.command(cls=HelpedCommand, help="command-history")
@option("--open", "is_open", is_flag=True, help="option-open")
@option("--mark-done", metavar="ID", default="", help="option-mark-done")
@option("--send-again", metavar="ID", default="", help="option-send-again")
@option("--json", "as_json", is_flag=True, help="option-json")
def history(**wishes: Unpack[Wishes]) -> int:
    """List earlier submissions, the latest first."""
    try:
        if wishes["is_open"] or wishes["mark_done"] or wishes["send_again"]:
            return _open(wishes)
        take_up()
        found = entries()
    except RosterError as error:
        raise Stop.over(error, ExitStatus.UNREADABLE) from error
    if wishes["as_json"]:
        facts = [msgspec.to_builtins(entry) for entry in found]
        click.echo(json.dumps(facts, ensure_ascii=False))
        return ExitStatus.DONE
    for line in aligned([_cells(entry) for entry in found]):
        click.echo(line)
    if not found:
        tell("no-history")
    return ExitStatus.DONE


def _open(wishes: Wishes) -> int:
    """Settle what a person looked up, and list what is still unknown."""
    for name, taken in ((wishes["mark_done"], True), (wishes["send_again"], False)):
        if name:
            _settle(name, taken=taken)
    found = open_submissions(every_submission())
    if wishes["as_json"]:
        click.echo(json.dumps([_facts(each) for each in found], ensure_ascii=False))
    else:
        for line in chain.from_iterable(map(_lines, found)):
            click.echo(line)
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
        when=_moment(submission.when),
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


def _cells(entry: "Entry") -> tuple[str, ...]:
    what = f"{entry.system}/{entry.record_type}"
    return _moment(entry.when), what, entry.server, entry.file, counted_outcomes(entry.counts)


def _moment(when: str) -> str:
    return when[:16].replace("T", " ")
