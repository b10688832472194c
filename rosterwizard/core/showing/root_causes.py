"""What explains many problems at once: one text, one column, the same rows, the whole file.

A rule broken in a column is a symptom (`causes`). One thing that went wrong usually brings about
several of them: an unknown school code in 800 rows, a column in which days and months changed
places, rows that moved. Symptoms that share their rows, their column or the way in which the file
was written are put together here, so that what is to be mended first stands first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from heapq import nlargest
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.showing.causes import GRAVEST_FIRST, problems_of, texts_at
from rosterwizard.core.showing.joined_symptoms import MOST_COMPARED, Symptom, joined
from rosterwizard.core.showing.visible_blanks import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Severity
    from rosterwizard.core.showing.causes import Cause, Tally

MOST_SHOWN = 7
_EXPLAINED = 0.9  # of the problems: what is rarer may stay in the list of symptoms
_MANY = 10  # problems: fewer are soon looked at one by one
_FAR_FEWER = 2  # causes for each
_MOST = 0.5  # of the problems
_FEWEST = 3  # problems that one thing explains
_MOST_VALUES = 4  # of one column that are told one by one
_OF_COLUMN = 0.8  # of the rows of a sheet
_AT_VALUES = 0.9  # of a symptom's problems stand at these few texts
_MOST_ROWS = 10_000  # that are compared
_MOST_NAMED = 3  # columns

Kind = Literal["alone", "value", "column", "rows", "everywhere", "headings"]


@dataclass(frozen=True, slots=True)
class RootCause:
    """One thing that explains several problems.

    kind: what its problems have in common. parts: the symptoms, the most frequent first, each with
    the text at which its problems stand (None: whatever stands there). counts: how many problems
    each of them has, those included that follow from them and are not told.
    """

    kind: Kind
    parts: tuple[tuple[Cause, str | None], ...] = field(repr=False)
    counts: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many problems it explains."""
        return sum(self.counts)

    @property
    def symptoms(self) -> tuple[RootCause, ...]:
        """Its parts one by one, each with what is counted here of it."""
        return tuple(
            RootCause("alone" if part[1] is None else "value", (part,), (count,))
            for part, count in zip(self.parts, self.counts, strict=True)
        )

    @property
    def key(self) -> frozenset[tuple[tuple[int, int | None], str | None]]:
        """What stays the same from one check to the next."""
        return frozenset((cause.key, value) for cause, value in self.parts)

    def has_parts_of(self, other: RootCause) -> bool:
        """Tell whether a part is one of the other's, too: no two of one check share any."""
        return not self.key.isdisjoint(other.key)

    @property
    def severity(self) -> Severity:
        """The gravest of its problems."""
        return min((cause.severity for cause, _ in self.parts), key=GRAVEST_FIRST.index)

    @property
    def in_rows(self) -> bool:
        """Whether its problems stand in rows at all."""
        return any(cause.rows for cause, _ in self.parts)

    @property
    def title(self) -> str:
        """What went wrong, in words."""
        first, value = self.parts[0]
        if self.kind == "headings":
            return counted("root-cause-headings", len(self._names()))
        return sentence(
            "root-cause", self.kind, what=first.title, value=visible(first.told(value or ""))
        )

    @property
    def where(self) -> str:
        """The columns in which it shows; "" where none has it."""
        names = self._names()
        if len(names) > _MOST_NAMED:
            return counted("root-cause-columns", len(names))
        return listed(names)

    def _names(self) -> list[str]:
        return list(dict.fromkeys(cause.place for cause, _ in self.parts if cause.where))


def root_problems(sheet: JobSheet, problems: Problems, root: RootCause) -> pl.DataFrame:
    """Return the problems (schema `FRAME`) that are told of what a root cause brought about."""
    parts = [_problems_of_part(sheet, problems, part) for part in root.parts]
    return pl.concat(parts).sort("row", "column", "rule", nulls_last=False)


def _problems_of_part(
    sheet: JobSheet, problems: Problems, part: tuple[Cause, str | None]
) -> pl.DataFrame:
    cause, value = part
    found = problems_of(problems, cause)
    if value is None:
        return found
    return found.filter(texts_at(sheet, problems, cause).gather(found["row"]) == value)


def root_causes(
    sheet: JobSheet, problems: Problems, causes: Sequence[Cause]
) -> tuple[RootCause, ...]:
    """Return the few things that explain nine of ten problems, what explains most first.

    causes: those of all problems. Nothing where there are few problems, or where that would say no
    more than the causes themselves.
    """
    total = len(problems) + problems.following.height
    if total < _MANY:
        return ()
    symptoms, height = _symptoms(sheet, problems, causes)
    every = sorted(map(_root, joined(symptoms, height)), key=lambda each: -each.count)
    roots, explained = [], 0
    for root in every[:MOST_SHOWN]:
        if explained >= _EXPLAINED * total or root.count < _FEWEST:
            break
        roots.append(root)
        explained += root.count
    says_it = explained >= _MOST * total and _say_more(roots, len(causes), total)
    return tuple(roots) if says_it else ()


