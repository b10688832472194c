"""What an answer contradicts, as a short text for whoever keeps the profile."""

from collections.abc import Iterator, Sequence

from rosterwizard.core.doubting.contradictions import Contradiction
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rule_words import rule_sentence, sourced, with_more


def doubts_text(
    profile: Profile, found: Sequence[Contradiction], program: str, *, is_practice: bool
) -> str:
    """Return the text; no value of any row stands in it.

    program: which program this is. is_practice: the answer was the practice server's.
    """
    return "\n".join(_lines(profile, found, program, is_practice=is_practice)) + "\n"


def _lines(
    profile: Profile, found: Sequence[Contradiction], program: str, *, is_practice: bool
) -> Iterator[str]:
    yield sentence("doubts", "title", system=profile.title)
    yield ""
    gaps = {"title": profile.title, "name": profile.name, "version": profile.version}
    yield sentence("doubts", "profile", **gaps)
    yield sentence("doubts", "program", program=program)
    yield sentence("doubts", "practice" if is_practice else "server")
    for each in found:
        yield ""
        yield from _of_one(each)
    yield ""
    yield sentence("doubts", "left-out")


def _of_one(found: Contradiction) -> Iterator[str]:
    part = "field" if found.field else "type"
    yield sentence("difference-place", part, type=found.type, field=found.field)
    yield from (f"  {_rule(rule)}" for rule in found.rules)
    if found.kind == "taken":
        yield f"  {counted('doubts-taken', found.taken)}"
        if found.refused:
            yield f"  {counted('doubts-refused-too', found.refused)}"
        return
    yield f"  {counted('doubts-refused', found.refused)}"
    for words, count in found.said:
        yield f"    {sentence('doubts', 'said', count=count, words=words)}"


def _rule(rule: CheckedRule) -> str:
    words = sourced(with_more(rule_sentence(rule), rule.says), rule.source, inferred=rule.inferred)
    return sentence("doubts", "rule", code=rule.code, rule=words)
