"""Archived copies: their address and their day, apart from the original's."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from csto_tui.corpus.bibliography import joined, read_bibliographies
from csto_tui.corpus.columns import column_map
from csto_tui.corpus.corpus_toml import apply, read_content
from csto_tui.corpus.corrections import Corrections
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SettingsError, UsageError
from csto_tui.model.article import Article, ArticleId, Known, Status

NOW = dt.date(2025, 6, 1)
BODY = "The ministers met in Minsk and talked of the transit of gas, officials of both sides said."
ORIGINAL = "https://post.example/gas/1"
COPY = f"https://web.archive.org/web/20120301101500/{ORIGINAL}"
OTHER = "https://archive.ph/AbC12"


def article(text: str, name: str = "a.md") -> Article:
    (one,) = read_bytes(text.encode(), name, now=NOW)
    return one


def said(one: Article) -> tuple[str | None, str | None, str | None]:
    return one.address.value, one.archive_address.value, str(one.archived.value) if one.archived.value else None


@pytest.mark.parametrize(
    ("front", "found"),
    [
        (f"url: {ORIGINAL}\narchive-url: {COPY}\narchive-date: 2012-03-02", (ORIGINAL, COPY, "2012-03-02")),
        (f"archive_url: {COPY}", (ORIGINAL, COPY, "2012-03-01")),
        (f"url: {COPY}", (ORIGINAL, COPY, "2012-03-01")),
        (f"url: {ORIGINAL}\narchived: {OTHER}", (ORIGINAL, OTHER, None)),
        (f"url: {OTHER}", (None, OTHER, None)),
        (f"url: {ORIGINAL}\narchived: true\narchive: Internet Archive", (ORIGINAL, None, None)),
        ("url: https://archive.org/details/paper_1912", ("https://archive.org/details/paper_1912", None, None)),
    ],
)
def test_front_matter(front: str, found: tuple[str | None, ...]) -> None:
    one = article(f"---\n{front}\n---\n# Talks on gas\n\n{BODY}")
    assert said(one) == found
    assert one.archive_address.evidence or found[1] is None


PAGE = f"<html><head><title>Talks on gas</title>LINK</head><body><h1>Talks on gas</h1><p>{BODY}</p></body></html>"
SAVED = f"<!-- saved from url=(0063){COPY} -->\n"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (SAVED + PAGE, (ORIGINAL, COPY, "2012-03-01")),
        (SAVED + PAGE.replace("LINK", f'<link rel="canonical" href="{ORIGINAL}">'), (ORIGINAL, COPY, "2012-03-01")),
        (PAGE.replace("LINK", f'<link rel="canonical" href="{COPY}">'), (ORIGINAL, COPY, "2012-03-01")),
        (PAGE.replace("LINK", f'<link rel="canonical" href="{ORIGINAL}">'), (ORIGINAL, None, None)),
    ],
)
def test_saved_pages(page: str, found: tuple[str | None, ...]) -> None:
    one = article(page, "a.html")
    assert said(one) == found
    assert one.archive_address.status is (Status.STATED if found[1] else Status.UNKNOWN)


def warc(address: str, *more: str) -> bytes:
    page = PAGE.replace("</p>", f" {BODY} {BODY}</p>").encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = [
        *("WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {address}", "WARC-Date: 2020-01-02T10:00:00Z", *more),
        *("Content-Type: application/http", f"Content-Length: {len(block)}", "", ""),
    ]
    return "\r\n".join(head).encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (warc(ORIGINAL), (ORIGINAL, None, "2020-01-02")),
        (warc(COPY), (ORIGINAL, COPY, "2012-03-01")),
        (warc(ORIGINAL, f"WARC-Source-URI: {COPY}"), (ORIGINAL, COPY, "2012-03-01")),
        (warc(ORIGINAL, "WARC-Source-URI: https://elsewhere.example/1"), (ORIGINAL, None, "2020-01-02")),
    ],
)
def test_web_archives(content: bytes, found: tuple[str | None, ...]) -> None:
    (one,) = read_bytes(content, "a.warc", now=NOW)
    assert said(one) == found
    assert one.published.value is None


def test_columns_by_name_and_as_chosen() -> None:
    cells = f"Talks on gas,{BODY.replace(',', '')},Morning Post,AFP,{ORIGINAL},{COPY},02.03.2012\n"
    named = f"title,text,source,News agency,url,archive_url,archive date\n{cells}"
    one = article(named, "a.csv")
    assert (said(one), one.agency.value) == ((ORIGINAL, COPY, "2012-03-02"), "AFP")
    chosen = column_map("agency=d,archive=f,archived=g,url=e,title=a,text=b,source=c")
    (two,) = read_bytes(f"a,b,c,d,e,f,g\n{cells}".encode(), "b.csv", now=NOW, columns=chosen)
    assert (said(two), two.agency.value) == (said(one), "AFP")


RIS = f"TY  - NEWS\nTI  - Talks on transit gas\nUR  - {COPY}\nUR  - {ORIGINAL}\nER  -\n"
BIB = f"""@online{{a, title = {{Talks on transit gas}}, agency = {{AFP}}, url = {{{ORIGINAL}}},
  journal = {{Morning Post}}, archiveurl = {{{COPY}}}, archivedate = {{2012-03-02}}}}"""
CSL = json.dumps([{"type": "webpage", "title": "Talks on transit gas", "URL": ORIGINAL, "archive_location": COPY}])


@pytest.mark.parametrize(
    ("name", "text", "day", "agency"),
    [("a.ris", RIS, "2012-03-01", None), ("a.bib", BIB, "2012-03-02", "AFP"), ("a.json", CSL, "2012-03-01", None)],
)
def test_bibliographies(tmp_path: Path, name: str, text: str, day: str, agency: str | None) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    one = joined(article(f"Talks on transit gas\n\n{BODY}", "x.txt"), read_bibliographies(tmp_path))
    assert (said(one), one.agency.value) == ((ORIGINAL, COPY, day), agency)
    assert name in one.archive_address.evidence[0].text


def test_corpus_toml_and_corrections() -> None:
    text = f'[articles."x.txt"]\nagency = "AFP"\nsource = "Post"\narchive_address = "{COPY}"\narchived = 2012-03-02\n'
    one = apply(article(f"Talks on gas\n\n{BODY}", "x.txt"), read_content(text.encode(), "corpus.toml"))
    assert (one.agency.value, one.archive_address.value, str(one.archived.value)) == ("AFP", COPY, "2012-03-02")
    assert one.archived.status is Status.USER
    with pytest.raises(SettingsError, match="archived is no date"):
        read_content(b'[articles."x.txt"]\narchived = "soon"\n', "corpus.toml")
    corrections = Corrections(None)
    corrections.correct(ArticleId("x"), "archived", "2 March 2012")
    assert str(apply(one, corrections.notes()).archived.value) == "2012-03-02"
    with pytest.raises(UsageError, match="is no date"):
        corrections.correct(ArticleId("x"), "archived", "soon")


def test_an_article_without_a_copy_stays_as_it_is() -> None:
    one = article(f"Talks on gas\n\n{BODY}", "x.txt")
    assert (one.archive_address, one.archived) == (Known(), Known())
