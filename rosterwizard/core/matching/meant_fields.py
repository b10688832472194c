"""Which fields a heading means, in any language, where the values below it allow that."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rosterwizard.core.matching.heading_ideas import (
    FULL_NAME,
    SOME_NUMBER,
    Ideas,
    fields_about,
    ideas_in,
    looks_of,
    people_of,
    staff_of,
)
from rosterwizard.core.matching.sureness import AT_LEAST, FEW_FIT
from rosterwizard.core.matching.value_looks import share_that_looks
from rosterwizard.core.profiles.language import RecordType

if TYPE_CHECKING:
    from rosterwizard.core.matching.suggesting import Values

Meant = Mapping[int, Mapping[str, float]]  # for each column how surely it is which field, 0 to 1


def meant_fields(headings: Mapping[int, str], record_type: RecordType, values: "Values") -> Meant:
    """Return for each of the columns the fields that its heading may mean."""
    people = people_of(record_type)
    every = people | staff_of(headings.values())
    about = fields_about(record_type)
    found: dict[int, dict[str, float]] = {column: {} for column in headings}
    for column, heading in headings.items():
        texts = values(column)
        differ = len(set(texts)) == len(texts) > 1
        ideas = ideas_in(heading, every if differ else people, about)
        if SOME_NUMBER in ideas and not differ:
            continue
        for idea, sure in _likely(ideas, texts).items():
            for name, much in about.get(idea, {}).items():
                found[column][name] = max(sure * much, found[column].get(name, 0.0))
    return found


def _likely(ideas: Ideas, texts: Sequence[str]) -> dict[str, float]:
    """Return the ideas that the values allow, with how sure each is by now."""
    found = {}
    for idea, sure in ideas.items():
        share = share_that_looks(looks_of(idea), texts)
        if share is None or share >= FEW_FIT:
            found[idea] = sure * (1 if share is None else FEW_FIT + (1 - FEW_FIT) * share)
    best = {idea: sure for idea, sure in found.items() if sure >= AT_LEAST}
    return {FULL_NAME: best[FULL_NAME]} if FULL_NAME in best else best
