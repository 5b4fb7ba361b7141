"""What `said:` makes of a query, over two quotations of one person in two articles."""

from __future__ import annotations

import pytest

from csto_tui.engine.memory import MemoryEngine
from csto_tui.library.cutting_out import CutOut
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Given, Node
from csto_tui.model.results import Match
from csto_tui.model.span import Span
from csto_tui.queries.describe import describe
from csto_tui.queries.filters import fill
from csto_tui.queries.parser import parse
from csto_tui.queries.quoting import Quotations, Seen, in_quotations

# Quotations of Ann stand in “…”, those of Bob in «…». The second one of Ann goes on in another passage.
TEXTS = {
    "one": "“Minsk has oil and gas” she said of oil.\n“Gas is dear” he said. “Oil\n“and Kyiv is far” she said.",
    "two": "“Kyiv is near” she said. «Minsk has oil» he said.",
    "three": "Oil and gas and Minsk and Kyiv and nobody said anything.",
}
WORDS = {
    "ann": {"one": [["Minsk has oil and gas"], ["Oil", "and Kyiv is far"]], "two": [["Kyiv is near"]]},
    "bob": {"two": [["Minsk has oil"]]},
    "eve": {},
}


def span(article: str, words: str) -> Span:
    start = max(TEXTS[article].find(f"“{words}"), TEXTS[article].find(f"«{words}")) + 1
    return Span(start, start + len(words))


def article(name: str) -> Article:
    text, at, passages = TEXTS[name], 0, []
    for number, line in enumerate(text.splitlines(), 1):
        passages.append(Passage(number, Span(at, at + len(line))))
        at += len(line) + 1
    title = Known("Oil for Minsk", Status.STATED)
    return Article(ArticleId(name), name, "", text, tuple(passages), title=title, words=9)


@pytest.fixture(scope="module")
def engine() -> MemoryEngine:
    engine = MemoryEngine()
    builder = engine.builder()
    for name in TEXTS:
        builder.add(article(name))
    builder.commit()
    builder.close()
    engine.refresh()
    return engine


def quotations(name: str) -> tuple[str, Quotations]:
    found = {
        ArticleId(one): tuple(tuple(span(one, part) for part in parts) for parts in said)
        for one, said in WORDS[name].items()
    }
    return name.title(), found


def asked(engine: MemoryEngine, typed: str) -> tuple[Node, tuple[Match, ...]]:
    seen = Seen(quotations, lambda node, found: CutOut(found, lambda one: article(one)).inside(node))
    filters = {
        "tag": lambda value: {ArticleId(value): ()},
        "note": lambda value: {ArticleId("two"): (span("two", "Kyiv"),)},
    }
    tree = in_quotations(fill(parse(typed), (), lambda kind, name: {}, filters), seen)
    return tree, engine.search(tree)


@pytest.mark.parametrize(
    ("typed", "shown", "found"),
    [
        ("said:ann", "quotations of Ann", "one: Minsk has oil and gas|Oil|and Kyiv is far  two: Kyiv is near"),
        ("said:ann oil", "oil in quotations of Ann", "one: oil|Oil"),
        ("oil said:ann kyiv", "(oil ∧ kyiv) in quotations of Ann", "one: Oil|Kyiv"),
        ("said:ann oil minsk", "(oil ∧ minsk) in quotations of Ann", "one: Minsk|oil"),
        ('said:ann "oil and kyiv"', '"oil and kyiv" in quotations of Ann', ""),
        ("said:ann (minsk OR kyiv)", "(minsk ∪ kyiv) in quotations of Ann", "one: Minsk|Kyiv  two: Kyiv"),
        ("said:ann (minsk oil OR near)", "((minsk ∧ oil) ∪ near) in quotations of Ann", "one: Minsk|oil  two: near"),
        ("said:ann -oil", "(¬ oil) in quotations of Ann", "two: Kyiv is near"),
        ("said:ann oil -minsk", "(oil ∧ ¬ minsk) in quotations of Ann", "one: Oil"),
        ("said:ann dear", "dear in quotations of Ann", ""),
        ("said:ann /k.iv/i", "/k.iv/i in quotations of Ann", "one: Kyiv  two: Kyiv"),
        ("said:ann ki*", "ki* in quotations of Ann", ""),
        ("said:ann tag:two", "quotations of Ann ∧ tag: two", "two: Kyiv is near"),
        ("said:ann kyiv -tag:two", "kyiv in quotations of Ann ∧ ¬ tag: two", "one: Kyiv"),
        ("said:ann note:x", "note: x in quotations of Ann", "two: Kyiv"),
        ("said:bob note:x", "note: x in quotations of Bob", ""),
        ("-said:ann minsk", "¬ quotations of Ann ∧ minsk", "three: Minsk"),
        (
            "said:ann kyiv OR said:bob oil",
            "kyiv in quotations of Ann ∪ oil in quotations of Bob",
            "one: Kyiv  two: Kyiv|oil",
        ),
        ("said:(ann OR bob) minsk", "minsk in quotations of Ann or Bob", "one: Minsk  two: Minsk"),
        ("said:ann said:bob", "quotations of Ann and Bob", "two: Kyiv is near|Minsk has oil"),
        ("said:eve", "quotations of Eve", ""),
        ("said:eve oil", "oil in quotations of Eve", ""),
    ],
)
def test_words_beside_said_stand_in_quotations(engine: MemoryEngine, typed: str, shown: str, found: str) -> None:
    tree, matches = asked(engine, typed)
    assert describe(tree) == shown
    lit = {}
    for match in sorted(matches, key=lambda one: list(TEXTS).index(one.article_id)):
        spans = engine.hits(tree, match.article_id).spans
        assert match.hits == len(spans)
        lit[match.article_id] = "|".join(one.of(TEXTS[match.article_id]) for one in spans)
    assert "  ".join(f"{one}: {words}" for one, words in lit.items()) == found


def test_a_query_without_said_stays_as_it_is(engine: MemoryEngine) -> None:
    tree, _ = asked(engine, "oil (kyiv OR -tag:two)")
    assert describe(tree) == "oil ∧ (kyiv ∪ ¬ tag: two)"


def test_a_title_is_no_quotation(engine: MemoryEngine) -> None:
    tree, _ = asked(engine, "said:ann oil")
    assert engine.hits(tree, ArticleId("one")).title_spans == ()


def test_a_lone_said_is_one_leaf(engine: MemoryEngine) -> None:
    assert asked(engine, "said:bob")[0] == Given(
        "quotations of Bob", {ArticleId("two"): (span("two", "Minsk has oil"),)}
    )
