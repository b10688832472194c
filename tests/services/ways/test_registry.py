"""Every way of sending: known by one name, in words, with an account, a form and a twin."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING, get_args

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.core.profiles.delivery import WITH_PATH, WITH_STEPS, Protocol
from rosterwizard.services.kept_servers import new_server
from rosterwizard.services.practice_server import practised
from rosterwizard.services.servers.server import CONNECTION, Server
from rosterwizard.services.ways.account import asked_for
from rosterwizard.services.ways.registry import (
    WAYS,
    inputs,
    offers_doctor,
    secret_asked,
    way_named,
    way_of,
)
from tests.helpers.typed_servers import a_profile, an_account, an_address

if TYPE_CHECKING:
    from rosterwizard.services.ways.way import Way

NAMES = [way.name for way in WAYS]
each_way = pytest.mark.parametrize("way", WAYS, ids=NAMES)


def test_ways_are_those_that_a_profile_can_name() -> None:
    assert list(get_args(Protocol)) == NAMES
    assert [way_named(name) for name in NAMES] == list(WAYS)


def test_what_the_linter_asks_for_is_asked_of_ways_that_there_are() -> None:
    assert set(NAMES) >= WITH_PATH | WITH_STEPS
    assert {way.name for way in WAYS if way.is_by_hand} == WITH_STEPS


@each_way
def test_way_has_words(way: Way) -> None:
    assert sentence(f"way-{way.name}")
    assert sentence(f"sent-{way.name}")
    assert all(map(has_sentence, way.account_refused))


@each_way
def test_way_is_practised_by_a_twin(way: Way) -> None:
    assert way.practised_as in practised()
    assert way_named(way.practised_as).twin is not None


@each_way
def test_way_takes_the_address_that_its_form_asks_for(way: Way) -> None:
    server = new_server(a_profile(way), "Here", an_address(way), given=an_account(way))
    assert way_of(server) is way
    assert way.address(server.url).url == server.url


@each_way
def test_account_has_words_for_form_option_and_prompt(way: Way) -> None:
    for each in way.account:
        assert "&" in sentence(f"server-row-{each.name}")
        shown = each.kind != "secret"
        assert not (each.of_connection and shown) or has_sentence(f"server-usual-{each.name}")
        assert all(has_sentence(f"server-choice-{each.name}", key) for key in each.choices)
        if each.kind == "secret":
            assert each.may_be_empty or has_sentence(f"{each.name}-missing")
            assert each.may_be_empty or has_sentence(f"secret-{each.name}", "wanted")
            assert has_sentence(f"secret-{each.name}", "kept")
            assert has_sentence(f"secret-{each.name}", "asked")
        else:
            assert has_sentence(f"option-server-{each.name}")
            assert each.may_be_empty or each.choices or has_sentence(f"{each.name}-empty")


@each_way
def test_account_never_has_two_secrets_of_its_own_at_once(way: Way) -> None:
    choices = [each for each in way.account if each.kind == "choice"]
    for made in product(*(each.choices for each in choices)):
        given = dict(zip((each.name for each in choices), made, strict=True))
        asked = [each for each in asked_for(way.account, given) if each.kind == "secret"]
        assert len([each for each in asked if not each.of_connection]) <= 1


@each_way
def test_each_choice_asks_for_something_and_nothing_hangs_on_a_choice_that_is_none(
    way: Way,
) -> None:
    choices = {(each.name, made) for each in way.account for made in each.choices}
    choices -= {("sign-in", "agent")}  # which has all that is needed
    assert {each.when for each in way.account if each.when} == choices


@each_way
def test_secret_that_is_missing_or_refused_is_asked_for_again(way: Way) -> None:
    secrets = {each for each in way.account if each.kind == "secret"}
    own = {f"{each.name}-missing" for each in secrets if not each.of_connection}
    assert all(map(way.asks_again, own | way.account_refused))
    assert not way.asks_again("proxy-password-missing"), "it is another one's"
    assert not way.asks_again("server-not-reached")


def test_what_several_ways_ask_for_is_asked_for_alike() -> None:
    kinds = {(each.name, each.kind, each.choices) for way in WAYS for each in way.account}
    assert len(kinds) == len({name for name, _, _ in kinds})


def test_options_are_all_inputs_but_secrets() -> None:
    names = {each.name for way in WAYS for each in way.account if each.kind != "secret"}
    assert {each.name for each in inputs()} == names
    assert len(inputs()) == len(names)


@each_way
def test_way_without_its_user_is_refused(way: Way) -> None:
    given = {name: text for name, text in an_account(way).items() if name != "user"}
    if given == an_account(way):
        assert new_server(a_profile(way), "Here", an_address(way), given=given).user == ""
        return
    with pytest.raises(RosterError) as raised:
        new_server(a_profile(way), "Here", an_address(way), given=given)
    assert raised.value.code == "user-empty"


def test_what_is_about_the_connection_is_asked_for_by_some_way() -> None:
    names = {each.name for way in WAYS for each in way.account if each.of_connection}
    assert names == CONNECTION


def test_practice_server_needs_no_secret() -> None:
    server = Server(name="practice", system="x", url="practice:good", protocol="sftp")
    assert not secret_asked(server)


@each_way
def test_looking_step_by_step_is_offered_where_it_may_help(way: Way) -> None:
    server = Server(name="L", system="x", url="/x", protocol=way.name)
    assert offers_doctor(server, "server-not-reached") is not way.is_by_hand
    for code in ("host-key-unknown", "names-taken", *way.account_refused):
        assert not offers_doctor(server, code)


def test_knowing_the_ways_loads_none_of_their_libraries() -> None:
    code = "import sys, rosterwizard.services.ways.registry; print(*sys.modules)"
    run = [sys.executable, "-c", code]
    loaded = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    assert {"requests", "paramiko", "polars", "keyring"}.isdisjoint(loaded)
