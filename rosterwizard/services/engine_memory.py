"""How soon the engine that holds the columns gives back memory that it no longer needs."""

import os

# Polars puts this behind its own wishes to its allocator, of which the last ones count.
_VARIABLE = "_RJEM_MALLOC_CONF"
_SOON = "dirty_decay_ms:100,muzzy_decay_ms:0"


def give_memory_back_soon() -> None:
    """Have the engine keep what it no longer needs for a tenth of a second.

    It would be a second and a half, in which a check takes the memory of several steps together.
    Only of use before the engine is loaded.
    """
    before = os.environ.get(_VARIABLE, "").removesuffix(_SOON).removesuffix(",")
    os.environ[_VARIABLE] = f"{before},{_SOON}" if before else _SOON
