"""What the server said of the rows, for a case: states, counts, and words without names."""

from collections.abc import Iterator

from rosterwizard.core.casefile.alike_steps import AlikeTexts
from rosterwizard.core.casefile.known_words import most_said, passed_on, words_known
from rosterwizard.core.casefile.manifest import AnswerFacts
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.outcomes import Outcomes
from rosterwizard.services.submitting.submission import Submitted

_MOST_SAID = 50


def answer_facts(
    job: Job, submitted: Submitted, texts: AlikeTexts | None
) -> tuple[AnswerFacts, ...]:
    """Return what is passed on of what became of a submission of the job.

    texts: where the look-alikes come from; None where the words of the server stay here.
    """
    return tuple(_facts(job, submitted, texts))


def _facts(job: Job, submitted: Submitted, texts: AlikeTexts | None) -> Iterator[AnswerFacts]:
    for sheet in job.sheets:
        outcomes = submitted.outcomes.get(sheet.record_type.name)
        if outcomes is not None:
            yield AnswerFacts(
                record_type=sheet.record_type.id,
                counts={state: count for state, count in outcomes.counts().items() if count},
                said=most_said(_said(job, sheet, outcomes, texts), _MOST_SAID) if texts else (),
                trouble=submitted.trouble.code if submitted.trouble else "",
                mode=submitted.mode,
                is_practice=submitted.is_practice,
            )


def _said(job: Job, sheet: JobSheet, outcomes: Outcomes, texts: AlikeTexts) -> Iterator[str]:
    alikes = _alikes(sheet, texts)
    personal = (text for column in alikes for text, alike in column.items() if text != alike)
    known = words_known(job.profile, personal)
    for row, words in outcomes.frame.select("row", "words").iter_rows():
        cells = sheet.frame.row(row) if words and row < sheet.frame.height else ()
        of_row = {text: alike[text] for text, alike in zip(cells, alikes, strict=False)}
        yield passed_on(words or "", of_row, known)
    yield from (passed_on(outcomes.summary, {}, known),)


def _alikes(sheet: JobSheet, texts: AlikeTexts) -> list[dict[str, str]]:
    """Return the look-alike of each text, by column."""
    name = sheet.record_type.name
    return [
        {text: texts.of_cell(name, column, text) for text in sheet.frame.to_series(column).unique()}
        for column in range(sheet.frame.width)
    ]
