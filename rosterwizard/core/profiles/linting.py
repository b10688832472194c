"""What is wrong with a profile that can be read, beyond its form.

Rules without a source, names that lead nowhere, samples that break their own rules: a profile
without faults of severity "error" does what it says. Imports Polars, which has the last word on
patterns, so it is not for the first page.
"""

from collections.abc import Iterator

from rosterwizard.core.profiles.faults import Fault
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.lint_names import name_faults
from rosterwizard.core.profiles.lint_samples import sample_faults
from rosterwizard.core.profiles.lint_sources import source_faults
from rosterwizard.core.profiles.lint_submission import submission_faults
from rosterwizard.core.profiles.lint_values import value_faults


def lint(profile: Profile) -> tuple[Fault, ...]:
    """Return every fault, in the order of the file's parts."""
    return tuple(_faults(profile))


def _faults(profile: Profile) -> Iterator[Fault]:
    yield from source_faults(profile)
    yield from submission_faults(profile)
    for position, record_type in enumerate(profile.record_types):
        place = f"resources[{position}]"
        yield from name_faults(profile, record_type, place)
        for at, field in enumerate(record_type.fields):
            field_place = f"{place}.schema.fields[{at}]"
            yield from value_faults(field, field_place)
        yield from sample_faults(record_type, place)
