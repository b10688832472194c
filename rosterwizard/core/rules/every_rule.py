"""The one list of rules.

It is written down instead of found, for its order says something: a person reads the problems of
a cell in this order, and the fixes of one cell build on each other in it (a spelling can only be
known once stray blanks are gone). `mypy` and a frozen program see a list, too. `tests` holds that
no rule is missing.
"""

from rosterwizard.core.rules.bounds import (
    Maximum,
    MaxItems,
    MaxLength,
    Minimum,
    MinItems,
    MinLength,
)
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.damage.blank_words import BlankWords
from rosterwizard.core.rules.damage.capitals import Capitals
from rosterwizard.core.rules.damage.control_characters import ControlCharacters, LineBreak
from rosterwizard.core.rules.damage.date_order import DateOrder
from rosterwizard.core.rules.damage.dated_code import DatedCode
from rosterwizard.core.rules.damage.drag_fill import DragFill
from rosterwizard.core.rules.damage.escaped_letters import EscapedLetters
from rosterwizard.core.rules.damage.fill_down import FillDown
from rosterwizard.core.rules.damage.formula_error import FormulaError
from rosterwizard.core.rules.damage.gender_letters import GenderLetters
from rosterwizard.core.rules.damage.letter_forms import LetterForms, LettersApart
from rosterwizard.core.rules.damage.look_alike_letters import LookAlikeLetters
from rosterwizard.core.rules.damage.lost_zeros import LostZeros
from rosterwizard.core.rules.damage.merged_names import MergedNames
from rosterwizard.core.rules.damage.misread_letters import Mojibake
from rosterwizard.core.rules.damage.number_spelling import NumberSpelling
from rosterwizard.core.rules.damage.other_separator import OtherSeparator
from rosterwizard.core.rules.damage.precision_lost import PrecisionLost
from rosterwizard.core.rules.damage.scientific_notation import ScientificNotation
from rosterwizard.core.rules.damage.shifted_headings import ShiftedHeadings
from rosterwizard.core.rules.damage.shifted_row import ShiftedRow
from rosterwizard.core.rules.damage.swapped_columns import SwappedColumns
from rosterwizard.core.rules.damage.swapped_kinds import SwappedKinds
from rosterwizard.core.rules.damage.swapped_names import SwappedNames
from rosterwizard.core.rules.damage.two_apostrophes import TwoApostrophes
from rosterwizard.core.rules.damage.typographic_signs import TypographicSigns
from rosterwizard.core.rules.damage.unseen_signs import UnseenSigns
from rosterwizard.core.rules.doubles import (
    CaseTwins,
    LookAlikeTwins,
    PrimaryKey,
    RowTwice,
    SpellingTwins,
    Unique,
    UniqueKey,
)
from rosterwizard.core.rules.file import (
    EmptyFile,
    MaybeSample,
    SampleRow,
    SetAside,
    SheetLeftOut,
    TooLarge,
    TooManyRows,
)
from rosterwizard.core.rules.headings import (
    DuplicateColumn,
    Heading,
    MissingColumn,
    PassedOnError,
    UnknownColumn,
    UnsettledColumn,
    UnwantedColumn,
)
from rosterwizard.core.rules.lists import BlankItem, DoubleItem
from rosterwizard.core.rules.noticed import (
    DateDamage,
    LikeSample,
    LostLetters,
    MergedCell,
    MissingLineBreak,
    NoHeadings,
    NoRecord,
    Noticed,
    OddRecords,
    QuoteInside,
    RaggedRow,
    UncertainLetters,
    UnclosedQuote,
    UnknownNumberFormat,
    UnsavedFormula,
    WritingHabit,
)
from rosterwizard.core.rules.presence import (
    BlankRequired,
    IgnoredWhen,
    OneOf,
    Required,
    RequiredWhen,
)
from rosterwizard.core.rules.references import AbsentFile, Reference
from rosterwizard.core.rules.spelling import Spelling, Whitespace
from rosterwizard.core.rules.split_names import UnsureName
from rosterwizard.core.rules.two_fields import NotBefore, SameLength
from rosterwizard.core.rules.values import (
    Enum,
    Format,
    Pattern,
    ValueType,
)

EVERY_RULE: tuple[type[CheckedRule], ...] = (
    Mojibake,
    EscapedLetters,
    ControlCharacters,
    Whitespace,
    UnseenSigns,
    LettersApart,
    LetterForms,
    TypographicSigns,
    TwoApostrophes,
    LookAlikeLetters,
    LineBreak,
    FormulaError,
    ScientificNotation,
    PrecisionLost,
    NumberSpelling,
    LostZeros,
    BlankWords,
    DateOrder,
    DatedCode,
    GenderLetters,
    Capitals,
    Spelling,
    MissingColumn,
    Heading,
    Required,
    RequiredWhen,
    BlankRequired,
    IgnoredWhen,
    ValueType,
    Format,
    BlankItem,
    OtherSeparator,
    Enum,
    MinItems,
    MaxItems,
    Pattern,
    MinLength,
    MaxLength,
    Minimum,
    Maximum,
    DoubleItem,
    PrimaryKey,
    Unique,
    CaseTwins,
    LookAlikeTwins,
    SpellingTwins,
    SameLength,
    NotBefore,
    UniqueKey,
    RowTwice,
    Reference,
    AbsentFile,
    OneOf,
    UnsureName,
    SwappedKinds,
    DragFill,
    FillDown,
    SwappedColumns,
    SwappedNames,
    MergedNames,
    ShiftedRow,
    ShiftedHeadings,
    UnsettledColumn,
    UnknownColumn,
    PassedOnError,
    DuplicateColumn,
    UnwantedColumn,
    EmptyFile,
    TooManyRows,
    TooLarge,
    SheetLeftOut,
    SampleRow,
    MaybeSample,
    SetAside,
    UnsavedFormula,
    DateDamage,
    UnknownNumberFormat,
    MergedCell,
    NoHeadings,
    OddRecords,
    WritingHabit,
    RaggedRow,
    UnclosedQuote,
    QuoteInside,
    UncertainLetters,
    LostLetters,
    MissingLineBreak,
    NoRecord,
    LikeSample,
)
EVERYWHERE = tuple(rule.code for rule in EVERY_RULE if rule.is_everywhere)
NOTICED = {rule.code: rule for rule in EVERY_RULE if issubclass(rule, Noticed)}
