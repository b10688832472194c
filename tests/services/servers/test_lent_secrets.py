"""Secrets for this session: before those of the keyring, and gone when they are taken back."""

from __future__ import annotations

from rosterwizard.services.servers.kept_secrets import (
    forget_secret,
    keep_account,
    read_account,
)
from rosterwizard.services.servers.lent_secrets import lend, lent, lent_secret

ACCOUNT = "proxy anna http://proxy.example:3128"


def test_what_is_lent_goes_before_what_is_kept() -> None:
    keep_account(ACCOUNT, "kept")
    lend(ACCOUNT, "typed")
    assert read_account(ACCOUNT) == "typed"


def test_what_is_kept_later_or_forgotten_is_no_longer_lent() -> None:
    lend(ACCOUNT, "typed")
    keep_account(ACCOUNT, "kept")
    assert read_account(ACCOUNT) == "kept"
    lend(ACCOUNT, "typed")
    forget_secret(ACCOUNT)
    assert read_account(ACCOUNT) is None


def test_what_is_lent_for_a_while_gives_way_to_what_was_there_before() -> None:
    lend(ACCOUNT, "before")
    with lent({ACCOUNT: "tried", "other": "too"}):
        assert (lent_secret(ACCOUNT), lent_secret("other")) == ("tried", "too")
    assert (lent_secret(ACCOUNT), lent_secret("other")) == ("before", None)
