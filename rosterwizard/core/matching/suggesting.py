"""What each heading may mean: what is certain, and for the rest what a person is asked about."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from rosterwizard.core.matching.known_names import certain_matches, names_of
from rosterwizard.core.matching.matching import Match, Matching, Reason
from rosterwizard.core.matching.sureness import AT_LEAST, FEW_FIT, SURELY
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet.heading_text import folded

if TYPE_CHECKING:
    from rosterwizard.core.matching.meant_fields import Meant
    from rosterwizard.core.sheet.sheet import TemplateMark

Values = Callable[[int], Sequence[str]]  # some of the texts below each heading

_ALIKE = 80  # of 100
_MOST_COMPARED = 500  # columns: where there are more, likeness would take longer than it helps
_MOST_ASKED = 1_000  # headings that are no names: nobody answers more, and no roster has them
_DISPUTED = 3  # so many different values, of which none is what a field takes, dispute its name
_LOOKS_OF_TYPE = {"boolean": "yes-no", "year": "year"}
_WEIGHT_OF_NAME = 0.9  # beside a known word for the field


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a column may be. score: 0 to 1."""

    score: float
    reason: Reason


def no_values(_column: int) -> Sequence[str]:
    """Tell of no values, where none are known."""
    return ()


def suggest_matching(
    headings: Sequence[str],
    record_type: RecordType,
    mark: "TemplateMark | None" = None,
    remembered: Mapping[str, str | None] = MappingProxyType({}),
    values: Values = no_values,
) -> Matching:
    """Return which heading is which field: no field or heading twice, the best as a whole.

    mark: of the template of ours that the sheet came from. remembered: heading to field (None:
    to none) as a person matched these headings before. values: some of those of a column.
    """
    matches = certain_matches(headings, record_type, mark, remembered)
    matches |= _disputed(matches, record_type, values)
    left = [column for column in range(len(headings)) if column not in matches]
    used = {folded(match.heading) for match in matches.values() if match.field}
    used |= {folded(each.heading) for each in record_type.roster.unwanted}
    unused = (each for each in left if folded(headings[each]) not in used)
    asked = {each: headings[each] for each in islice(unused, _MOST_ASKED)}
    if asked:
        matches |= _asked_about(asked, matches, record_type, values)
    if mark is not None:
        matches |= _by_place(asked, matches, record_type, mark, values)
    return Matching(
        tuple(
            matches.get(column, Match(column, heading, None, "none"))
            for column, heading in enumerate(headings)
        )
    )


def _disputed(
    matches: Mapping[int, Match], record_type: RecordType, values: Values
) -> dict[int, Match]:
    """Return the matches by another name of a field of which not one value can be true."""
    found = {}
    for column, match in matches.items():
        if match.field and match.reason in {"synonym", "hint"}:
            looks = _looks_wanted(record_type.field(match.field))
            texts = values(column) if looks else ()
            if len(set(texts)) >= _DISPUTED and _share(looks, texts) == 0:
                found[column] = replace(match, reason="known")
    return found


def _asked_about(
    headings: Mapping[int, str],
    matches: Mapping[int, Match],
    record_type: RecordType,
    values: Values,
) -> dict[int, Match]:
    """Return the matches of columns whose headings are no names of a field, and of their rivals."""
    from rosterwizard.core.matching.meant_fields import meant_fields  # noqa: PLC0415 - seldom needed
    from rosterwizard.core.matching.rivals import rivals_by_meaning  # noqa: PLC0415 - as above

    taken = {match.field for match in matches.values()}
    fields = [each for each in record_type.fields if each.name not in taken]
    meant = meant_fields(headings, record_type, values)
    found = _suggested(headings, fields, record_type, values, meant) if fields else {}
    return found | rivals_by_meaning(headings, {**matches, **found}, meant)


