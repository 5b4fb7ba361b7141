"""Regular expressions: what is refused before it runs, what is taken, and what it matches."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.engine.limits import Effort
from csto_tui.engine.regular import compiled, regex_spans
from csto_tui.engine.ways import Ways, ways_of
from csto_tui.errors import QueryError
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Regex
from csto_tui.model.span import Span


def article(*paragraphs: str, title: str = "") -> Article:
    text, passages = "", []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    return Article(ArticleId("a"), "a.txt", "0" * 64, text, tuple(passages), title=known)


EXPLOSIVE = (
    "(a+)+b",
    "(a*)*b",
    "(a|a)*b",
    "(a|aa)+b",
    "((a+)b?)+c",
    "(?:a+){9,}b",
    "(a?){60}b",
    "a?" * 30 + "a" * 30,
    "(x+x+)+y",
    r"(\w+\s?)*!",
    "(a{1,20}){1,20}b",
    "(?=(a+)+b)a",
    "(?#[)(a+)+b",
    r"([^]\]]+)+b",
)


@pytest.mark.parametrize("pattern", EXPLOSIVE)
def test_what_explodes_is_refused(pattern: str) -> None:
    re.compile(pattern)
    with pytest.raises(QueryError) as caught:
        compiled(Regex(pattern))
    assert caught.value.hint


@pytest.mark.parametrize(
    "pattern",
    [
        "NATO.*Minsk",
        r"\b[A-Z]\w+ \w+ \w+, \d{1,2} \w+ \d{4}\b",
        "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* 2012",
        "colou?r|favou?rite",
        "“[^”]+”",
        r"(?i:nato)\W+(?:\w+\W+){0,3}csto",
        r"(\w)\1",
        "(?P<y>20..)-(?P=y)",
        r"\$[\d,.]+ (million|billion)",
        "Лукашэн[кц][аеуі]",
        r"(?<=the )(?!big)\w++",
        "a{,3}b{2,}",
        "[^.]*Minsk[^.]*",
    ],
)
def test_what_people_write_is_taken(pattern: str) -> None:
    text = "The NATO met in Minsk, 12 March 2012; “a colour” of $3,000 million. " * 8
    began = time.process_time()
    spans = regex_spans(article(text), Regex(pattern), Effort())
    assert time.process_time() - began < 1.0
    assert [span.of(text) for span in spans] == [found[0] for found in re.finditer(pattern, text) if found[0]]


ATOMS = st.sampled_from(["a", "b", "[ab]", r"\w", ".", "(a|b)", "(ab)", "(a?b)", "(a+b)", "(?:b|ab)"])
QUANTIFIERS = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?"])
PATTERNS = st.lists(st.tuples(ATOMS, QUANTIFIERS).map("".join), min_size=1, max_size=7).map("".join)


@settings(max_examples=300)
@given(PATTERNS, st.sampled_from(["a" * 400 + "!", "ab" * 200 + "!", "aab" * 130, "a b " * 100]))
def test_what_is_taken_ends_soon(pattern: str, text: str) -> None:
    began = time.process_time()
    try:
        regex_spans(article(text), Regex(pattern + "!x"), Effort())
    except QueryError:
        return
    assert time.process_time() - began < 4.0


def test_the_bound_depends_on_the_text() -> None:
    pattern = compiled(Regex(r"\w+ \w+ \w+ \w+,"))
    assert pattern.steps("in the course of the day " * 40) < 1e7
    assert pattern.steps("w" * 1_000) > 1e9
    assert compiled(Regex("NATO.*Minsk.*Brest")).steps("NATO and Minsk " * 60) < 1e8
    assert compiled(Regex("(?i)nato.*Minsk.*Brest")).steps("na " * 300 + "nato") > 1e8
    assert compiled(Regex(r"(\w)\1+")).steps("ab" * 10) == 21 * 20
    assert ways_of("a.*|b") == Ways(2.0, (".",))
    assert ways_of(r"a.*|b\w+\w+") == Ways(2.0, ("", ""))
    assert ways_of(r"\x3a+:") == Ways(1.0, (r"\x3a",), "")


def test_time_for_regular_expressions_ends() -> None:
    with pytest.raises(QueryError, match="too long"):
        regex_spans(article("text"), Regex("t"), Effort(seconds=-1.0))


def test_line_breaks_are_spaces_and_matches_stay_in_passages() -> None:
    one = article("rapid\nreaction", "force")
    assert [s.of(one.text) for s in regex_spans(one, Regex("d r.*"), Effort())] == ["d\nreaction"]
