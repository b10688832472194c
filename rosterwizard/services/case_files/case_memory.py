"""What the customer's machine remembered of the headings, passed on with look-alikes in it.

Which columns were known bears on which rows look like records, so a case that left it out could
open otherwise than the file did. Nothing that support's machine remembers plays a part.
"""

from collections.abc import Mapping, Sequence

import msgspec

from rosterwizard.core.casefile.alike_steps import AlikeTexts
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.services.case_files.case_taken import CaseNumbers, Taken, TakenFacts
from rosterwizard.services.opening_memory import OpeningMemory
from rosterwizard.services.remembered_matchings import Remembered, RememberedMaking, recall

Recalled = Mapping[str, Remembered]
_KIND = dict[str, Remembered]
_KIND_OF_TAKEN = dict[str, dict[str, TakenFacts]]


def recalled_for(job: Job) -> Recalled:
    """Return what this machine remembers of the headings of the job, by the ids of its types."""
    found = {
        each.record_type.id: recall(each.record_type.id, each.sheet.headings) for each in job.sheets
    }
    return {name: _without_values(each) for name, each in found.items() if each != Remembered()}


def alike_recalled(recalled: Recalled, job: Job, opened: Job, texts: AlikeTexts) -> Recalled:
    """Return it for the headings of the look-alike `opened`, which has the same sheets.

    A heading that has become another one is remembered too, for nobody knows it by itself.
    """
    return {
        own.record_type.id: _of_sheet(
            recalled.get(own.record_type.id, Remembered()), own, alike, texts
        )
        for own, alike in zip(job.sheets, opened.sheets, strict=True)
    }


def packed_recalled(recalled: Recalled) -> bytes:
    """Return it as JSON."""
    return msgspec.json.encode(recalled)


def packed_taken(taken: Taken) -> bytes:
    """Return what is known of numbers as JSON."""
    return msgspec.json.encode(taken)


def memory_of(recalled_part: bytes, taken_part: bytes = b"{}") -> OpeningMemory:
    """Return the memory that both JSON parts hold. Raises msgspec's errors."""
    recalled = msgspec.json.decode(recalled_part, type=_KIND)
    taken = msgspec.json.decode(taken_part, type=_KIND_OF_TAKEN)

    def recall_so(record_type: str, _headings: Sequence[str]) -> Remembered:
        return recalled.get(record_type, Remembered())

    def is_known(record_type: str, _headings: Sequence[str]) -> bool:
        return record_type in recalled

    return OpeningMemory(recall_so, is_known, CaseNumbers(taken) if taken else None)


def _without_values(remembered: Remembered) -> Remembered:
    """Leave out which texts stand for which values: that is an edit, and among the steps."""
    return msgspec.structs.replace(remembered, values={})


def _of_sheet(
    remembered: Remembered, own: JobSheet, alike: JobSheet, texts: AlikeTexts
) -> Remembered:
    headings = dict(zip(own.sheet.headings, alike.sheet.headings, strict=True))
    name = own.record_type.name
    fields = {headings[each]: to for each, to in remembered.fields.items() if each in headings}
    return Remembered(
        {**_matched_anew(own, headings), **fields},
        remembered.left_out,
        {field: texts.of_field(name, field, text) for field, text in remembered.constants.items()},
        made={
            field: _making(making, headings)
            for field, making in remembered.made.items()
            if {*making.headings} <= headings.keys()
        },
    )


def _matched_anew(own: JobSheet, headings: Mapping[str, str]) -> dict[str, str | None]:
    """Return the fields of the headings that have become others."""
    return {
        headings[each.heading]: each.field
        for each in own.matching.matches
        if each.field and headings.get(each.heading, each.heading) != each.heading
    }


def _making(making: RememberedMaking, headings: Mapping[str, str]) -> RememberedMaking:
    alike = tuple(headings[each] for each in making.headings)
    return msgspec.structs.replace(making, headings=alike)
