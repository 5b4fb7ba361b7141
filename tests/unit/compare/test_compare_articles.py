"""Alignment, shared facts, anchors: properties on any articles, and the claims that a reader relies on."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.compare import Frequencies, align, anchored, background, compare, prepare
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.comparison import Fact
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span

NEWS = (
    "The alliance groups Russia, Armenia, Belarus and Kazakhstan.",
    "Belarus refused to attend the summit after a ban on its dairy exports.",
    "Leaders signed an agreement on a rapid reaction force of 15,000 troops.",
    "Analysts doubted that the force would ever fight.",
)
ANSWER = (
    "A ban on dairy exports led Minsk to skip the summit, Belarus said.",
    "The weather stayed mild for most of the week.",
    "The rapid reaction force, agreed by the leaders, is to have 15,000 troops.",
    "Russia, Belarus, Kazakhstan and Armenia are members of the organisation.",
)


def article(*paragraphs: str, name: str = "a") -> Article:
    text, passages = "Title\n\n", []
    for number, paragraph in enumerate(paragraphs, start=1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Article(ArticleId(name), f"{name}.txt", "", text, tuple(passages))


def ready(*paragraphs: str, name: str = "a", **entities: str):
    """Prepare an article in which each key of `entities` is an entity wherever its value stands."""
    one = article(*paragraphs, name=name)
    mentions = [
        Mention(EntityId(key), one.id, Span(at, at + len(form)), form, EntityKind.PERSON)
        for key, form in entities.items()
        for at in range(len(one.text))
        if one.text.startswith(form, at)
    ]
    return prepare(one, mentions, names={EntityId(key): key.title() for key in entities})


def test_sentences_that_answer_each_other_are_strong_pairs():
    pairs = compare([ready(*NEWS), ready(*ANSWER, name="b")]).pairs
    found = {(pair.left.passage, pair.right.passage) for pair in pairs}
    assert {(1, 4), (2, 1), (3, 3)} <= found
    assert all(pair.is_strong for pair in pairs)
    assert not any(pair.right.passage == 2 for pair in pairs)


def test_reasons_name_what_the_sentences_share():
    (pair,) = [p for p in compare([ready(*NEWS), ready(*ANSWER, name="b")]).pairs if p.left.passage == 3]
    assert {"rapid", "reaction", "15,000"} & set(pair.why)
    assert len(pair.why) <= 4
    assert "the" not in pair.why


def test_an_entity_joins_spellings_and_leads_the_reasons():
    one = ready("Alyaksandr Lukashenka spoke.", "Rain fell.", lukashenko="Alyaksandr Lukashenka")
    other = ready("Snow stayed.", "Лукашенко выступил.", name="b", lukashenko="Лукашенко")
    (pair,) = compare([one, other], every=True).pairs
    assert (pair.left.passage, pair.right.passage, pair.why) == (1, 2, ("Lukashenko",))


def test_words_inside_a_shared_name_are_no_reasons_of_their_own():
    one = ready("Dmitry Medvedev spoke in Yerevan.", medvedev="Dmitry Medvedev")
    other = ready("In Yerevan Dmitry Medvedev was silent.", name="b", medvedev="Dmitry Medvedev")
    (pair,) = compare([one, other]).pairs
    assert set(pair.why) >= {"Medvedev", "Yerevan"}
    assert pair.why.count("Medvedev") == 1


def test_common_words_alone_make_no_strong_pair():
    assert compare([ready("He was in it."), ready("It was of the same.", name="b")]).pairs == ()


def test_the_same_text_is_as_similar_as_can_be_and_stays_within_one():
    pairs = compare([ready(*NEWS), ready(*NEWS, name="b")]).pairs
    assert [(p.left.passage, p.right.passage) for p in sorted(pairs, key=lambda p: p.left.passage)] == [
        (n, n) for n in range(1, 5)
    ]
    assert all(0.8 < pair.similarity <= 1 for pair in pairs)


def test_a_sentence_is_closer_in_an_article_on_the_same_event():
    alike = "Leaders signed an agreement on a rapid reaction force."
    one = ready(alike, "Minsk skipped the summit over dairy exports.")
    near = ready(alike, "Snow fell.", "Dairy exports kept Minsk from the summit.", name="b")
    far = ready(alike, "Snow fell.", "A museum of glass opened its doors in spring.", name="c")
    found = {
        pair.right.article_id: pair.similarity
        for pair in compare([one, near, far]).pairs
        if pair.left == one.sentences[0].sentence and pair.right.text == alike
    }
    assert found["b"] > found["c"] > 0


def test_pairs_join_different_articles_only():
    one, other, third = ready(*NEWS), ready(*ANSWER, name="b"), ready(*NEWS, name="c")
    result = compare([one, other, third, one], every=True)
    assert [card.id for card in result.articles] == ["a", "b", "c"]
    assert all(pair.left.article_id != pair.right.article_id for pair in result.pairs)
    assert [pair.similarity for pair in result.pairs] == sorted((p.similarity for p in result.pairs), reverse=True)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_articles_have_no_pairs(count):
    result = compare([ready(*NEWS)][:count])
    assert result.pairs == ()
    assert len(result.articles) == count


def test_a_sentence_stands_in_at_most_eight_candidates():
    many = [f"The joint force of the alliance met in region {name}." for name in "abcdefghijklmnop"]
    pairs = compare([ready(*many), ready(*many, name="b")], every=True).pairs
    for side in ("left", "right"):
        assert max(Counter(getattr(pair, side) for pair in pairs).values()) == 8
    assert len(set(pairs)) == len(pairs)


WORDS = st.sampled_from("force summit Minsk Moscow ban dairy the of agreed 7 2012 саммит войска treaty".split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=6)


@given(TEXTS, TEXTS)
def test_strong_pairs_are_mutual_best(left, right):
    one, other = ready(*left), ready(*right, name="b")
    counts = Frequencies.of([one, other]).mixed(background())
    every = align(one, other, frequencies=counts, every=True)
    strong = align(one, other, frequencies=counts)
    assert strong == tuple(pair for pair in every if pair.is_strong)
    for side in ("left", "right"):
        assert len({getattr(pair, side) for pair in strong}) == len(strong)
    for pair in every:
        assert 0 <= pair.similarity <= 1
        rivals = [p.similarity for p in every if p.left == pair.left or p.right == pair.right]
        assert not pair.is_strong or pair.similarity == max(rivals)
        assert pair.left.span.of(left[pair.left.passage - 1]) == pair.left.text
        assert pair.right.span.of(right[pair.right.passage - 1]) == pair.right.text


def test_shared_and_only_facts():
    one = ready("Minsk and Moscow met on 1 March 2012.", "Minsk sent 7.", name="a", minsk="Minsk", moscow="Moscow")
    other = ready("Minsk was silent on 1 March 2012.", name="b", minsk="Minsk")
    third = ready("Minsk sent 7 and 1.5 million.", name="c", minsk="Minsk")
    result = compare([one, other, third])
    assert result.shared == (Fact("entity", "Minsk"),)
    assert result.only == (
        ("a", (Fact("entity", "Moscow"),)),
        ("b", ()),
        ("c", (Fact("number", "1.5 million"),)),
    )
    pair = compare([one, other])
    assert pair.shared == (Fact("entity", "Minsk"), Fact("date", "2012-03-01"))
    assert pair.only[0] == ("a", (Fact("entity", "Moscow"), Fact("number", "7")))


def test_facts_come_most_frequent_first():
    one = ready("Ann. Bo. Bo. Cy. Cy. Cy.", ann="Ann", bo="Bo", cy="Cy")
    assert [fact.text for fact in compare([one, ready("X.", name="b")]).only[0][1]] == ["Cy", "Bo", "Ann"]


def test_frequencies_are_counted_by_sentence_and_mixed():
    counts = Frequencies.of([ready("Force force. Force summit.")])
    assert (counts.sentences, counts.counts["forc"], counts.counts["summit"]) == (2, 2, 1)
    mixed = counts.mixed(Frequencies(100, {"summit": 50}), 3)
    assert (mixed.sentences, mixed.counts["summit"], mixed.counts["forc"]) == (106, 53, 6)
    assert mixed.weights(["forc"])["forc"] > mixed.weights(["summit"])["summit"] > 0
    assert Frequencies(1, {"a": 9}).weights(["a"]) == {"a": 0}


def test_the_background_knows_the_common_words_of_both_languages():
    weights = background().weights(["the", "and", "of", "said", "в", "на", "что", "протон"])
    rare = weights.pop("протон")
    assert all(weight < rare for weight in weights.values())
    assert background() is background()


def spans(one, *forms: str) -> tuple[Span, ...]:
    text = "Title\n\n" + "\n\n".join(one)
    return tuple(Span(at, at + len(f)) for f in forms for at in range(len(text)) if text.startswith(f, at))


def test_an_anchored_sentence_has_its_marks():
    paragraphs = ("Rain fell. The force met in Minsk.", "The force left.")
    one = prepare(article(*paragraphs), names={})
    best, second = anchored([one], {ArticleId("a"): spans(paragraphs, "force", "Minsk")})
    assert (best.sentence.passage, best.sentence.text) == (1, "The force met in Minsk.")
    assert [mark.of(best.sentence.text) for mark in best.marks] == ["force", "Minsk"]
    assert [mark.of(second.sentence.text) for mark in second.marks] == ["force"]
    assert best.score > second.score > 0


@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        (("force is Minsk.", "force is force."), "more different words"),
        (("force of force and Minsk.", "force of some and Minsk."), "more hits"),
        (("force at Minsk.", "force at Minsk with a long tail of other words after it."), "denser"),
        (("force at Minsk.", "force at Minsk."), "earlier"),
    ],
)
def test_the_better_sentence_comes_first(paragraphs, why):
    one = prepare(article(*paragraphs), names={})
    best, second = anchored([one], {ArticleId("a"): spans(paragraphs, "force", "Minsk")})
    assert best.sentence.passage == 1, why
    assert best.score > second.score, why


def test_anchors_keep_the_order_of_articles_and_skip_the_silent():
    one, other = (prepare(article("The force met.", name=name), names={}) for name in "ab")
    lit = spans(("The force met.",), "force")
    found = anchored([other, one], {ArticleId("a"): lit, ArticleId("b"): lit})
    assert [anchor.sentence.article_id for anchor in found] == ["b", "a"]
    assert anchored([one], {}) == ()
    assert anchored([one], {ArticleId("a"): (Span(3, 3), Span(0, 5))}) == ()  # empty, and in the title


def test_a_span_over_a_boundary_lights_both_sentences():
    one = prepare(article("A force. It met."), names={})
    lit = {ArticleId("a"): (Span(9, 18), Span(9, 18), Span(10, 12))}
    assert [[m.of(a.sentence.text) for m in a.marks] for a in anchored([one], lit)] in (
        [["force."], ["It"]],
        [["It"], ["force."]],
    )


@given(TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 12)), max_size=8))
def test_marks_lie_in_their_sentences(paragraphs, places):
    one = prepare(article(*paragraphs), names={})
    lit = tuple(Span(start, start + length) for start, length in places)
    for anchor in anchored([one], {ArticleId("a"): lit}):
        assert anchor.marks
        assert all(mark.start < mark.end <= len(anchor.sentence.text) for mark in anchor.marks)
        assert 0 < anchor.score <= 1


@pytest.mark.benchmark
def test_aligning_costs_no_more_than_preparing():
    words = "force summit minister border treaty exercise export energy region council ".split()
    paragraphs = [
        " ".join(words[(n * k) % 10] + str((n * k) % 97) for k in range(1, 24)).capitalize() + "." for n in range(430)
    ]
    started = time.perf_counter()
    one = prepare(article(*paragraphs), names={})
    prepared = time.perf_counter()
    align(one, one, frequencies=Frequencies.of([one]))
    assert time.perf_counter() - prepared < 3 * (prepared - started)
