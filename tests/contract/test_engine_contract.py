"""What every search engine must do, asked of each of them; and the engines against each other on random queries."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.engine.memory import MemoryEngine
from csto_tui.engine.protocol import SearchEngine
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.errors import IndexUnusable, QueryError
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import (
    And,
    Everything,
    Field,
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
from csto_tui.model.span import Span, absorbed
from csto_tui.text.normalize import tokens

Store = dict[ArticleId, Article]
Make = Callable[[Store], SearchEngine]


def article(name: str, *paragraphs: str, title: str | None = None) -> Article:
    head = "furniture is not searched\n\n"
    text, passages = head, []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    return Article(ArticleId(name), f"{name}.txt", "0" * 64, text, tuple(passages), title=known)


def words(text: str) -> tuple[Node, ...]:
    return tuple(Term(token.form) for token in tokens(text))


def phrase(text: str, slop: int = 0, *, ordered: bool = True) -> Phrase:
    return Phrase(words(text), slop, ordered)


def put(engine: SearchEngine, articles: Iterable[Article], *, gone: Iterable[str] = ()) -> None:
    builder = engine.builder()
    for one in articles:
        builder.add(one)
    for name in gone:
        builder.remove(ArticleId(name))
    builder.commit()
    builder.close()
    engine.refresh()


@pytest.fixture(params=["memory", "whoosh"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Return what makes an empty engine over a store that the test fills."""
    engines: list[SearchEngine] = []

    def made(store: Store) -> SearchEngine:
        if request.param == "memory":
            engines.append(MemoryEngine())
        else:
            engines.append(WhooshEngine.create(tmp_path / f"index{len(engines)}", store.__getitem__))
        return engines[-1]

    yield made
    for engine in engines:
        engine.close()


@pytest.fixture
def over(make: Make) -> Callable[..., SearchEngine]:
    """Return what makes an engine over articles."""

    def made(*articles: Article) -> SearchEngine:
        engine = make({one.id: one for one in articles})
        put(engine, articles)
        return engine

    return made


Over = Callable[..., SearchEngine]


def found(engine: SearchEngine, node: Node) -> dict[str, int]:
    """Return the hits in each article that matches, after checking that what is counted is what is lit."""
    matches = engine.search(node)
    assert list(matches) == sorted(matches, key=lambda match: (-match.score, match.article_id))
    assert all(match.score > 0 for match in matches)
    for match in matches:
        assert len(engine.hits(node, match.article_id).spans) == match.hits
    for name in engine.indexed().keys() - {match.article_id for match in matches}:
        hits = engine.hits(node, name)
        assert not hits.spans
        assert not hits.title_spans
    return {match.article_id: match.hits for match in matches}


def lit(engine: SearchEngine, node: Node, one: Article) -> list[str]:
    spans = engine.hits(node, one.id).spans
    assert spans == absorbed(spans)
    assert all(any(p.span.contains(span) for p in one.passages) for span in spans)
    return [span.of(one.text) for span in spans]


MINSK = article("minsk", "The force met in Minsk.", "Rapid reaction, rapid force. Minsk’s rapid", title="Minsk meets")
ASTANA = article("astana", "Reaction of Astana: force", "rapid", title="A rapid reaction force")
RUSSIAN = article("russian", "Лукашэнка приехал в Минск. Пётр ждал.", "Силы быстрого реагирования")
CJK = article("cjk", "日本語の新聞 force", title="東京")
ALL = (MINSK, ASTANA, RUSSIAN, CJK)


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
def test_which_articles_match_and_how_often(over: Over, node: Node, expected: Mapping[str, int]) -> None:
    assert found(over(*ALL), node) == expected


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
def test_what_is_lit(over: Over, node: Node, expected: list[str]) -> None:
    engine = over(MINSK)
    assert lit(engine, node, MINSK) == expected
    assert found(engine, node) == ({"minsk": len(expected)} if expected else {})


def test_all_engines_score_alike(tmp_path: Path) -> None:
    store = {one.id: one for one in ALL}
    engine = WhooshEngine.create(tmp_path / "index", store.__getitem__)
    put(engine, ALL)
    reference = MemoryEngine(ALL)
    for node in (*(node for node, _ in MATCHING), *(node for node, _ in LIT)):
        assert engine.search(node) == reference.search(node)
    engine.close()


