"""What a server says, without the secret that it was given: some repeat what they were sent."""

from __future__ import annotations

import base64
import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.server_words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

# A shorter secret is found in half of all words; it is one only where it stands by itself.
SHORTEST_WITHIN = 4


class Hushed:
    """Puts a sign in the place of one account's secret, in whatever form it comes."""

    def __init__(self, user: str, secret: str) -> None:
        forms = {each for form in _forms(user, secret) for each in (form, tidy(form)) if each}
        # The longest first: a form may hold another.
        found = "|".join(_pattern(form) for form in sorted(forms, key=len, reverse=True))
        self._found = re.compile(found, re.IGNORECASE) if found else None

    def __call__(self, text: str) -> str:
        """Return the text without the secret."""
        return self._found.sub(sentence("secret-hidden"), text) if self._found else text


def _forms(user: str, secret: str) -> Iterator[str]:
    if not secret:
        return
    for text in (f"{user}:{secret}", secret):
        for encoding in ("utf-8", "latin-1"):
            content = text.encode(encoding, "replace")
            for packed in (base64.b64encode(content), base64.urlsafe_b64encode(content)):
                yield packed.decode().rstrip("=")
    once = {secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    once |= {each.replace("/", "\\/") for each in once}
    for form in once:
        yield form
        yield html.escape(form)
        yield quote(form, safe="")
        yield quote(form)
        yield quote_plus(form)


def _pattern(form: str) -> str:
    escaped = re.escape(form)
    return escaped if len(form) >= SHORTEST_WITHIN else rf"(?<!\w){escaped}(?!\w)"
