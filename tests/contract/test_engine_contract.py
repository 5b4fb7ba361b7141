"""Which articles match, how often, and what is lit: asked of every search engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from csto_tui.engine.memory import MemoryEngine
from csto_tui.engine.protocol import SearchEngine
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import And, Everything, Fuzzy, Given, Node, Not, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

Builds = Callable[..., Article]
Four = tuple[Article, ...]
Finds = Callable[[SearchEngine, Node], dict[str, int]]
Lights = Callable[[SearchEngine, Node, Article], list[str]]
Over = Callable[..., SearchEngine]
Puts = Callable[..., None]
Spots = Callable[..., tuple[Span, ...]]


def phrase(text: str, slop: int = 0, *, ordered: bool = True) -> Phrase:
    return Phrase(tuple(Term(token.form) for token in tokens(text)), slop, ordered)


MATCHING: list[tuple[Node, dict[str, int]]] = [
    (Term("force"), {"minsk": 2, "astana": 1, "cjk": 1}),
    (Term("minsk"), {"minsk": 2}),
    (Term("meets"), {"minsk": 0}),
    (Term("the"), {"minsk": 1}),
    (Term("furniture"), {}),
    (Term("петр"), {"russian": 1}),
    (Term("минск"), {"russian": 1}),
    (Prefix("r"), {"minsk": 4, "astana": 2}),
    (Prefix("ми"), {"russian": 1}),
    (Prefix(""), {"minsk": 11, "astana": 5, "russian": 9, "cjk": 7}),
    (Wildcard("*o*ce"), {"minsk": 2, "astana": 1, "cjk": 1}),
    (Wildcard("?in?k"), {"minsk": 2}),
    (Wildcard("м*к"), {"russian": 1}),
    (Fuzzy("mnisk", 1), {"minsk": 2}),
    (Fuzzy("forse", 1), {"minsk": 2, "astana": 1, "cjk": 1}),
    (Fuzzy("nisk", 1), {}),
    (Fuzzy("nisk", 2), {"minsk": 2}),
    (Regex("r.p"), {"minsk": 2, "astana": 1}),
    (Regex("r.p", ignore_case=True), {"minsk": 3, "astana": 1}),
    (Regex("^The"), {"minsk": 1}),
    (Regex("x*"), {}),
    (Regex("furniture"), {}),
    (Phrase((Term("日"), Term("本"))), {"cjk": 1}),
    (Phrase((Term("本"), Term("日"))), {}),
    (Term("東"), {"cjk": 0}),
    (Everything(), {"minsk": 0, "astana": 0, "russian": 0, "cjk": 0}),
    (Or((Everything(), And((Term("minsk"), Term("astana"))))), {"minsk": 2, "astana": 1, "russian": 0, "cjk": 0}),
    (Or((Or((Term("minsk"),)), Term("астана"))), {"minsk": 2}),
    (Not(Term("force")), {"russian": 0}),
    (Not(Not(Term("астана"))), {}),
    (Not(Not(Term("astana"))), {"astana": 0}),
    (And((Term("rapid"), Term("minsk"))), {"minsk": 5}),
    (And((Term("rapid"), Not(Term("minsk")))), {"astana": 1}),
    (And(()), {"minsk": 0, "astana": 0, "russian": 0, "cjk": 0}),
    (Or(()), {}),
    (Or((Term("minsk"), Term("минск"))), {"minsk": 2, "russian": 1}),
    (Or((And((Term("force"), Term("nowhere"))), Term("astana"))), {"astana": 2}),
    (Or((Regex("Asta"), And((Term("rapid"), Regex("met"))))), {"astana": 2, "minsk": 4}),
    (And((Regex("Asta"), Term("rapid"))), {"astana": 2}),
    (Not(Regex("f")), {"russian": 0}),
]


@pytest.mark.parametrize(("node", "expected"), MATCHING, ids=str)
def test_which_articles_match_and_how_often(
    over: Over, node: Node, expected: Mapping[str, int], found: Finds, four: Four
) -> None:
    assert found(over(*four), node) == expected


LIT: list[tuple[Node, list[str]]] = [
    (phrase("rapid reaction"), ["Rapid reaction"]),
    (phrase("reaction rapid"), ["reaction, rapid"]),
    (phrase("rapid rapid"), []),
    (phrase("met in minsk"), ["met in Minsk"]),
    (phrase("minsk rapid"), ["Minsk’s rapid"]),  # the first “Minsk. Rapid” lies across passages
    (phrase("force"), ["force", "force"]),
    (phrase("force met minsk", 1), ["force", "met", "Minsk"]),
    (phrase("minsk met force", 1), []),
    (phrase("minsk met force", 1, ordered=False), ["force", "met", "Minsk"]),
    (phrase("minsk met force", 0, ordered=False), []),
    (phrase("force rapid", 0, ordered=False), ["rapid", "force"]),
    (phrase("force rapid", 1, ordered=False), ["rapid", "force", "rapid"]),
    (phrase("rapid rapid", 1), ["Rapid", "rapid"]),
    (phrase("rapid rapid rapid", 3, ordered=False), ["Rapid", "rapid", "rapid"]),
    (phrase("rapid rapid rapid rapid", 100, ordered=False), []),
    (phrase("minsk reaction", 100, ordered=False), ["reaction", "Minsk"]),
    (Phrase((Prefix("r"), Prefix("r"))), ["Rapid reaction", "reaction, rapid"]),
    (Phrase((Prefix("r"), Term("force"))), ["rapid force"]),
    (Phrase((Or((Term("rapid"), Term("the"))), Term("force"))), ["The force", "rapid force"]),
    (Phrase((Term("the"), phrase("force met"))), ["The force met"]),
    (Phrase((Term("rapid"), Or((Term("reaction"), phrase("reaction rapid"))))), ["Rapid reaction, rapid"]),
    (Phrase((phrase("rapid force"), Term("reaction")), 1, False), ["reaction", "rapid force"]),
    (Phrase((Fuzzy("rapide", 1), Wildcard("for?e"))), ["rapid force"]),
    (Or((phrase("rapid reaction"), Term("reaction"), Term("rapid"))), ["Rapid reaction", "rapid", "rapid"]),
    (Or((phrase("rapid reaction"), phrase("reaction rapid"))), ["Rapid reaction", "reaction, rapid"]),
    (Or((Regex("apid r"), Term("rapid"))), ["Rapid", "apid r", "rapid", "rapid"]),
    (Or((Regex("Rapid r"), Term("rapid"))), ["Rapid r", "rapid", "rapid"]),
]


@pytest.mark.parametrize(("node", "expected"), LIT, ids=str)
def test_what_is_lit(over: Over, node: Node, expected: list[str], found: Finds, lit: Lights, minsk: Article) -> None:
    engine = over(minsk)
    assert lit(engine, node, minsk) == expected
    assert found(engine, node) == ({"minsk": len(expected)} if expected else {})


def test_all_engines_score_alike(tmp_path: Path, put: Puts, four: Four) -> None:
    store = {one.id: one for one in four}
    engine = WhooshEngine.create(tmp_path / "index", store.__getitem__)
    put(engine, four)
    reference = MemoryEngine(four)
    for node in (*(node for node, _ in MATCHING), *(node for node, _ in LIT)):
        assert engine.search(node) == reference.search(node)
    engine.close()


def test_a_phrase_never_leaves_its_passage_or_the_title(over: Over, article: Builds, found: Finds) -> None:
    engine = over(article("a", "one two", "", "three four", title="zero"))
    assert found(engine, phrase("two three", 100, ordered=False)) == {}
    assert found(engine, phrase("zero one", 100)) == {}
    assert found(engine, phrase("three four")) == {"a": 1}


def test_a_title_is_searched_and_lit_but_not_counted(over: Over, found: Finds, four: Four) -> None:
    engine = over(*four)
    node = Or((phrase("rapid reaction"), Term("force")))
    hits = engine.hits(node, ArticleId("astana"))
    assert [span.of("A rapid reaction force") for span in hits.title_spans] == ["rapid reaction", "force"]
    assert found(engine, node)["astana"] == 1
    near = phrase("force rapid", 1, ordered=False)
    assert [s.start for s in engine.hits(near, ArticleId("astana")).title_spans] == [2, 17]


def test_a_word_weighs_more_in_a_title_and_in_a_short_article(over: Over, article: Builds) -> None:
    filler = "and so on and so on and so on"
    engine = over(
        article("long", f"treaty {filler}", title="On this"),
        article("short", "treaty so", title="On that"),
        article("title", "and so", title="On treaty"),
    )
    assert [match.article_id for match in engine.search(Term("treaty"))] == ["title", "short", "long"]


def test_equal_scores_are_in_order_of_id(over: Over, article: Builds) -> None:
    engine = over(*(article(name, "the same text") for name in "cab"))
    assert [match.article_id for match in engine.search(Term("same"))] == ["a", "b", "c"]
    assert [match.article_id for match in engine.search(Everything())] == ["a", "b", "c"]


def test_given_spans_are_lit_and_counted(
    over: Over, found: Finds, lit: Lights, spans_of: Spots, minsk: Article, astana: Article, four: Four
) -> None:
    engine = over(*four)
    given_spans = {
        minsk.id: spans_of(minsk, "force met", "furniture", "Minsk.\n\nRapid", "force"),
        astana.id: (),
        ArticleId("unknown"): (Span(0, 3),),
    }
    node = Given("person: X", given_spans)
    assert lit(engine, node, minsk) == ["force met"]
    assert found(engine, node) == {"minsk": 1, "astana": 0}
    assert lit(engine, Or((node, Term("met"), Term("in"))), minsk) == ["force met", "in"]
    assert found(engine, Or((node, Term("met"), phrase("met in")))) == {"minsk": 2, "astana": 0}
    assert found(engine, And((Term("rapid"), Not(node)))) == {}


def test_a_filter_does_not_score(over: Over, spans_of: Spots, minsk: Article, astana: Article, four: Four) -> None:
    engine = over(*four)
    filtering = Given("source: X", {astana.id: (), minsk.id: ()})
    plain = {match.article_id: match.score for match in engine.search(Term("rapid"))}
    assert {m.article_id: m.score for m in engine.search(And((filtering, Term("rapid"))))} == plain
    lighting = Given("person: X", {astana.id: spans_of(astana, "Astana")})
    assert engine.search(Or((lighting, Term("rapid"))))[0].score > max(plain.values())
