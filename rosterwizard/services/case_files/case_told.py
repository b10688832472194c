"""Everything that a case holds, in words and as tables: what a person sees before it is saved.

Each part of the manifest is here; a test holds that against the manifest's own fields.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rosterwizard.core.casefile.manifest import Manifest
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.sheet.sheet import column_letter
from rosterwizard.services.case_files.case_making import MadeCase
from rosterwizard.services.case_files.case_search import texts_of_state
from rosterwizard.services.case_files.told_differences import COLUMNS, difference_rows

Row = tuple[str, ...]
_ROWS_SHOWN = 12
_TEXTS_SHOWN = 2_000


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """One part of a case.

    says: a sentence about it. columns: the headings of its table; none where it has no table.
    rows: as many cells each. more: how many rows there are that are not shown here.
    """

    name: str
    title: str
    says: str
    columns: Row = ()
    rows: Sequence[Row] = field(repr=False, default=())
    more: int = 0


def preview_of(made: MadeCase) -> tuple[PreviewPart, ...]:
    """Return all that is in a case, part by part, in the order in which it is told."""
    manifest = made.case.manifest
    told = [each(manifest) for each in _OF_MANIFEST]
    tables = _alikes(made) if manifest.holds == "look-alike" else ()
    lost = [_differences(made)] if made.opened.differences else []
    return (*told, *_own_profiles(made), _problems(made), *tables, *lost, _proof(made))


def _part(
    name: str, columns: Iterable[str] = (), rows: Iterable[Row] = (), says: str | None = None
) -> PreviewPart:
    rows = tuple(rows)
    told = counted(f"case-part-{name}", len(rows)) if says is None else says
    headings = tuple(sentence("case-column", each) for each in columns)
    return PreviewPart(name, sentence(f"case-part-{name}", "title"), told, headings, rows)


def _files(manifest: Manifest) -> PreviewPart:
    says = counted(f"case-holds-{manifest.holds}", len(manifest.files))
    columns = ("name", "kind", "bytes", "encoding", "separator", "mark", "line-ends")
    rows = (
        (
            *(each.name, each.kind, number(each.size), each.encoding, repr(each.delimiter)[1:-1]),
            sentence("case-yes", "message" if each.byte_order_mark else "no"),
            _counts(each.line_ends.items()),
        )
        for each in manifest.files
    )
    return _part("files", columns, rows, says)


def _sheets(manifest: Manifest) -> PreviewPart:
    columns = ("type", "rows", "columns", "heading-row", "matched", "made", "alike", "left-out")
    rows = (
        (
            *(each.record_type, number(each.rows), number(each.columns), str(each.heading_row)),
            _pairs(each.matched.items()),
            _pairs((name, "+".join(letters)) for name, letters in each.made.items()),
            listed(each.alike),
            listed(each.left_out),
        )
        for each in manifest.sheets
    )
    return _part("sheets", columns, rows)


def _profile(manifest: Manifest) -> PreviewPart:
    profile = manifest.profile
    says = counted("case-part-profile", len(profile.own))
    rows = [(profile.name, profile.version, manifest.mode, listed(profile.own))]
    return _part("profile", ("name", "version", "mode", "own"), rows, says)


def _edits(manifest: Manifest) -> PreviewPart:
    columns = ("type", "code", "cells", "columns", "headings", "rows", "undone")
    rows = (
        (
            *(each.record_type, each.code, number(each.changed), listed(each.columns)),
            *(number(each.headings), number(each.rows)),
            sentence("case-yes", "message" if each.is_undone else "no"),
        )
        for each in manifest.edits
    )
    return _part("edits", columns, rows)


def _recipe(manifest: Manifest) -> PreviewPart:
    rows = ((each.record_type, each.fix, each.field) for each in manifest.recipe)
    return _part("recipe", ("type", "code", "field"), rows)


def _machine(manifest: Manifest) -> PreviewPart:
    made = manifest.made_with
    own = {"Roster Wizard": made.program, "Python": made.python, **made.libraries}
    words = {
        sentence("version-commit", "title"): made.commit,
        sentence("version-system"): made.platform,
        sentence("case-column", "language"): made.language,
    }
    return _part("machine", ("name", "version"), {**own, **words}.items())


def _answer(manifest: Manifest) -> PreviewPart:
    columns = ("type", "outcomes", "code", "mode", "practice", "said", "times")
    rows = (
        (
            *(each.record_type, _counts(each.counts.items()), each.trouble, each.mode),
            sentence("case-yes", "message" if each.is_practice else "no"),
            *(words, number(times) if words else ""),
        )
        for each in manifest.answer
        for words, times in each.said or (("", 0),)
    )
    return _part("answer", columns, rows)


def _log(manifest: Manifest) -> PreviewPart:
    return _part("log", ("line",), ((each,) for each in manifest.log))


def _self_check(manifest: Manifest) -> PreviewPart:
    found = Counter((each.group, each.state, each.code) for each in manifest.self_check)
    rows = [(*what, number(count)) for what, count in found.items()]
    says = counted("case-part-self-check", len(manifest.self_check))
    return _part("self-check", ("group", "state", "code", "times"), rows, says)


def _left_out(manifest: Manifest) -> PreviewPart:
    rows = ((sentence(f"case-part-{each}", "title"),) for each in manifest.parts_left_out)
    return _part("left-out", ("name",), rows)


_OF_MANIFEST: tuple[Callable[[Manifest], PreviewPart], ...] = (
    *(_files, _sheets, _profile, _edits, _recipe, _answer, _machine, _log, _self_check, _left_out),
)


def _problems(made: MadeCase) -> PreviewPart:
    expected = made.case.expected
    counts = Counter((each.type, each.severity, each.code, each.field or "") for each in expected)
    rows = [(*what, number(count)) for what, count in counts.most_common()]
    says = counted("case-part-problems", len(expected))
    return _part("problems", ("type", "severity", "code", "field", "times"), rows, says)


def _own_profiles(made: MadeCase) -> Iterator[PreviewPart]:
    """Give a person's own profile as it stands in its files."""
    for content in made.case.profiles.values():
        yield _listing("profile-text", content.decode(errors="replace").splitlines())


