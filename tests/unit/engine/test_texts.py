"""Regular expressions over many texts, against the same read article by article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.engine.limits import Effort
from csto_tui.engine.literals import leading_run, letters_first, letters_in_all
from csto_tui.engine.regular import compiled, regex_spans
from csto_tui.engine.texts import RegexMatches, Texts
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.engine.whoosh_reader import Snapshot
from csto_tui.errors import QueryError
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.query import And, Or, Regex, Term
from csto_tui.model.span import Span

Makes = Callable[..., Article]
Row = tuple[ArticleId, str, str]


@pytest.fixture
def written() -> Makes:
    """Return what makes an article of a name and paragraphs."""

    def made(name: str, *paragraphs: str) -> Article:
        text, passages = "", []
        for number, paragraph in enumerate(paragraphs, 1):
            passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
            text += paragraph + "\n\n"
        return Article(ArticleId(name), f"{name}.txt", "0" * 64, text, tuple(passages))

    return made


class Shelf:
    """Articles that can be fetched in both ways, and a note of what was fetched."""

    def __init__(self, *articles: Article) -> None:
        self.articles = {one.id: one for one in articles}
        self.asked: list[ArticleId] = []

    def article(self, article_id: ArticleId) -> Article:
        return self.articles[article_id]

    def texts(self, article_ids: Iterable[ArticleId]) -> list[Row]:
        self.asked.extend(article_ids)
        some = [self.articles[name] for name in article_ids if name in self.articles]
        return [(one.id, one.fingerprint, one.text) for one in reversed(some)]


@pytest.fixture
def engine_over(tmp_path: Path) -> Callable[[Shelf], WhooshEngine]:
    """Return what indexes a shelf in two commits."""

    def made(shelf: Shelf) -> WhooshEngine:
        engine = WhooshEngine.create(tmp_path / "index", shelf.article, shelf.texts)
        builder = engine.builder()
        articles = list(shelf.articles.values())
        for some in (articles[:2], articles[2:]):
            for one in some:
                builder.add(one)
            builder.commit()
        builder.close()
        engine.refresh()
        return engine

    return made


@pytest.fixture
def shelf(written: Makes) -> Shelf:
    """Return three articles."""
    return Shelf(written("a", "oil\nand oil", "tin"), written("b", "no"), written("c", "", "coil", "x oil"))


def hits_of(engine: WhooshEngine, pattern: str) -> dict[str, int]:
    return {match.article_id: match.hits for match in engine.search(Regex(pattern))}


def test_each_text_is_fetched_once(shelf: Shelf, engine_over: Callable[[Shelf], WhooshEngine]) -> None:
    engine = engine_over(shelf)
    assert hits_of(engine, "o.l") == hits_of(engine, "oi.") == {"a": 2, "c": 2}
    assert hits_of(engine, "l a") == {"a": 1}
    assert sorted(shelf.asked) == ["a", "b", "c"]
    both = engine.search(And((Regex("o.l"), Regex("oil and"))))
    assert [(match.article_id, match.hits) for match in both] == [("a", 2)]
    assert engine.search(Or((Regex("oil"), Term("tin"))))[0].hits == 3
    engine.close()


def test_what_has_no_room_is_fetched_again(shelf: Shelf, engine_over: Callable[[Shelf], WhooshEngine]) -> None:
    engine = engine_over(shelf)
    texts = Texts(engine._snapshot.holdings, shelf.article, shelf.texts, room=16)
    expected = [(0, ("oil and oil", "tin")), (1, ("no",)), (2, ("", "coil", "x oil"))]
    for _ in range(2):
        assert list(texts.passages(range(3))) == expected
    assert shelf.asked == ["a", "b", "c", "a"]
    matches = RegexMatches(texts, 3).among(Regex("x? ?oil"), range(3), Effort())
    assert {number: list(spans) for number, spans in matches.items()} == {
        number: list(regex_spans(shelf.articles[ArticleId(name)], Regex("x? ?oil"), Effort()))
        for number, name in ((0, "a"), (2, "c"))
    }
    assert matches.total == 4
    assert matches[2][0] == matches[2][:1][0]
    engine.close()


def test_a_text_that_is_no_longer_the_indexed_one_is_read_as_it_is(
    shelf: Shelf, written: Makes, engine_over: Callable[[Shelf], WhooshEngine]
) -> None:
    engine = engine_over(shelf)
    shelf.articles[ArticleId("b")] = written("b", "longer than before: oil, oil", "oil")
    del shelf.articles[ArticleId("c")]
    for _ in range(2):
        assert hits_of(engine, "oi.") == {"a": 2, "b": 3}
        assert engine.search(Or((Regex("oi."), Term("longer"))))[0].hits == 3
    shelf.articles[ArticleId("b")] = written("b", "no")
    assert hits_of(engine, "oi.") == {"a": 2}
    engine.close()


def test_a_new_state_of_the_index_has_texts_of_its_own(
    shelf: Shelf, written: Makes, engine_over: Callable[[Shelf], WhooshEngine]
) -> None:
    engine = engine_over(shelf)
    assert hits_of(engine, "o.l") == {"a": 2, "c": 2}
    changed = shelf.articles[ArticleId("c")] = written("c", "owl")
    builder = engine.builder()
    builder.add(changed)
    builder.commit()
    builder.close()
    assert engine.refresh()
    assert hits_of(engine, "o.l") == {"a": 2, "c": 1}
    engine.close()


def test_what_is_costly_is_refused_as_for_one_article(
    written: Makes, engine_over: Callable[[Shelf], WhooshEngine]
) -> None:
    shelf = Shelf(written("a", "short", "w" * 2_000))
    engine, regex = engine_over(shelf), Regex(r"\w+\w+\w+x")
    for _ in range(2):
        with pytest.raises(QueryError) as caught:
            engine.search(regex)
        with pytest.raises(QueryError) as expected:
            regex_spans(shelf.articles[ArticleId("a")], regex, Effort())
        assert caught.value.message == expected.value.message
        assert "¶ 2 of a.txt" in caught.value.message
    engine.close()


def test_time_ends_for_many_texts_too(shelf: Shelf, engine_over: Callable[[Shelf], WhooshEngine]) -> None:
    engine = engine_over(shelf)
    snapshot: Snapshot = engine._snapshot
    with pytest.raises(QueryError, match="too long"):
        snapshot.leaves.regexes.among(Regex("o"), range(3), Effort(seconds=-1.0))
    engine.close()


def test_matches_that_are_lit_are_bounded() -> None:
    effort = Effort()
    effort.light(1_000_000)
    with pytest.raises(QueryError, match="too long"):
        effort.light(1)


# Short cuts ---------------------------------------------------------------------------------------------------------

HEADS = ["[ab]*", "[ab]+", "[^.]*", r"\w+", r"\w{2,}", ".*", "a+", "b*?", "(a+)", r"\b", r"\bab", r"(?<!\w)ab", ""]
TAILS = [
    "",
    "b",
    "ab",
    "c",
    r"(\w)\1",
    "(?<=b)c?",
    "(a|b)c",
    "c|b",
    "b*",
    r"\b",
    "[.]",
    "é",
    "(?i:AB)",
    "$",
    " a",
    "AB",
]
LETTERS = st.text("aabbcAB. é\u212a", max_size=24)


@given(st.sampled_from(HEADS), st.sampled_from(TAILS), LETTERS, st.booleans())
def test_short_cuts_find_what_the_expression_finds(head: str, tail: str, text: str, ignore_case: bool) -> None:
    expression = re.compile(head + tail, re.IGNORECASE if ignore_case else 0)
    expected = [Span(found.start() + 3, found.end() + 3) for found in expression.finditer(text) if found[0]]
    pattern = compiled(Regex(head + tail, ignore_case))
    assert list(pattern.spans_in(text, 3)) == expected
    assert pattern.count_in([text, "", text], len(text), Effort()) == 2 * len(expected)


@given(st.lists(st.integers(0, 3_000), max_size=90), st.sampled_from(["x", r"\w+x", "x?", r"\w+ \w+x"]))
def test_many_passages_are_counted_one_by_one(lengths: Sequence[int], pattern: str) -> None:
    texts = ["x" * (length % 3) + " " * length for length in lengths]
    expected = sum(1 for text in texts for found in re.finditer(pattern, text) if found[0])
    assert compiled(Regex(pattern)).count_in(texts, max(map(len, texts), default=0), Effort()) == expected


@given(st.sampled_from(["x", r"\w+x", r"\w+.*x", "(a|b|c)x{2,9}", "a.*b.*c.*d"]), st.text("wxa ", max_size=300))
def test_what_is_short_is_safe(source: str, letters: str) -> None:
    pattern = compiled(Regex(source))
    assert pattern.safe > 100
    assert pattern.steps((letters * 9_000)[: min(pattern.safe, 20_000)]) <= 2e8


@pytest.mark.parametrize(
    "pattern", ["a|b+", "(a+)b", "a{2,5}b", "a+?b", "a++b", r"\x61+b", "ab+", "", r"\bab", "[]a]", "^a*", "(?i)a+"]
)
def test_what_begins_otherwise_has_no_leading_run(pattern: str) -> None:
    assert leading_run(pattern, re.compile(pattern).flags) is None


def test_what_a_pattern_tells_of_itself() -> None:
    assert leading_run("[ab]+x|y", 0) is None
    assert leading_run(r"[]\]a-]{3,}", 0) == (r"[]\]a-]", 3, True)
    assert letters_in_all("(?i:Ab)*x(CD)+ é|y", 0) == ""
    assert letters_in_all("(Ab)?x(CD)+ éfgh", 0) == "cd"
    assert letters_first(r"\bof+") == r"\bof+"
    assert letters_first(r"(?<!\w)a|b") == r"a(?<!\wa)|b"