def _by_place(
    headings: Mapping[int, str],
    matches: Mapping[int, Match],
    record_type: RecordType,
    mark: "TemplateMark",
    values: Values,
) -> dict[int, Match]:
    """Return the matches of headings that say nothing, by the place that they have in a template.

    What somebody says by a heading counts more, so this is the last thing that is looked at.
    """
    from rosterwizard.core.matching.template_places import fields_by_place  # noqa: PLC0415 - as above

    fields = {column: match.field for column, match in matches.items() if match.field}
    idle = [each for each in headings if headings[each].strip() and each not in matches]
    known = {each.name for each in record_type.fields}
    return {
        column: Match(column, headings[column], name, "place")
        for column, name in fields_by_place(mark.columns, fields, idle).items()
        if name in known and _may_be(record_type.field(name), values(column))
    }


def _suggested(
    headings: Mapping[int, str],
    fields: Sequence[Field],
    record_type: RecordType,
    values: Values,
    meant: "Meant",
) -> dict[int, Match]:
    from rosterwizard.core.matching.assignment import best_assignment  # noqa: PLC0415 - as above

    open_ = {each.name for each in fields}
    found: dict[tuple[int, str], Suggestion] = {
        (column, name): Suggestion(sure, "known")
        for column, sure_of in meant.items()
        for name, sure in sure_of.items()
        if name in open_
    }
    for column, field_name, suggestion in _suggestions(
        headings, fields, record_type, values, meant
    ):
        before = found.get((column, field_name))
        if before is None or suggestion.score > before.score:
            found[column, field_name] = suggestion
    chosen = best_assignment({pair: each.score for pair, each in found.items()})
    return {
        column: Match(column, headings[column], name, found[column, name].reason)
        for column, name in chosen.items()
    }


def _suggestions(
    headings: Mapping[int, str],
    fields: Sequence[Field],
    record_type: RecordType,
    values: Values,
    meant: "Meant",
) -> Iterator[tuple[int, str, Suggestion]]:
    """Give what a column may be though nobody knows its heading."""
    from rosterwizard.core.matching.heading_ideas import (  # noqa: PLC0415 - seldom needed, 20 ms
        is_about_others,
        people_of,
    )
    from rosterwizard.core.matching.likeness import likeness  # noqa: PLC0415 - as above
    from rosterwizard.core.sheet.heading_words import words_of  # noqa: PLC0415 - as above

    people = people_of(record_type)
    # That texts are addresses does not tell whose: it says the first field that takes any.
    first = next((each for each in record_type.fields if each.format == "email"), None)
    addresses = [each for each in fields if each is first]
    compares = len(headings) <= _MOST_COMPARED
    yield from _by_lists(headings, fields, values)
    for column, heading in headings.items():
        words = words_of(heading)
        if max(meant[column].values(), default=0) >= SURELY or is_about_others(words, people):
            continue  # what is a word for one field is no slip in another
        texts = values(column)
        compared = compares and bool(words)
        for each in fields if compared else addresses:
            alike = likeness(heading, names_of(each)) if compared else 0.0
            if alike >= _ALIKE and _may_be(each, texts):
                yield column, each.name, Suggestion(alike / 100 * _WEIGHT_OF_NAME, "alike")
            elif each in addresses and _is_address(each, texts):
                yield column, each.name, Suggestion(AT_LEAST, "values")


def _may_be(field: Field, texts: Sequence[str]) -> bool:
    share = _share(_looks_wanted(field), texts)
    return share is None or share >= FEW_FIT


def _is_address(field: Field, texts: Sequence[str]) -> bool:
    return field.format == "email" and len(set(texts)) > 1 and _share("email", texts) == 1


def _by_lists(
    headings: Mapping[int, str], fields: Sequence[Field], values: Values
) -> Iterator[tuple[int, str, Suggestion]]:
    """Give the columns without a heading whose values are all from the list of one field alone."""
    for column in (each for each, heading in headings.items() if not heading.strip()):
        different = set(values(column))
        taking = [each.name for each in fields if different <= set(each.allowed)]
        if len(different) > 1 and len(taking) == 1:
            yield column, taking[0], Suggestion(AT_LEAST, "values")


def _looks_wanted(field: Field) -> str:
    return "email" if field.format == "email" else _LOOKS_OF_TYPE.get(field.type, "")


def _share(looks: str, texts: Sequence[str]) -> float | None:
    if not looks:
        return None
    from rosterwizard.core.matching.value_looks import share_that_looks  # noqa: PLC0415 - as above

    return share_that_looks(looks, texts)
