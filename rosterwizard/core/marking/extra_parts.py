"""What a workbook may hold beside its cells, counted."""

import re
import zipfile
from collections.abc import Mapping

# What openpyxl drops or may drop, by the words that name it: the parts that hold it, or the signs
# inside of the parts of sheets and drawings.
_PARTS: Mapping[str, re.Pattern[str]] = {
    "pictures": re.compile(r"xl/media/"),
    "charts": re.compile(r"xl/charts/chart[^/]*\.xml"),
    "controls": re.compile(r"xl/(?:ctrlProps|activeX)/[^_]*"),
    "embedded": re.compile(r"xl/embeddings/"),
    "slicers": re.compile(r"xl/(?:slicers|timelines)/[^_]*"),
    "threads": re.compile(r"xl/threadedComments/"),
    "queries": re.compile(r"xl/(?:connections\.xml|queryTables/[^_]*)"),
}
_SIGNS: Mapping[str, tuple[re.Pattern[str], re.Pattern[bytes]]] = {
    "shapes": (re.compile(r"xl/drawings/drawing"), re.compile(rb"<(?:\w+:)?sp[ >]")),
    "newer-rules": (
        re.compile(r"xl/worksheets/sheet"),
        re.compile(rb"<x14:(?:dataValidation|conditionalFormatting|sparkline) "),
    ),
}


def counts_of_extras(archive: zipfile.ZipFile) -> dict[str, int]:
    """Return how many there are of each kind, by the words that name it."""
    names = archive.namelist()
    counts = {
        code: sum(pattern.match(name) is not None for name in names)
        for code, pattern in _PARTS.items()
    }
    for code, (parts, sign) in _SIGNS.items():
        counts[code] = sum(
            len(sign.findall(archive.read(name))) for name in names if parts.match(name)
        )
    return counts
