"""What is kept of articles: words cut quickly, layouts, and volumes made of articles or of older volumes."""

from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.engine.cutting import Places, edges_in, plain, put
from csto_tui.engine.holdings import Holdings
from csto_tui.engine.inversion import Batch, compound_term
from csto_tui.engine.layout import GAP, Layout, compounds_of
from csto_tui.engine.ranking import ListedRanking, ListedScores, ScoredRanking
from csto_tui.engine.texts import Texts
from csto_tui.engine.volume import Volume
from csto_tui.engine.volume_writer import volume_of
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Prefix
from csto_tui.model.results import Match
from csto_tui.model.span import Span, absorbed
from csto_tui.text.normalize import compounds, tokens

PARAGRAPHS = st.lists(st.text("ab ’s-é日.\n", max_size=20), max_size=4)


def article(name: str, *paragraphs: str, title: str = "", before: str = "") -> Article:
    text, passages = before, []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    return Article(ArticleId(name), f"{name}.txt", "0" * 64, text, tuple(passages), title=known)


def batch(*articles: Article) -> Batch:
    made = Batch(Places())
    for one in articles:
        made.add(one)
    made.close()
    return made


def content(*sources: Batch | Volume) -> bytes:
    return b"".join(volume_of(sources))


# Words --------------------------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def edges_of(text: str) -> list[tuple[int, int]]:
    return [(token.start, token.end) for token in tokens(text)]


def words_put(text: str, places: Places) -> list[str]:
    """Return the words of a text as they are put at the places from 7 on."""
    assert len(plain(text)) == len(text)
    places.empty()
    count = put(plain(text), 7, places)
    alike = {form: list(some) for form, some in places.of_forms.items() if some}
    places.empty()
    assert put(text, 7, places) == count
    assert {form: list(some) for form, some in places.of_forms.items() if some} == alike
    found = {place: form for form, some in places.of_forms.items() for place in some}
    assert sorted(found) == list(range(7, 7 + count))
    return [found[place] for place in sorted(found)]


@settings(max_examples=500)
@given(st.text("aбüЁ.,:'’`´ʼ‘sS1239_ \n-–“\u0301\u00ad日", max_size=16) | st.text(max_size=12))
def test_words_are_those_of_the_text_room(text: str) -> None:
    assert words_put(text, Places()) == words_of(text)
    assert list(zip(*edges_in(text), strict=True)) == edges_of(text)


def test_words_are_those_of_the_text_room_around_every_character() -> None:
    for number in range(sys.maxunicode + 1):
        letter = chr(number)
        if number < 0x2000 or number % 97 == 0:
            for text in (f"a{letter}b", f"{letter}1{letter}2", f"{letter}.{letter}. {letter}'s", f"{letter}a{letter}"):
                assert words_put(text, Places()) == words_of(text), hex(number)
                assert list(zip(*edges_in(text), strict=True)) == edges_of(text), hex(number)


def test_what_was_cut_before_is_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    places = Places()
    text = f"{'x' * 1_000} {'日' * 100} a-b a-b Minsk."
    assert words_put(text, places) == words_of(text)
    assert places.keys() == {"a-b", "Minsk."}  # the text is not ASCII
    monkeypatch.setattr("csto_tui.engine.cutting._MOST_KEPT", 9)
    for number in range(40):
        assert words_put(f"word{number} Minsk. a-b {number}", places) == [
            f"word{number}",
            "minsk",
            "a",
            "b",
            f"{number}",
        ]
        assert len(places) <= 9
        assert len(places.of_forms) <= 13


# Layout -------------------------------------------------------------------------------------------------------------


@given(PARAGRAPHS, st.sampled_from(["", "x" * 300, "x" * 70_000]))
def test_positions_lead_back_to_the_words(paragraphs: list[str], before: str) -> None:
    one = article("a", *paragraphs, title="a title", before=before)
    holdings = Holdings([Volume(content(batch(one)))])
    layout = Texts(holdings, {one.id: one}.__getitem__).layout(0)
    words = [list(tokens(one.text, p.span.start, p.span.end)) for p in one.passages]
    assert list(holdings.volumes[0].body_words) == [sum(map(len, words))]
    assert layout.passages == tuple(passage.span for passage in one.passages)
    base = 0
    for inside in words:
        for offset, token in enumerate(inside):
            runs = holdings.runs(Prefix(token.form))
            assert base + offset + holdings.body_starts[0] in holdings.places(runs)
            assert layout.span(base + offset, base + offset + 1) == Span(token.start, token.end)
            assert layout.span(base, base + offset + 1) == Span(inside[0].start, token.end)
        base += len(inside) + GAP
    low = len(before)
    for start, end in itertools.combinations(range(low, len(one.text) + 1), 2):
        span = Span(start, end)
        assert layout.holds(span) == any(passage.span.contains(span) for passage in one.passages)


def test_words_are_laid_out_apart_when_the_text_is_another_or_gone() -> None:
    one, other = article("a", "Minsk and Brest"), article("a", "Brest")
    stored = content(batch(one))
    sources: tuple[dict[str, Article], ...] = ({}, {"a": other})
    for source in (source.__getitem__ for source in sources):
        layout = Texts(Holdings([Volume(stored)]), source).layout(0)
        spans = [layout.span(at, at + 1) for at in range(3)]
        assert len(absorbed([*spans, layout.span(0, 3), *layout.passages])) == 2
        assert min(spans).start > len(one.text)
        assert layout.holds(Span(0, 5))


