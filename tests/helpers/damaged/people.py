"""People as schools have them, made up: many languages, and names that programs stumble over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

PLAIN = (
    *("Asha Patel", "Grace Okafor", "Liam Walker", "Hana Tanaka", "Mateo Ferreira", "Amina Diallo"),
    *("Priya Iyer", "Tom Baker", "Olivia Chen", "Noah Fischer", "Ella Rossi", "Ivan Horvat"),
    *("Fatima Haddad", "Ruby Stone", "Oscar Lind", "Mia Novak", "Lucas Martin", "Emma Clarke"),
    *("Henry Adams", "Sofia Costa", "Jack Turner", "Nina Berger", "Ben Cooper", "Leila Amari"),
)
MARKED = (
    *("José García", "Zoë Müller", "Søren Ærø", "Łukasz Wójcik", "Tomáš Dvořák", "Chloé Lefèvre"),
    *(
        "Þór Jónsson",
        "Nguyễn Thị Hà",
        "İpek Şahin",
        "Ağca Y\u0131ld\u0131z",
        "Ināra Bērziņa",
        "Iñaki Ñíguez",
    ),
    *("João Conceição", "Ângela SÃO", "Ñusta Ã", "Ça Đặng", "Yves Œuvrard"),
    *("Françoise Béranger", "Jürgen Weiß", "Mária Kőszegi", "Ștefan Țepeș"),
)
STUMBLED_OVER = (
    *("Null Jones", "Christopher Null", "TRUE Adeyemi", "True Lee", "Nan Goldin", "Nan Ng"),
    *("Sean O'Neil", "Siân O’Neil", "Pieter van der Berg", "Ana de la Cruz", "Ng Li", "An Ha"),
    *(
        "April May",
        "June March",
        "Jan August",
        "Mary Ann McDonald",
        "Jean-Luc D'Angelo",
        "Inf West",
    ),
    *(
        "Bo Xi",
        "Ah Yes",
        "Test Prince",
        "No Kim",
        "None Summer",
        "Jay Al-Hassan",
        "A. J. St. Clair",
    ),
)
OTHER_LETTERS = (
    *("Иван Петров", "Юлия Соколова", "Γιώργος Παπάς", "小明 王", "美咲 佐藤", "민준 김"),
    *(
        "Иван Smith",
        "Ольга-Maria Шмидт",
        "ქეთევან ბერიძე",
        "علی‌رضا محمدی",
        "نور حداد",
        "שירה כהן",
        "सक्षम शर्मा",
        "สมชาย ใจดี",
    ),
)
_UNMARKED = str.maketrans(
    {"ø": "o", "æ": "ae", "ł": "l", "þ": "th", "ß": "ss", "\u0131": "i", "đ": "d"}
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a roster. login: letters and digits of ASCII; no other person has it."""

    number: int
    given: str
    family: str
    login: str
    is_staff: bool

    @property
    def mail(self) -> str:
        """The address, which no other person has."""
        return f"{self.login}@school.example"


def people(chance: Random, count: int) -> list[Person]:
    """Return that many people; of some rosters all are called plainly, of others many are not."""
    pools = (
        *[PLAIN] * 3,
        *chance.choice(((PLAIN,), (MARKED,), (STUMBLED_OVER,), (OTHER_LETTERS,))),
    )
    every = [name for pool in pools for name in (pool if isinstance(pool, tuple) else (pool,))]
    found = []
    for number in range(1, count + 1):
        given, family = _parted(chance.choice(every))
        if chance.random() < 0.6:  # few people are namesakes
            given = _parted(chance.choice(every))[0]
        login = f"{_plain(given)[:1]}{_plain(family)[:9]}".ljust(3, "x") + f"{number:03}"
        found.append(Person(number, given, family, login, chance.random() < 0.15))
    return found


def _parted(name: str) -> tuple[str, str]:
    given, _, family = name.partition(" ")
    return given, family


def _plain(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.lower().translate(_UNMARKED))
    return re.sub("[^a-z]", "", text) or "u"
