"""Working out several things at once: Polars lets other threads go on while it works."""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import polars as pl

_WORTH_IT = 20_000  # rows
One = TypeVar("One")
Made = TypeVar("Made")


def at_once(
    make: Callable[[One], Made], each: Iterable[One], rows: int
) -> Generator[Made, None, None]:
    """Give what is made of each, in their order. rows: of the sheet; for few, one by one."""
    threads = pl.thread_pool_size() if rows >= _WORTH_IT else 1
    if threads == 1:
        yield from map(make, each)
        return
    with ThreadPoolExecutor(threads, "check") as pool:
        yield from pool.map(make, each)
