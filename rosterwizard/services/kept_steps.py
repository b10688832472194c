"""The steps of the kept work: kept as they are, and read again to be laid on the files."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import polars as pl
from polars.exceptions import PolarsError

from rosterwizard.core.job.edits import CELLS
from rosterwizard.core.job.row_keys import KEYS
from rosterwizard.core.job.steps import Made, Opened, Redone, Step, Undone
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.kept_frames import packed_frame, unpacked_frame
from rosterwizard.services.kept_records import Record, read_records
from rosterwizard.services.kept_work import STEP, WORK, KeptWork
from rosterwizard.services.reasons import reason_of


@dataclass(frozen=True, slots=True)
class KeptSteps:
    """What was kept. is_whole: False when its end is damaged, as a crash leaves it."""

    steps: tuple[Step, ...]
    is_whole: bool


def kept_steps(file: Path) -> KeptSteps:
    """Return the steps of an entry of kept work, up to the first that is damaged.

    Raises RosterError "kept-work-unreadable".
    """
    try:
        records, is_whole = read_records(file, STEP)
    except OSError as error:
        raise RosterError("kept-work-unreadable", file=file, reason=reason_of(error)) from error
    steps = []
    for each in records:
        try:
            steps.append(_sound(_DECODER.decode(each.content)))
        except msgspec.MsgspecError:
            return KeptSteps(tuple(steps), is_whole=False)
    return KeptSteps(tuple(steps), is_whole)


def record_of(value: KeptWork | Step) -> Record:
    """Return the record that keeps the value."""
    return Record(WORK if isinstance(value, KeptWork) else STEP, _ENCODER.encode(value))


def records_of(tree: dict[str, Any]) -> tuple[Record, ...]:
    """Return the records of work that is there as plain values, its steps under `steps`.

    Raises msgspec's errors where a value is not what it must be.
    """
    steps = msgspec.convert(tree["steps"], tuple[Step, ...], dec_hook=_decoded)
    return tuple(map(record_of, (msgspec.convert(tree, KeptWork), *steps)))


def plain_steps(steps: Iterable[Step]) -> bytes:
    """Return the steps as JSON, of which a reader needs to trust nothing: no packed columns."""
    return _PLAIN_ENCODER.encode(tuple(steps))


def steps_of_plain(content: bytes) -> tuple[Step, ...]:
    """Return the steps that JSON holds, whoever wrote it.

    Raises msgspec's errors, ValueError, and OverflowError, where it holds none.
    """
    return tuple(map(_sound, _PLAIN_DECODER.decode(content)))


def _sound(step: Step) -> Step:
    """Return the step; msgspec's error where it has keys for cells, or cells for keys."""
    if not isinstance(step, Opened | Undone | Redone):
        keys = step.keys if isinstance(step, Made) else None
        if dict(step.edit.cells.schema) != CELLS or (keys and dict(keys.rows.schema) != KEYS):
            raise msgspec.ValidationError("no cells")
    return step


def _encoded(value: object) -> object:
    """Return what msgspec can keep: cells as Arrow columns, which Polars packs by itself."""
    return packed_frame(value) if isinstance(value, pl.DataFrame) else str(value)


def _decoded(kind: type, value: Any) -> object:  # noqa: ANN401 - whatever stands there
    """Return the cells; ValueError, which msgspec makes its own, where they are none."""
    if kind is not pl.DataFrame:  # what fills a gap of the words
        return value
    try:
        cells = (
            unpacked_frame(value) if isinstance(value, bytes) else pl.DataFrame(value, schema=CELLS)
        )
    except (PolarsError, TypeError) as error:
        raise ValueError("no cells") from error
    if dict(cells.schema) not in (CELLS, KEYS) or any(cells.null_count().row(0)):
        raise ValueError("no cells")
    return cells


def _plain(value: object) -> object:
    return value.to_dict(as_series=False) if isinstance(value, pl.DataFrame) else str(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encoded)
_DECODER = msgspec.msgpack.Decoder(Step, dec_hook=_decoded)
_PLAIN_ENCODER = msgspec.json.Encoder(enc_hook=_plain)
_PLAIN_DECODER = msgspec.json.Decoder(tuple[Step, ...], dec_hook=_decoded)
