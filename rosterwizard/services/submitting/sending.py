"""Sending the batches of a plan one after the other, each with a line in the journal both ways."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.journal import Answered, Sending, now, ranges
from rosterwizard.services.server_titles import server_title
from rosterwizard.services.submitting.never_hiding import never_hiding
from rosterwizard.services.submitting.part_progress import PartProgress, load_of
from rosterwizard.services.submitting.row_outcomes import outcomes_in
from rosterwizard.services.unforeseen import note_bug
from rosterwizard.services.ways.exchange import Answer, names_taken
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.journal_writing import Journal
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.ways.exchange import Batch
    from rosterwizard.services.ways.way import SubmissionProtocol


class Sender:
    """Sends one plan. notices: gets what a person should also see."""

    def __init__(
        self, plan: Plan, protocol: SubmissionProtocol, journal: Journal, notices: list[str]
    ) -> None:
        self._plan = plan
        self._protocol = protocol
        self._journal = journal
        self._notices = notices

    def send_all(self, progress: Progress, answers: list[Answer]) -> None:
        """Add the answers to the batches, until one of them stops the submission.

        Nothing is begun while any file has the name of another that nobody said to replace.
        """
        if stopped := self._in_the_way(progress):
            answers.append(stopped)
            return
        for number, batch in enumerate(self._plan.batches, start=1):
            answers.append(self._send(number, batch, self._part(number, batch, progress)))
            if not answers[-1].goes_on:
                return

    def _in_the_way(self, progress: Progress) -> Answer | None:
        if self._plan.replaces:
            return None
        try:
            names = [batch.name for batch in self._plan.batches]
            taken = self._protocol.in_the_way(names, progress)
        except (Cancelled, KeyboardInterrupt):
            return Answer.called_off()
        except RosterError as trouble:
            return Answer.not_sent(trouble)
        if not taken:
            return None
        return Answer.not_sent(names_taken(taken, self._plan.server.url))

    def _send(self, number: int, batch: Batch, progress: Progress) -> Answer:
        try:
            self._journal.write(self._sending(number, batch))
        except RosterError as trouble:
            unsent = Answer.not_sent(trouble)
            with suppress(RosterError):  # the line that failed may yet reach the disk
                self._journal.write(_answered(number, batch, unsent))
            if number == 1:
                raise
            return unsent
        answer = self._handed_over(batch, progress)
        with never_hiding(self._notices, "journal-not-finished"):
            self._journal.write(_answered(number, batch, answer))
        return answer

    def _part(self, number: int, batch: Batch, progress: Progress) -> PartProgress:
        batches, server = self._plan.batches, self._plan.server
        way = way_of(server)
        return PartProgress(
            progress,
            server_title(server),
            before=load_of(batches[: number - 1]),
            part=load_of([batch]),
            whole=load_of(batches),
            answers=not (way.is_folder or way.is_by_hand),
        )

    def _handed_over(self, batch: Batch, progress: Progress) -> Answer:
        """Send a batch; whatever goes wrong in there, it has an answer."""
        try:
            return self._protocol.send(replace(batch, replaces=self._plan.replaces), progress)
        except KeyboardInterrupt:
            return Answer("unknown", sentence("row-cut-off-unknown"), cancelled=True)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not hide what was sent
            with suppress(Exception):
                note_bug(error)
            trouble = RosterError("sending-failed", server=server_title(self._plan.server))
            return Answer("unknown", str(trouble), trouble=trouble)

    def _sending(self, number: int, batch: Batch) -> Sending:
        return Sending(
            batch=number,
            when=now(),
            system=self._plan.server.system,
            server=self._plan.server.name,
            file=batch.name,
            size=batch.size,
            digest=batch.digest,
            rows={name: ranges(rows) for name, rows in batch.rows.items()},
        )


def _answered(number: int, batch: Batch, answer: Answer) -> Answered:
    counts = Counter(answer.rows["state"].to_list())
    counts[answer.state] += sum(map(len, batch.rows.values())) - answer.rows.height
    trouble = answer.trouble.code if answer.trouble else ""
    rows = {name: _by_state(outcomes_in(name, batch, answer)) for name in batch.rows}
    return Answered(batch=number, when=now(), counts=dict(+counts), trouble=trouble, rows=rows)


def _by_state(outcomes: pl.DataFrame) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the rows of each state that any has, as ranges."""
    parts = outcomes.sort("row").group_by("state", maintain_order=True)
    return {str(state): ranges(part["row"]) for (state,), part in parts}
