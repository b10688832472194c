"""From tables to a typed profile, or to the one fault that stopped it."""

import msgspec

from rosterwizard.core.profiles.faults import FaultyProfile
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.tree import Tree


def decoded(tree: Tree) -> Profile:
    """Return the profile that those tables describe. Raises FaultyProfile."""
    try:
        return msgspec.convert(tree, Profile)
    except msgspec.ValidationError as error:
        from rosterwizard.core.profiles.all_misreadings import (  # noqa: PLC0415 - only for faults
            misreadings,
        )

        raise FaultyProfile(*misreadings(tree)) from error
