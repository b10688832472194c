"""What is wrong with a profile that can be read, beyond its form.

Rules without a source, headings of two fields, samples that break their own rules: a profile
without faults of severity "error" does what it says. Imports Polars, which has the last word on
patterns, so it is not for the first page.
"""

from collections.abc import Iterator

from rosterwizard.core.linting.lint_names import name_faults
from rosterwizard.core.linting.lint_samples import sample_faults
from rosterwizard.core.linting.lint_sources import source_faults
from rosterwizard.core.linting.lint_submission import submission_faults
from rosterwizard.core.linting.lint_values import value_faults
from rosterwizard.core.profiles.faults import Fault
from rosterwizard.core.profiles.language import Profile, RecordType


def lint(profile: Profile) -> tuple[Fault, ...]:
    """Return every fault."""
    return tuple(_faults(profile))


def _faults(profile: Profile) -> Iterator[Fault]:
    yield from submission_faults(profile)
    yield from source_faults(profile)
    for record_type, place in _placed(profile):
        yield from name_faults(profile, record_type, place)
        for at, field in enumerate(record_type.fields):
            yield from value_faults(field, f"{place}.schema.fields[{at}]")
        yield from sample_faults(record_type, place)


def _placed(profile: Profile) -> Iterator[tuple[RecordType, str]]:
    for at, record_type in enumerate(profile.record_types):
        yield record_type, f"resources[{at}]"
