"""The allowed value that looks most like a text."""

from collections.abc import Iterable

from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.value_meanings import is_switch

_LIKE_ENOUGH = 75.0  # of 100: "Techer" is Teacher, "Staff" is not Student
_SHORTEST = 3  # of shorter texts each one is as near as the other
_SWITCH = 2  # so many values are a yes and a no: what looks like one may mean the other


def nearest_values(texts: Iterable[str], field: Field) -> dict[str, str]:
    """Return the nearest of the allowed values for each text that is near to one and only one.

    None where a likeness of letters says least: of a yes and a no, of what switches an account,
    and of a text that may say something else ("Non-Teacher", "Ex-Student", "Student (left)").
    """
    allowed = field.allowed
    if len(allowed) == _SWITCH or is_switch(field):
        return {}
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    from rosterwizard.core.matching.turned_meaning import may_be_another

    found = {}
    for text in texts:
        near = extract(
            text, allowed, scorer=ratio, processor=str.casefold, limit=2, score_cutoff=_LIKE_ENOUGH
        )
        # Two that are as near are no answer: the one that stands first would be chosen by chance.
        alone = len(near) == 1 or (near and near[0][1] > near[1][1])
        if not alone or len(text) < _SHORTEST or text in allowed:
            continue
        if not may_be_another(text, near[0][0]):
            found[text] = near[0][0]
    return found
