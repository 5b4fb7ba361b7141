from __future__ import annotations

import datetime as dt

from csto_tui.corpus.readers.frontmatter import front_matter
from csto_tui.corpus.reading import read_bytes
from csto_tui.model.article import Article, Status


def article(text: str) -> Article:
    (one,) = read_bytes(text.encode(), "a.md", now=dt.date(2025, 6, 1))
    return one


FULL = """---
title: "Is this: the end?"
author: [Kirill Dovlatov, 'Anna Novak']
date: 2012-03-01T10:00:00+03:00  # the first
source: The Minsk Times
url: https://example.org/x
lang: en-GB
place:
tags:
  - one
---
# Is this: the end?

**Minsk** is [the capital](https://example.org/minsk) of *Belarus* and snake_case_stays as it is.

> A quoted paragraph stands here, with some words.
"""


def test_front_matter_is_evidence() -> None:
    one = article(FULL)
    assert one.id == "a.md"
    assert one.title.value == "Is this: the end?"
    assert one.authors.value == ("Kirill Dovlatov", "Anna Novak")
    assert str(one.published.value) == "2012-03-01"
    assert (one.source.value, one.address.value) == ("The Minsk Times", "https://example.org/x")
    assert (one.language.value, one.place.value) == ("en", None)
    for known in (one.title, one.authors, one.published, one.source, one.address, one.language):
        assert known.status is Status.STATED
        (line,) = known.evidence
        assert line.span is not None
        assert line.span.of(one.text) == line.text == one.text.split("\n")[line.line - 1]


def test_light_syntax_is_set_aside() -> None:
    one = article(FULL)
    assert [kind.kind for kind in one.boilerplate] == ["metadata", "title"]
    assert [passage.span.of(one.text) for passage in one.passages] == [
        "Minsk is the capital of Belarus and snake_case_stays as it is.",
        "A quoted paragraph stands here, with some words.",
    ]
    assert one.text.count("\n") == FULL.count("\n")


def test_headings_in_both_styles() -> None:
    assert article("Lead-in\n\n# The **title** #\n\nText stands here, and it goes on.").title.value == "The title"
    assert article("The title\n=========\n\nText stands here, and it goes on.").title.value == "The title"


def test_code_stays_as_it_is() -> None:
    one = article("# T\n\n```\n**x** # y\n```\n\nText stands here, and it goes on.")
    assert "**x** # y" in one.text


def test_toml_front_matter() -> None:
    one = article('+++\ntitle = "A title"\ndate = 2012-03-01\nauthors = ["Anna Novak"]\n+++\nText stands here.')
    assert (one.title.value, str(one.published.value), one.authors.value) == (
        "A title",
        "2012-03-01",
        ("Anna Novak",),
    )


def test_what_is_no_front_matter() -> None:
    assert front_matter("---\nA rule, and text below it.\n---\nMore.") == (None, ())
    assert front_matter("---\ntitle: never closed\n") == (None, ())
    assert article("+++\nnot = toml = at all\n+++\nText stands here, all of it.").title.value is None


def test_lists_tags_and_anchors() -> None:
    text = "---\nauthors:\n  - Anna Novak\n  - Kirill Dovlatov\ntitle: !!python/object x\nsource: &a b\n---\n"
    _, given = front_matter(text)
    assert [(one.field, one.values) for one in given] == [("authors", ("Anna Novak", "Kirill Dovlatov"))]
    assert given[0].evidence.line == 2