def test_a_phrase_never_leaves_its_passage_or_the_title(over: Over) -> None:
    engine = over(article("a", "one two", "", "three four", title="zero"))
    assert found(engine, phrase("two three", 100, ordered=False)) == {}
    assert found(engine, phrase("zero one", 100)) == {}
    assert found(engine, phrase("three four")) == {"a": 1}


def test_a_title_is_searched_and_lit_but_not_counted(over: Over) -> None:
    engine = over(*ALL)
    node = Or((phrase("rapid reaction"), Term("force")))
    hits = engine.hits(node, ArticleId("astana"))
    assert [span.of("A rapid reaction force") for span in hits.title_spans] == ["rapid reaction", "force"]
    assert found(engine, node)["astana"] == 1
    near = phrase("force rapid", 1, ordered=False)
    assert [s.start for s in engine.hits(near, ArticleId("astana")).title_spans] == [2, 17]


def test_a_word_weighs_more_in_a_title_and_in_a_short_article(over: Over) -> None:
    filler = "and so on and so on and so on"
    engine = over(
        article("long", f"treaty {filler}", title="On this"),
        article("short", "treaty so", title="On that"),
        article("title", "and so", title="On treaty"),
    )
    assert [match.article_id for match in engine.search(Term("treaty"))] == ["title", "short", "long"]


def test_equal_scores_are_in_order_of_id(over: Over) -> None:
    engine = over(*(article(name, "the same text") for name in "cab"))
    assert [match.article_id for match in engine.search(Term("same"))] == ["a", "b", "c"]
    assert [match.article_id for match in engine.search(Everything())] == ["a", "b", "c"]


def spans_of(one: Article, *texts: str) -> tuple[Span, ...]:
    return tuple(Span(one.text.index(text), one.text.index(text) + len(text)) for text in texts)


def test_given_spans_are_lit_and_counted(over: Over) -> None:
    engine = over(*ALL)
    given_spans = {
        MINSK.id: spans_of(MINSK, "force met", "furniture", "Minsk.\n\nRapid", "force"),
        ASTANA.id: (),
        ArticleId("unknown"): (Span(0, 3),),
    }
    node = Given("person: X", given_spans)
    assert lit(engine, node, MINSK) == ["force met"]
    assert found(engine, node) == {"minsk": 1, "astana": 0}
    assert lit(engine, Or((node, Term("met"), Term("in"))), MINSK) == ["force met", "in"]
    assert found(engine, Or((node, Term("met"), phrase("met in")))) == {"minsk": 2, "astana": 0}
    assert found(engine, And((Term("rapid"), Not(node)))) == {}


def test_a_filter_does_not_score(over: Over) -> None:
    engine = over(*ALL)
    filtering = Given("source: X", {ASTANA.id: (), MINSK.id: ()})
    plain = {match.article_id: match.score for match in engine.search(Term("rapid"))}
    assert {m.article_id: m.score for m in engine.search(And((filtering, Term("rapid"))))} == plain
    lighting = Given("person: X", {ASTANA.id: spans_of(ASTANA, "Astana")})
    assert engine.search(Or((lighting, Term("rapid"))))[0].score > max(plain.values())


def test_forms_stand_for_all_that_the_lexicon_has(over: Over) -> None:
    engine = over(*ALL)
    assert engine.forms(Prefix("r")) == ("rapid", "reaction")
    assert engine.forms(Wildcard("*e*")) == ("force", "reaction", "meets", "met", "the")
    assert engine.forms(Fuzzy("me", 1)) == ("met",)
    assert engine.forms(Prefix("nowhere")) == ()
    assert engine.frequency("force") == 3
    assert engine.frequency("rapid") == 2
    assert engine.frequency("meets") == 1
    assert engine.frequency("furniture") == 0


def test_compounds_are_known_by_their_joined_form(over: Over) -> None:
    engine = over(
        article("a", "co-operation and co‑operation", title="fully-fledged"), article("b", "coop-eration, cooperation")
    )
    assert engine.compounds("cooperation") == (("co", "operation"), ("coop", "eration"))
    assert engine.compounds("fullyfledged") == (("fully", "fledged"),)
    assert engine.compounds("co") == ()
    assert found(engine, Or((Term("cooperation"), phrase("co operation")))) == {"a": 2, "b": 1}


