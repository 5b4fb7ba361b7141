"""Find the words that one article, or outlet, uses more than the others, the reporter's words apart from quoted ones.

Log-odds ratios with an informative Dirichlet prior: B. L. Monroe, M. P. Colaresi, K. M. Quinn, “Fightin' Words”,
Political Analysis 16 (2008), 372–403, equations 15–22. Nothing here says why somebody chose a word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from csto_tui.compare.background import background
from csto_tui.compare.prepare import Prepared
from csto_tui.compare.stems import stem
from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Term, Terms, WordChoice
from csto_tui.model.place import Place
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

__all__ = ["word_choices"]

_PRIOR = 0.25
"""How much the prior, the use of a word in all columns together, weighs against them."""
_COMMON = 20
"""A stem in more of the 2,000 sentences of the background than this is of no subject."""
_SHORTEST = 3
_MOST_TERMS = 40


@dataclass(slots=True)
class _Voice:
    """The words that one column says itself, or quotes."""

    words: int = 0
    places: defaultdict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    forms: dict[str, str] = field(default_factory=dict)


def word_choices(
    columns: Mapping[str, Sequence[Prepared]], quoted: Mapping[ArticleId, Sequence[Span]]
) -> tuple[WordChoice, ...]:
    """Return for each column the terms that it uses more than all the others together.

    `quoted` are the stretches of `Article.text` that stand between quotation marks. Names, figures and common
    words are left out: `compare` tells of the first two.
    """
    voices = {label: _voices(articles, quoted) for label, articles in columns.items()}
    choices: list[WordChoice] = []
    for label, (reported, spoken) in voices.items():
        others = [other for name, other in voices.items() if name != label]
        choices.append(
            WordChoice(
                label, _chosen(reported, [one for one, _ in others]), _chosen(spoken, [one for _, one in others])
            )
        )
    return tuple(choices)


def _voices(articles: Sequence[Prepared], quoted: Mapping[ArticleId, Sequence[Span]]) -> tuple[_Voice, _Voice]:
    reported, spoken = _Voice(), _Voice()
    for article in articles:
        spans = quoted.get(article.article.id, ())
        for form, shown, at, place in _words(article):
            voice = spoken if any(span.start <= at < span.end for span in spans) else reported
            voice.words += 1
            if form:
                voice.places[form].append(place)
                voice.forms.setdefault(form, shown)
    return reported, spoken


def _words(article: Prepared) -> Iterator[tuple[str, str, int, Place]]:
    """Yield every word: its stem (empty: it is no term), how it is written, where in the article, and its place."""
    common = background().counts
    for one in article.sentences:
        sentence = one.sentence
        named = [stated.span for stated in one.stated if stated.fact.kind != "states"]
        for token in tokens(sentence.text):
            span = Span(token.start, token.end)
            form = stem(token.form)
            is_term = (
                token.form.isalpha()
                and len(token.form) >= _SHORTEST
                and common.get(form, 0.0) <= _COMMON
                and not any(span.overlaps(name) for name in named)
            )
            place = Place(sentence.article_id, sentence.passage, span.shifted(sentence.span.start))
            yield form if is_term else "", span.of(sentence.text), one.start + token.start, place


def _chosen(mine: _Voice, others: Sequence[_Voice]) -> Terms:
    elsewhere: Counter[str] = Counter()
    for other in others:
        elsewhere.update({form: len(places) for form, places in other.places.items()})
    words = sum(other.words for other in others)
    if not (mine.words and words):
        return Terms(mine.words, ())
    found = (_term(mine, form, elsewhere[form], words) for form in mine.places)
    telling = sorted((term for term in found if term.log_odds > 0), key=lambda term: (-term.z, term.text.casefold()))
    return Terms(mine.words, tuple(telling[:_MOST_TERMS]))


def _term(mine: _Voice, form: str, elsewhere: int, words: int) -> Term:
    places = mine.places[form]
    here = len(places)
    prior, prior_words = _PRIOR * (here + elsewhere), _PRIOR * (mine.words + words)

    def log_odds(count: int, of: int) -> float:  # equation 15, before the difference of equation 16
        return math.log((count + prior) / max(1.0, of + prior_words - count - prior))

    delta = log_odds(here, mine.words) - log_odds(elsewhere, words)
    z = delta / math.sqrt(1 / (here + prior) + 1 / (elsewhere + prior))  # equations 20 and 22
    return Term(mine.forms[form], here, elsewhere, round(delta, 4), round(z, 4), tuple(places))
