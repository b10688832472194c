"""A column in words: for the hint beside a cell, the note on a heading, and the page to read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import choices_of, conditions_as_written, takes_several
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.rule_words import condition_in_words, listed_shortly, rule_sentence
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.templates.checks import CellCheck
from rosterwizard.core.templates.template_columns import need_of

# What Excel shows of a hint and of an error, in units of UTF-16.
TITLE_LENGTH = 32
PROMPT_LENGTH = 255
ERROR_LENGTH = 225


@dataclass(frozen=True, slots=True)
class ExplainedColumn:
    """One column in words.

    need: whether it must be filled. allowed: what may stand in it; may be empty. sources: where
    that is said, and whether it is our reading.
    """

    heading: str
    meaning: str
    need: str
    allowed: str
    example: str
    sources: str


def rules_by_field(
    profile: Profile, record_type: RecordType
) -> dict[str | None, tuple[CheckedRule, ...]]:
    """Return the rules of each field by its name; under None those of rows and of the file."""
    found: dict[str | None, list[CheckedRule]] = {each.name: [] for each in record_type.fields}
    for rule in rules_of(profile, record_type):
        found.setdefault(rule.field, []).append(rule)
    return {name: tuple(rules) for name, rules in found.items()}


def explained(
    record_type: RecordType, field: Field, rules: Iterable[CheckedRule]
) -> ExplainedColumn:
    """Return the column of a field in words."""
    by_code = {rule.code: rule for rule in rules}
    return ExplainedColumn(
        field.name,
        _lines(_meaning(field)),
        need_words(record_type, field, by_code),
        _lines(allowed_words(field, by_code)),
        field.example or next(filter(None, field.roster.samples), ""),
        _lines(_sources(by_code.values())),
    )


def row_rules(rules: Iterable[CheckedRule]) -> list[str]:
    """Return the rules of rows and of the file in sentences."""
    return [_said(rule) for rule in rules if rule.place_in_template]


def _meaning(field: Field) -> list[str]:
    said = [field.title if field.title != field.name else "", field.description]
    if takes_several(field):
        said.append(sentence("template-column", "several", delimiter=field.delimiter))
    return [*said, field.roster.blank_says, field.roster.side_effect]


def need_words(
    record_type: RecordType,
    field: Field,
    rules: Mapping[str, CheckedRule],
    of: str = "template-need",
) -> str:
    """Return whether the field must be filled, in the words of the code `of`."""
    need = need_of(record_type, field)
    rule = rules.get("required" if need == "always" else "required-when")
    advised = rule is not None and rule.severity != "error"
    if need == "when":
        conditions = conditions_as_written(record_type, field.roster.required_when)
        when = condition_in_words(conditions)
        return sentence(of, "advised-when" if advised else "when", when=when)
    return sentence(of, "advised" if advised else need)


def allowed_words(field: Field, rules: Mapping[str, CheckedRule]) -> list[str]:
    """Return what may stand in the cells of a field, as sentences."""
    wanted = [rule for rule in rules.values() if rule.place_in_template]
    said = [_said(rule) for rule in sorted(wanted, key=lambda rule: rule.place_in_template)]
    labels = [each for each in field.categories if each.label]
    return [*said, *(f"{each.value}: {each.label}" for each in labels)]


def _said(rule: CheckedRule) -> str:
    """Return the rule and what the profile adds."""
    said = _plain(rule)
    return said if rule.says in said else f"{said} {rule.says}"


def _plain(rule: CheckedRule) -> str:
    """Return the rule without an example: that stands beside it."""
    return rule_sentence(replace(rule, example=""))


def _sources(rules: Iterable[CheckedRule]) -> list[str]:
    return list(
        dict.fromkeys(
            sentence(
                "template-source", "inferred" if rule.inferred else "message", source=rule.source
            )
            for rule in rules
            if rule.source
        )
    )


def prompt_of(
    record_type: RecordType, field: Field, rules: Iterable[CheckedRule], target: str = ""
) -> tuple[str, str]:
    """Return the title and text of the hint that appears beside a chosen cell.

    target: the title of the sheet whose identifiers its dropdown offers.
    """
    by_code = {rule.code: rule for rule in rules}
    lines = [need_words(record_type, field, by_code, "template-prompt"), _how(field, target)]
    if example := field.example or next(filter(None, field.roster.samples), ""):
        lines.append(sentence("template-prompt", "example", example=example))
    rest = _lines(lines)
    room = PROMPT_LENGTH - len_utf16(rest) - 1
    meaning = fitted(field.description or field.title, room)
    return fitted(field.label, TITLE_LENGTH), fitted(_lines([meaning, rest]), PROMPT_LENGTH)


def _how(field: Field, target: str) -> str:
    """Return how to fill the cell in."""
    if takes_several(field):
        return sentence("template-column", "several", delimiter=field.delimiter)
    if target:
        return sentence("template-prompt", "choose-from", sheet=target)
    return sentence("template-prompt", "choose") if choices_of(field) else ""


def error_of(field: Field, check: CellCheck) -> tuple[str, str]:
    """Return the title and text of what is said about a cell that the check does not pass.

    The rules, as many as fit and the first in any case, then an example if there is room.
    """
    said = [_plain(rule) for rule in check.rules]
    if check.kind == "list" and field.type == "boolean":
        # More spellings are taken elsewhere, but one sheet is easier to read with one of each.
        said = [sentence("template-choices", choices=listed_shortly(choices_of(field)))]
    if field.example:
        said.append(sentence("template-prompt", "example", example=field.example))
    text = said[0]
    for more in said[1:]:
        longer = f"{text}\n{more}"
        text = longer if len_utf16(longer) <= ERROR_LENGTH else text
    return fitted(field.label, TITLE_LENGTH), fitted(text, ERROR_LENGTH)


def note_of(record_type: RecordType, field: Field, rules: Iterable[CheckedRule]) -> str:
    """Return the note on a heading that must be filled in; empty for one that need not."""
    if need_of(record_type, field) == "never":
        return ""
    by_code = {rule.code: rule for rule in rules}
    need = need_words(record_type, field, by_code, "template-prompt")
    return _lines([need, field.description or field.title, *allowed_words(field, by_code)])


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))


def len_utf16(text: str) -> int:
    """Return the length as Excel counts it."""
    return len(text.encode("utf-16-le")) // 2


def fitted(text: str, length: int) -> str:
    """Return the text, shortened at a word when it is longer than `length`."""
    if len_utf16(text) <= length:
        return text
    while text and len_utf16(text) > length - 1:
        text = text[:-1]
    at_word = text.rpartition(" ")[0]
    return f"{(at_word or text).rstrip(' .,;:')}…" if length > 0 else ""
