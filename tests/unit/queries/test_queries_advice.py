"""Why nothing was found."""

from __future__ import annotations

import re

import pytest

from csto_tui.model.query import (
    And,
    Everything,
    Fuzzy,
    Given,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Term,
    Wildcard,
)
from csto_tui.queries.advice import advise
from csto_tui.queries.parser import parse

ARTICLES = {
    "1": "lukashenko spoke of rapid progress after a reaction",
    "2": "the rapid reaction force of minsk",
    "3": "lukashenko in minsk",
    "4": "moscow",
}
SPELT = {"lukasjenko": ("lukashenko",), "minks": ("minsk", "mink")}


def found(node: Node) -> set[str]:
    def holding(test: re.Pattern[str]) -> set[str]:
        return {name for name, text in ARTICLES.items() if test.search(text)}

    match node:
        case Term(form):
            return {name for name, text in ARTICLES.items() if form in text.split()}
        case Prefix(form):
            return holding(re.compile(rf"\b{form}"))
        case Phrase(items, slop):
            shown = " ".join(item.form for item in items if isinstance(item, Term))
            return holding(re.compile(shown)) if slop == 0 else set()
        case And(parts):
            return set.intersection(*map(found, parts))
        case Or(parts):
            return set.union(*map(found, parts))
        case Not(part):
            return set(ARTICLES) - found(part)
        case Given(_, spans):
            return set(spans)
        case Everything():
            return set(ARTICLES)
    return set()


def advice(node: Node | str) -> str:
    tree = parse(node) if isinstance(node, str) else node
    assert not found(tree), "advice is for queries that find nothing"
    return advise(tree, lambda form: len(found(Term(form))), lambda form: SPELT.get(form, ()), lambda n: len(found(n)))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("lukasjenko", "“lukasjenko” is in no article · nearest spelling: lukashenko (2 articles)"),
        (
            "lukasjenko rapid",
            "“lukasjenko” is in no article · nearest spelling: lukashenko (1 article) · without it: 2 articles",
        ),
        (
            "lukasjenko moscow",
            "“lukasjenko” is in no article · nearest spelling: lukashenko · without it: 1 article",
        ),
        (
            "lukasjenko minks",
            "“lukasjenko” is in no article · “minks” is in no article"
            " · nearest to “lukasjenko”: lukashenko · nearest to “minks”: minsk (1 article)",
        ),
        ("qqq OR zzz", "“qqq” is in no article"),
        ('"in minks"', "“minks” is in no article · nearest spelling: minsk (1 article)"),
        ('"qqq zzz"', "“qqq”, “zzz” are in no article"),
        ('"rapid force"', '"rapid force" stands nowhere, its words are in 1 article'),
        ('"moscow force"', '"moscow force" stands nowhere'),
        (
            '"minsk lukashenko" rapid',
            '"minsk lukashenko" stands nowhere, its words are in 1 article · without it: 2 articles',
        ),
        ("integrat*", "no word fits integrat*"),
        ("(moscow minsk) OR qqq", "no article has (moscow ∧ minsk) ∪ qqq"),
        ("-(lukashenko OR minsk OR moscow)", "every article fits lukashenko ∪ minsk ∪ moscow"),
        ("rapid minsk lukashenko", "no article has all of it · without rapid: 1 article"),
        (
            "moscow lukashenko",
            "no article has all of it · by themselves moscow: 1 article, lukashenko: 2 articles",
        ),
        (
            "moscow or minsk",
            "“or” is in no article · AND, OR and NOT join words only in capitals",
        ),
    ],
)
def test_lines(typed: str, line: str) -> None:
    assert advice(typed) == line


def test_a_filter_that_hides_hits_is_named() -> None:
    nowhere, elsewhere = Given("source: TASS", {}), Given("source: RT", {"4": ()})  # type: ignore[dict-item]  # ids are plain here
    assert advice(And((Term("minsk"), nowhere))) == "no article fits source: TASS · without it: 2 articles"
    tree = And((Term("minsk"), Term("rapid"), elsewhere))
    assert advice(tree) == "no article has all of it · without source: RT: 1 article"


def test_variants_of_a_missing_word_are_not_blamed() -> None:
    tree = Or((Term("lukasjenko"), Term("лукасенко")))
    assert advice(tree).startswith("“lukasjenko” is in no article · nearest spelling: lukashenko")


@pytest.mark.parametrize("leaf", [Wildcard("q?q"), Fuzzy("qqq", 1), Regex("q+")])
def test_leaves_that_fit_nothing(leaf: Node) -> None:
    assert " fits " in advice(leaf)


def test_without_articles() -> None:
    assert advise(Everything(), lambda _: 0, lambda _: (), lambda _: 0) == "there is no article here"


def test_a_long_query_costs_few_searches() -> None:
    asked: list[Node] = []

    def count(node: Node) -> int:
        asked.append(node)
        return 0 if isinstance(node, And) else 1

    line = advise(parse("a " * 64), lambda _: 1, lambda _: (), count)
    assert line.startswith("no article has all of it")
    assert len(asked) < 40


def test_nothing_raw_comes_out() -> None:
    assert advice(Given("person: \x1b[31m\n", {})) == "no article fits person: ␛[31m"
