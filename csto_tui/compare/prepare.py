"""Make an article ready for comparing: its sentences with their terms, names, numbers and dates. Nothing here
compares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.compare.dates import dates
from csto_tui.compare.numbers import numbers
from csto_tui.compare.stems import stem
from csto_tui.model.article import Article, ArticleCard
from csto_tui.model.comparison import Fact, Sentence
from csto_tui.model.entity import EntityId, Mention
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens
from csto_tui.text.segment import sentences

__all__ = ["Prepared", "PreparedSentence", "Stated", "prepare"]

_LEAST_STATES = 3
"""How many names of states in one sentence are a list of them."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact where it stands."""

    fact: Fact
    span: Span
    """In the sentence's text."""


@dataclass(frozen=True, slots=True)
class PreparedSentence:
    """A sentence with what is compared of it."""

    sentence: Sentence
    start: int
    """Where it begins in `Article.text`."""
    terms: Mapping[str, str]
    """What counts towards similarity, and how it is shown: stem → word as it stands first, `@` + entity id →
    name, `#` + date → date.
    """
    stated: tuple[Stated, ...]
    """Its entities, lists of states, dates and numbers, repeats included."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its facts, wherever they stand in it."""
        return tuple(one.fact for one in self.stated)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready for comparing."""

    article: ArticleCard
    sentences: tuple[PreparedSentence, ...]


def prepare(
    article: Article,
    mentions: Sequence[Mention] = (),
    *,
    names: Mapping[EntityId, str],
    states: Collection[EntityId] = (),
) -> Prepared:
    """Return the sentences of an article's passages with all that comparing needs.

    `mentions` are the article's own, in any order; `names` gives each entity its canonical name (the
    mention's form where it has none); `states` are the entities that are states.
    """
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    found: list[PreparedSentence] = []
    for passage in article.passages:
        for span in sentences(article.text, passage.span):
            sentence = Sentence(article.id, passage.number, span.shifted(-passage.span.start), span.of(article.text))
            inside = ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            found.append(_prepared(sentence, span.start, inside, names, states))
    return Prepared(ArticleCard.of(article), tuple(found))


def _prepared(
    sentence: Sentence,
    start: int,
    mentions: Sequence[Mention],
    names: Mapping[EntityId, str],
    states: Collection[EntityId],
) -> PreparedSentence:
    text = sentence.text
    terms: dict[str, str] = {}
    for token in tokens(text):
        terms.setdefault(stem(token.form), text[token.start : token.end])
    stated = _named(mentions, start, names, states) if mentions else []
    terms.update(("@" + mention.entity_id, names.get(mention.entity_id, mention.form)) for mention in mentions)
    dated = dates(text)
    for span, date in dated:
        if date:
            terms["#" + date] = date
            stated.append(Stated(Fact("date", date), span))
    stated += [Stated(Fact("number", form), span) for span, form in numbers(text, [span for span, _ in dated])]
    return PreparedSentence(sentence, start, terms, tuple(stated))


def _named(
    mentions: Sequence[Mention], start: int, names: Mapping[EntityId, str], states: Collection[EntityId]
) -> list[Stated]:
    found: list[Stated] = []
    listed: dict[str, list[Span]] = {}
    for mention in mentions:
        name, span = names.get(mention.entity_id, mention.form), mention.span.shifted(-start)
        found.append(Stated(Fact("entity", name), span))
        if mention.entity_id in states:
            listed.setdefault(name, []).append(span)
    if len(listed) >= _LEAST_STATES:
        spans = [span for some in listed.values() for span in some]
        whole = Span(min(spans).start, max(span.end for span in spans))
        found.append(Stated(Fact("states", ", ".join(sorted(listed))), whole))
    return found
