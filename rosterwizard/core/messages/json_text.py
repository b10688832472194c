"""JSON that people get: nothing in it commands the terminal that shows it.

What may stand raw in JSON but commands a terminal or turns a line round is escaped by its number,
which any reader undoes. A byte of a file name that is no UTF-8 has no form in JSON that every
reader takes; it is shown as everywhere else.
"""

import re

import msgspec

from rosterwizard.core.messages.safe_text import RAW_SIGNS, shown_bytes

_RAW = re.compile(f"[{RAW_SIGNS}\u2028\u2029]")
ESCAPED = f'["\\\\\x00-\x1f{RAW_SIGNS}\u2028\u2029]'
"""A pattern that is found in each text that does not stand in JSON just as it is."""


def json_text(facts: object, *, indent: int = 0) -> str:
    """Return the facts as JSON: mappings, sequences, dataclasses, texts, numbers.

    indent: of each level, where it is to be read by people; otherwise it is one line.
    """
    try:
        content = msgspec.json.encode(facts)
    except UnicodeEncodeError:
        content = msgspec.json.encode(_of_whole_signs(msgspec.to_builtins(facts)))
    if indent:
        content = msgspec.json.format(content, indent=indent)
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", content.decode())


def _of_whole_signs(facts: object) -> object:
    if isinstance(facts, str):
        return shown_bytes(facts)
    if isinstance(facts, dict):
        return {shown_bytes(key): _of_whole_signs(value) for key, value in facts.items()}
    return list(map(_of_whole_signs, facts)) if isinstance(facts, list) else facts
