"""No server gets its account's secret shown again, however it repeats it."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest

from rosterwizard.services.ways.hushed import Hushed

SECRETS = ['p"ä\\s/s w&rd', "s3cr3tPW", "two  blanks", "p:ä@ss/ 학", "percent%41", "a+b/c=d?"]


@pytest.mark.parametrize("secret", SECRETS)
def test_no_form_of_a_secret_is_left(secret: str) -> None:
    account = f"anna:{secret}"
    forms = {
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        quote(secret),
        quote(secret, safe=""),
        quote(secret, safe="").lower(),
        quote_plus(secret),
        html.escape(secret),
        " ".join(secret.split()),
        *(base64.b64encode(each.encode()).decode() for each in (account, secret)),
        *(base64.urlsafe_b64encode(each.encode()).decode() for each in (account, secret)),
    }
    hushed = Hushed("anna", secret)
    for form in forms:
        found = hushed(f"Authorization: Basic {form} given")
        assert form.rstrip("=") not in found
        assert found.startswith("Authorization: Basic (hidden)")
        assert found.endswith(" given")


def test_a_short_secret_is_hidden_where_it_stands_by_itself() -> None:
    hushed = Hushed("anna", "ab")
    assert hushed("Not ab, but abbot.") == "Not (hidden), but abbot."


def test_without_a_secret_nothing_is_hidden() -> None:
    assert Hushed("anna", "")("User Created") == "User Created"
