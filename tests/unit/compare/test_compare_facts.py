"""Facts row by row: what is the same, what differs and only when that may be said, what stands in one alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from csto_tui.compare import compare, prepare
from csto_tui.compare.moments import are_of_one_week, dated
from csto_tui.compare.numbers import counted, numbers
from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Passage, Status
from csto_tui.model.comparison import Comparison, Fact, FactRow, Standing
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.place import Place
from csto_tui.model.span import Span

STATES = {name: name.title() for name in ("armenia", "belarus", "russia", "tajikistan")}
DAY = "2012-03-01"


def article(name: str, *paragraphs: str, published: str | None = DAY) -> Article:
    text, passages = "Title\n\n", []
    for number, paragraph in enumerate(paragraphs, start=1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    known = Known(Edtf(published), Status.STATED) if published else Known()
    return Article(ArticleId(name), f"{name}.txt", "", text, tuple(passages), published=known)


def ready(name: str, *paragraphs: str, published: str | None = DAY, entities: Mapping[str, str] = STATES):
    one = article(name, *paragraphs, published=published)
    mentions = [
        Mention(EntityId(key), one.id, Span(at, at + len(form)), form, EntityKind.PLACE)
        for key, form in entities.items()
        for at in range(len(one.text))
        if one.text.startswith(form, at)
    ]
    names = {EntityId(key): form for key, form in entities.items()}
    return prepare(one, mentions, names=names, states=frozenset(map(EntityId, STATES)))


FORCE = "The summit agreed on a rapid reaction force of 15,000 troops for the alliance."
OTHER_FORCE = "A rapid reaction force of 20,000 troops was agreed by the alliance at the summit."


def rows(comparison: Comparison, standing: Standing) -> list[FactRow]:
    return [row for row in comparison.facts if row.standing is standing]


def test_a_number_of_the_same_thing_differs():
    (row,) = rows(compare([ready("a", FORCE), ready("b", OTHER_FORCE)]), Standing.DIFFERS)
    assert row.fact == Fact("number", "troops")
    assert [cell.text for cell in row.cells] == ["15,000 troops", "20,000 troops"]
    assert [cell.article.published.value for cell in row.cells] == [Edtf(DAY)] * 2
    assert row.about
    place = row.cells[1].places[0]
    assert (place.article_id, place.span.of(OTHER_FORCE)) == ("b", "20,000")


def test_what_differs_is_not_told_again_as_standing_in_one_alone():
    result = compare([ready("a", FORCE), ready("b", OTHER_FORCE)])
    assert not [row for row in rows(result, Standing.ONLY_HERE) if row.fact.kind == "number"]
    assert dict(result.only)["a"] == (Fact("number", "15,000 troops"),)


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ((FORCE, DAY), (OTHER_FORCE, "2012-05-01"), "articles of different dates"),
        ((FORCE, DAY), (OTHER_FORCE, None), "a date that nobody knows"),
        ((FORCE, DAY), (OTHER_FORCE, "2012"), "a date that is not known well enough"),
        ((FORCE, DAY), (OTHER_FORCE, "XXXX-03-01"), "a year that nobody knows"),
        ((f"In 2009 {FORCE}", DAY), (f"In 2011 {OTHER_FORCE}", DAY), "sentences on different dates"),
        ((f"In 2009 {FORCE}", DAY), (OTHER_FORCE, DAY), "a date on one side alone"),
        ((FORCE, DAY), (FORCE.replace("15,000", "15 000"), DAY), "the same number"),
        ((FORCE, DAY), (OTHER_FORCE.replace("troops", "tents"), DAY), "another thing"),
        (
            (FORCE, DAY),
            (OTHER_FORCE.replace("20,000", "other 20,000 of 15,000"), DAY),
            "the same number beside another",
        ),
        ((FORCE, DAY), (OTHER_FORCE.replace("troops", "troops and 300 troops"), DAY), "two numbers to answer one"),
        ((FORCE, DAY), ("Beekeepers counted 20,000 troops of ants in a museum.", DAY), "another subject"),
    ],
)
def test_nothing_differs_that_may_speak_of_something_else(left, right, why):
    result = compare([ready("a", left[0], published=left[1]), ready("b", right[0], published=right[1])])
    assert not rows(result, Standing.DIFFERS), why


def test_nothing_differs_between_sentences_that_are_hardly_alike():
    one = ready("a", "Some 300 troops left Gyumri after the summit of the alliance.", "Rain fell.")
    far = (
        "At the summit officials said that 400 troops of the alliance had dug wells for thirsty farmers near the old "
        "border of a remote, empty, wind-swept region."
    )
    other = ready("b", far, "Hail.")
    result = compare([one, other])
    assert [pair.is_doubtful for pair in result.pairs] == [True]
    assert not rows(result, Standing.DIFFERS)


def test_a_list_of_states_is_one_fact_in_any_order():
    one = ready("a", "Members are Armenia, Belarus, and Russia.")
    other = ready("b", "It has Russia, Belarus and Armenia in it.", "Armenia met Russia.")
    result = compare([one, other])
    assert Fact("states", "Armenia, Belarus, Russia") in result.shared
    (row,) = [row for row in result.facts if row.fact.kind == "states"]
    assert [cell.count for cell in row.cells] == [1, 1]
    place = row.cells[0].places[0]
    assert place.span.of("Members are Armenia, Belarus, and Russia.") == "Armenia, Belarus, and Russia"


def test_lists_of_states_differ_only_on_the_same_thing():
    sentence = "The rapid reaction treaty of the alliance binds Armenia, Belarus and {}."
    one, other = ready("a", sentence.format("Russia")), ready("b", sentence.format("Tajikistan"))
    (row,) = rows(compare([one, other]), Standing.DIFFERS)
    assert [cell.text for cell in row.cells] == ["Armenia, Belarus, Russia", "Armenia, Belarus, Tajikistan"]
    later = ready("b", sentence.format("Tajikistan"), published="2014-03-01")
    assert not rows(compare([one, later]), Standing.DIFFERS)
    assert len([row for row in compare([one, later]).facts if row.fact.kind == "states"]) == 2


def test_a_name_counts_in_each_article_and_keeps_its_spelling():
    forms = {"Minsk": "Minsk", "Мінск": "Мінск"}
    mentions = {
        name: [
            Mention(EntityId("minsk"), ArticleId(name), Span(at, at + 5), form, EntityKind.PLACE)
            for form in forms
            for at in range(len(text))
            if text.startswith(form, at)
        ]
        for name, text in (("a", article("a", "Minsk and Minsk.").text), ("b", article("b", "In Мінск.", "Rain.").text))
    }
    one = prepare(article("a", "Minsk and Minsk."), mentions["a"], names={EntityId("minsk"): "Minsk"})
    other = prepare(article("b", "In Мінск.", "Rain."), mentions["b"], names={EntityId("minsk"): "Minsk"})
    (row,) = compare([one, other]).facts
    assert row.standing is Standing.SAME
    assert [(cell.text, cell.count) for cell in row.cells] == [("Minsk", 2), ("Мінск", 1)]
    assert row.count == 3


def test_a_small_number_is_the_same_only_where_it_counts_the_same():
    result = compare([ready("a", "Seven states met."), ready("b", "It took seven days."), ready("c", "The 7 states.")])
    (same,) = rows(result, Standing.SAME)
    assert [bool(cell.places) for cell in same.cells] == [True, False, True]
    (only,) = rows(result, Standing.ONLY_HERE)
    assert [cell.text for cell in only.cells] == ["", "seven days", ""]
    assert result.shared == ()


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [("2012-06-20", "2012-06-21", True), ("2009-06-20", "2012-06-21", False), (None, None, False)],
)
def test_a_date_without_a_year_is_the_same_only_in_the_same_year(left, right, is_same):
    one, other = ready("a", "Signed on June 14.", published=left), ready("b", "Since 14 June.", published=right)
    standings = {row.standing for row in compare([one, other]).facts}
    assert standings == {Standing.SAME if is_same else Standing.ONLY_HERE}


def test_who_is_quoted_is_a_fact():
    one, other = ready("a", "Rain."), ready("b", "Snow.")
    place = Place(ArticleId("a"), 1, Span(0, 4))
    result = compare([one, other], quoted={ArticleId("a"): [("Ann", place), ("Ann", place)]})
    assert dict(result.only) == {"a": (Fact("quoted", "Ann"),), "b": ()}
    assert result.facts[0].cells[0].places == (place,)


@pytest.mark.parametrize(
    ("form", "published", "expected"),
    [
        ("XXXX-12-30", "2012-01-02", "2011-12-30"),
        ("XXXX-01-02", "2011-12-30", "2012-01-02"),
        ("XXXX-06-14", "2012", None),
        ("XXXX-06-14", None, None),
        ("XXXX-02-29", "2011-03-01", None),
        ("2009", None, "2009"),
    ],
)
def test_a_date_takes_the_year_nearest_to_the_publication(form, published, expected):
    assert dated(form, ArticleCard.of(article("a", published=published))) == expected


def test_a_week_is_a_week():
    cards = [ArticleCard.of(article("a", published=day)) for day in ("2012-03-01", "2012-03-08", "2012-03-09", None)]
    assert [are_of_one_week(cards[0], card) for card in cards] == [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,000 Russian troops in Minsk", "Russian troops"),
        ("a $2-billion loan, it said", "loan"),
        ("two other rifles", ""),
        ("seven of them", ""),
        ("at 3 pm", ""),
        ("в 7 странах СНГ", "странах СНГ"),
        ("all 7.", ""),
    ],
)
def test_what_a_number_counts(text, expected):
    assert counted(text, numbers(text)[0][0]) == expected
