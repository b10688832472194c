"""What a workbook has that a rewritten one has not, counted."""

import io
import re
import zipfile
from collections.abc import Mapping

from rosterwizard.core.marking.extra_parts import counts_of_extras

_PARTS: Mapping[str, re.Pattern[str]] = {
    "macros": re.compile(r"xl/vbaProject\.bin|Basic/.*\.xml"),
    "comments": re.compile(r"xl/comments[^/]*\.xml|xl/comments/"),
    "tables": re.compile(r"xl/tables/"),
    "pivots": re.compile(r"xl/pivot(?:Tables|Cache)/[^_]*\.xml"),
    "settings": re.compile(r"xl/printerSettings/|settings\.xml"),
    "facts": re.compile(r"docProps/|meta\.xml|customXml/item\d+\.xml"),
}
_SIGNS: Mapping[str, re.Pattern[bytes]] = {
    "formats-by-rule": re.compile(rb"<(?:\w+:)?(?:conditionalFormatting|conditional-format)[ >]"),
    "checks": re.compile(rb"<(?:\w+:)?(?:dataValidation|content-validation) "),
    "filters": re.compile(rb"<(?:\w+:)?(?:autoFilter|database-range) "),
    "links": re.compile(rb"<(?:\w+:)?hyperlink |<text:a "),
    "page-lines": re.compile(rb"<(?:\w+:)?headerFooter[ >]"),
    "protection": re.compile(rb"<(?:\w+:)?sheetProtection[ /]| table:protected="),
    "formatted-pieces": re.compile(rb"<(?:\w+:)?rPr>|<text:span[ >]"),
    "notes": re.compile(rb"<office:annotation[ >]"),
    "changes": re.compile(rb"<table:(?:cell-content-change|insertion|deletion|movement)[ >]"),
    "drawings": re.compile(rb"<(?:\w+:)?drawing [^>]*r:id|<draw:frame[ >]"),
}
_LOOKED_INTO = re.compile(r"xl/(?:worksheets/|sharedStrings)[^_]*\.xml|content\.xml")


def dropped_from(data: bytes) -> dict[str, int]:
    """Return how many there are of each kind, by the word that names it; nothing of none."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        counts = {
            **counts_of_extras(archive),
            **{
                code: sum(bool(each.match(name)) for name in names) for code, each in _PARTS.items()
            },
            **dict.fromkeys(_SIGNS, 0),
        }
        for name in filter(_LOOKED_INTO.match, names):
            xml = archive.read(name)
            for code, sign in _SIGNS.items():
                counts[code] += len(sign.findall(xml))
    return {code: count for code, count in counts.items() if count}
