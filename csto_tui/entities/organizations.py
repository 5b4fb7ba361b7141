"""Group the mentions of organizations: by gazetteer, by their words, and by acronyms that an article
explains.

A body that every state has (“Foreign Ministry”) is told apart by the state named with it. Nothing here reads
text: what stands beside a name is known by the spans alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import pairwise

from csto_tui.entities.grouping import Grouping
from csto_tui.entities.lexicon import demonyms, keys_of, organization_of, place_of, state_bodies
from csto_tui.entities.organization_names import initials, is_acronym, organization_words
from csto_tui.entities.stems import is_cyrillic, stem
from csto_tui.model.entity import EntityKind, UnresolvedMention
from csto_tui.text.normalize import fold

__all__ = ["grouped_organizations"]

_Names = Sequence[tuple[int, UnresolvedMention]]
_Label = tuple[str, ...]


def grouped_organizations(mentions: _Names, everything: Sequence[UnresolvedMention]) -> Grouping:
    """Return the mentions of organizations, given with their positions in `everything`, by organization."""
    labels = {m.form: _label(m.form) for _, m in mentions}
    articles: defaultdict[str, list[tuple[int, UnresolvedMention]]] = defaultdict(list)
    for index, mention in mentions:
        articles[mention.article_id].append((index, mention))
    explained: defaultdict[str, set[_Label]] = defaultdict(set)
    inside_articles = {article_id: _explained(inside) for article_id, inside in articles.items()}
    for found in inside_articles.values():
        for acronym, form in found.items():
            explained[acronym].add(labels[form])
    grouping = Grouping()
    for article_id, inside in articles.items():
        _group(article_id, inside, labels, inside_articles[article_id], explained, everything, grouping)
    return grouping


def _label(form: str) -> _Label:
    known = organization_of(form)
    if known is not None:
        return ("known", known)
    for drop_first in (True, False):
        words = form.split()
        rest = words[1:] if drop_first else words[:-1]
        word = words[0] if drop_first else words[-1]
        state = demonyms().get(fold(word)) or place_of(word)
        base = organization_of(" ".join(rest).removesuffix(" of").removesuffix(" of the")) if rest else None
        if state is not None and base is not None and base in state_bodies():
            return ("known", base, state)
    if is_cyrillic(form):
        return ("words", *keys_of(form))
    return ("words", "".join(organization_words(form)))


def _explained(inside: _Names) -> dict[str, str]:
    """Return the acronyms that stand directly after, or before, the name they shorten: `CSTO` → the name."""
    found: dict[str, str] = {}
    for (_, a), (_, b) in pairwise(inside):
        if 1 <= b.span.start - a.span.end <= 6:
            for full, short in ((a.form, b.form), (b.form, a.form)):
                letters = short.replace(".", "")
                if (
                    is_acronym(short)
                    and " " in full
                    and letters.upper() in (initials(full), initials(full, minor=True))
                ):
                    found[short] = full
    return found


def _group(
    article_id: str,
    inside: _Names,
    labels: dict[str, _Label],
    here: dict[str, str],
    explained: dict[str, set[_Label]],
    everything: Sequence[UnresolvedMention],
    grouping: Grouping,
) -> None:
    for index, mention in inside:
        form, label = mention.form, labels[mention.form]
        if form in here:
            grouping.put(index, labels[here[form]], f"“{form}” = “{here[form]}”: explained in the article")
        elif is_acronym(form) and len(explained.get(form, ())) == 1:
            grouping.put(index, next(iter(explained[form])), f"“{form}”: explained in another article of the corpus")
        elif label[0] == "known" and len(label) == 2 and label[1] in state_bodies():
            grouping.put(index, _state_body(article_id, index, label, inside, labels, everything))
        elif label[0] == "words" and (longer := _longer(form, inside, labels)):
            grouping.put(index, labels[longer], f"“{form}” = “{longer}”: short for the only such name in the article")
        else:
            known = ", ".join(label[1:])
            grouping.put(
                index,
                label,
                "" if known == form or label[0] == "words" else f"“{form}” = “{known}”: gazetteer",
            )


def _state_body(
    article_id: str,
    index: int,
    label: _Label,
    inside: _Names,
    labels: dict[str, _Label],
    everything: Sequence[UnresolvedMention],
) -> Hashable:
    """Return the label of a body that every state has, with the state before it (“Belarus's …”) or the one
    named earlier.
    """
    before = everything[index - 1] if index else None
    if before is not None and before.kind is EntityKind.PLACE and before.article_id == article_id:
        gap = everything[index].span.start - before.span.end
        state = place_of(before.form)
        if state and (gap == len("'s ") or (gap == len("' ") and before.form[-1] in "sS")):
            return (*label, state)
    qualified = [
        labels[m.form] for at, m in inside if len(labels[m.form]) == 3 and labels[m.form][:2] == label and at != index
    ]
    return qualified[0] if len(set(qualified)) == 1 else (*label, "in", article_id)


def _longer(form: str, inside: _Names, labels: dict[str, _Label]) -> str:
    """Return the one longer name of the article that begins or ends with the words of `form`, or nothing."""
    words = [stem(word) for word in form.split()]
    found = set()
    for _, other in inside:
        theirs = [stem(word) for word in other.form.split()]
        if len(theirs) > len(words) and (theirs[: len(words)] == words or theirs[-len(words) :] == words):
            found.add(other.form)
    return found.pop() if len({labels[name] for name in found}) == 1 else ""
