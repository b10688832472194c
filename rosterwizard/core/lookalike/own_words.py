"""The words that are the program's own: they tell of nobody, and stay where they mean something."""

from dataclasses import dataclass, field
from functools import cache

from rosterwizard.core.cells.known_people import known_names
from rosterwizard.core.cells.other_dates import month_numbers
from rosterwizard.core.cells.words_for_nothing import every_blank_word
from rosterwizard.core.letters.plain_words import in_plain_form, plain_words
from rosterwizard.core.making.full_names import words_beside_names
from rosterwizard.core.matching.vocabulary import key_of, vocabulary, words_of_headings
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.records.telling_words import telling_words
from rosterwizard.core.rules.level_words import words_of_levels
from rosterwizard.core.rules.value_meanings import words_by_meaning
from rosterwizard.core.sheet.heading_words import words_of

# What people call sheets and files.
_OF_SHEETS = (
    *("sheet", "tabelle", "tabelle1", "feuil", "hoja", "foglio", "blad", "arkusz", "roster"),
    *("date", "day", "month", "year", "time", "datum", "jahr", "annee", "fecha", "data", "rok"),
)
_OF_FILES = ("csv", "xlsx", "xlsm", "xls", "ods", "txt", "tsv", "zip", "export", "import", "list")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words in plain small letters.

    headings: those that headings, titles and names of sheets and files are made of. values: what
    stands in closed lists, in several languages; whole cells. telling: what a total or a footer
    begins with. beside_names: titles and particles. months: those of dates. answers: words for yes
    and no; whole cells.
    """

    headings: frozenset[str] = field(repr=False)
    values: frozenset[str] = field(repr=False)
    telling: frozenset[str] = field(repr=False)
    beside_names: frozenset[str] = field(repr=False)
    months: frozenset[str] = field(repr=False)
    answers: frozenset[str] = field(repr=False)

    @property
    def every(self) -> frozenset[str]:
        """All of them: a word that is made up must be none, for it would mean something."""
        return self.headings | self.values | self.telling | self.beside_names | self.months

    @classmethod
    def of(cls, profile: Profile) -> "OwnWords":
        """Return the words of the program and of a system."""
        of_profile = frozenset(_of_profile(profile))
        return cls(
            _of_headings() | of_profile | _months(),
            _of_values() | frozenset(_values_of(profile)),
            frozenset(telling_words()),
            frozenset(words_beside_names()),
            _months(),
            _answers(),
        )


@cache
def _answers() -> frozenset[str]:
    groups = words_by_meaning().groups
    return frozenset(in_plain_form(word) for name in ("yes", "no") for word in groups[name])


@cache
def _months() -> frozenset[str]:
    return frozenset(month_numbers())


@cache
def _of_headings() -> frozenset[str]:
    more = (word for text in (*_OF_SHEETS, *_OF_FILES) for word in _words(text))
    known = words_of_headings()
    return known.union(more, *map(plain_words, known)) - _names()


@cache
def _of_values() -> frozenset[str]:
    texts = [
        *(text for every in vocabulary().values.values() for text in every),
        *(text for group in words_by_meaning().groups.values() for text in group),
        *every_blank_word(),
        *words_of_levels(),
    ]
    found = frozenset(word for text in texts for word in _whole_and_words(text))
    return found - _names() - {""}


def _names() -> frozenset[str]:
    return known_names().given | known_names().family


def _of_profile(profile: Profile) -> list[str]:
    texts = [profile.name, profile.title]
    for record_type in profile.record_types:
        texts += [record_type.name, record_type.title, record_type.path, *record_type.roster.files]
        texts += [each.heading for each in record_type.roster.unwanted]
    for _, each in profile.fields():
        texts += [each.name, each.title, *each.roster.headings]
    for mode in profile.roster.submission.modes:
        texts += [mode.name, mode.title, mode.files, mode.deletions]
    return [word for text in texts for word in _words(text)]


def _values_of(profile: Profile) -> list[str]:
    texts: list[str] = []
    for _, each in profile.fields():
        texts += [*each.allowed, *each.roster.synonyms]
        texts += [one.label for one in each.categories]
        texts += [one.value for one in each.roster.sentinels]
        texts += [*each.true_values, *each.false_values] if each.type == "boolean" else []
    return [word for text in texts for word in _whole_and_words(text)]


def _whole_and_words(text: str) -> tuple[str, ...]:
    return (*plain_words(text), key_of(words_of(text)))


def _words(text: str) -> tuple[str, ...]:
    return (*words_of(text), *plain_words(text))
