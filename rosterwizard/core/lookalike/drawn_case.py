"""All the texts of a case, learnt together and drawn at once, so that they go with each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.letters.alphabets import Alphabets
from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.lookalike.case_tables import CaseTable, KnownOfJob
from rosterwizard.core.lookalike.found_originals import Originals
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_texts import LookAlikeTexts
from rosterwizard.core.lookalike.whole_values import whole_value
from rosterwizard.core.lookalike.workbooks.newness import FIXED_NAMES
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.templates.template_mark import KINDS


@dataclass(frozen=True)
class DrawnCase:
    """The tables of a case, and the texts that stand for theirs. known: of the job as a whole.

    names: of files, sheets and other things, which are replaced as titles are.
    """

    job: Job = field(repr=False)
    tables: Sequence[CaseTable] = field(repr=False)
    names: Sequence[str] = field(repr=False)
    known: KnownOfJob = field(repr=False)
    texts: LookAlikeTexts = field(repr=False)

    @classmethod
    def of(  # noqa: PLR0913 - one word for each
        cls,
        job: Job,
        known: KnownOfJob,
        tables: Sequence[CaseTable],
        names: Sequence[str],
        *,
        key: bytes,
        alphabets: Alphabets | None = None,
    ) -> "DrawnCase":
        """Return the case with all of its texts drawn. key: `KEY_BYTES` that nobody else knows."""
        texts = LookAlikeTexts(KeyedChance(key), known.own, alphabets)
        case = cls(job, tables, names, known, texts)
        for table in tables:
            table.learn(texts)
        for name in names:
            texts.learn(name, "title")
        for sheet in job.sheets:
            for name, text in sheet.matching.constants.items():
                texts.learn_treated(text, known.constant(sheet, name).treated(text))
            for match in sheet.matching.matches:
                column = sheet.frame[f"c{match.column}"]
                place = sheet.record_type.id, match.field
                if place in known.in_order:
                    texts.learn_order(column.filter(column != "").to_list())
                if place in known.counted:
                    texts.learn_counted(column.unique())
        for table in tables:
            table.learn_people(texts)
        texts.settle()
        return case

    def name(self, text: str) -> str:
        """Return what stands for the name of a file, a sheet or another thing."""
        return self.texts.of(text, "title")

    def constant(self, sheet: JobSheet, name: str, text: str) -> str:
        """Return what stands for the value of a field that all rows have."""
        return self.texts.treated(text, self.known.constant(sheet, name).treated(text))

    def text_for(self, sheet: JobSheet, column: int | None, text: str) -> str:
        """Return what stands for a text of a column of a sheet; None: of no column."""
        match = Match(-1, "", None, "none")
        if column is not None:
            match = sheet.matching.matches[column]
        return self.texts.treated(text, self.known.column(sheet, match).treated(text))

    def kept(self) -> Counter[str]:
        """Return how many texts stay though they may tell of somebody, by what they stay as."""
        every = {each for table in self.tables for each in table.kept()}
        return Counter(code for code, _ in every)

    def originals(self) -> Originals:
        """Return what must not be found in the files that stand for those of the case."""
        own = self.known.own.every | {word for text in self._kept() for word in plain_words(text)}
        texts = self.texts
        return Originals(
            texts.words.originals,
            texts.numbers.learnt(),
            own | texts.words.bound,
            texts.secrets,
            labels=texts.labels,
            values={*texts.wholes.originals}.difference(map(whole_value, self._kept())),
        )

    def _kept(self) -> Iterable[str]:
        """Give the texts that are the system's and our own: samples, examples, marks."""
        yield from (*KINDS, *FIXED_NAMES)
        for _, each in self.job.profile.fields():
            yield from (*each.roster.samples, each.example)
