"""What record types are called where their system is not plain from elsewhere."""

from collections.abc import Sequence

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.loading import find_profile


def in_words(record_types: Sequence[RecordType], profiles: Sequence[Profile]) -> str:
    """Return the title of their one system with theirs; that of the system alone for all of it."""
    profile = find_profile(record_types[0].system, profiles)
    if len(record_types) == len(profile.record_types) > 1:
        return profile.title
    what = listed(each.label for each in record_types)
    return sentence("type-of-system", system=profile.title, what=what)


def briefly(record_types: Sequence[RecordType], profiles: Sequence[Profile]) -> str:
    """Return the same for a button: of several record types the title of their system."""
    if len(record_types) == 1:
        return in_words(record_types, profiles)
    return find_profile(record_types[0].system, profiles).title
