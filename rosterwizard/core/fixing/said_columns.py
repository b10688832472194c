"""Which columns are meant where a person names them by their headings."""

from collections.abc import Iterable, Iterator, Sequence

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import column_letter

PLUS = "+"
_MOST_PIECES = 8  # there are twice as many ways to read each further one


def column_of(heading: str, sheet: JobSheet) -> int | None:
    """Return the column that is named so: by its letter, exactly, or else but for its spelling.

    Raises RosterError "heading-of-several".
    """
    headings = [match.heading for match in sheet.matching.matches]
    letters = [f"[{column_letter(column)}]" for column in range(len(headings))]
    for names, wanted in (
        (letters, heading.upper()),
        (headings, heading),
        ([folded(each) for each in headings], folded(heading)),
    ):
        found = [column for column, name in enumerate(names) if wanted and name == wanted]
        if len(found) > 1:
            places = listed(letters[column] for column in found)
            raise RosterError("heading-of-several", heading=heading, letters=places)
        if found:
            return found[0]
    return None


def columns_of(text: str, sheet: JobSheet) -> tuple[int, ...]:
    """Return the columns that the text names: one, or several with a plus between; else none.

    A plus may also stand in a heading: whatever can be read in two ways is refused. Raises
    RosterError "heading-of-several" and "plus-unclear".
    """
    readings = list(_readings(text.split(PLUS), sheet))
    if len(readings) > 1:
        ways = listed((_in_letters(each) for each in readings), "list-either")
        raise RosterError("plus-unclear", heading=text, ways=ways)
    return readings[0] if readings else ()


def columns_joined(headings: Sequence[str], sheet: JobSheet) -> tuple[int, ...]:
    """Return the columns of all these headings; none where one is not there.

    Raises RosterError "heading-of-several".
    """
    found = [column_of(each, sheet) for each in headings]
    columns = tuple(each for each in found if each is not None)
    return columns if len(columns) == len(found) else ()


def _readings(pieces: Sequence[str], sheet: JobSheet) -> Iterator[tuple[int, ...]]:
    """Give every way to read the pieces as headings, each made of one or several of them."""
    if len(pieces) > _MOST_PIECES:
        return
    for count in range(1, len(pieces) + 1):
        first = column_of(PLUS.join(pieces[:count]).strip(), sheet)
        if first is not None and count == len(pieces):
            yield (first,)
        elif first is not None:
            yield from ((first, *others) for others in _readings(pieces[count:], sheet))


def _in_letters(columns: Iterable[int]) -> str:
    return PLUS.join(f"[{column_letter(each)}]" for each in columns)
