"""The best of many documents, found by bounds; and the sums of broad runs of forms, which make that quick."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.engine.best import AllOf, AnyOf, Weighed
from csto_tui.engine.cutting import Places
from csto_tui.engine.holdings import Holdings
from csto_tui.engine.inversion import Batch
from csto_tui.engine.scoring import Averages, Norms
from csto_tui.engine.tally import Tally
from csto_tui.engine.unions import broad_runs
from csto_tui.engine.volume import Volume
from csto_tui.engine.volume_writer import volume_of
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Prefix, Term
from csto_tui.model.span import Span

MANY = 400


def article(number: int, body: str, title: str = "") -> Article:
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    passages = (Passage(1, Span(0, len(body))),)
    return Article(ArticleId(f"a{number}"), f"{number}.txt", "0" * 64, body, passages, title=known)


def stored(texts: list[tuple[str, str]]) -> bytes:
    made = Batch(Places())
    for number, (title, body) in enumerate(texts):
        made.add(article(number, body, title))
    made.close()
    return b"".join(volume_of([made]))


# The best -----------------------------------------------------------------------------------------------------------


def leaf(chance: random.Random, share: float, most: int, is_column: bool) -> Weighed:
    """Return a leaf that stands in a share of all documents, in some of them in the title only."""
    bodies, titles = [0] * MANY, {}
    for number in range(MANY):
        if chance.random() < share:
            bodies[number] = chance.randint(0, most)
            if not bodies[number] or chance.random() < 0.1:
                titles[number] = chance.randint(1, 3)
    if is_column:
        return Weighed(Tally.of_column(bodies, titles), chance.choice([0.2, 1.0, 5.0]))
    held = [number for number in range(MANY) if bodies[number] or number in titles]
    tally = Tally.of_postings(array("I", held), [bodies[number] for number in held], titles, MANY)
    return Weighed(tally, chance.choice([0.2, 1.0, 5.0]))


@given(st.integers(0, 10**9), st.integers(1, 4), st.sampled_from([1, 3, 20, 50]), st.sampled_from([10, 60, 500]))
def test_the_best_are_the_best_of_all(seed: int, count: int, wanted: int, sample: int) -> None:
    chance = random.Random(seed)
    title_words = [chance.randint(0, 9) for _ in range(MANY)]
    body_words = [chance.choice([3, 40, 200, chance.randint(1, 900)]) for _ in range(MANY)]
    norms = Norms.of(title_words, body_words, Averages.of(MANY, sum(title_words), sum(body_words)))
    most = chance.choice([3, 40, 254, 300])
    leaves = [leaf(chance, chance.choice([0.05, 0.5, 1]), most, chance.random() < 0.5) for _ in range(count)]
    common = sorted(set.intersection(*(set(tally.numbers) for tally, _ in leaves)))
    within = [Weighed(tally.within(common), gain) for tally, gain in leaves]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("csto_tui.engine.best._SAMPLE", sample)
        patch.setattr("csto_tui.engine.best._MANY", sample)
        for scores in (AnyOf(leaves, MANY, norms), AllOf(common, within, norms)):
            whole = sorted(scores.all(), reverse=True)
            assert len(scores) == len(whole)
            least = whole[wanted - 1][0] if wanted <= len(whole) else 0.0
            found = sorted(scores.best(wanted), reverse=True)
            assert [one for one in found if one[0] >= least] == [one for one in whole if one[0] >= least]


def test_most_are_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.engine.best._SAMPLE", 20)
    monkeypatch.setattr("csto_tui.engine.best._MANY", 40)
    body_words = [100] * MANY
    norms = Norms.of([5] * MANY, body_words, Averages.of(MANY, 5 * MANY, sum(body_words)))
    counts = [1] * (MANY - 10) + [9] * 10
    everywhere = Weighed(Tally.of_column(counts[::-1], {}), 0.1)
    rare = Weighed(Tally.of_postings(array("I", range(0, 400, 8)), [2] * 50, {}, MANY), 9.0)
    assert len(AnyOf([everywhere], MANY, norms).best(5)) == 10
    assert len(AnyOf([everywhere, rare], MANY, norms).best(2)) == 2


# Unions -------------------------------------------------------------------------------------------------------------


def test_broad_are_beginnings_and_words_with_many_postings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.engine.unions._LEAST", 5)
    forms = ["oil", "said", "sailor", "sailors", "to", "tomorrow"]
    holding = [9, 4, 1, 5, 8, 1]
    assert sorted(broad_runs(forms, holding, 9)) == [(0, 1), (1, 4), (2, 4), (3, 4), (4, 5), (4, 6)]
    assert sorted(broad_runs(forms, holding, 18)) == [(0, 1), (1, 4), (4, 6)]
    assert list(broad_runs([], [], 0)) == []


@pytest.mark.parametrize("times", [1, 254, 255, 300, 66_000])
@pytest.mark.parametrize("gone", [(), (0, 2)])
def test_sums_are_what_the_postings_come_to(monkeypatch: pytest.MonkeyPatch, times: int, gone: tuple[int, ...]) -> None:
    texts = [("", "oil said"), ("oil oils", ""), ("", "oil " * times), ("said", "to oils oil"), ("to", "too")] * 2
    counted = [Volume(stored(texts), gone), Volume(stored(texts[:4]))]
    monkeypatch.setattr("csto_tui.engine.unions._LEAST", 2)
    summed = [Volume(stored(texts), gone), Volume(stored(texts[:4]))]
    for word in (Prefix("o"), Prefix("oil"), Term("oil"), Prefix("to"), Term("said"), Prefix("")):
        one, other = (holdings.tally(holdings.runs(word)) for holdings in map(Holdings, (counted, summed)))
        assert [(n, one.at(n)) for n in one.numbers] == [(n, other.at(n)) for n in other.numbers]
        assert (one.size, one.total) == (other.size, other.total)
    runs = Holdings(summed).runs(Prefix("oi"))
    assert all(volume.union(*some[0]) for volume, some in zip(summed, runs, strict=True)) == (times < 66_000)
    assert not any(volume.union(*some[0]) for volume, some in zip(counted, runs, strict=True))
