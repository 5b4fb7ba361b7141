"""Pages made to hurt: whatever the bytes, a draft that holds together or an honest refusal, in little time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import FIELDS, Draft
from csto_tui.corpus.readers import html
from csto_tui.corpus.readers.html_names import author_names, cut_title
from csto_tui.corpus.readers.html_tree import parse
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Article
from csto_tui.text.clean import clean

NOW = dt.date(2025, 6, 1)
JSON_LD = b'<script type="application/ld+json">'
TEXT = b"<p>The presidents of six states signed an agreement on a joint force in Moscow.</p>"
PIECES = st.sampled_from(
    [
        *r"""<p>
</p>
<div>
</div>
<h1>
</h1>
<table>
<tr>
<td>
</td>
<li>
<ul>
</ul>
<a href=x>
</a>
<br>
<pre>
</pre>
<!--
-->
<script type="application/ld+json">
</script>
{"@graph":[
{"@type":"NewsArticle","headline":"Six states","author":[{}],"articleBody":7,"publisher":{"@id":"#"}}
{"@type":"NewsArticle","headline":["Six states",{}],"datePublished":["x",7,null],"author":[[]]}
]}
<title>
</title>
<title>Six states - The Example</title>
<meta property=og:title content="a - b">
<meta property=og:site_name content=The>
<meta property=article:published_time content=2012-99-99>
<meta property=article:published_time content=99999999T9>
<meta name=date content=1999999999999>
<meta property=og:url content=https://a.b/2012/02/31/c>
<time datetime=0000-00-00>
<time datetime=2012-05-15T23:30:00Z>
<meta name=author content="By ,;|">
<link rel=canonical href=https://a.b/2012/02/28/c>
<figure>
<figcaption>
</figure>
<nav>
</nav>
<article>
</article>
<svg>
<template>
<span class=byline>
</span>
<aside hidden>
<form>
<select>
<option>
&#27;
&#155;
&#8238;
&#xD800;
&#0;
&nbsp;
&shy;
<!
<?
</
<
>
"
'
明斯克会议。
The presidents of six states signed an agreement on a joint force in Moscow.
By Kirill Dovlatov
15.05.2012
Новости
MIME-Version: 1.0""".split("\n"),
        " | ",
        " - ",
        *"\n\t \x00\x0c\r\x1b\x85\u0301\u2028\ufeff\ud7ff",
        "e\u0301",
    ]
)


def holds_together(draft: Draft) -> None:
    text = draft.text
    assert text == clean(text)
    end = 0
    for one in draft.aside:
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.kind
        end = one.span.end
    assert draft.heading is None or 0 <= draft.heading.start < draft.heading.end <= len(text)
    for given_ in draft.given:
        assert given_.field in FIELDS
        assert given_.values
        assert all(value and value == clean(value) for value in given_.values)
        assert given_.evidence.text == clean(given_.evidence.text)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode()) | st.binary())
def test_any_page_gives_a_draft_or_a_refusal(content: bytes) -> None:
    try:
        (draft,) = html.read(content)
    except SourceError:
        return
    holds_together(draft)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode()))
def test_any_page_gives_an_article_or_a_refusal(content: bytes) -> None:
    try:
        articles = read_bytes(content, "a.html", now=NOW)
    except SourceError as refusal:
        if "the reader failed" in refusal.message:
            raise
        return
    for article in articles:
        covers_its_text(article)


def covers_its_text(article: Article) -> None:
    spans = sorted((one.span.start, one.span.end) for parts in (article.passages, article.boilerplate) for one in parts)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = sum(len("".join(article.text[start:end].split())) for start, end in spans)
    assert covered == len("".join(article.text.split()))


@given(st.text(), st.lists(st.text(max_size=9), max_size=3), st.lists(st.text(max_size=9), max_size=3))
def test_any_title_is_cut_within_itself(title: str, sites: list[str], headlines: list[str]) -> None:
    cut = cut_title(title, sites, headlines)
    assert cut.headline in title
    assert cut.site in title
    author_names([title], sites)


MONSTERS = {
    "deep blocks": b"<div>" * 100_000 + TEXT,
    "deep inline": b"<b>" * 100_000 + TEXT,
    "open paragraphs": b"<p>" * 100_000 + TEXT,
    "deep tables": b"<table><tr><td>" * 30_000 + TEXT,
    "attributes": b"<div " + b" ".join(b'a%d="x"' % number for number in range(100_000)) + b">" + TEXT,
    "blanks in a tag": b"<a " + b" " * 500_000 + b">" + TEXT,
    "one line": b"<p>" + b"word " * 1_000_000,
    "open scripts": TEXT + b"<script>" * 100_000,
    "open titles": b"<title>" * 20_000 + b"</title>" * 20_000 + TEXT,
    "entities": b"&#x1b;&#155;&#8238;" * 50_000 + TEXT,
    "deep json": JSON_LD + b"[" * 100_000 + b"</script>" + TEXT,
    "deep objects": JSON_LD + b'{"a":' * 900 + b"1" + b"}" * 900 + b"</script>" + TEXT,
    "blanks in json": JSON_LD + b" " * 500_000 + b"x" + b" \n" * 500_000 + b"x</script>" + TEXT,
    "commas in json": JSON_LD + b", \n" * 300_000 + b"</script>" + TEXT,
    "a long number": JSON_LD + b'{"headline":' + b"1" * 9_999 + b"}</script>" + TEXT,
    "properties": b"<div itemprop='author publisher'>" * 20_000 + TEXT,
    "parts": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 3_000 + TEXT,
    "a long header": b"MIME-Version: 1.0\nSubject: "
    + b"=?utf-8?q?a?=\n " * 50_000 + b"\nContent-Type: text/html\n\n" + TEXT,
}  # fmt: skip


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_read(name: str) -> None:
    (article,) = read_bytes(MONSTERS[name], "a.html", now=NOW)
    assert article.words


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(SourceError, match="too complex: more than 400,000 elements"):
        parse("<i>x" * 250_000)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 999, bytes(range(256)) * 99, b"<!-- nothing -->", b"\x89PNG\r\n\x1a\n" * 99]
)
def test_what_is_no_page_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError):
        read_bytes(content, "a.html", now=NOW)


def test_encoded_escapes_are_cleaned_after_decoding() -> None:
    markup = (
        "<html lang='en&#27;]0;x&#7;'><title>Six &#27;[2J&#155;states</title>"
        "<meta name=author content='Anna&#27; Novak'>"
        "<link rel=canonical href='https://example.org/a&#27;b'><h1>Six &#27;[2J&#155;states</h1>"
        "<p>The presidents&#27;]52;c;eA==&#7; of six states &#8238;signed an agreement in Moscow.</p>"
    )
    (article,) = read_bytes(markup.encode(), "a.html", now=NOW)
    shown = repr(article)
    assert "\\x1b" not in shown
    assert "\\x9b" not in shown
    assert "\\u202e" not in shown
    assert article.title.value == "Six [2J›states"  # 155 means what browsers make of it


def test_a_hidden_element_is_not_text() -> None:
    markup = (
        TEXT + b"<p hidden>Not for readers of any kind, not today.</p><div style='DISPLAY : none'>Nor this one.</div>"
    )
    (article,) = read_bytes(markup, "a.html", now=NOW)
    assert len(article.passages) == 1


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was reached for"))
    html.read(
        b"<link rel=stylesheet href=http://127.0.0.1/a><img src=http://127.0.0.1/b><base href=http://127.0.0.1/>" + TEXT
    )
