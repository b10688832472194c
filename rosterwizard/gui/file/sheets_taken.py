"""Which sheets of the workbook are read, and one click that takes those with like rows too."""

from functools import partial

from PySide6.QtCore import Signal

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.sheet.sheet import Origin
from rosterwizard.core.sheet.sheet_words import sheets_in_words
from rosterwizard.gui.widgets.message_bar import MessageBar


class SheetsTaken(MessageBar):
    """Hidden where a sheet is the only one. What else there is, is told and left out."""

    changed = Signal(ReadingOptions)

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}.sheets_taken", closable=False, covered=False)
        self._options = FIND_OUT

    def show_sheet(
        self, job: Job, shown: JobSheet, options: ReadingOptions, *, is_held: bool = False
    ) -> None:
        """Show what is known of the workbook of one sheet. options: what was settled so far.

        is_held: it is only looked at.
        """
        self._options = options
        origin = shown.sheet.origin
        said = "\n".join(sheets_in_words(origin))
        if not said:
            self.hide()
            return
        asks = bool(origin.sheets_alike) and not origin.wanted
        button, names = ("", ()) if is_held else _offer(job, origin)
        take = partial(self._take, names)
        self.tell("warning" if asks else "note", said, button, take if button else None)

    def _take(self, names: tuple[str, ...]) -> None:
        self.changed.emit(self._options.of_sheets(names))


def _offer(job: Job, origin: Origin) -> tuple[str, tuple[str, ...]]:
    """Return what the button says, and which sheets it takes; "" where there is nothing to take.

    Names of sheets are said of all files at once, so that there is only one file to say them of.
    """
    origins = [each.sheet.origin for each in job.sheets]
    if len({each.file for each in origins}) > 1:
        return "", ()
    taken = tuple(name for each in origins for name in each.own_sheets)
    alike = tuple(each.name for each in origin.sheets_alike)
    if alike:
        return counted("take-sheets", len(alike)), (*taken, *alike)
    if origin.stacked and len(origins) == 1:
        first = origin.stacked[0]
        return sentence("take-sheets", "alone", sheet=first.replace("&", "&&")), (first,)
    return "", ()
