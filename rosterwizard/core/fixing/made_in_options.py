"""Which options make fields of columns, where that is likely meant and nobody has said so."""

from collections.abc import Iterator

from rosterwizard.core.fixing.said_columns import PLUS
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.matching.likely_makings import Made, likely_makings
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.sheet.sheet import column_letter


def made_in_options(
    matching: Matching, record_type: RecordType
) -> Iterator[tuple[str, dict[str, str]]]:
    """Give for each likely making the code of its sentence, and what fills the gaps."""
    for made in likely_makings(matching, record_type):
        fields, names = listed(made), _names(matching, made)
        code = "name-to-split" if any(each.splits for each in made.values()) else "field-to-join"
        gaps = {"fields": fields, "headings": listed(names), "option": _option(made, names)}
        yield code, gaps


def _names(matching: Matching, made: Made) -> list[str]:
    """Return what the columns are called: by letters where a plus in a heading could mislead."""
    columns = next(iter(made.values())).columns
    if any(PLUS in each.heading for each in matching.matches):
        return [f"[{column_letter(each)}]" for each in columns]
    names = names_of_columns(matching)
    return [names[each] for each in columns]


def _option(made: Made, names: list[str]) -> str:
    """Return what is said after `--match`: fields stand in the order of the names."""
    fields = list(made)
    if any(each.family_first for each in made.values()):
        fields.reverse()
    return f"{PLUS.join(names)}={PLUS.join(fields)}"
