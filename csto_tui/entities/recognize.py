"""Find the people, organizations, places, events and documents that an article names.

Rules and gazetteers first, passage by passage; then the article as a whole: a name found once is found
everywhere. Nothing here decides which names are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from csto_tui.entities.cyrillic_rules import cyrillic_names
from csto_tui.entities.findings import Finding, Proposal
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.latin_rules import latin_names
from csto_tui.entities.lexicon import section
from csto_tui.entities.organization_tail import tail_of
from csto_tui.entities.propagation import PassageNames, propagated
from csto_tui.entities.proposals import with_proposals
from csto_tui.entities.result_lines import teams
from csto_tui.entities.stems import is_cyrillic
from csto_tui.entities.words import Word, runs, words_of
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityKind, UnresolvedMention
from csto_tui.model.span import Span

__all__ = ["recognize", "recognize_with"]

_YEAR_BEFORE = re.compile(r"(?<![\w.-])(?:19|20)\d\d $")
_YEAR_AFTER = re.compile(r"(?: | ?[—–-] ?)(?:19|20)\d\d\b(?! ?г|[–-]?\d)")
_YEAR_ROOM = 8
_STOP = re.compile(r"\.(?=[,;:]| [a-z(])")


def recognize(article: Article) -> tuple[UnresolvedMention, ...]:
    """Return the names in the passages of an article, in order, none inside another.

    A mention's form is the text of its span with white space as single spaces.
    """
    return recognize_with(article, lambda _: ())


def recognize_with(article: Article, propose: Callable[[str], Iterable[Proposal]]) -> tuple[UnresolvedMention, ...]:
    """Return the names of an article as `recognize` does, with what a model proposes for each passage's text beside
    what the rules find.
    """
    passages = [_named(article.text, passage.span, propose) for passage in article.passages]
    mentions = []
    for passage in propagated(passages):
        edge = 0
        for finding in sorted(passage.found, key=lambda f: f.start):
            span = _span(article.text, passage.words, finding, edge)
            form = " ".join(span.of(article.text).split())
            mentions.append(UnresolvedMention(article.id, span, finding.kind, form, finding.note))
            edge = span.end
    return tuple(mentions)


def _named(text: str, passage: Span, propose: Callable[[str], Iterable[Proposal]]) -> PassageNames:
    words = words_of(text, passage)
    found = teams(text, passage, words) or _names(words)
    proposed = [(passage.start + start, passage.start + end, kind) for start, end, kind in propose(passage.of(text))]
    return PassageNames(words, with_proposals(words, found, proposed) if proposed else found)


def _span(text: str, words: Sequence[Word], finding: Finding, edge: int) -> Span:
    """Return where a name stands, after `edge`: with the year of an event or a document, and the stop of “Inc.”."""
    start, end = words[finding.start].start, words[finding.end - 1].end
    if finding.kind in (EntityKind.EVENT, EntityKind.DOCUMENT):
        before = _YEAR_BEFORE.search(text, max(edge, start - _YEAR_ROOM), start)
        after = _YEAR_AFTER.match(text, end) if finding.kind is EntityKind.EVENT else None
        return Span(before.start() if before else start, after.end() if after else end)
    if finding.kind is EntityKind.ORGANIZATION and words[finding.end - 1].low in section("stopped"):
        return Span(start, end + (_STOP.match(text, end) is not None))
    return Span(start, end)


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
            in_cyrillic = is_cyrillic(words[start].text)
            stop = next((i for i in range(start + 1, stop) if is_cyrillic(words[i].text) != in_cyrillic), stop)
            rules = cyrillic_names if in_cyrillic else latin_names
            found += rules(words, start, stop, is_shouted)
            done = max([stop, *(f.end for f in found[-8:])])
            start = max(stop, done)
    return found
