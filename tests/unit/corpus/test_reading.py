"""Properties of reading: whatever the bytes, an article that holds together or an honest refusal."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.reading import read, read_bytes
from csto_tui.corpus.scan import Found, scan
from csto_tui.errors import SourceError
from csto_tui.model.article import Article
from csto_tui.text.clean import clean
from csto_tui.text.normalize import word_count

NOW = dt.date(2025, 6, 1)
NAMES = st.sampled_from(["a.txt", "a.md"])
LINES = st.sampled_from(
    """


/ / News
Leave a comment
By Kirill Dovlatov
By , and
01.03.2012
31/12/2010
* * *
\ufeff
Новости
Belarus Leader Snubs Summit
MINSK, 1 March (BelTA) – The President met the guests of the summit in Minsk.
    The presidents of six states signed an agreement on a joint force
in Moscow, while Belarus stayed away in
A decade ago, on May 14th, 9999, it was founded.
Late last year, in December 9999, they met.
It met on June 30. It will meet on June 31.
---
+++
=====
# Heading
> **quoted** [link](x)
title: x
- item
```
e\u0301 **\u0301** x
\u0301
MINSK –
() -
/ТАСС/.
明斯克会议。
© 2012
Source:
\x1b[2J""".split("\n")
)


def holds_together(article: Article) -> None:
    text = article.text
    assert text == clean(text)
    spans = [one.span for one in article.passages] + [one.span for one in article.boilerplate]
    covered = [0] * len(text)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        for place in range(span.start, span.end):
            covered[place] += 1
    assert max(covered) == 1, "no stretch is two things"
    assert all(covered[place] or text[place].isspace() for place in range(len(text))), "no visible letter is lost"
    assert [one.number for one in article.passages] == list(range(1, len(article.passages) + 1))
    assert article.words == sum(word_count(one.span.of(text)) for one in article.passages)
    for known in (
        article.title,
        article.source,
        article.authors,
        article.published,
        article.place,
        article.address,
    ):
        for line in known.evidence:
            assert line.span is None or line.span.end <= len(text)
            assert "\n" not in line.text
        assert not isinstance(known.value, str) or known.value == clean(known.value).strip()


def reads_or_refuses(data: bytes, name: str) -> None:
    try:
        articles = read_bytes(data, name, now=NOW)
    except SourceError:
        return  # anything else is a bug and fails the test
    assert articles
    for article in articles:
        holds_together(article)


@given(st.binary(max_size=200), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    reads_or_refuses(data, name)


@given(st.text(max_size=200), NAMES)
def test_any_text(text: str, name: str) -> None:
    reads_or_refuses(text.encode("utf-8", "surrogatepass"), name)


@settings(max_examples=300)
@given(st.lists(LINES, max_size=25), NAMES)
def test_any_mix_of_newspaper_lines(lines: list[str], name: str) -> None:
    reads_or_refuses("\n".join(lines).encode(), name)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"* * *\n---"])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no words") as caught:
        read_bytes(data, "a.txt", now=NOW)
    assert caught.value.where == "a.txt"


def test_a_hostile_article_is_harmless() -> None:
    text = "Title \x1b]52;c;eA==\x07 \u202eof [/b] it\n\nText [@click=app.quit]here\x9b31m and on, they said.\n"
    (article,) = read_bytes(text.encode(), "a.txt", now=NOW)
    assert article.title.value == "Title ␛]52;c;eA==␇ \ufffdof [/b] it"
    assert article.passage_text(1) == "Text [@click=app.quit]here\ufffd31m and on, they said."


def test_ids_hashes_and_the_file_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.TXT"):
        (tmp_path / name).write_text("Text stands here, all of it.", encoding="utf-8")
    articles = [one for found in scan([tmp_path]) if isinstance(found, Found) for one in read(found, now=NOW)]
    assert sorted(one.id for one in articles) == ["a", "a.TXT", "a.md"]
    assert {one.sha256 for one in articles} == {hashlib.sha256(b"Text stands here, all of it.").hexdigest()}
