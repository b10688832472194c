"""Real files under a passphrase: the one way in which they ever travel.

The key is made of the passphrase by scrypt, and the content is sealed with AES-256-GCM, which also
tells whether anybody changed it. Both are from the library `cryptography`.

What this gives, and what it does not: whoever has the case and not the passphrase learns the size
of what is in it and nothing else, as long as the passphrase cannot be guessed. It can be tried as
often as somebody likes, at some 0.3 seconds and 128 MB a try, so one that stands in a list of
passwords protects nothing. Whoever has the passphrase has the real file: it must go another way
than the case, and what support does with the file is up to support. A passphrase that is lost
cannot be found again.
"""

import secrets
import unicodedata

from rosterwizard.core.messages.errors import RosterError

FEWEST_LETTERS = 12
_OPENING = b"RWSEAL1\n"  # another way of sealing gets another number
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES, _TAG_BYTES = 16, 12, 32, 16
# Not in the file: a stranger's file must not choose how much work it makes.
_COST, _BLOCK, _LANES = 2**17, 8, 1


def is_short(passphrase: str) -> bool:
    """Tell whether a passphrase has fewer than `FEWEST_LETTERS`.

    Blanks around it do not make it longer, nor does a way of typing that takes two signs for one
    letter.
    """
    return len(_as_typed(passphrase).strip()) < FEWEST_LETTERS


def sealed(content: bytes, passphrase: str) -> bytes:
    """Return the content, sealed. Raises RosterError "passphrase-short", see `is_short`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - seldom needed

    if is_short(passphrase):
        raise RosterError("passphrase-short", count=FEWEST_LETTERS)
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    head = _OPENING + salt + nonce
    return head + AESGCM(_key(passphrase, salt)).encrypt(nonce, content, head)


def unsealed(content: bytes, passphrase: str) -> bytes:
    """Return what was sealed.

    Raises RosterError "passphrase-wrong", also where the content was changed, and "case-unsound".
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - seldom needed
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    end = len(_OPENING) + _SALT_BYTES + _NONCE_BYTES
    head = content[:end]
    if not head.startswith(_OPENING) or len(content) < end + _TAG_BYTES:
        raise RosterError("case-unsound")
    salt, nonce = head[len(_OPENING) : -_NONCE_BYTES], head[-_NONCE_BYTES:]
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, content[end:], head)
    except InvalidTag:
        raise RosterError("passphrase-wrong") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - seldom needed

    scrypt = Scrypt(salt=salt, length=_KEY_BYTES, n=_COST, r=_BLOCK, p=_LANES)
    return scrypt.derive(_as_typed(passphrase).encode())


def _as_typed(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)  # keyboards differ in how they make an "é"
