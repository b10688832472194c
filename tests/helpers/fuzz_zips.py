"""What happens to the members of a zip, and to the XML in them: lost, swapped, out of order."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from tests.helpers.fuzz_bytes import mutated_bytes
from tests.helpers.fuzz_corpus import packed_in_order, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Parts = list[tuple[str, bytes]]

_TAG = re.compile(rb"<[^<>]*>|[^<>]+")
_ELEMENT = re.compile(rb"<([\w:]+)\b[^<>]*?(?:/>|>[^<>]*</\1>)")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)=("[^"]*"|'[^']*')""")
_WHERE_CELLS_ARE = re.compile(r"sheet\d|content|styles|\.csv")
_AIMED = re.compile(
    rb"""\s(formatCode|numFmtId|ref|min|max|r|s|t|hidden|name|Target|date1904|table:[\w-]+|"""
    rb"""office:[\w-]+|calcext:[\w-]+)=("[^"]*"|'[^']*')"""
)
_VALUE = re.compile(rb"""(?<=<v>)[^<]*|(?<=:value=")[^"]*|(?<=-repeated=")[^"]*|(?<=:p>)[^<]*""")
_FORM = (
    *("0", "0", "#", "?", ".", ",", "%", ";", "@", "General", "E+", "/", "-", "_x", "*x", "\\x"),
    *(
        "&quot;x&quot;",
        "&quot;",
        "[Red]",
        "[h]",
        "[mm]",
        "[s]",
        "[&gt;1]",
        "[&lt;=-1.5]",
        "[$€-407]",
    ),
    *("y", "yyyy", "m", "mmm", "mmmmm", "d", "dd", "dddd", "h", "hh", "s", "ss", ".0", "AM/PM"),
    *("[$-F800]", "[&gt;1.2.3]", "[=]", "b", "e", "g", " ", ":", "[ss]", "[$x-zz]"),
)
_MOST_OF_A_FORM = 9
_NUMBER = re.compile(rb"""(?<=["'>])-?\d+(?:\.\d+)?(?=["'<])""")
_HUGE = (
    *(b"-1", b"0", b"1048577", b"4294967296", b"99999999999999999999", b"1e308", b"1e999", b"-0"),
    *(b"1E-400", b"9" * 500, b"NaN", b"inf", b"0x10", b"1.5", b"\xd9\xa3", b"", b"1e5000000"),
    *(b"2958466", b"16384", b"1E+999999999", b"\xc2\xb2", b"2958465.9999999", b"1e30", b"0.5"),
    *(b"1" * 40, b"-46054.75", b"1e-30", b"9999999", b"1048576"),
)
_VALUES = (
    *(b"", b"&quot;&quot;", b"&#x110000;", b"&#0;", b"&lt;c&gt;", b"A1:XFD1048576", b"ZZZ9999999"),
    *(b"s", b"e", b"b", b"d", b"str", b"n", b"shared", b"inlineStr", b"../../etc/passwd", b"'\""),
    *(
        b"[h]:mm:ss",
        b"yyyy-mm-dd",
        b"[$-",
        b"[&gt;1.2.3]0",
        b"0" * 300,
        b"%%%%",
        b",,,0.0,",
        b";;;",
    ),
    *(b"[$\xe2\x82\xac-FFFFFFFFFF]0", b"0.0.0", b"?/?", b"_", b"\\", b"date", b"time", b"float"),
)


