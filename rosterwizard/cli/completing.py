"""What the Tab key offers in a shell, beside commands and options.

A shell starts the program anew at each Tab, so nothing is imported before it is needed, and a
fault is no completion: a message would land in the middle of the line that is being typed.
"""

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem

from rosterwizard.core.messages.errors import RosterError

Words = Callable[[], Iterable[tuple[str, str]]]  # words with their titles
Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem[str]]]


def file_names(
    ctx: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Leave it to the shell, which knows its own way of completing the names of files."""
    del ctx, parameter
    return [CompletionItem(incomplete, type="file")]


def _offering(words: Words) -> Offer:
    """Return what offers those of `words` that begin as the person did."""

    def offer(
        ctx: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        del ctx, parameter
        try:
            return [
                CompletionItem(word, help=title)
                for word, title in words()
                if word.startswith(incomplete)
            ]
        except RosterError:
            return []

    return offer


def _systems() -> Iterable[tuple[str, str]]:
    from rosterwizard.services.own_profiles import available_profiles  # noqa: PLC0415 - as above

    return [(profile.name, profile.title) for profile in available_profiles()]


def _record_types() -> Iterable[tuple[str, str]]:
    from rosterwizard.services.own_profiles import available_profiles  # noqa: PLC0415 - as above

    return [
        (each.id, each.title) for profile in available_profiles() for each in profile.record_types
    ]


def _kept_servers() -> Iterable[tuple[str, str]]:
    from rosterwizard.services.settings import load_settings  # noqa: PLC0415 - as above

    return [(server.name, server.url) for server in load_settings().servers]


def _tried_servers() -> Iterable[tuple[str, str]]:
    from rosterwizard.services.servers.server import PRACTICE  # noqa: PLC0415 - as above

    return [*_kept_servers(), (PRACTICE, "")]


def _submitted_to() -> Iterable[tuple[str, str]]:
    from rosterwizard.services.ways.by_hand import BY_HAND  # noqa: PLC0415 - as above

    return [*_tried_servers(), (BY_HAND.name, "")]


def _problem_codes() -> Iterable[tuple[str, str]]:
    from rosterwizard.core.explaining.explained_code import CODES  # noqa: PLC0415 - as above
    from rosterwizard.core.messages.words import sentence  # noqa: PLC0415 - as above

    return [(code, sentence(code, "title")) for code in CODES]


def _encodings() -> Iterable[tuple[str, str]]:
    from rosterwizard.core.reading.encoding_names import (  # noqa: PLC0415 - as above
        ENCODINGS,
        encoding_name,
    )

    return [(each, encoding_name(each)) for each in ENCODINGS]


problem_codes = _offering(_problem_codes)
encodings = _offering(_encodings)
systems = _offering(_systems)
record_types = _offering(_record_types)
systems_and_record_types = _offering(lambda: [*_systems(), *_record_types()])
kept_servers = _offering(_kept_servers)
servers_to_try = _offering(_tried_servers)
servers_to_submit_to = _offering(_submitted_to)
