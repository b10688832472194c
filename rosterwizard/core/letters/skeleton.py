"""What a person sees of a text: equal where nobody can tell two texts apart."""

import unicodedata

from rosterwizard.core.letters.controls import without_controls
from rosterwizard.core.letters.forms import in_plainest_forms
from rosterwizard.core.letters.scripts import TO_LATIN
from rosterwizard.core.letters.typographic import with_typed_signs
from rosterwizard.core.letters.unseen import without_any_unseen

_LATIN = str.maketrans(TO_LATIN)


def skeleton(text: str) -> str:
    """Return a text that is the same for all texts that look the same; nobody is shown it.

    Capitals are left alone: they can be told from small letters. ASCII stays as it is.
    """
    seen = without_controls(without_any_unseen(text))
    seen = with_typed_signs(in_plainest_forms(seen))
    return unicodedata.normalize("NFC", seen).translate(_LATIN)
