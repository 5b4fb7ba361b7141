"""Choose the sentences of each article, or outlet, that say most about a thing that was searched for. Nothing here
searches.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from csto_tui.compare.prepare import Prepared, PreparedSentence
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.comparison import AnchoredColumn, AnchoredSentence
from csto_tui.model.span import Span, absorbed
from csto_tui.text.normalize import fold

__all__ = ["anchored", "anchored_columns"]


def anchored(prepared: Sequence[Prepared], spans: Mapping[ArticleId, tuple[Span, ...]]) -> tuple[AnchoredSentence, ...]:
    """Return every sentence that a span touches: by article in the order given, the best of each first.

    `spans` are hits or mentions in `Article.text`. A sentence is better the more different words of all those
    lit in its article it holds, the more of them, the denser they stand, and the earlier it comes.
    """
    found: list[AnchoredSentence] = []
    for one in prepared:
        lit = absorbed(span for span in spans.get(one.article.id, ()) if len(span))
        found += _ranked(one, lit)
    return tuple(found)


def anchored_columns(
    columns: Mapping[str, Sequence[ArticleCard]],
    prepared: Mapping[ArticleId, Prepared],
    spans: Mapping[ArticleId, tuple[Span, ...]],
) -> tuple[AnchoredColumn, ...]:
    """Return a column a label with the sentences of its articles, the best of each article before the second best of
    any; an article that is not `prepared` is silent.
    """
    found: list[AnchoredColumn] = []
    for label, cards in columns.items():
        speaking = [prepared[card.id] for card in cards if card.id in prepared]
        found.append(AnchoredColumn(label, tuple(cards), _in_turn(anchored(speaking, spans))))
    return tuple(found)


def _in_turn(found: Sequence[AnchoredSentence]) -> tuple[AnchoredSentence, ...]:
    # Scores are comparable within one article only.
    turns: Counter[ArticleId] = Counter()
    ranked: list[tuple[int, AnchoredSentence]] = []
    for one in found:
        ranked.append((turns[one.sentence.article_id], one))
        turns[one.sentence.article_id] += 1
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def _ranked(one: Prepared, lit: Sequence[Span]) -> list[AnchoredSentence]:
    touched: list[tuple[int, PreparedSentence, tuple[Span, ...]]] = []
    starts, ends = [span.start for span in lit], [span.end for span in lit]
    for index, prepared in enumerate(one.sentences):
        low, high = prepared.start, prepared.start + len(prepared.sentence.text)
        near = lit[bisect_right(ends, low) : bisect_left(starts, high)]
        inside = [Span(max(span.start, low), min(span.end, high)).shifted(-low) for span in near]
        if inside:
            touched.append((index, prepared, absorbed(inside)))
    forms = {_form(mark, prepared) for _, prepared, marks in touched for mark in marks}
    ranked = [
        AnchoredSentence(prepared.sentence, _score(index, prepared, marks, len(forms)), marks)
        for index, prepared, marks in touched
    ]
    return sorted(ranked, key=lambda anchor: (-anchor.score, anchor.sentence.passage, anchor.sentence.span))


def _form(mark: Span, prepared: PreparedSentence) -> str:
    return fold(mark.of(prepared.sentence.text))


def _score(index: int, prepared: PreparedSentence, marks: tuple[Span, ...], forms: int) -> float:
    """Weigh variety, number, density and place, each 0–1; news says first what matters most."""
    variety = len({_form(mark, prepared) for mark in marks}) / forms
    number = 1 - 1 / (1 + len(marks))
    density = min(1.0, 3 * sum(map(len, marks)) / max(1, len(prepared.sentence.text)))
    return round(0.45 * variety + 0.25 * number + 0.15 * density + 0.15 / (1 + index / 4), 4)
