"""Columns of cells as they stand in kept files: Arrow, which Polars packs by itself."""

import io

import polars as pl


def packed_frame(frame: pl.DataFrame) -> bytes:
    """Return the frame in the oldest layout, so that any later Polars reads it."""
    packed = io.BytesIO()
    oldest = pl.CompatLevel.oldest()
    # A frame of its own (of the same columns): Polars locks the one that it writes and then asks
    # for the GIL, while the window, which has the GIL, may be waiting for that lock.
    frame.clone().write_ipc_stream(packed, compression="zstd", compat_level=oldest)
    return packed.getvalue()


def unpacked_frame(content: bytes) -> pl.DataFrame:
    """Return the frame again. Raises what Polars does where the content is none."""
    return pl.read_ipc_stream(content)
