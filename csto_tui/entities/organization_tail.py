"""Follow an organization's name over its small words: “… for Security and Co-operation in Europe”. Nothing
here starts a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.entities.lexicon import given_name, section
from csto_tui.entities.words import Word, is_joined

__all__ = ["tail_of"]

_LINKS = frozenset(("of", "for", "on"))
_LATER_LINKS = frozenset(("of", "for", "and", "in", "to", "on"))


def tail_of(words: Sequence[Word], end: int, links: frozenset[str] = _LINKS) -> int:
    """Return the index after the tail of the name whose head is the word before `end`; `end` itself without a
    tail. `links` are the small words that may begin it.
    """
    while end < len(words) and is_joined(words[end - 1]) and words[end].low in links and not words[end].is_capital:
        if words[end].low in ("in", "to") and words[end - 1].low in section("organization"):
            break
        first = end + 1
        if first < len(words) and words[first].low == "the" and is_joined(words[end]):
            first += 1
        last = _capitals(words, first)
        if last == first or not is_joined(words[first - 1]):
            break
        if words[first].low in section("month"):
            break
        if words[end].low == "and" and not _may_be_coordinated(words, first, last):
            break
        end, links = last, _LATER_LINKS
    return end


def _capitals(words: Sequence[Word], start: int) -> int:
    end = start
    while end < len(words) and words[end].is_capital and (end == start or is_joined(words[end - 1])):
        if _is_title(words[end]) and end > start:
            break
        end += 1
    return end


def _may_be_coordinated(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether what follows “and” still belongs to the name: one or two words that are no person, no title, no
    firm and no other document.
    """
    after = words[first:last]
    is_other = any(word.gap == " & " or word.low in section("document") for word in after)
    return len(after) <= 2 and not is_other and not _is_title(after[0]) and not given_name(after[0].text)


def _is_title(word: Word) -> bool:
    return word.low in section("title") and word.low not in section("generic")
