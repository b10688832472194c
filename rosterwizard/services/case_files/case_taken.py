"""What the register said of numbers, passed on: it bears on which zeros are known to be lost.

Only what was asked of it goes along, as look-alikes: no digest, and no number that is not there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from msgspec import Struct

from rosterwizard.core.casefile.alike_steps import AlikeTexts
from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.taken_numbers import TakenNumbers

_ZERO = "0"


class TakenFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one field. widths: of numbers with zeros. known: those that were taken."""

    widths: tuple[int, ...] = ()
    known: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show no number."""
        return f"TakenFacts({self.widths}, {len(self.known)})"


Taken = Mapping[str, Mapping[str, TakenFacts]]
"""The facts by the id of the record type, and by field."""


class CaseNumbers:
    """The register of a case: it knows what the customer's said, and nothing else."""

    def __init__(self, taken: Taken) -> None:
        self._taken = taken

    def widths(self, record_type: str, field: str) -> Collection[int]:
        """Return how many digits those have that begin with a zero."""
        return self._of(record_type, field).widths

    def taken(self, record_type: str, field: str, texts: Collection[str]) -> frozenset[str]:
        """Return which of these texts were taken before."""
        return frozenset(texts).intersection(self._of(record_type, field).known)

    def _of(self, record_type: str, field: str) -> TakenFacts:
        return self._taken.get(record_type, {}).get(field, TakenFacts())


class _Listening:
    """A register that notes what another one says."""

    def __init__(self, asked: TakenNumbers) -> None:
        self._asked = asked
        self.facts: dict[str, dict[str, TakenFacts]] = {}

    def widths(self, record_type: str, field: str) -> Collection[int]:
        """Return how many digits those have that begin with a zero."""
        return self._asked.widths(record_type, field)

    def taken(self, record_type: str, field: str, texts: Collection[str]) -> frozenset[str]:
        """Return which of these texts were taken before."""
        known = self._asked.taken(record_type, field, texts)
        widths = tuple(sorted(self.widths(record_type, field)))
        of_type = self.facts.setdefault(record_type, {})
        of_type[field] = TakenFacts(widths, tuple(sorted(known)))
        return known


def taken_for(job: Job) -> Taken:
    """Return what the register of this machine says of the job; nothing where it knows nothing."""
    asked = job.taken
    if asked is None or not any(
        asked.widths(sheet.record_type.id, each.name)
        for sheet in job.sheets
        for each in sheet.record_type.fields
    ):
        return {}
    listening = _Listening(asked)
    check_job(replace(job, taken=listening))
    return listening.facts


def alike_taken(taken: Taken, job: Job, texts: AlikeTexts) -> Taken:
    """Return it with look-alikes: the zeros stay, and what follows them is that of the cells."""
    return {type_id: dict(_of_type(taken[type_id], type_id, job, texts)) for type_id in taken}


def _of_type(
    facts: Mapping[str, TakenFacts], type_id: str, job: Job, texts: AlikeTexts
) -> Iterator[tuple[str, TakenFacts]]:
    sheet = next(each for each in job.sheets if each.record_type.id == type_id)
    for field, each in facts.items():
        column = sheet.matching.place_of(field)
        if column is not None:
            known = tuple(
                texts.of_cell(sheet.record_type.name, column, number.lstrip(_ZERO)).zfill(
                    len(number)
                )
                for number in each.known
            )
            yield field, TakenFacts(each.widths, known)