def mutated_zip(data: bytes, chance: Random) -> bytes:
    """Return the zip with something done to its members; what is none, with its bytes changed."""
    parts = _parts_of(data)
    if not parts:
        return mutated_bytes(data, chance)
    if chance.randrange(5):
        at = _worth_it(parts, chance)
        name, content = parts[at]
        parts[at] = name, _changed(content, chance)
    else:
        parts = chance.choice(_WAYS)(parts, chance)
    return packed_in_order(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def _worth_it(parts: Parts, chance: Random) -> int:
    """Return the place of a member, more often of one in which cells or their forms stand."""
    aimed = [at for at, (name, _) in enumerate(parts) if _WHERE_CELLS_ARE.search(name)]
    return chance.choice(aimed if aimed and chance.randrange(3) else range(len(parts)))


def _parts_of(data: bytes) -> Parts:
    try:
        return list(parts_of(data).items())
    except Exception:  # noqa: BLE001 - it was damaged before, in any way
        return []


def _changed(content: bytes, chance: Random) -> bytes:
    if not content.lstrip().startswith(b"<") or not chance.randrange(5):
        return mutated_bytes(content, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(_XML_WAYS)(content, chance)
    return content


# The members


def _lost(parts: Parts, chance: Random) -> Parts:
    return chance.sample(parts, len(parts) - 1)


def _twice(parts: Parts, chance: Random) -> Parts:
    name, content = chance.choice(parts)
    return [*parts, (name + chance.choice(("", "x", "/")), mutated_bytes(content, chance))]


def _exchanged(parts: Parts, chance: Random) -> Parts:
    contents = [content for _, content in parts]
    one, other = (chance.randrange(len(parts)) for _ in range(2))
    contents[one], contents[other] = contents[other], contents[one]
    return [(name, content) for (name, _), content in zip(parts, contents, strict=True)]


def _renamed(parts: Parts, chance: Random) -> Parts:
    at = chance.randrange(len(parts))
    name, content = parts[at]
    new = chance.choice((name.upper(), "../" + name, name[::-1], "/" + name, name + ".csv", ""))
    return [*parts[:at], (new or "_", content), *parts[at + 1 :]]


def _shuffled(parts: Parts, chance: Random) -> Parts:
    return chance.sample(parts, len(parts))


_WAYS: tuple[Callable[[Parts, Random], Parts], ...] = (
    *(_lost, _twice, _exchanged, _renamed, _shuffled),
)


# The XML


def _one_of(pattern: re.Pattern[bytes], xml: bytes, chance: Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(xml))
    return chance.choice(found) if found else None


def _without(xml: bytes, chance: Random) -> bytes:
    found = _one_of(chance.choice((_ELEMENT, _TAG, _ATTRIBUTE)), xml, chance)
    return xml[: found.start()] + xml[found.end() :] if found else xml


def _again(xml: bytes, chance: Random) -> bytes:
    found = _one_of(chance.choice((_ELEMENT, _TAG, _ATTRIBUTE)), xml, chance)
    times = chance.choice((1, 1, 2, 200))
    return xml[: found.end()] + found[0] * times + xml[found.end() :] if found else xml


def _elements_shuffled(xml: bytes, chance: Random) -> bytes:
    found = list(_ELEMENT.finditer(xml))
    inside = chance.sample([each[0] for each in found], len(found))
    order = iter(inside)
    return _ELEMENT.sub(lambda _: next(order), xml)


def _attributes_shuffled(xml: bytes, chance: Random) -> bytes:
    def shuffled(tag: re.Match[bytes]) -> bytes:
        own = [each[0] for each in _ATTRIBUTE.finditer(tag[0])]
        order = iter(chance.sample(own, len(own)))
        return _ATTRIBUTE.sub(lambda _: next(order), tag[0])

    return _TAG.sub(shuffled, xml)


def _huge_number(xml: bytes, chance: Random) -> bytes:
    found = _one_of(chance.choice((_NUMBER, _VALUE)), xml, chance)
    new = chance.choice(_HUGE)
    return xml[: found.start()] + new + xml[found.end() :] if found else xml


def _other_value(xml: bytes, chance: Random) -> bytes:
    found = _one_of(chance.choice((_ATTRIBUTE, _AIMED, _AIMED)), xml, chance)
    new = b' %s="%s"' % (found[1], _value_for(found[1], chance)) if found else b""
    return xml[: found.start()] + new + xml[found.end() :] if found else xml


def _value_for(name: bytes, chance: Random) -> bytes:
    if name == b"formatCode":
        some = range(chance.randrange(1, _MOST_OF_A_FORM))
        return "".join(chance.choice(_FORM) for _ in some).encode()
    return chance.choice(chance.choice((_VALUES, _HUGE)))


def _other_quotes(xml: bytes, chance: Random) -> bytes:
    found = _one_of(_ATTRIBUTE, xml, chance)
    if not found:
        return xml
    sign = chance.choice((b"'", b'"', b"", b'"\'"'))
    return xml[: found.start(2)] + sign + found[2][1:-1] + sign + xml[found.end(2) :]


def _bytes(xml: bytes, chance: Random) -> bytes:
    return mutated_bytes(xml, chance)


_XML_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_without, _again, _elements_shuffled, _attributes_shuffled),
    *(_huge_number, _huge_number, _other_value, _other_value, _other_quotes, _bytes),
)
