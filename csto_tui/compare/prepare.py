"""Make an article ready for comparing: its sentences with their terms, names, numbers and dates. Nothing here
compares.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csto_tui.compare.dates import dates
from csto_tui.compare.numbers import numbers
from csto_tui.compare.stems import stem
from csto_tui.model.article import Article, ArticleCard
from csto_tui.model.comparison import Fact, Sentence
from csto_tui.model.entity import EntityId, Mention
from csto_tui.text.normalize import tokens
from csto_tui.text.segment import sentences

__all__ = ["Prepared", "PreparedSentence", "prepare"]


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
    facts: tuple[Fact, ...]
    """Its entities, numbers and dates, in order, repeats included."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready for comparing."""

    article: ArticleCard
    sentences: tuple[PreparedSentence, ...]


def prepare(article: Article, mentions: Sequence[Mention] = (), *, names: Mapping[EntityId, str]) -> Prepared:
    """Return the sentences of an article's passages with all that comparing needs.

    `mentions` are the article's own, in any order; `names` gives each entity its canonical name (the
    mention's form where it has none).
    """
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    found: list[PreparedSentence] = []
    for passage in article.passages:
        for span in sentences(article.text, passage.span):
            sentence = Sentence(article.id, passage.number, span.shifted(-passage.span.start), span.of(article.text))
            inside = ordered[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            found.append(_prepared(sentence, span.start, inside, names))
    return Prepared(ArticleCard.of(article), tuple(found))


def _prepared(
    sentence: Sentence, start: int, mentions: Sequence[Mention], names: Mapping[EntityId, str]
) -> PreparedSentence:
    text = sentence.text
    terms: dict[str, str] = {}
    for token in tokens(text):
        terms.setdefault(stem(token.form), text[token.start : token.end])
    facts: list[Fact] = []
    for mention in mentions:
        name = names.get(mention.entity_id, mention.form)
        terms["@" + mention.entity_id] = name
        facts.append(Fact("entity", name))
    stated = dates(text)
    for _, date in stated:
        if date:
            terms["#" + date] = date
            facts.append(Fact("date", date))
    facts += [Fact("number", number) for _, number in numbers(text, [span for span, _ in stated])]
    return PreparedSentence(sentence, start, terms, tuple(facts))
