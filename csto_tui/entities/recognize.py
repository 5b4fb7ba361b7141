"""Find the people, organizations, places, events and documents that an article names.

Rules and gazetteers first, passage by passage; then the article as a whole: a name found once is found
everywhere. Nothing here decides which names are the same.
"""

from __future__ import annotations

from csto_tui.entities.cyrillic_rules import cyrillic_names
from csto_tui.entities.findings import Finding
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.latin_rules import latin_names
from csto_tui.entities.organization_tail import tail_of
from csto_tui.entities.propagation import PassageNames, propagated
from csto_tui.entities.stems import is_cyrillic
from csto_tui.entities.words import Word, runs, words_of
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityKind, UnresolvedMention
from csto_tui.model.span import Span

__all__ = ["recognize"]


def recognize(article: Article) -> tuple[UnresolvedMention, ...]:
    """Return the names in the passages of an article, in order, none inside another.

    A mention's form is the text of its span with white space as single spaces.
    """
    passages = [PassageNames(words := words_of(article.text, p.span), _names(words)) for p in article.passages]
    mentions = []
    for passage in propagated(passages):
        for finding in sorted(passage.found, key=lambda f: f.start):
            span = Span(passage.words[finding.start].start, passage.words[finding.end - 1].end)
            form = " ".join(span.of(article.text).split())
            mentions.append(UnresolvedMention(article.id, span, finding.kind, form, finding.note))
    return tuple(mentions)


def _names(words: list[Word]) -> list[Finding]:
    letters = sum(len(word.text) for word in words)
    is_shouted = len(words) > 3 and sum(len(word.text) for word in words if word.text.isupper()) > 0.6 * letters
    found: list[Finding] = []
    done = 0
    for start, end in runs(words):
        start = max(start, done)
        while start < end:
            # A gazetteer name may go beyond the run, over small words: "Republic of Belarus".
            match = known_at(words, start)
            if match and match[0] > end and not is_cyrillic(words[start].text):
                stop = tail_of(words, match[0]) if match[1].kind is EntityKind.ORGANIZATION else match[0]
                found.append(Finding(start, stop, match[1].kind, f"gazetteer: {match[1].canonical}"))
                start = done = stop
                continue
            stop = next((i for i in range(start + 1, end) if (m := known_at(words, i)) and m[0] > end), end)
            rules = cyrillic_names if is_cyrillic(words[start].text) else latin_names
            found += rules(words, start, stop, is_shouted)
            done = max([stop, *(f.end for f in found[-8:])])
            start = max(stop, done)
    return found
