"""How an article names somebody: spellings, titles before the name, epithets beside it, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.entities.naming_table import beside, naming_of, naming_of_sources
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span

KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANIZATION, "l": EntityKind.PLACE}


def written(marked: str, source: str = "RT", article_id: str = "a") -> tuple[Article, list[Mention]]:
    """Return an article of one passage a line; `[p:Anna Kalnina]` is a mention."""
    text, mentions = "", []
    while "[" in marked:
        before, _, rest = marked.partition("[")
        name, _, marked = rest.partition("]")
        kind, _, form = name.partition(":")
        text += before
        span = Span(len(text), len(text) + len(form))
        mentions.append(Mention(EntityId(kind), ArticleId(article_id), span, form, KINDS[kind]))
        text += form
    text += marked
    passages, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        passages.append(Passage(number, Span(at, at + len(line))))
        at += len(line) + 1
    return Article(
        ArticleId(article_id), article_id, "", text, tuple(passages), source=Known(source or None, Status.STATED)
    ), mentions


def near(marked: str, kind: str = "p") -> tuple[list[str], list[str]]:
    article, mentions = written(marked)
    wanted = [one for one in mentions if one.kind is KINDS[kind]]
    titles, epithets = beside(article, wanted, mentions)
    return [span.of(article.text) for span in titles], [span.of(article.text) for span in epithets]


@pytest.mark.parametrize(
    ("marked", "title"),
    [
        ("Then Latvian Prime Minister [p:Anna Kalnina] left.", "Latvian Prime Minister"),
        ("Mr. [p:Kalnins] left.", "Mr."),
        ("[o:NATO] Secretary General [p:Anna Kalnina] left.", "NATO Secretary General"),
        ("[l:Latvia]'s Foreign Minister [p:Anna Kalnina] left.", "Latvia's Foreign Minister"),
        ("In [l:Riga] President [p:Kalnina] spoke.", "President"),
        ("President of [l:Latvia] [p:Anna Kalnina] left.", "President of Latvia"),
        ("the authoritarian Latvian leader [p:Anna Kalnina] left.", "authoritarian Latvian leader"),
        ("Сказала министр обороны [l:Латвии] [p:Анна Калныня].", "министр обороны Латвии"),
        ("Прибыл Генеральный секретарь [o:ОДКБ] [p:Иван Петров].", "Генеральный секретарь ОДКБ"),
        ("С ним заместитель министра иностранных дел [p:Иван Петров].", "заместитель министра иностранных дел"),
        ("Сказаў прэзідэнт [l:Беларусі] [p:Янка Купала].", "прэзідэнт Беларусі"),
    ],
)
def test_titles_before_a_name(marked: str, title: str) -> None:
    assert near(marked) == ([title], [])


@pytest.mark.parametrize(
    ("marked", "epithet"),
    [
        ("[p:Anna Kalnina], the Latvian leader, left.", "the Latvian leader"),
        ("said [p:Anna Kalnina], an independent observer.", "an independent observer"),
        ("[p:Anna Kalnina], Secretary of the [o:Security Council] of [l:Latvia], left.", None),
        ("It met the Latvian president, [p:Anna Kalnina], in May.", "the Latvian president"),
        ("with her Armenian counterpart, [p:Armen Petrosyan].", "her Armenian counterpart"),
        ("[p:Анна Калныня], бывший президент [l:Латвии], уехала.", "бывший президент Латвии"),
    ],
)
def test_epithets_beside_a_name(marked: str, epithet: str | None) -> None:
    assert near(marked) == ([], [epithet or "Secretary of the Security Council of Latvia"])


@pytest.mark.parametrize(
    "marked",
    [
        "[p:Anna Kalnina] left.",
        "[p:Kalnina], who left, said so.",
        "[p:Kalnina], the president said, was ill.",
        "In a statement, [p:Kalnina], 45, denied it.",
        "On Friday, [p:Kalnina] left.",
        "The president. [p:Kalnina] left.",
        "They met [p:Kalnina] in [l:Riga].",
        "Министр сообщил [p:Калныне] об этом.",
        "Встреча президента с [p:Калныней] прошла.",
        "[p:Калныня], как сообщил министр, уехала.",
        "[p:Калныня], министр сообщил, уехала.",
        "[p:Калныня], охрана президента, сад.",
    ],
)
def test_what_is_neither(marked: str) -> None:
    assert near(marked) == ([], [])


def test_the_next_of_a_list_is_no_epithet() -> None:
    assert near("[p:Kalnina], President [p:Petrov], and others left.") == (["President"], [])


def test_organizations_and_places_have_epithets() -> None:
    assert near("[o:NATO], a military alliance, met.", "o") == ([], ["a military alliance"])
    assert near("[l:Riga], the capital of [l:Latvia], is old.", "l")[1] == ["the capital of Latvia"]
    assert near("[l:Riga], [l:Latvia], is old.", "l") == ([], [])
    assert near("Столица [l:Латвии] стара.", "l") == ([], [])
    assert near("Страны [o:НАТО] спорят.", "o") == ([], [])
    assert near("[l:Рига], столица [l:Латвии], стара.", "l") == ([], ["столица Латвии"])


def test_a_row_has_counts_and_first_places() -> None:
    article, mentions = written(
        "It rained.\nPresident [p:Kalnina] and [p:Kalnina].\n[p:Anna Kalnina] left. The president too."
    )
    at = article.text.index("The president")
    naming = naming_of(article, EntityId("p"), mentions, [Span(at, at + 13), Span(11, 20)])
    assert naming is not None
    assert [(form.text, form.count, form.example.passage) for form in naming.forms] == [
        ("Kalnina", 2, 2),
        ("Anna Kalnina", 1, 3),
    ]
    assert naming.forms[0].example.span == Span(10, 17)
    assert [form.text for form in naming.titles] == ["President"]
    assert [(form.text, form.count) for form in naming.roles] == [("The president", 1)]  # a title is no role as well
    assert naming.mentions == 3
    assert naming_of(article, EntityId("o"), mentions) is None


def test_outlets_sum_up_their_articles() -> None:
    namings = []
    for article_id, source, text in (
        ("a", "RT", "President [p:Kalnina] and [p:Kalnina]."),
        ("b", "Post", "[p:Anna Kalnina] left."),
        ("c", "RT", "President [p:Anna Kalnina] left."),
    ):
        naming = naming_of(*(lambda pair: (pair[0], EntityId("p"), pair[1]))(written(text, source, article_id)))
        assert naming is not None
        namings.append(naming)
    rt, post = naming_of_sources(namings)
    assert (rt.source, rt.article_id, [(form.text, form.count) for form in rt.forms]) == (
        "RT",
        None,
        [("Kalnina", 2), ("Anna Kalnina", 1)],
    )
    assert [(form.text, form.count, form.example.article_id) for form in rt.titles] == [("President", 2, "a")]
    assert post.mentions == 1


PIECES = (
    "[p:Kalnina]",
    "[o:NATO]",
    "[l:Riga]",
    "[p:Анна]",
    "president",
    "министр",
    "the",
    ",",
    ".",
    " ",
    "’s",
    "of",
    "a",
    "(",
    ")",
    "\n",
)


@given(st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_characters="[]"), max_size=4), max_size=25))
def test_what_is_found_lies_in_the_passage_of_its_name_and_touches_no_name_of_its_kind(pieces):
    article, mentions = written("".join(pieces))
    for name in mentions:
        passage = article.passage_at(name.span.start)
        assert passage is not None
        for spans in beside(article, [name], mentions):
            for span in spans:
                assert len(span) > 0
                assert passage.span.contains(span)
                assert not span.overlaps(name.span)
