"""The allowed value that looks most like a text."""

from collections.abc import Iterable

_LIKE_ENOUGH = 75.0  # of 100: "Techer" is Teacher, "Staff" is not Student
_SHORTEST = 3  # of shorter texts each one is as near as the other


def nearest_values(texts: Iterable[str], allowed: tuple[str, ...]) -> dict[str, str]:
    """Return the nearest of `allowed` for each of `texts` that is near to one and only one."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    found = {}
    for text in texts:
        near = extract(
            text, allowed, scorer=ratio, processor=str.casefold, limit=2, score_cutoff=_LIKE_ENOUGH
        )
        # Two that are as near are no answer: the one that stands first would be chosen by chance.
        alone = len(near) == 1 or (near and near[0][1] > near[1][1])
        if alone and len(text) >= _SHORTEST and text not in allowed:
            found[text] = near[0][0]
    return found
