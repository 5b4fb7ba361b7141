"""Tell a quotation from words set apart: a name, a title of a work, a scare quote. Nothing here reads the context."""

from __future__ import annotations

import re

from csto_tui.text.normalize import word_count

__all__ = ["is_name", "is_sentence", "opens_small"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_SMALL = frozenset(
    "a an the of on in at to for and or by with from is de la le du der die das von и в на о с і ў".split()
)
_TITLE_WORDS = 9
_UNCASED_SENTENCE = 12


def is_name(words: str) -> bool:
    """Tell whether quoted words look like a name or a title: capitals all through, or in Cyrillic a short phrase with
    one.

    >>> is_name("Once Upon A Time in Hollywood,"), is_name("Эхо Москвы"), is_name("Every leader has weaknesses")
    (True, True, False)
    """
    found = _WORD.findall(words)
    if not found or len(found) > _TITLE_WORDS or words[-1] in "!?":
        return False
    first = found[0]
    if not (first[0].isupper() or first[0].isdigit()):
        return False
    if "\u0400" <= first[0] <= "\u052f" and len(found) <= 3 and words[-1] not in ".…":
        return True
    return all(word[0].isupper() or word[0].isdigit() or word.casefold() in _SMALL for word in found)


def is_sentence(words: str) -> bool:
    """Tell whether quoted words can stand as a sentence of their own: they open with a capital and are several.

    Where a script has no capitals, length decides.

    >>> is_sentence("We are ready."), is_sentence("open discrimination"), is_sentence("昨夜2度の爆発があり、31人が死亡")
    (True, False, True)
    """
    letter = next((c for c in words if c.isalpha()), "")
    if letter and letter.casefold() == letter.upper():
        return len(words) >= _UNCASED_SENTENCE
    return bool(letter) and letter.isupper() and word_count(words) >= 3


def opens_small(words: str) -> bool:
    """Tell whether quoted words begin in small letters, as a piece of a sentence does."""
    return next((c for c in words if c.isalnum()), "A").islower()
