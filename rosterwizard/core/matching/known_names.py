"""Headings that are names of a field, so that nobody needs to be asked about them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import Match, Reason
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import TemplateMark

_RANKS: tuple[Reason, ...] = ("remembered", "template", "exact", "case", "synonym", "hint")
_BEYOND_DOUBT: frozenset[Reason] = frozenset({"remembered", "template"})


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A heading that is a name of a field; the smaller one is the better one."""

    rank: int
    column: int
    place: int
    field: str
    reason: Reason


def known_headings(record_types: Iterable[RecordType]) -> frozenset[str]:
    """Return every heading that one of the record types knows, folded."""
    return frozenset(
        folded(name)
        for record_type in record_types
        for each in record_type.fields
        for name in names_of(each)
    )


def names_of(each: Field) -> tuple[str, ...]:
    """Return the field's name, and what else is accepted above its column."""
    return (each.name, *_synonyms(each))


def certain_matches(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None" = None,
    remembered: Mapping[str, str | None] = MappingProxyType({}),
) -> dict[int, Match]:
    """Return the matches for good reasons, by column.

    Nobody needs to be asked about them, but for those of several headings that are names of the
    same field.
    """
    to_none = {heading for heading, field in remembered.items() if field is None}
    matches = {
        column: Match(column, heading, None, "remembered")
        for column, heading in enumerate(headings if to_none else ())
        if heading in to_none
    }
    taken: set[str] = set()
    named = sorted(_named(headings, record_type, mark, remembered))
    for each in named:
        if each.column not in matches and each.field not in taken:
            heading = headings[each.column]
            matches[each.column] = Match(each.column, heading, each.field, each.reason)
            taken.add(each.field)
    matches |= _rivals(headings, matches, named)
    return matches


def _rivals(
    headings: Sequence[str], matches: Mapping[int, Match], named: Iterable[Named]
) -> dict[int, Match]:
    """Return the matches of fields that several headings are names of: a person must say which.

    The same heading twice is no such question, but a problem of the sheet.
    """
    found: dict[int, Match] = {}
    of_fields = {each.field: each for each in matches.values() if each.field}
    for field, of_field in groupby(sorted(named, key=_by_field), _by_field):
        columns = [each.column for each in of_field]
        won = of_fields.get(field)
        if won is None or won.reason in _BEYOND_DOUBT:
            continue
        free = [column for column in columns if column not in matches]
        others = [each for each in free if folded(headings[each]) != folded(won.heading)]
        for column in others:
            found[column] = Match(column, headings[column], None, "rival", field)
        if others:
            found[won.column] = Match(won.column, won.heading, field, "rival")
    return found


def _by_field(named: Named) -> str:
    return named.field


def _synonyms(each: Field) -> tuple[str, ...]:
    return tuple(name for name in (*each.roster.headings, each.title) if folded(name))


def _named(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None",
    remembered: Mapping[str, str | None],
) -> Iterator[Named]:
    exact, folds, bares = _spelled(tuple(headings))
    said: dict[str, list[int]] = {}
    if remembered:
        said = _columns_by(remembered.get(heading) or "" for heading in headings)
    for place, each in enumerate(record_type.fields):
        ours = mark is not None and each.name in mark.columns
        synonyms = {folded(synonym) for synonym in _synonyms(each)}
        found: dict[int, Reason] = {}
        reasons: tuple[tuple[Reason, Iterable[int]], ...] = (
            ("remembered", said.get(each.name, ())),
            ("template" if ours else "exact", exact.get(each.name, ())),
            ("case", folds.get(folded(each.name), ())),
            ("synonym", _of_any(folds, synonyms)),
            ("hint", _of_any(bares, {folded(each.name), *synonyms})),
        )
        for reason, columns in reasons:
            for column in columns:
                found.setdefault(column, reason)
        for column, reason in found.items():
            yield Named(_RANKS.index(reason), column, place, each.name, reason)


@lru_cache(maxsize=1)  # a sheet is compared with one record type after the other
def _spelled(
    headings: tuple[str, ...],
) -> tuple[dict[str, list[int]], dict[str, list[int]], dict[str, list[int]]]:
    """Return the columns by their heading, by it folded, and by it without a hint."""
    folds, bares = map(folded, headings), map(_bare, headings)
    return _columns_by(headings), _columns_by(folds), _columns_by(bares)


def _columns_by(texts: Iterable[str]) -> dict[str, list[int]]:
    """Return the columns by their text; what is blank is no text."""
    found: dict[str, list[int]] = {}
    for column, text in enumerate(texts):
        if text:
            found.setdefault(text, []).append(column)
    return found


def _of_any(columns: Mapping[str, Sequence[int]], texts: Iterable[str]) -> Iterator[int]:
    for text in texts:
        yield from columns.get(text, ())


def _bare(heading: str) -> str:
    """Return what the heading says without a hint on how to fill it in; "" where it has none."""
    if not any(sign in heading for sign in "()[]{}/*"):
        return ""
    from rosterwizard.core.matching.heading_hints import bare  # noqa: PLC0415 - start-up cost

    return bare(heading)
