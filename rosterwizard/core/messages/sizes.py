"""The sizes of files, as people read them."""

from rosterwizard.core.messages.words import number, sentence

KILOBYTE, MEGABYTE = 1000, 1_000_000
MANY_KILOBYTES = 10 * MEGABYTE


def size_in_words(size: int) -> str:
    """Return a number of bytes in whole kilobytes, of much in megabytes: at least one."""
    if size < MANY_KILOBYTES:
        return sentence("file-size", "kilobytes", size=number(max(size // KILOBYTE, 1)))
    return sentence("file-size", "megabytes", size=number(size // MEGABYTE))
