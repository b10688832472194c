"""What will be sent, decided before anything is sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import polars as pl

from rosterwizard.core.checking.left_hanging import left_hanging
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output import output_job, zipped
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.core.profiles.set_files import holds_all, mode_named
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.core.showing.row_errors_in_words import row_errors_in_words
from rosterwizard.services.history import last_taken
from rosterwizard.services.kept_servers import check_system, known_mode
from rosterwizard.services.submitting.already_sent import NOTHING, Already
from rosterwizard.services.submitting.compared import NOT_COMPARED, Compared
from rosterwizard.services.submitting.field_effects import field_effects
from rosterwizard.services.submitting.rows_at_a_time import refuse_parts
from rosterwizard.services.submitting.whole_truth import Load, Word, refuse_unmeant
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.registry import way_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.output import OutputFile
    from rosterwizard.core.profiles.language import Mode, Profile
    from rosterwizard.services.servers.server import Server

RowChoice = Literal["good-rows", "all-rows"]
NO_WORD = Word()
LEFT_OUT = pl.Schema({"row": pl.UInt32, "errors": pl.String, "refers_to": pl.String})


def _no_rows() -> pl.Series:
    return pl.Series("row", (), dtype=pl.UInt32)


@dataclass(frozen=True, slots=True, eq=False)
class SheetPlan:
    """What becomes of the rows of one sheet.

    record_type: its name. rows: positions to be sent. left_out: schema `LEFT_OUT`: the others,
    with the errors of each in words, or with what left-out record a row without any refers to.
    file_errors: errors of the file as a whole (a column that is
    missing); leaving rows out does not mend them. blank: new rows in which nothing stands: they are
    no records. as_before: rows that are not sent, since they
    are in as they are.
    """

    record_type: str
    rows: pl.Series = field(repr=False)
    left_out: pl.DataFrame = field(repr=False)
    file_errors: int = 0
    as_before: pl.Series = field(repr=False, default_factory=_no_rows)
    blank: pl.Series = field(repr=False, default_factory=_no_rows)

    @property
    def left_hanging(self) -> int:
        """How many rows are left out only since they refer to rows that are."""
        return len(self.left_out["refers_to"].drop_nulls())


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What will be sent where, and what it will cause. Bound to the bytes by `digest`.

    side_effects: whole sentences. deletes: rows missing from the file are deleted. turned_from: the
        title of the mode that the files are of, where they are sent in another one.
    page, steps: for loading by hand, the system's own page and what to press there.
    result: where the result stands; empty for practice.
    replaces: files of the same names may be replaced where these are put.
    repeats: how many of the rows may be in already, since what became of them is unknown: never
        send such a plan without a person's word.
    repeated: the submissions before it whose unknown rows are all among them.
    already: what the same server was sent before of just these files.
    submission: what its journal is to be called; "": any new name.
    rows_at_a_time: how many rows a person wants a file to hold at most; 0 for no wish.
    compared: how its rows differ from what the server was sent before; see `with_compared`.
    """

    server: Server
    row_choice: RowChoice
    mode: str
    sheets: tuple[SheetPlan, ...]
    batches: tuple[Batch, ...]
    side_effects: tuple[str, ...] = ()
    deletes: bool = False
    turned_from: str = ""
    page: str = ""
    steps: tuple[str, ...] = ()
    result: str = ""
    repeats: int = 0
    repeated: tuple[str, ...] = ()
    already: Already = NOTHING
    replaces: bool = False
    submission: str = ""
    rows_at_a_time: int = 0
    compared: Compared = NOT_COMPARED

    @property
    def digest(self) -> str:
        """One SHA-256 over the digests of all batches."""
        digests = " ".join(batch.digest for batch in self.batches)
        return hashlib.sha256(digests.encode()).hexdigest()

    def digest_of(self, record_type: str) -> str:
        """Return the digest of what is sent of one sheet: of its one batch, else of all."""
        digests = [each.digest for each in self.batches if record_type in each.rows]
        return digests[0] if len(digests) == 1 else self.digest

    @property
    def rows_sent(self) -> int:
        """How many rows will be sent, all sheets together."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def rows_left_out(self) -> int:
        """How many rows will be left out, all sheets together."""
        return sum(sheet.left_out.height for sheet in self.sheets)


def plan_submission(  # noqa: PLR0913 - each is a choice on the page
    job: Job,
    problems: Mapping[str, Problems],
    server: Server,
    row_choice: RowChoice,
    mode: str = "",
    *,
    word: Word = NO_WORD,
    rows_at_a_time: int = 0,
) -> Plan:
    """Decide what is sent: the good rows (those without errors) or all of them.

    problems: by the name of the record type. mode: empty is the server's, else that of the files,
    else the profile's first. word: what a person said about deleting. rows_at_a_time: how many rows
    a file is to hold at most; 0 for no wish.
    Raises RosterError: "nothing-to-send", "mode-unknown", "mode-of-other-folder",
    "set-file-empty", "server-of-other-system" and those of `refuse_parts` and `refuse_unmeant`.
    """
    check_system(server, job.profile)
    chosen = _mode(job, server, mode)
    name = chosen.name if chosen else ""
    sheets = _sheet_plans(job, problems, row_choice)
    _refuse_nothing(job, sheets)
    deletes = holds_all(job.profile, name, (each.record_type for each in job.sheets))
    if rows_at_a_time:
        refuse_parts(job, deletes=deletes)
    batches = batches_of(job, sheets, name, rows_at_a_time)
    turned_from = _turned_from(job, chosen)
    remains: tuple[str, ...] = ()
    by_hand = way_of(server).is_by_hand
    if deletes:
        url = "" if by_hand else server.url  # a folder of one's own is no place of the system
        load = Load(
            job=job,
            mode=chosen if chosen and chosen.deletes else None,
            rows={each.record_type: len(each.rows) for each in sheets},
            left_out=sum(each.left_out.height for each in sheets),
            parts=len(batches),
            before=last_taken(job.profile.name, server.name, name, url),
            turned=bool(turned_from),
        )
        refuse_unmeant(load, word)
        remains = load.effects()
    return Plan(
        server=server,
        row_choice=row_choice,
        mode=name,
        sheets=sheets,
        batches=batches,
        side_effects=(*remains, *_side_effects(job, sheets, chosen, turned_from)),
        deletes=deletes,
        turned_from=turned_from,
        # What practice is given is practice's own.
        replaces=server.is_practice,
        page=next(_of_each(job, "page"), "") if by_hand else "",
        steps=_steps(job) if by_hand else (),
        result="" if server.is_practice else next(_of_each(job, "result"), ""),
        rows_at_a_time=rows_at_a_time,
    )


def batches_of(
    job: Job, sheets: Iterable[SheetPlan], mode: str, rows_at_a_time: int
) -> tuple[Batch, ...]:
    """Return the files for the planned rows; the same choices give the same bytes."""
    sending = {sheet.record_type: sheet.rows for sheet in sheets}
    empty = {sheet.record_type.name for sheet in job.sheets if not sheet.count_records()}
    files = [
        file
        for file in output_job(job, sending, mode, rows_at_a_time)
        # Without a row left to send there is no file; a sheet that never had rows may be empty.
        if len(file.rows) or file.record_type in empty
    ]
    if job.profile.roster.set == "zip":
        return (_zip(job.profile, files),)
    return tuple(
        Batch(
            file.name,
            file.pieces,
            {file.record_type: file.rows},
            job.profile.record_type(file.record_type).roster.api_path,
        )
        for file in files
    )


def _zip(profile: Profile, files: list[OutputFile]) -> Batch:
    rows = {file.record_type: file.rows for file in files}
    name = safe_file_name(profile.roster.set_file or f"{profile.name}.zip")
    return Batch(name, FileContent.of(zipped(files)), rows)


def _mode(job: Job, server: Server, wanted: str) -> Mode | None:
    """Return the mode that was meant, or None for a system without modes."""
    known_mode(job.profile, wanted or server.mode)
    if wanted and server.mode and wanted != server.mode:
        raise RosterError("mode-of-other-folder", name=server.name, own=server.mode, mode=wanted)
    return mode_named(job.profile, wanted or server.mode or job.mode)


def _turned_from(job: Job, chosen: Mode | None) -> str:
    """Return the title of the mode that the files are of, where that is not the chosen one."""
    own = mode_named(job.profile, job.mode) if job.mode else None
    return own.title if own and chosen and own.name != chosen.name else ""


def _sheet_plans(
    job: Job, problems: Mapping[str, Problems], row_choice: RowChoice
) -> tuple[SheetPlan, ...]:
    errors = {name: each.of_severity("error")["row"] for name, each in problems.items()}
    faulty = {
        name: _faulty(sheet, problems[name])
        if row_choice == "good-rows"
        else pl.DataFrame(schema=LEFT_OUT)
        for sheet in job.sheets
        for name in (sheet.record_type.name,)
    }
    hanging = left_hanging(job, {name: each["row"] for name, each in faulty.items()})
    return tuple(
        _sheet_plan(each, faulty[name], hanging.get(name), errors[name].null_count())
        for each in job.sheets
        for name in (each.record_type.name,)
    )


def _faulty(sheet: JobSheet, problems: Problems) -> pl.DataFrame:
    """Return the rows with errors, and which those are."""
    rows = row_errors_in_words(sheet, problems)
    return rows.with_columns(pl.lit(None).alias("refers_to")).cast(LEFT_OUT)


def _sheet_plan(
    sheet: JobSheet, faulty: pl.DataFrame, hanging: pl.DataFrame | None, file_errors: int
) -> SheetPlan:
    left_out, blank = faulty, sheet.blank_rows()
    if hanging is not None:
        whole = hanging.select("row", pl.lit(None).alias("errors"), "refers_to").cast(LEFT_OUT)
        left_out = pl.concat([faulty, whole.filter(~pl.col("row").is_in(blank.implode()))])
    everything = pl.Series("row", range(sheet.frame.height), dtype=pl.UInt32)
    rows = everything.filter(~everything.is_in([*left_out["row"], *blank]))
    name, out = sheet.record_type.name, left_out.sort("row")
    return SheetPlan(name, rows, out, file_errors, blank=blank)


def _refuse_nothing(job: Job, sheets: tuple[SheetPlan, ...]) -> None:
    if not any(len(sheet.rows) for sheet in sheets) and not _may_be_empty(job, sheets):
        raise RosterError("nothing-to-send", rows=sum(sheet.left_out.height for sheet in sheets))
    if job.profile.roster.set:
        for sheet in sheets:
            record_type = job.profile.record_type(sheet.record_type)
            if record_type.roster.needed_in_set and not len(sheet.rows):
                raise RosterError("set-file-empty", type=record_type.label)


def _may_be_empty(job: Job, sheets: tuple[SheetPlan, ...]) -> bool:
    """Tell whether the sheets hold nothing, and the system takes that."""
    return not any(sheet.left_out.height for sheet in sheets) and all(
        sheet.record_type.roster.empty_file == "allowed" for sheet in job.sheets
    )


def _side_effects(
    job: Job, sheets: tuple[SheetPlan, ...], mode: Mode | None, turned_from: str
) -> tuple[str, ...]:
    """Return what sending will cause, each sentence once: the file's, then the filled fields'."""
    found = [mode.says] if mode else []
    if mode and turned_from:
        found.append(sentence("set-turned", before=turned_from, after=mode.title))
    title = job.profile.title
    found += [sentence("deletions-apart", **each.told(title)) for each in job.deletions]
    for sheet, plan in zip(job.sheets, sheets, strict=True):
        roster = sheet.record_type.roster
        found += [*roster.side_effects, roster.update.says]
        found += [each.says for each in field_effects(sheet, plan.rows)]
    return tuple(dict.fromkeys(effect for effect in found if effect))


def _of_each(job: Job, what: Literal["page", "result"]) -> Iterator[str]:
    """Give what the record types say, then what the system says."""
    for sheet in job.sheets:
        if text := getattr(sheet.record_type.roster, what):
            yield text
    yield getattr(job.profile.roster.submission, what)


def _steps(job: Job) -> tuple[str, ...]:
    own = [step for sheet in job.sheets for step in sheet.record_type.roster.steps]
    return tuple(dict.fromkeys(own)) or job.profile.roster.submission.steps
