"""Whatever an article's card holds, every style gives well-formed text."""

from __future__ import annotations

import datetime as dt
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.citations import STYLES, cite
from csto_tui.citations.titles import headline
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.model.edtf import Edtf

WORDS = st.text(max_size=30) | st.text("a B.,-‘’“”\"'{}|\\%$#&_[]<>~^@:\n\x1b\u202eЖж", max_size=30)
DATES = st.sampled_from(
    "2012-03-01 2012-03 2012 XXXX-06-14 XXXX-06 2010/2011 2010-01-02/2010-01-05 2011? 2011~ 2011% "
    "2010?/2011 0001-01-01".split()
).map(Edtf)


def known(values):
    statuses = st.sampled_from([Status.STATED, Status.INFERRED, Status.USER])
    return st.just(Known()) | st.builds(Known, values, statuses)


CARDS = st.builds(
    ArticleCard,
    id=st.just(ArticleId("a")),
    path=st.just("a.txt"),
    title=known(WORDS),
    source=known(WORDS),
    authors=known(st.lists(WORDS, max_size=5).map(tuple)),
    published=known(DATES),
    place=known(WORDS),
    language=known(st.sampled_from(["en", "ru", "be", "xx"]) | WORDS),
    address=known(WORDS | WORDS.map("https://".__add__)),
    sha256=st.text("0123456789abcdef", max_size=64),
    words=st.integers(0, 9),
    passages=st.integers(0, 9),
)
CITATIONS = st.builds(
    Citation,
    article=CARDS,
    locator=st.none() | st.builds(Locator, st.sampled_from(["paragraph", "page", "line"]), WORDS),
    quotation=WORDS,
    accessed=st.none() | st.dates(dt.date(1, 1, 1)),
)


def is_harmless(text: str) -> bool:
    return not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]", text
    )


@given(CITATIONS, st.sampled_from(STYLES))
def test_every_style_takes_every_card(citation, style):
    result = cite(citation, style)
    assert result.style == style
    assert result.text
    assert result.text == cite(citation, style).text
    for text in (result.text, result.markdown, *result.warnings):
        assert is_harmless(text)
    assert json.loads(json.dumps(result.csl)) == result.csl
    assert result.csl["type"] in ("article-newspaper", "webpage")
    assert all(value for value in result.csl.values())


@given(CITATIONS, st.sampled_from(["bibtex", "biblatex"]))
def test_braces_stay_in_pairs(citation, style):
    text = cite(citation, style).text
    depth = 0
    for index, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        assert depth > 0 or index == len(text) - 1 or index <= text.index("{")
    assert depth == 0
    lines = text.split("\n")
    assert re.fullmatch(r"@[a-z]+\{[a-z0-9-]+,", lines[0])
    assert all(re.fullmatch(r"  [a-z]+ = (\{.+\}|[a-z]{3}),", line) for line in lines[1:-1])
    assert lines[-1] == "}"


@given(CITATIONS)
def test_ris_is_one_tag_a_line(citation):
    lines = cite(citation, "ris").text.split("\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .+", line) for line in lines[:-1])
    assert lines[0].startswith("TY  - ")
    assert lines[-1] == "ER  - "
    assert sum(line.startswith(("TY", "ER")) for line in lines) == 2


@given(CITATIONS)
def test_a_wikipedia_template_is_closed_once(citation):
    text = cite(citation, "wikipedia").text
    assert text.count("{{") == text.count("}}") == 1
    assert text.startswith("{{cite news |")
    assert text.endswith("}}")
    assert "[[" not in text
    assert all(re.match(r"[a-z0-9-]+=", field) for field in text[2:-2].split("|")[1:])


@given(CITATIONS)
def test_csl_json_reads_back(citation):
    (item,) = json.loads(cite(citation, "csl-json").text)
    assert {key: value for key, value in item.items() if key != "annote"} == cite(citation, "apa").csl


@given(WORDS)
def test_title_case_only_raises(title):
    made = headline(title, "en")
    assert len(made) == len(title) or any(len(letter.upper()) > 1 for letter in title)
    assert made.casefold() == title.casefold() or any(len(letter.upper()) > 1 for letter in title)
    assert headline(made, "en") == made
