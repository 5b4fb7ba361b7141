"""The lexicon, commits and what is refused: asked of every search engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csto_tui.engine.protocol import SearchEngine
from csto_tui.errors import IndexUnusable, QueryError
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import And, Everything, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

Builds = Callable[..., Article]
Finds = Callable[[SearchEngine, Node], dict[str, int]]
Four = tuple[Article, ...]
Make = Callable[[dict[ArticleId, Article]], SearchEngine]
Over = Callable[..., SearchEngine]
Puts = Callable[..., None]


def phrase(text: str, slop: int = 0, *, ordered: bool = True) -> Phrase:
    return Phrase(tuple(Term(token.form) for token in tokens(text)), slop, ordered)


def test_forms_stand_for_all_that_the_lexicon_has(over: Over, four: Four) -> None:
    engine = over(*four)
    assert engine.forms(Prefix("r")) == ("rapid", "reaction")
    assert engine.forms(Wildcard("*e*")) == ("force", "reaction", "meets", "met", "the")
    assert engine.forms(Fuzzy("me", 1)) == ("met",)
    assert engine.forms(Prefix("nowhere")) == ()
    assert engine.frequency("force") == 3
    assert engine.frequency("rapid") == 2
    assert engine.frequency("meets") == 1
    assert engine.frequency("furniture") == 0


def test_compounds_are_known_by_their_joined_form(over: Over, article: Builds, found: Finds) -> None:
    engine = over(
        article("a", "co-operation and co‑operation", title="fully-fledged"), article("b", "coop-eration, cooperation")
    )
    assert engine.compounds("cooperation") == (("co", "operation"), ("coop", "eration"))
    assert engine.compounds("fullyfledged") == (("fully", "fledged"),)
    assert engine.compounds("co") == ()
    assert found(engine, Or((Term("cooperation"), phrase("co operation")))) == {"a": 2, "b": 1}


def test_an_engine_sees_commits_when_it_refreshes(
    make: Make, put: Puts, minsk: Article, astana: Article, russian: Article, cjk: Article, four: Four
) -> None:
    store = {one.id: one for one in four}
    engine = make(store)
    assert engine.indexed() == {}
    assert engine.search(Everything()) == ()
    assert not engine.refresh()
    builder = engine.builder()
    builder.add(minsk)
    builder.commit()
    builder.add(astana)
    assert engine.search(Everything()) == ()
    assert engine.refresh()
    assert engine.indexed() == {minsk.id: minsk.fingerprint}
    builder.commit()
    builder.add(cjk)
    builder.close()
    assert engine.refresh()
    assert not engine.refresh()
    assert set(engine.indexed()) == {"minsk", "astana"}
    put(engine, [russian])
    assert set(engine.indexed()) == {"minsk", "astana", "russian"}


def test_an_article_is_replaced_and_taken_out(
    make: Make, article: Builds, put: Puts, found: Finds, minsk: Article, astana: Article, russian: Article, four: Four
) -> None:
    store = {one.id: one for one in four}
    engine = make(store)
    put(engine, four)
    changed = article("minsk", "Nothing but co-operation")
    store[changed.id] = changed
    put(engine, [article("minsk", "a version in between"), changed], gone=["cjk", "unknown"])
    assert engine.indexed() == {one.id: one.fingerprint for one in (changed, astana, russian)}
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
    put(engine, [minsk], gone=["astana", "russian"])
    assert set(engine.indexed()) == {"minsk"}
    put(engine, [], gone=["minsk"])
    assert engine.indexed() == {}
    assert engine.search(Prefix("")) == ()


def test_many_commits_make_one_index(make: Make, article: Builds, put: Puts, found: Finds) -> None:
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
def test_what_cannot_be_asked_is_a_query_error(over: Over, node: Node, four: Four) -> None:
    engine = over(*four)
    with pytest.raises(QueryError) as caught:
        engine.search(node)
    assert caught.value.message


def test_a_leaf_that_stands_for_too_much_is_a_query_error(
    over: Over, monkeypatch: pytest.MonkeyPatch, found: Finds, four: Four
) -> None:
    engine = over(*four)
    monkeypatch.setattr("csto_tui.engine.memory.MAX_FORMS", 2)
    monkeypatch.setattr("csto_tui.engine.lexicon.MAX_FORMS", 2)
    assert found(engine, Prefix("r"))
    for broad in (Prefix("m"), Wildcard("*e*"), Fuzzy("as", 2)):
        with pytest.raises(QueryError, match="too broad"):
            engine.search(Not(Phrase((broad,))))
        with pytest.raises(QueryError, match="too broad"):
            engine.forms(broad)


def test_a_slow_pattern_is_refused_before_it_runs(over: Over, article: Builds) -> None:
    engine = over(article("a", "w" * 3_000))
    with pytest.raises(QueryError, match="very long"):
        engine.search(Regex(r"\w*\w*\w*!"))


def test_unusual_words_are_kept(over: Over, article: Builds, found: Finds) -> None:
    long = "x" * 100_000
    engine = over(article("a", f"{long} ﷺ ½ a\U0001f600b", "", "…"), article("b"))
    assert found(engine, Term(long)) == {"a": 1}
    for token in tokens("ﷺ ½"):
        assert found(engine, Term(token.form)) == {"a": 1}
    assert found(engine, Everything()) == {"a": 0, "b": 0}
    assert found(engine, Regex("…")) == {"a": 1}
    assert found(engine, Term("")) == {}
