"""The profiles that a command can use, and a word about those that were set aside."""

import click

from rosterwizard.cli.printing import say
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.services.own_profiles import available_profiles, profiles_set_aside

_TOLD = f"{__name__}.told"


def usable_profiles() -> tuple[Profile, ...]:
    """Return every profile; say on standard error, once, which of a person's own are set aside."""
    context = click.get_current_context().find_root()
    if not context.meta.get(_TOLD):
        context.meta[_TOLD] = True
        for each in profiles_set_aside():
            say(f"{each} {sentence('profile-fault', 'aside')}", err=True)
    return available_profiles()