def test_an_engine_sees_commits_when_it_refreshes(make: Make) -> None:
    store = {one.id: one for one in ALL}
    engine = make(store)
    assert engine.indexed() == {}
    assert engine.search(Everything()) == ()
    assert not engine.refresh()
    builder = engine.builder()
    builder.add(MINSK)
    builder.commit()
    builder.add(ASTANA)
    assert engine.search(Everything()) == ()
    assert engine.refresh()
    assert engine.indexed() == {MINSK.id: MINSK.fingerprint}
    builder.commit()
    builder.add(CJK)
    builder.close()
    assert engine.refresh()
    assert not engine.refresh()
    assert set(engine.indexed()) == {"minsk", "astana"}
    put(engine, [RUSSIAN])
    assert set(engine.indexed()) == {"minsk", "astana", "russian"}


def test_an_article_is_replaced_and_taken_out(make: Make) -> None:
    store = {one.id: one for one in ALL}
    engine = make(store)
    put(engine, ALL)
    changed = article("minsk", "Nothing but co-operation")
    store[changed.id] = changed
    put(engine, [article("minsk", "a version in between"), changed], gone=["cjk", "unknown"])
    assert engine.indexed() == {one.id: one.fingerprint for one in (changed, ASTANA, RUSSIAN)}
    assert found(engine, Term("force")) == {"astana": 1}
    assert found(engine, Term("nothing")) == {"minsk": 1}
    assert engine.forms(Wildcard("*o*ce")) == ("force",)
    assert engine.forms(Prefix("me")) == ()
    assert engine.frequency("force") == 1
    assert engine.compounds("cooperation") == (("co", "operation"),)
    put(engine, [], gone=["minsk"])
    assert engine.compounds("cooperation") == ()
    assert found(engine, Everything()) == {"astana": 0, "russian": 0}
    assert engine.hits(Term("nothing"), changed.id).spans == ()
    put(engine, [MINSK], gone=["astana", "russian"])
    assert set(engine.indexed()) == {"minsk"}
    put(engine, [], gone=["minsk"])
    assert engine.indexed() == {}
    assert engine.search(Prefix("")) == ()


def test_many_commits_make_one_index(make: Make) -> None:
    articles = {one.id: one for one in (article(f"n{i}", f"word{i} shared", f"shared {i}") for i in range(24))}
    engine = make(dict(articles))
    for one in articles.values():
        put(engine, [one], gone=["n3"] if one.id == "n9" else [])
    assert found(engine, Term("shared")) == {name: 2 for name in articles if name != "n3"}
    assert engine.frequency("shared") == 23
    assert found(engine, Or((Term("word17"), Term("word3")))) == {"n17": 1}
    assert "word3" not in engine.forms(Prefix("word"))


def test_there_is_one_writer(make: Make) -> None:
    engine = make({})
    builder = engine.builder()
    with pytest.raises(IndexUnusable):
        engine.builder()
    builder.close()
    builder.close()
    engine.builder().close()


def deep(levels: int) -> Node:
    node: Node = Term("force")
    for _ in range(levels):
        node = Not(node)
    return node


@pytest.mark.parametrize(
    "node",
    [
        Field("person", "X", Span(0, 8)),
        And((Term("force"), Not(Field("person", "X", Span(0, 8))))),
        deep(200),
        Phrase(()),
        phrase("rapid reaction", 101),
        phrase("rapid reaction", -1),
        Phrase((Term("rapid"), Not(Term("force")))),
        Phrase((Term("rapid"), Or((Term("force"), Everything())))),
        Phrase((Term("rapid"), phrase("force met", 2))),
        phrase("a b c d e f g h i j k", 2),
        Fuzzy("force", 3),
        Phrase((Fuzzy("force", 0),)),
        Regex("("),
        Regex("a{99999999999}"),
        Regex("a" * 201),
        Regex("(?x) a"),
        Regex("(a+)+b"),
        Regex("(a|a)*b"),
        Regex("(?:x?){25}y"),
        And((Term("nowhere"), Regex("("))),
    ],
    ids=lambda node: type(node).__name__,
)
def test_what_cannot_be_asked_is_a_query_error(over: Over, node: Node) -> None:
    engine = over(*ALL)
    with pytest.raises(QueryError) as caught:
        engine.search(node)
    assert caught.value.message


