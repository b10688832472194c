"""What a person is told of a field that is made of columns, before it is made and after."""

from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.making.made_texts import made_text
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_heading
from rosterwizard.core.messages.words import sentence

_ROWS = 200  # that are looked at for examples
_EXAMPLES = 3
_LONGEST = 40  # letters of an example


def way_in_words(making: Making, matching: Matching) -> str:
    """Return how a field is made."""
    names = names_of_columns(matching)
    part = f"{making.part}-reversed" if making.splits and making.family_first else making.part
    headings = (screened_heading(names[each]) for each in making.columns)
    return sentence("made-way", part, headings=listed(headings))


def examples_of(making: Making, sheet: JobSheet) -> str:
    """Return some different texts that are made so; "" where there are none, or passwords."""
    if not sheet.secret_columns.isdisjoint(making.columns):
        return ""
    blank = sheet.record_type.schema.missing_values
    texts = made_text(making, sheet.frame.head(_ROWS), blank)
    different = texts.filter(texts != "").unique(maintain_order=True).head(_EXAMPLES)
    told = map(sheet.told.of_columns(making.columns), different)
    return listed(f"{each[:_LONGEST]}…" if len(each) > _LONGEST else each for each in told)
