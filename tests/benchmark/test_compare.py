"""How long articles of 10,000 words take to prepare and to align, and two short ones to open, as ratios in one run.

The measure is the time that Python takes to find the words of such an article by a plain regular expression and count
them.
"""

from __future__ import annotations

import gc
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable

import pytest

from csto_tui.compare import Frequencies, align, background, compare, parallel, prepare
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span

pytestmark = pytest.mark.benchmark

WORDS = 10_000
RUNS = 15


def article(name: str, seed: int, words: int = WORDS) -> Article:
    """Return an article of made-up words that are used about as often as words of a language are (Zipf's law)."""
    chance = random.Random(seed)
    known = ["".join(random.Random(n).choices("abcdefghiklmnoprstuvw", k=3 + n % 8)) for n in range(6000)]
    weights = [1 / (rank + 2) for rank in range(len(known))]
    text, passages, count = "", [], 0
    while count < words:
        sentences = []
        for _ in range(chance.randint(1, 4)):
            picked = chance.choices(known, weights, k=chance.randint(12, 34))
            if chance.random() < 0.3:
                picked.insert(3, chance.choice(["15,000", "on 1 March 2012", "June 14", "40 million"]))
            sentences.append(" ".join(picked).capitalize() + ".")
            count += len(picked)
        paragraph = " ".join(sentences)
        passages.append(Passage(len(passages) + 1, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Article(ArticleId(name), name, "", text, tuple(passages))


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of some work that has been done before."""
    work()
    gc.collect()
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def test_long_articles_are_prepared_and_aligned_in_a_few_times_counting_their_words() -> None:
    one, other = article("a", 1), article("b", 2)
    counted = seconds(lambda: Counter(re.findall(r"\w+", one.text.lower())))
    left, right = prepare(one, names={}), prepare(other, names={})
    frequencies = Frequencies.of((left, right)).mixed(background())
    prepared = seconds(lambda: prepare(one, names={}))
    aligned = seconds(lambda: align(left, right, frequencies=frequencies))
    read = seconds(lambda: parallel(left, right, frequencies=frequencies))
    compared = seconds(lambda: compare([left, right]))
    print(
        f"\n{len(left.sentences)} and {len(right.sentences)} sentences: counting words {counted * 1000:.1f} ms, "
        f"prepare {prepared * 1000:.1f} ms, align {aligned * 1000:.1f} ms, side by side {read * 1000:.1f} ms, "
        f"compare {compared * 1000:.1f} ms"
    )
    assert prepared <= 40 * counted
    assert aligned <= 15 * counted


def test_short_articles_are_compared_in_a_moment() -> None:
    one, other = article("a", 3, 500), article("b", 4, 500)

    def opened() -> None:
        left, right = prepare(one, names={}), prepare(other, names={})
        compare([left, right])
        parallel(left, right, frequencies=Frequencies.of((left, right)).mixed(background()))

    taken = seconds(opened)
    print(f"\ntwo articles of 500 words: {taken * 1000:.1f} ms")
    assert taken <= 0.1