def _listing(name: str, texts: Sequence[str]) -> PreviewPart:
    rows = [(each,) for each in texts[:_TEXTS_SHOWN]]
    part = _part(name, ("text",), rows, counted(f"case-part-{name}", len(texts)))
    return replace(part, more=len(texts) - len(rows))


def _alikes(made: MadeCase) -> Iterator[PreviewPart]:
    """Give the look-alikes themselves: the first rows of each sheet, and all other texts."""
    yield from map(_table, made.opened.job.sheets)
    state = made.case.state
    texts = sorted({*texts_of_state(state)} - {""}) if state else []
    yield _listing("texts", texts)


def _table(sheet: JobSheet) -> PreviewPart:
    title = sentence("case-part-table", "title", type=sheet.record_type.id)
    says = counted("case-part-table", sheet.frame.height)
    matches = sheet.matching.matches
    headings = tuple(each.heading or column_letter(each.column) for each in matches)
    shown = sheet.frame.head(_ROWS_SHOWN)
    more = sheet.frame.height - shown.height
    return PreviewPart("table", title, says, headings, tuple(shown.iter_rows()), more)


def _differences(made: MadeCase) -> PreviewPart:
    return _part("differences", COLUMNS, difference_rows(made.opened.differences))


def _proof(made: MadeCase) -> PreviewPart:
    return PreviewPart("proof", sentence("case-part-proof", "title"), "\n".join(whole_proof(made)))


def whole_proof(made: MadeCase) -> Iterator[str]:
    """Give what the proof says, and last what of the real file was searched for."""
    yield from proof_told(made)
    if made.case.manifest.holds != "real":
        yield sentence("case-searched-for")


def proof_told(made: MadeCase) -> Iterator[str]:
    """Give what the proof says: how many problems are kept, and whether anything was found."""
    found = made.opened.differences
    kept, every = number(found.same), number(found.expected)
    yield sentence("case-kept", count=found.expected, kept=kept, all=every)
    if found.new:
        yield counted("case-new", len(found.new))
    yield from map(str, made.opened.told)
    if made.case.manifest.holds == "real":
        yield sentence("case-real-told")
    elif made.found:
        yield counted("case-found", len(made.found), parts=titles_of(made.found))
    else:
        yield sentence("case-nothing-found", "but" if made.in_use else "message")
    for each in made.in_use:
        where = {"column": each.heading, "type": each.record_type}
        yield counted("look-alike-in-use", each.count, **where)
    yield from made.told


def titles_of(parts: Iterable[str]) -> str:
    """Return what parts of a case are called."""
    return listed(sentence(f"case-part-{each}", "title") for each in parts)


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return listed(f"{name} {number(count)}" for name, count in counts if count)


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return listed(f"{one}={other}" for one, other in pairs if other)
