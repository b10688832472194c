"""Which systems a person means by what they typed: by names, by what stands on the cards."""

from collections.abc import Sequence

from rosterwizard.core.profiles.language import Profile

_FORGIVEN_LETTERS = 4  # a shorter word with a slip could be any other
_ALIKE = 80  # percent: one slip in a word of six letters


def systems_found(text: str, profiles: Sequence[Profile]) -> tuple[tuple[Profile, ...], bool]:
    """Return the systems in which every word of `text` stands, and whether it stands there so.

    Only where there is none, slips of the keyboard are forgiven.
    """
    words = text.casefold().split()
    exactly = tuple(each for each in profiles if _has_all(words, each))
    if exactly:
        return exactly, True
    return tuple(each for each in profiles if _has_all_alike(words, each)), False


def _has_all(words: Sequence[str], profile: Profile) -> bool:
    said = _said(profile)
    return all(word in said for word in words)


def _has_all_alike(words: Sequence[str], profile: Profile) -> bool:
    said = _said(profile)
    return all(word in said or _is_like_any(word, said.split()) for word in words)


def _is_like_any(word: str, said: Sequence[str]) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for what is found nowhere

    if len(word) < _FORGIVEN_LETTERS:
        return False
    # Of a longer word only as much is typed as was needed so far.
    return any(fuzz.ratio(word, each[: len(word) + 1].strip(".,:;()")) >= _ALIKE for each in said)


def _said(profile: Profile) -> str:
    types = (f"{each.title} {each.name} {each.description}" for each in profile.record_types)
    parts = (profile.title, profile.name, profile.roster.kind, profile.description, *types)
    return " ".join(parts).casefold()
