"""What a person should know of a workbook that was written anew."""

from openpyxl.utils import get_column_letter

from rosterwizard.core.lookalike.workbooks.texts import Rewritten, Unlike
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence

_MOST_PLACES = 5


def rewritten_in_words(rewritten: Rewritten) -> tuple[str, ...]:
    """Return what is not in it, and where it is not what it should be; () for nothing."""
    told = []
    if rewritten.anew:
        told.append(sentence("look-alike-anew"))
    if rewritten.dropped:
        lost = [sentence("look-alike-lost", code) for code in rewritten.dropped]
        told.append(sentence("look-alike-lost", lost=listed(lost)))
    if rewritten.unlike:
        places = listed(map(_place, rewritten.unlike[:_MOST_PLACES]))
        told.append(counted("look-alike-unlike", len(rewritten.unlike), places=places))
    if rewritten.otherwise:
        what = [
            sentence("look-alike-otherwise", code.replace(":", "-")) for code in rewritten.otherwise
        ]
        told.append(sentence("look-alike-otherwise", what=listed(what)))
    return tuple(told)


def _place(unlike: Unlike) -> str:
    return f"{get_column_letter(unlike.column + 1)}{unlike.row + 1}"
