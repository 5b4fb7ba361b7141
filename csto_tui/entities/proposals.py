"""Put what a trained model proposes beside what the rules found, where they found nothing.

Nothing here runs a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csto_tui.entities.findings import Finding, Proposal
from csto_tui.entities.lexicon import demonyms, section
from csto_tui.entities.words import Word, is_minor
from csto_tui.model.entity import EntityKind

__all__ = ["with_proposals"]


def with_proposals(words: Sequence[Word], found: Sequence[Finding], proposed: Iterable[Proposal]) -> list[Finding]:
    """Return the findings of a passage with the proposals (positions in the article) that no finding overlaps.

    Rules overrule the model: measured on labelled articles, its spans there are worse than even their guesses.
    """
    kept = list(found)
    for start, end, kind in proposed:
        inside = [i for i, word in enumerate(words) if start <= word.start < end]
        while inside and _is_edge(words[inside[0]], kind):
            inside.pop(0)
        if not inside or _is_doubtful([words[i] for i in inside], kind):
            continue
        new = Finding(inside[0], inside[-1] + 1, kind, "model")
        if not any(old.start < new.end and new.start < old.end for old in kept):
            kept.append(new)
    return kept


def _is_doubtful(words: Sequence[Word], kind: EntityKind) -> bool:
    """Tell whether a model's span is none of ours: demonyms, or one plain word said to be an organization."""
    is_plain = kind is EntityKind.ORGANIZATION and len(words) == 1 and not words[0].is_acronym
    return is_plain or all(word.low in demonyms() for word in words)


def _is_edge(word: Word, kind: EntityKind) -> bool:
    """Tell whether a model's span begins with a word that belongs to no name: an article, a title."""
    is_title = kind is EntityKind.PERSON and word.low in section("title")
    return not word.is_capital or word.low == "the" or is_title or (kind is EntityKind.PERSON and is_minor(word))
