"""Looking for the originals in all that a case says in words of its own making.

The files were searched when they were made. What else a case holds are closed words, numbers and
places, but for these texts: names, headings, cells of edits, values for all rows, what the server
said, and the log.
"""

from collections.abc import Iterator

import msgspec

from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.casefile.known_words import without_our_words
from rosterwizard.core.casefile.manifest import Manifest
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.steps import Made, Opened, Settled
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.lookalike.found_originals import Originals
from rosterwizard.core.lookalike.values_again import values_again
from rosterwizard.core.lookalike.whole_values import whole_value
from rosterwizard.services.case_files.case_taken import TakenFacts
from rosterwizard.services.kept_steps import steps_of_plain
from rosterwizard.services.remembered_matchings import Remembered


def parts_found(manifest: Manifest, state: CaseState, drawn: DrawnCase) -> Iterator[str]:
    """Give the parts of a case in which a word, a number or a value of the originals stands."""
    originals = drawn.originals()
    values = set[str]().union(*_values(state, drawn, originals))
    for name, texts in _texts(manifest, state):
        is_again = name == "edits" and not values <= drawn.texts.wholes.in_use
        if is_again or any(originals.in_text(text) for text in texts):
            yield name


def _texts(manifest: Manifest, state: CaseState) -> Iterator[tuple[str, Iterator[str]]]:
    yield "files", (each.name for each in manifest.files)
    said = (words for each in manifest.answer for words, _ in each.said)
    yield "answer", map(without_our_words, said)
    yield "log", map(without_our_words, manifest.log)
    yield "edits", texts_of_state(state)


def texts_of_state(state: CaseState) -> Iterator[str]:
    """Give every text that a state has beside its files; some come several times."""
    yield from state.files
    yield from state.options.sheet_names
    for each in msgspec.json.decode(state.recalled, type=dict[str, Remembered]).values():
        yield from (*each.fields, *each.constants.values())
        yield from (heading for making in each.made.values() for heading in making.headings)
    for of_type in msgspec.json.decode(state.taken, type=dict[str, dict[str, TakenFacts]]).values():
        yield from (number for each in of_type.values() for number in each.known)
    for step in steps_of_plain(state.steps):
        if isinstance(step, Opened):
            yield from (match.heading for match in step.matching.matches)
            yield from step.matching.constants.values()
        elif isinstance(step, Made | Settled):
            yield from _texts_of_edit(step.edit)


def _values(state: CaseState, drawn: DrawnCase, originals: Originals) -> Iterator[set[str]]:
    """Give the whole values of the originals that stand in edits and in values for all rows."""
    for step in steps_of_plain(state.steps):
        sheet = drawn.job.sheet_of(step.record_type)
        if sheet is not None and isinstance(step, Opened):
            for name, text in step.matching.constants.items():
                column = drawn.known.constant(sheet, name)
                yield {*map(whole_value, values_again(column, [text], drawn, originals))}
        elif sheet is not None and isinstance(step, Made | Settled):
            for (at,), cells in step.edit.cells.group_by("column"):
                column = drawn.known.column(sheet, sheet.matching.matches[at])
                texts = {*cells["before"], *cells["after"]}
                yield {*map(whole_value, values_again(column, texts, drawn, originals))}


def _texts_of_edit(edit: Edit) -> Iterator[str]:
    yield from edit.cells["before"].unique()
    yield from edit.cells["after"].unique()
    yield from map(str, edit.params.values())
    for heading in edit.headings:
        yield from (heading.before, heading.after)
    yield from (row.sheet for row in edit.new_rows)
    if edit.matching is not None:
        for part in (edit.matching.before, edit.matching.after):
            yield from filter(None, part.constants.values())