def test_a_leaf_that_stands_for_too_much_is_a_query_error(over: Over, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = over(*ALL)
    monkeypatch.setattr("csto_tui.engine.memory.MAX_FORMS", 2)
    monkeypatch.setattr("csto_tui.engine.lexicon.MAX_FORMS", 2)
    assert found(engine, Prefix("r"))
    for broad in (Prefix("m"), Wildcard("*e*"), Fuzzy("as", 2)):
        with pytest.raises(QueryError, match="too broad"):
            engine.search(Not(Phrase((broad,))))
        with pytest.raises(QueryError, match="too broad"):
            engine.forms(broad)


def test_a_slow_pattern_is_refused_before_it_runs(over: Over) -> None:
    engine = over(article("a", "w" * 3_000))
    with pytest.raises(QueryError, match="very long"):
        engine.search(Regex(r"\w*\w*\w*!"))


def test_unusual_words_are_kept(over: Over) -> None:
    long = "x" * 100_000
    engine = over(article("a", f"{long} ﷺ ½ a\U0001f600b", "", "…"), article("b"))
    assert found(engine, Term(long)) == {"a": 1}
    for token in tokens("ﷺ ½"):
        assert found(engine, Term(token.form)) == {"a": 1}
    assert found(engine, Everything()) == {"a": 0, "b": 0}
    assert found(engine, Regex("…")) == {"a": 1}
    assert found(engine, Term("")) == {}


# The engines against each other ---------------------------------------------------------------------------------------

VOCABULARY = ("a", "b", "c", "ab", "abc", "abd", "co-op", "coop", "минск", "минска", "é", "日本", "a’s", "3,000")
TEXTS = st.lists(st.sampled_from(VOCABULARY), max_size=9).map(" ".join)
NAMES = ("n1", "n2", "n3", "n4")


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return article(
        draw(st.sampled_from(NAMES)),
        *draw(st.lists(TEXTS, max_size=3)),
        title=draw(st.none() | TEXTS.filter(bool)),
    )


STEPS = st.lists(st.tuples(st.lists(articles(), max_size=4), st.sets(st.sampled_from(NAMES), max_size=1)), max_size=4)
FORMS = st.sampled_from(sorted({token.form for word in VOCABULARY for token in tokens(word)} | {"zz"}))
SPANS = st.tuples(st.integers(0, 70), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
EXPANDING = (
    st.builds(Prefix, st.sampled_from(["", "a", "ab", "м", "c"]))
    | st.builds(Wildcard, st.sampled_from(["*", "a*", "*b", "?b", "м*а", "*b*", "a?c"]))
    | st.builds(Fuzzy, FORMS, st.integers(1, 2))
)
SINGLE = st.builds(Term, FORMS) | EXPANDING
COMPOUND = st.builds(Phrase, st.lists(SINGLE, min_size=1, max_size=2).map(tuple))
ITEMS = SINGLE | COMPOUND | st.builds(Or, st.lists(SINGLE | COMPOUND, max_size=2).map(tuple))
PHRASES = st.builds(Phrase, st.lists(ITEMS, min_size=1, max_size=4).map(tuple), st.integers(0, 4), st.booleans())
LEAVES = (
    SINGLE
    | PHRASES
    | st.builds(Regex, st.sampled_from(["a", "b c", "[аи]", "^a", "a$", r"\w+ \w+", "(a|b) ?c"]), st.booleans())
    | st.builds(
        Given,
        st.just("given"),
        st.dictionaries(st.sampled_from(NAMES).map(ArticleId), st.lists(SPANS, max_size=3).map(tuple), max_size=3),
    )
    | st.just(Everything())
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda nodes: (
        st.builds(And, st.lists(nodes, max_size=3).map(tuple))
        | st.builds(Or, st.lists(nodes, max_size=3).map(tuple))
        | st.builds(Not, nodes)
    ),
    max_leaves=5,
)


@settings(max_examples=150)
@given(STEPS, st.lists(TREES, min_size=4, max_size=8))
def test_all_engines_say_the_same(steps: list[tuple[list[Article], set[str]]], trees: list[Node]) -> None:
    store: Store = {}
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(os, "fsync"):
        reference, engine = MemoryEngine(), WhooshEngine.create(Path(folder) / "index", store.__getitem__)
        for added, gone in steps:
            store.update((one.id, one) for one in added)
            put(reference, added, gone=gone)
            put(engine, added, gone=gone)
        assert engine.indexed() == reference.indexed()
        for tree in trees:
            assert engine.search(tree) == reference.search(tree)
            for name in NAMES:
                hits = engine.hits(tree, ArticleId(name))
                assert hits == reference.hits(tree, ArticleId(name))
            assert found(engine, tree) is not None
            if isinstance(tree, Prefix | Wildcard | Fuzzy):
                assert engine.forms(tree) == reference.forms(tree)
        for form in ("coop", "a", "минск"):
            assert engine.frequency(form) == reference.frequency(form)
            assert engine.compounds(form) == reference.compounds(form)
        engine.close()
