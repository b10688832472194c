"""One job under two profiles, as text and as facts for programs."""

from collections.abc import Iterator

import msgspec

from rosterwizard.core.comparing.compared_checks import (
    ComparedChecks,
    alike_in_words,
    alike_problems,
)
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile


def comparison_facts(found: ComparedChecks) -> dict[str, object]:
    """Return all that differs, problem by problem."""
    differ = found.differences
    return {
        "profiles": [
            {"name": each.name, "version": each.version} for each in (found.first, found.second)
        ],
        "both": differ.same,
        "onlyFirst": msgspec.to_builtins(differ.missing),
        "onlySecond": msgspec.to_builtins(differ.new),
        "toldOtherwise": [
            {"before": msgspec.to_builtins(was), "after": msgspec.to_builtins(now)}
            for was, now in differ.changed
        ],
    }


def comparison_report(found: ComparedChecks) -> Iterator[str]:
    """Give the counts, and then the problems that differ, put together."""
    yield counts_in_words(found)
    for title, lines in comparison_groups(found):
        yield from ("", title)
        yield from (f"    {line}" for line in lines)


def counts_in_words(found: ComparedChecks) -> str:
    """Return how many problems there are under both and under each alone."""
    differ = found.differences
    return sentence(
        "compared-checks",
        first=_named(found.first),
        second=_named(found.second),
        both=differ.same,
        before=len(differ.missing),
        after=len(differ.new),
        otherwise=len(differ.changed),
    )


def comparison_groups(found: ComparedChecks) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what differs in groups that are not empty: a title, and a line for those alike."""
    differ, (first, second) = found.differences, _told_apart(found)
    for part, profile, problems in (
        ("before", first, differ.missing),
        ("after", second, differ.new),
        ("was", first, [was for was, _ in differ.changed]),
        ("now", second, [now for _, now in differ.changed]),
    ):
        lines = tuple(map(alike_in_words, alike_problems(problems, found.stacked)))
        if lines:
            yield sentence("compared-checks", part, profile=profile), lines


def _told_apart(found: ComparedChecks) -> tuple[str, str]:
    """Return what the two are called, by their order where that is the same."""
    if _named(found.first) != _named(found.second):
        return _named(found.first), _named(found.second)
    return _named(found.first, "first"), _named(found.second, "second")


def _named(profile: Profile, part: str = "message") -> str:
    return sentence("name-and-version", part, title=profile.title, version=profile.version)
