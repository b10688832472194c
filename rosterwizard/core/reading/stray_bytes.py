"""Bytes that the encoding of a file does not know: kept, so that their cells can be told."""

import codecs

STRAY_HANDLER = "rosterwizard-stray"
"""The handler of `codecs` that keeps them."""
STRAYS = {
    chr(0xF700 + byte): bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}
"""A byte that the encoding does not know is first read as one of these private characters, so
that its row can be told; the other character is what it most likely stands for."""
DOUBTFUL = "[\x80-\x9f\uf780-\uf7ff]"
"""Characters that nobody types: the bytes behind them may have meant something else."""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Stand in for a byte that the encoding does not know (a handler for `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(0xF700 + error.object[error.start]), error.start + 1


codecs.register_error(STRAY_HANDLER, _stray)
