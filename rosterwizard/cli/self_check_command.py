"""`rosterwizard self-check`: what is wrong with the program itself."""

from collections.abc import Iterator

import click

from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.helped import option
from rosterwizard.cli.logged import LoggedCommand
from rosterwizard.cli.printing import say
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.services.self_check import Finding, summed_up
from rosterwizard.services.self_check import self_check as findings_of_all
from rosterwizard.services.self_check.findings import sentence_or_facts


@click.command("self-check", cls=LoggedCommand, help="command-self-check")
@option("--json", "as_json", is_flag=True, help="option-json")
def self_check(*, as_json: bool) -> int:
    """Say what is wrong with the program itself, in words."""
    if as_json:
        findings = list(findings_of_all())
        say(json_text(findings))
    else:
        findings = list(_told(findings_of_all()))
        say(f"\n{summed_up(findings)}")
    is_wrong = any(finding.state == "wrong" for finding in findings)
    return ExitStatus.PROBLEMS if is_wrong else ExitStatus.DONE


def _told(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Print each finding when it is there, under the heading of its group."""
    group = ""
    for finding in findings:
        if finding.group != group:
            group = finding.group
            say(group)
        say(f"  {sentence_or_facts('self-check-state', finding.state):<7}  {finding.says}")
        yield finding
