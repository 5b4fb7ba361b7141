"""Find the names of the gazetteers in a passage. Nothing here guesses."""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.entities.lexicon import Name, known_names
from csto_tui.entities.stems import is_cyrillic, stem
from csto_tui.entities.words import Word, is_joined

__all__ = ["known_at"]

# Names that are also words: they need an article before them, or stand inside a sentence.
_WITH_ARTICLE = frozenset(
    {
        "west",
        "pacific",
        "atlantic",
        "mediterranean",
        "times",
        "guardian",
        "economist",
        "baltics",
        "gambia",
        "hague",
    }
)
_NOT_FIRST = frozenset(
    "nice cork chad fed congress senate amnesty spiegel pravda правда известия запад shell sputnik".split()
)


def known_at(words: Sequence[Word], index: int) -> tuple[int, Name] | None:
    """Return the longest gazetteer name that begins at word `index`, with the index after it, or None.

    An acronym matches in its own case only, any other word of a name as a capital where the gazetteer has
    one.
    """
    word = words[index]
    for name in known_names().get(stem(word.text), ()):
        end = index + len(name.keys)
        if end > len(words) or not _fits(words, index, name):
            continue
        if len(name.keys) == 1 and not _is_likely(words, index):
            continue
        return end, name
    return None


def _fits(words: Sequence[Word], index: int, name: Name) -> bool:
    for offset, form in enumerate(name.form.split()):
        word = words[index + offset]
        if offset and (stem(word.text) != name.keys[offset] or not is_joined(words[index + offset - 1])):
            return False
        if form.isupper() and len(form) > 1 and word.text != form:
            return False
        if _is_adjective_of(form, word.low):
            return False
        if form[0].isupper() and not word.is_capital and not (offset and is_cyrillic(form)):
            return False
        if not form[0].isupper() and offset == 0 and word.is_capital and not word.is_first:
            return False
    return True


def _is_adjective_of(form: str, low: str) -> bool:
    """Tell whether a word is the adjective of a city (“Минских соглашений”), which has the same stem."""
    return form.endswith(("ск", "цк")) and low.endswith(("ий", "ого", "ому", "ая", "ой", "ую", "ие", "их", "ими"))


def _is_likely(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.low in _WITH_ARTICLE:
        before = words[index - 1].low if index else ""
        return before == "the" and not (index + 1 < len(words) and words[index + 1].is_capital and is_joined(word))
    return not (word.is_first and word.low in _NOT_FIRST)
