"""Side by side, same words, word choice, columns: what the views of a comparison need."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.compare import (
    Frequencies,
    anchored_columns,
    background,
    columned,
    compare,
    parallel,
    prepare,
    shared_wording,
    word_choices,
)
from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Passage, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

FORCE = "Leaders signed an agreement on a rapid reaction force of 15,000 troops."
DAIRY = "Belarus refused to attend the summit after a ban on its dairy exports."
SNOW = "Snow fell on the museum of glass."


def article(name: str, *paragraphs: str, source: str = "", published: str = "") -> Article:
    text, passages = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    outlet = Known(source, Status.STATED) if source else Known()
    day = Known(Edtf(published), Status.STATED) if published else Known()
    return Article(ArticleId(name), f"{name}.txt", "", text, tuple(passages), source=outlet, published=day)


def ready(name: str, *paragraphs: str):
    return prepare(article(name, *paragraphs), names={})


def side_by_side(left, right):
    return parallel(left, right, frequencies=Frequencies.of((left, right)).mixed(background()))


def test_a_sentence_has_its_nearest_with_reasons():
    found = side_by_side(ready("a", FORCE, SNOW), ready("b", DAIRY, "Of the force agreed on, a rapid reaction."))
    first, snow = found.left_sentences
    nearest = first.counterparts[0]
    assert nearest.sentence.passage == 2
    assert nearest.is_strong
    assert {"rapid", "reaction", "force"} & set(nearest.why)
    assert first.sentence.text == FORCE
    assert not any(one.is_strong for one in snow.counterparts)
    assert found.right_sentences[1].counterparts[0].sentence.text == FORCE


WORDS = st.sampled_from("force summit Minsk Moscow ban dairy the of agreed 7 2012 саммит войска treaty".split())
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=6)


@given(TEXTS, TEXTS)
def test_both_sides_tell_the_same(left, right):
    one, other = ready("a", *left), ready("b", *right)
    found = side_by_side(one, other)
    strong = {(pair.left, pair.right): pair.similarity for pair in compare([one, other]).pairs}
    for sentences, flip in ((found.left_sentences, False), (found.right_sentences, True)):
        seen = {}
        for here in sentences:
            scores = [counterpart.similarity for counterpart in here.counterparts]
            assert scores == sorted(scores, reverse=True)
            assert len(scores) <= 3
            for there in here.counterparts:
                assert there.why
                if there.is_strong:
                    pair = (there.sentence, here.sentence) if flip else (here.sentence, there.sentence)
                    seen[pair] = there.similarity
        assert seen == strong
    assert len(found.to_right) == len(left)
    assert len(found.to_left) == len(right)
    assert all((1 if right else 0) <= number <= len(right) for number in found.to_right)


def test_passages_go_with_the_nearest_link_or_by_their_share_of_the_text():
    linked = side_by_side(ready("a", SNOW, FORCE, DAIRY), ready("b", FORCE, DAIRY, "Rain.", "Hail."))
    assert linked.to_right == (1, 1, 2)
    assert linked.to_left == (2, 3, 3, 3)
    unlinked = side_by_side(ready("a", "Rain.", "Hail.", "Wind."), ready("b", *["Sun."] * 5))
    assert unlinked.to_right == (1, 3, 5)
    assert unlinked.to_left[0] == 1
    assert unlinked.to_left[-1] == 3
    assert side_by_side(ready("a", "Rain."), ready("b")).to_right == (0,)


def test_a_passage_goes_with_its_best_link():
    left = ready("a", f"{DAIRY} Some troops of the force agreed to a reaction.")
    right = ready("b", FORCE, SNOW, DAIRY)
    found = side_by_side(left, right)
    assert {counterpart.is_strong for one in found.left_sentences for counterpart in one.counterparts[:1]} == {True}
    assert found.to_right == (3,)


COPIED = "the ministry said that it was banning the import of all dairy products"


def test_the_same_words_are_found_where_they_stand():
    one = ready("a", "On Monday", f"Late at night {COPIED}. It rained.")
    other = ready("b", f"“Yes”: {COPIED}, again.")
    (found,) = shared_wording(one, other)
    assert found.text == COPIED
    assert found.words == 13
    assert found.left.passage == 2
    assert found.left.span.of(f"Late at night {COPIED}. It rained.") == COPIED
    assert found.right.span.of(f"“Yes”: {COPIED}, again.") == COPIED


def test_the_same_words_run_over_sentences_but_not_over_passages():
    text = "It was late and cold. The snow fell on the small town."
    (found,) = shared_wording(ready("a", text), ready("b", f"Yes. {text}"))
    assert found.text == "It was late and cold. The snow fell on the small town"
    assert shared_wording(ready("a", "It was late and cold.", "The snow fell here."), ready("b", text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Uzbekistan, Ukraine, Georgia and Moldova",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "only seven words are the same here",
    ],
)
def test_names_numbers_and_short_runs_are_no_shared_wording(text):
    assert shared_wording(ready("a", text), ready("b", text)) == ()


def test_the_longest_run_is_told_once():
    one = ready("a", COPIED)
    other = ready("b", COPIED[:60], f"Well, {COPIED}")
    (found,) = shared_wording(one, other)
    assert (found.words, found.right.passage) == (13, 2)


def test_a_pair_knows_the_words_it_shares():
    result = compare([ready("a", f"{COPIED}.", FORCE), ready("b", f"{COPIED}!", DAIRY)])
    words = {pair.left.passage: pair.same_words for pair in result.pairs}
    assert words[1] == 13
    assert all(count == 0 for passage, count in words.items() if passage != 1)
    assert len(result.wording) == 1


@given(TEXTS, TEXTS)
def test_shared_wording_is_shared(left, right):
    for found in shared_wording(ready("a", *left), ready("b", *right)):
        mine = found.left.span.of(left[found.left.passage - 1])
        theirs = found.right.span.of(right[found.right.passage - 1])
        assert mine == theirs == found.text
        assert len(mine.split()) == found.words >= 8


def test_words_are_weighed_by_log_odds_with_a_prior():
    one, other = (
        ready("a", *["The gas pipeline leaked."] * 3),
        ready("b", *["The oil tanker sailed."] * 3, "A pipeline."),
    )
    first, _ = word_choices({"a": [one], "b": [other]}, {})
    terms = {term.text: term for term in first.reported.terms}
    assert (terms["gas"].here, terms["gas"].elsewhere, terms["gas"].is_only_here) == (3, 0, True)
    assert (terms["pipeline"].here, terms["pipeline"].elsewhere) == (3, 1)
    assert terms["gas"].z > terms["pipeline"].z > 0
    assert first.reported.words == 12
    # Equations 15, 16, 20 and 22 by hand: 12 words here, 14 there, and a quarter of both as the prior.
    delta = math.log((3 + 0.75) / (12 + 6.5 - 3 - 0.75)) - math.log(0.75 / (14 + 6.5 - 0.75))
    assert terms["gas"].log_odds == pytest.approx(delta, abs=1e-4)
    assert terms["gas"].z == pytest.approx(delta / math.sqrt(1 / 3.75 + 1 / 0.75), abs=1e-4)
    assert terms["gas"].is_weak
    assert [place.passage for place in terms["gas"].places] == [1, 2, 3]


def test_a_word_used_often_here_and_never_there_is_not_weak():
    one, other = ready("a", *["The tanker burned again."] * 20), ready("b", *["The orchard bloomed again."] * 20)
    (here, _) = word_choices({"a": [one], "b": [other]}, {})
    assert not {term.text: term for term in here.reported.terms}["tanker"].is_weak


def test_the_reporters_words_stand_apart_from_quoted_ones():
    text = "He spoke of “brigands” and brigands."
    one, other = ready("a", text), ready("b", SNOW)
    spans = {ArticleId("a"): [Span(text.index("“") + 1, text.index("”"))]}
    here, there = word_choices({"a": [one], "b": [other]}, spans)
    assert [(term.text, term.here) for term in here.reported.terms if term.text == "brigands"] == [("brigands", 1)]
    assert (here.reported.words, here.quoted.words, there.quoted.words) == (5, 1, 0)
    assert here.quoted.terms == ()  # nobody else quotes anything
    spans[ArticleId("b")] = [Span(0, 4)]
    here, _ = word_choices({"a": [one], "b": [other]}, spans)
    assert [(term.text, term.here) for term in here.quoted.terms] == [("brigands", 1)]


def test_common_words_and_figures_are_no_terms():
    one, other = ready("a", "It was in 1999 that the 40 of them had been there."), ready("b", "Rain.")
    assert word_choices({"a": [one], "b": [other]}, {})[0].reported.terms == ()


def test_columns_stand_by_date_then_by_name_the_unknown_last():
    cards = [
        ArticleCard.of(article(name, source=source, published=day))
        for name, source, day in (
            ("e", "", "2001"),
            ("d", "Wire", ""),
            ("c", "Post", "2012-03-02"),
            ("b", "wire two", "2012-03-01"),
            ("a", "Post", "2012-03-03"),
            ("f", "Apple", "2012-03-01"),
            ("g", "Old", "XXXX-01-01"),
        )
    ]
    by_source = columned(cards, "source")
    assert list(by_source) == ["Apple", "wire two", "Post", "Old", "Wire", "—"]
    assert [card.id for card in by_source["Post"]] == ["c", "a"]
    assert list(columned(cards, "year")) == ["2001", "2012", "—"]
    assert list(columned(cards, "article")) == ["e", "b", "f", "c", "a", "d", "g"]


def test_an_anchored_column_takes_articles_in_turn_and_keeps_the_silent():
    articles = [
        article("a", "The force met.", "The force left. Force!"),
        article("b", "A force."),
        article("c", "Rain."),
    ]
    cards = [ArticleCard.of(one) for one in articles]
    prepared = {one.id: prepare(one, names={}) for one in articles[:2]}
    spans = {
        one.id: tuple(Span(at, at + 5) for at in range(len(one.text)) if one.text[at : at + 5].casefold() == "force")
        for one in articles
    }
    both, silent = anchored_columns({"Post": cards[:2], "Wire": cards[2:]}, prepared, spans)
    assert [one.sentence.article_id for one in both.sentences] == ["a", "b", "a", "a"]
    assert (silent.label, silent.sentences, silent.articles) == ("Wire", (), (cards[2],))
