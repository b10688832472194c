"""The systems: every profile that ships and every one of the person's own."""

from collections.abc import Iterator
from functools import partial

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import each_profile_in
from rosterwizard.core.profiles.translating import in_spoken_language
from rosterwizard.services.own_profiles import own_profiles_folder
from rosterwizard.services.self_check.findings import Finding, tried, well, wrong


def profiles() -> Iterator[Finding]:
    """Load every profile and look for faults in it."""
    ours = resources_folder() / "systems"
    built_in = tuple(each_profile_in(ours, wording=in_spoken_language))
    if not built_in:
        yield wrong("self-check-none", folder=ours / "*.toml")
    for each in built_in:
        yield tried(partial(_finding, each, "message"))
    own = own_profiles_folder()
    others = {each.name: each for each in built_in if isinstance(each, Profile)}
    for each in each_profile_in(own, others):
        yield tried(partial(_finding, each, "own"))


def _finding(each: Profile | RosterError, whose: str) -> Finding:
    from rosterwizard.core.linting.linting import lint  # noqa: PLC0415 - imports polars

    folder = own_profiles_folder()
    if isinstance(each, RosterError):
        return wrong("self-check-profile-fault", whose, **each.params, folder=folder)
    fault = next((fault for fault in lint(each) if fault.severity == "error"), None)
    if fault is not None:
        said = {"faults": fault.placed, "folder": folder}
        return wrong("self-check-profile-fault", whose, file=each.name, **said)
    return well("self-check-profile", whose, title=each.title)
