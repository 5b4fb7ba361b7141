"""Which queries are refused, how they are mended, and that any text at all gives a tree or such a refusal."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csto_tui.errors import QueryError
from csto_tui.model.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
)
from csto_tui.queries.describe import describe
from csto_tui.queries.parser import DEEPEST, MOST_WORDS, parse
from csto_tui.queries.words import is_phrase_item
from csto_tui.text.clean import clean_line

A = Term("a")


@pytest.mark.parametrize(
    ("typed", "piece", "fix"),
    [
        ("a tittle:x", "tittle:", "a title:x"),
        ("language:ru", "language:", "lang:ru"),
        ("a x:y", "x:", "a x y"),
        ("source!:rt", "source!:", "source:rt"),
        ("in:x", "in:", ""),
        ("in: x", "in:", ""),
        ("a source:", "source:", "a"),
        ("source:!!", "source:!!", ""),
        ("a source:()", "source:()", "a"),
        ("date: ", "date: ", ""),
        ("has:dat", "dat", "has:date"),
        ("has:zzz", "zzz", ""),
        ("is:", "is:", ""),
        ("date:20x2", "20x2", ""),
        ("date:2012-13", "2012-13", ""),
        ("date:2011..2009", "2011..2009", "date:2009..2011"),
        ("date:2009-2011", "2009-2011", "date:2009..2011"),
        ("after:2011..2009", "2011..2009", ""),
        ("date!:unknown", "unknown", ""),
        ("source:(a NEAR/5 b)", "a", ""),
        ("source:(title:a)", "title:a", ""),
        ("source:(title:(a))", "title:", ""),
        ("source:(/a/)", "/a/", ""),
        ("a OR", "OR", "a"),
        ("OR a", "OR", "a"),
        ("a OR OR b", "OR", "a OR b"),
        ("a AND", "AND", "a"),
        ("a (OR b)", "OR", "a ( b)"),
        ("a NOT", "NOT", "a"),
        ("a NEAR/5", "NEAR/5", "a"),
        ("a|", "|", "a"),
        ("a) b", ")", "a b"),
        ("a NEAR b", "NEAR", "a NEAR/5 b"),
        ("a NEAR/101 b", "101", "a NEAR/100 b"),
        ('"a b"~101', "101", '"a b"~100'),
        ('"a b c d e f g h i j k"~5', '"a b c d e f g h i j k"~5', '"a b c d e f g h i j k"'),
        ("(a b) NEAR/5 c", "(a b)", ""),
        ("a NEAR/5 -b", "-b", ""),
        ("a NEAR/5 source:rt", "source:rt", ""),
        ("a NEAR/5 /x/", "/x/", ""),
        ("minsk~3", "~3", "minsk~2"),
        ("min*k~", "~", "min*k"),
        ("a *", "*", "a"),
        ("*?", "*?", ""),
        ("a /b(/", "/b(/", ""),
        ("/a{99999999999}/", "/a{99999999999}/", ""),
        ("/(?L)a/", "/(?L)a/", ""),
        ("!!!", "!!!", ""),
        ("()", "()", ""),
        ('"', '"', ""),
        ("a OR OR (tittle:x", "tittle:", "a OR (title:x"),
    ],
)
def test_what_is_refused_and_how_it_is_mended(typed: str, piece: str, fix: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    error = caught.value
    assert typed[error.start : error.end] == piece
    assert error.fix == fix
    assert error.hint
    if fix:
        parse(fix)


def test_limits() -> None:
    assert parse(" ".join(["a"] * MOST_WORDS)) == And((A,) * MOST_WORDS)
    with pytest.raises(QueryError, match="64 words") as caught:
        parse(" ".join(["a"] * (MOST_WORDS + 1)))
    assert (caught.value.start, caught.value.end) == (128, 129)
    assert caught.value.fix == " ".join(["a"] * MOST_WORDS)
    with pytest.raises(QueryError, match="64 words"):
        parse('"' + "a " * 65 + '"')
    with pytest.raises(QueryError, match="500 characters") as caught:
        parse("ab " * 5_000)
    assert (caught.value.start, caught.value.end) == (500, 15_000)
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST) == A
    with pytest.raises(QueryError, match="20 deep") as caught:
        parse("(" * 21 + "a")
    assert (caught.value.start, caught.value.end) == (20, 21)
    choices = " OR ".join(["co-op"] * 6)
    with pytest.raises(QueryError, match="too many alternatives"):
        parse(f"({choices}) NEAR/5 ({choices})")


@pytest.mark.parametrize("typed", ["(" * 5_000, ")" * 5_000, "-" * 5_000, "(" * 450, '"(' * 240, "/" + "(" * 400 + "/"])
def test_heaps_of_brackets_are_refused_at_once(typed: str) -> None:
    began = time.process_time()
    with pytest.raises(QueryError):
        parse(typed)
    assert time.process_time() - began < 0.5


def test_hundreds_of_negations_are_read() -> None:
    assert parse("NOT " * 99 + "a") == Not(A)


def leaves(node: Node) -> list[Node]:
    match node:
        case And(parts) | Or(parts) | Phrase(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part):
            return leaves(part)
    return [node]


def phrases(node: Node) -> list[Phrase]:
    match node:
        case And(parts) | Or(parts):
            return [phrase for part in parts for phrase in phrases(part)]
        case Not(part):
            return phrases(part)
        case Phrase():
            return [node]
    return []


PIECES = st.sampled_from([
    *("a", "Minsk", "co-op", "U.S.", "日本", "OR", "AND", "NOT", "NEAR/5", "w/3", "PRE/2", "NEAR"),
    *("(", ")", '"', "“", "»", "-", "=", "*", "?", "~", "~2", "~9", "/", "\\", "|", ":", "!", " ", " ", "i"),
    *("source:", "title:(", "date:", "2012", "..", ">=", "March", "date!:", "has:", "is:", "said:"),
    *("AROUND(5)", "tittle:", "url", "\x00", "\ud800", "\u202e"),
])  # fmt: skip
QUERIES = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=30).map("".join), st.text(min_size=480, max_size=520)
)


def read(typed: str) -> Node | QueryError:
    try:
        return parse(typed)
    except QueryError as error:
        return error


@given(QUERIES)
@example('"\\')
@example("/\\")
@example("\\")
@example("source:\\")
@example("-\\")
@example("date:..2012-99")
@example("before:0001")
@example("after:9999")
def test_any_text_gives_a_tree_or_a_query_error(typed: str) -> None:
    tree = read(typed)
    if isinstance(tree, QueryError):
        assert 0 <= tree.start <= tree.end <= len(typed)
        assert tree.hint
        assert tree.fix != typed
        if tree.fix:
            parse(tree.fix)
        return
    assert (tree == Everything()) == (not typed.strip())
    assert describe(tree) == clean_line(describe(tree))
    for phrase in phrases(tree):
        assert len(phrase.items) > 1
        for item in phrase.items:
            assert is_phrase_item(item)
            if isinstance(item, Or):
                assert not any(isinstance(part, Or | Phrase) for part in item.parts)
    for leaf in leaves(tree):
        if isinstance(leaf, Field):
            assert leaf.span.end <= len(typed)
            assert leaf.value
        if isinstance(leaf, Term | Prefix | Fuzzy):
            assert leaf.form
            assert not {"*", "?", " "} & set(leaf.form)