def test_a_long_word_is_laid_out() -> None:
    long = "x" * 300
    one = article("a", f"{long} b")
    layout = Texts(Holdings([Volume(content(batch(one)))]), {one.id: one}.__getitem__).layout(0)
    assert [layout.span(at, at + 1) for at in range(2)] == [Span(0, 300), Span(301, 302)]
    assert isinstance(layout, Layout)


@given(st.lists(st.text("ab-‐ ’日.\n", max_size=20), max_size=3), st.text("ab- ", max_size=9))
def test_compounds_are_those_of_the_texts(paragraphs: list[str], title: str) -> None:
    expected = set(compounds(title)).union(*map(compounds, paragraphs))
    one = article("a", *paragraphs, title=title)
    assert compounds_of(one) == expected
    assert Volume(content(batch(one))).compounds == sorted({compound_term(*compound) for compound in expected})


# Volumes ------------------------------------------------------------------------------------------------------------

TEXTS = st.lists(st.sampled_from(["a", "b", "co-op", "минск", "日本", "\ud800x"]), max_size=6).map(" ".join)
ARTICLES = st.lists(st.tuples(st.lists(TEXTS, max_size=3), TEXTS), max_size=5)


@settings(max_examples=100)
@given(st.lists(ARTICLES, min_size=1, max_size=4), st.sets(st.integers(0, 19)))
def test_a_volume_of_volumes_is_that_of_the_articles_that_stay(
    groups: list[list[tuple[list[str], str]]], gone: set[int]
) -> None:
    number = itertools.count()
    made = [[article(f"n{next(number)}", *texts, title=title) for texts, title in group] for group in groups]
    volumes = [
        Volume(content(batch(*group)), {at for at, one in enumerate(group) if int(one.id[1:]) in gone})
        for group in made
    ]
    stay = [one for group in made for one in group if int(one.id[1:]) not in gone]
    assert content(*volumes) == content(batch(*stay))
    assert content(*volumes[:-1], batch(*made[-1])) == content(
        batch(*[one for group in made[:-1] for one in group if one in stay], *made[-1])
    )


def test_positions_far_apart_are_kept() -> None:
    far = article("b", *(["x"] * 600))
    volume = Volume(content(batch(article("a", "word"), far, article("c", "word x word"))))
    for source in (volume, Volume(content(volume))):
        places = source.places(source.forms.index("word"))
        assert list(places) == [GAP, source.starts[2] + GAP, source.starts[2] + GAP + 2]
        assert places[1] - places[0] > 0xFFFF


def test_counts_of_any_size_are_kept() -> None:
    volume = Volume(content(batch(article("a", "word " * 70_000), article("b", "word", title="word " * 300))))
    columns = volume.columns(0, 1)
    assert [list(column) for column in columns] == [[0, 1], [0, 300], [70_000, 1]]


def test_what_is_no_volume_is_refused() -> None:
    with pytest.raises(ValueError, match="no volume"):
        Volume(b"something else")


def test_a_volume_of_more_forms_than_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a run of forms ends makes no difference."""
    texts = [f"{word} and {word * 2} {number}" for number, word in enumerate("bcdefghijklmn" * 3)]
    made = [article(f"n{number:02}", text, title=text[:3]) for number, text in enumerate(texts)]
    whole = content(batch(*made))
    monkeypatch.setattr("csto_tui.engine.volume_writer._RUN", 3)
    assert content(batch(*made)) == whole
    volumes = [Volume(content(batch(*made[low:high]))) for low, high in ((0, 9), (9, 30), (30, 39))]
    assert content(*volumes) == whole
    kept = [one for number, one in enumerate(made) if number % 4]
    gone = Volume(whole, range(0, len(made), 4))
    assert content(gone) == content(batch(*kept))


# Rankings -----------------------------------------------------------------------------------------------------------


@given(
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.5]), max_size=40),
    st.integers(0, 45),
    st.none() | st.integers(0, 45),
)
def test_a_window_is_a_part_of_the_whole_order(scores: list[float], start: int, stop: int | None) -> None:
    numbers = list(range(len(scores)))
    ids = [ArticleId(f"a{(number * 7) % 41:02}") for number in numbers]
    listed = ListedRanking(Match(ids[n], scores[n] or 1e-9, n) for n in numbers)
    pairs = list(zip(scores, numbers, strict=True))
    scored = ScoredRanking(ListedScores(pairs), ids, lambda number: number, lambda: sum(numbers))
    assert len(scored) == len(listed) == len(scores)
    assert scored.hits == listed.hits
    assert scored.matches(start, stop) == listed.matches(start, stop) == listed.matches()[start:stop]


def test_the_best_of_many_are_the_first_of_all() -> None:
    numbers = list(range(5_000))
    scores = ListedScores([(float((number * 7919) % 1_013), number) for number in numbers])
    ids = [ArticleId(f"{(number * 31) % 5_000:05}") for number in numbers]
    ranking = ScoredRanking(scores, ids, lambda number: 1, lambda: len(numbers))
    for start, stop in ((0, 1), (0, 20), (10, 30), (490, 500), (480, 520)):
        assert ranking.matches(start, stop) == ranking.matches()[start:stop]


@pytest.mark.parametrize("gone", [(), (3,), range(0, 60, 2)])
def test_forms_are_counted_in_what_was_not_taken_out(gone: tuple[int, ...]) -> None:
    texts = ["rare" if number % 20 == 3 else "common" for number in range(60)]
    stored = content(batch(*(article(f"a{number}", text) for number, text in enumerate(texts))))
    left = [text for number, text in enumerate(texts) if number not in gone]
    counts = {form: sum(form in text for text in left) for form in ("common", "rare")}
    assert Holdings([Volume(stored, gone)]).forms(Prefix("")) == {form: n for form, n in counts.items() if n}