def _say_more(roots: Sequence[RootCause], causes: int, total: int) -> bool:
    """Tell whether that is more than the list of causes says, one line for each.

    It is where several causes are one, where they are far fewer, or where one text has most of it.
    """
    return (
        any(len(each.parts) > 1 for each in roots)
        or _FAR_FEWER * len(roots) <= causes
        or any(each.kind == "value" and each.count >= _MOST * total for each in roots)
    )


def still_there(
    sheet: JobSheet, problems: Problems, roots: Sequence[RootCause], tally: Tally
) -> tuple[RootCause, ...]:
    """Return the root causes of a check before, with what is left of them after edits.

    tally: that of the problems' frame. A symptom that is mended is none of their parts any more.
    """
    followers = _followers(problems)
    left = (
        [_left(sheet, problems, part, tally, followers) for part in root.parts] for root in roots
    )
    groups = ([symptom for symptom in group if symptom.count] for group in left)
    return tuple(_root(group) for group in groups if group)


def _left(
    sheet: JobSheet,
    problems: Problems,
    part: tuple[Cause, str | None],
    tally: Tally,
    followers: Mapping[int, int],
) -> Symptom:
    """Return a symptom as it is now; its rows are not looked at again."""
    cause, value = part
    count, in_rows = tally.get(cause.key, (0, 0))
    now = replace(cause, count=count, rows=in_rows > 0)
    if value is None:
        there = count + followers.get(cause.rule, 0)
    else:
        there = _problems_of_part(sheet, problems, part).height
    return Symptom(now, problems.rules[cause.rule], there, rows=0, value=value)


def _followers(problems: Problems) -> dict[int, int]:
    """Return how many problems follow from others, by the rule of these."""
    return dict(problems.following["cause"].value_counts().iter_rows())


def _root(group: list[Symptom]) -> RootCause:
    parts = sorted(group, key=_first_of_root)
    return RootCause(
        _kind(parts),
        tuple((each.cause, each.value) for each in parts),
        tuple(each.count for each in parts),
    )


def _first_of_root(symptom: Symptom) -> tuple[bool, int, int]:
    """Return what orders the symptoms: missing columns first, then the gravest, the most."""
    grave = GRAVEST_FIRST.index(symptom.cause.severity)
    return symptom.rule.code != "missing-column", grave, -symptom.count


def _kind(parts: Sequence[Symptom]) -> Kind:
    first = parts[0]
    columns = {each.cause.column for each in parts}
    codes = {each.rule.code for each in parts}
    if first.rule.code == "missing-column":
        return "headings" if len(parts) > 1 and codes == {first.rule.code} else "alone"
    if len({each.value for each in parts}) == 1 and first.value is not None and len(columns) == 1:
        return "value"
    if len(parts) == 1:
        return "alone"
    if len(codes) == 1:
        return "everywhere"
    return "column" if len(columns) == 1 else "rows"


def _symptoms(
    sheet: JobSheet, problems: Problems, causes: Sequence[Cause]
) -> tuple[list[Symptom], float]:
    """Return the symptoms, and of how many of the rows compared the sheet would consist.

    Of very many causes those that are rare explain nothing, and are not looked at.
    """
    rows = problems.frame["row"].drop_nulls().unique().sort()
    compared = rows.gather_every(len(rows) // _MOST_ROWS + 1)
    followers = _followers(problems)
    symptoms = [
        symptom
        for cause in nlargest(MOST_COMPARED, causes, key=lambda each: each.count)
        for symptom in _of_cause(sheet, problems, cause, compared, followers.get(cause.rule, 0))
    ]
    height = sheet.frame.height * len(compared) / len(rows) if len(rows) else 0
    return sorted(symptoms, key=lambda each: -each.count), height


def _of_cause(
    sheet: JobSheet, problems: Problems, cause: Cause, compared: pl.Series, followers: int
) -> Iterator[Symptom]:
    """Give the symptoms of a rule in a column: one for each of a few texts, and the others'."""
    rule, rows = problems.rules[cause.rule], problems_of(problems, cause)["row"].drop_nulls()
    if rule.is_of_writing or cause.column is None or cause.column in sheet.secret_columns:
        texts, few = rows, {}
    else:
        texts = texts_at(sheet, problems, cause).gather(rows)
        few = _telling(texts, sheet.frame.height)
    for text, count in few.items():
        yield Symptom(cause, rule, count, _bits(rows.filter(texts == text), compared), text)
    if not few:
        yield Symptom(cause, rule, cause.count + followers, _bits(rows, compared))


def _telling(texts: pl.Series, height: int) -> dict[str, int]:
    """Return the few texts at which nearly all problems stand, and how often; {} for many.

    Where hardly a row is without one of several, the column as a whole says it in other words.
    """
    common = texts.value_counts(name="count", sort=True).head(_MOST_VALUES)
    few = {text: count for text, count in common.iter_rows() if text.strip() and count >= _MANY}
    found = sum(few.values())
    is_of_column = len(few) > 1 and found >= _OF_COLUMN * height
    return few if found >= _AT_VALUES * len(texts) and not is_of_column else {}


def _bits(rows: pl.Series, compared: pl.Series) -> int:
    """Return a number with `BITS_OF_ROW` bits for each of the rows that are compared."""
    there = compared.is_in(rows.implode())
    return int.from_bytes(bytes(there.cast(pl.UInt8).to_list()), "little")
