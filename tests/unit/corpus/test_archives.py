"""Feeds, books and web archives: many articles in one file, each with what is stated of it."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import epub, feeds, warc
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, Status
from csto_tui.text.clean import clean

NOW = dt.date(2025, 6, 1)
SENTENCE = "The presidents of six states met in Minsk on Thursday and signed an agreement, they said."
LAST = "They left again on the following day, as the press service of the summit had said they would."
RSS = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://example.org/rss.dtd">
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example &amp; Views</title><language>en-gb</language>
<item><title>Summit &lt;b&gt;opens&lt;/b&gt;</title><link>http://example.org/1</link>
<pubDate>Thu, 01 Mar 2012 23:10:00 +0300</pubDate><dc:creator>Anna Petrova</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><script>no()</script><p>They left &#27;]52;c;x&#7; late.</p>]]>
</content:encoded></item>
<item><title>Second</title><guid>http://example.org/2</guid><author>b@example.org (Ivan Ivanou)</author>
<source url="http://example.net">Example Agency</source>
<description>Only &lt;i&gt;this&lt;/i&gt;&nbsp;is said.</description></item>
<item><title>Third has nothing but a title</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title>
<entry><title>Summit</title><link rel="edit" href="http://example.org/x"/><link href="http://example.org/a"/>
<updated>2012-03-02T00:00:00Z</updated><author><name>Anna Petrova</name><email>a@example.org</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p><p>They left.</p></div></content>
</entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title>
<dc:publisher>Example Press</dc:publisher></channel>
<item><title>Summit</title><dc:date>2004-05-06</dc:date><description>{SENTENCE}</description></item></rdf:RDF>"""


def articles(content: str | bytes, name: str) -> tuple[Article, ...]:
    return read_bytes(content.encode() if isinstance(content, str) else content, name, now=NOW)


def texts(article: Article) -> list[str]:
    return [article.passage_text(one.number) for one in article.passages]


def refusal(read: Callable[[bytes], object], content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(content)
    return caught.value.message


def day(article: Article) -> str:
    return article.published.value.text if article.published.value else ""


def test_an_rss_file_is_its_entries() -> None:
    first, second, third = articles(RSS, "feed.xml")
    assert texts(first) == [SENTENCE, "They left ]52;c;x late."]
    assert (first.id, first.title.value, day(first)) == ("feed.xml:1", "Summit opens", "2012-03-01")
    assert first.published.evidence[0].text == "<pubDate>Thu, 01 Mar 2012 23:10:00 +0300</pubDate>"
    assert (first.source.value, first.source.status) == ("Example & Views", Status.INFERRED)
    assert (first.authors.value, first.address.value) == (("Anna Petrova",), "http://example.org/1")
    assert texts(second) == ["Only this is said."]
    assert (second.source.value, second.source.status) == ("Example Agency", Status.STATED)
    assert (second.authors.value, second.address.value) == (("Ivan Ivanou",), "http://example.org/2")
    assert (third.title.value, third.words) == ("Third has nothing but a title", 0)
    assert feeds.read(RSS.encode())[0].remarks == ("2 of 3 entries hold no full text, only what the feed says of them",)


def test_an_atom_file_is_its_entries() -> None:
    (article,) = articles(ATOM, "a.atom")
    assert texts(article) == [SENTENCE, "They left."]
    assert (day(article), article.published.status) == ("2012-03-02", Status.INFERRED)
    assert (article.authors.value, article.address.value) == (("Anna Petrova",), "http://example.org/a")


def test_an_rdf_file_is_its_entries() -> None:
    (article,) = articles(RDF, "a.rdf")
    assert (article.source.value, article.source.status, day(article)) == ("Example Press", Status.STATED, "2004-05-06")


CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>Example, March</dc:title><dc:creator>Anna Petrova</dc:creator><dc:publisher>calibre</dc:publisher>
<dc:date>2012-03-01T00:00:00+00:00</dc:date><dc:language>en</dc:language></metadata><manifest>
<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%201.xhtml" media-type="application/xhtml+xml"/>
<item id="e" href="text/empty.xhtml" media-type="application/xhtml+xml"/>
<item id="x" href="../../../../etc/passwd" media-type="application/xhtml+xml"/>
<item id="p" href="cover.png" media-type="image/png"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="p"/><itemref idref="n"/><itemref idref="a"/><itemref idref="e"/><itemref idref="x"/>
<itemref idref="b"/><itemref idref="gone"/></spine></package>"""


def chapter(title: str, *lines: str, book: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    named = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{book or title}</title></head>'
    return f"{named}<body><h1>{title}</h1>{body}</body></html>"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def book(**more: str) -> bytes:
    return packed(
        {
            "META-INF/container.xml": CONTAINER.format("OEBPS/content.opf"),
            "OEBPS/content.opf": PACKAGE,
            "OEBPS/nav.xhtml": chapter("Contents", SENTENCE),
            "OEBPS/text/a 1.xhtml": chapter("Summit opens", SENTENCE, LAST, book="Example, March"),
            "OEBPS/text/empty.xhtml": "<html><body><img/></body></html>",
            "OEBPS/text/b.xhtml": chapter("Milk again", "Belarus may sell its milk.", SENTENCE),
            **more,
        }
    )


def test_a_book_is_the_documents_of_its_spine() -> None:
    first, second = articles(book(), "b.epub")
    assert (first.id, first.title.value, texts(first)) == ("b.epub:1", "Summit opens", [SENTENCE, LAST])
    assert (second.id, second.title.value) == ("b.epub:4", "Milk again")
    assert (first.authors.value, first.authors.status) == (("Anna Petrova",), Status.INFERRED)
    assert (first.source.value, day(first), first.published.status) == (None, "2012-03-01", Status.INFERRED)
    assert epub.read(book())[0].remarks == ("documents without text left out: 2, 3",)


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({}, "it is no EPUB"),
        ({"META-INF/container.xml": CONTAINER.format("../../etc/passwd")}, "damaged: it names no package"),
        ({"META-INF/container.xml": CONTAINER.format("a"), "a": PACKAGE}, "no document in it holds text"),
        ({"META-INF/container.xml": '<!DOCTYPE c [<!ENTITY a "b">]><c>&a;</c>'}, "refused"),
        (
            {"META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes"/></e>'},
            "it is enc",
        ),
    ],
)
def test_what_is_no_book(members: dict[str, str], said: str) -> None:
    assert refusal(epub.read, packed(members)).startswith(said)


def test_hidden_fonts_are_no_encryption() -> None:
    fonts = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert len(epub.read(book(**{"META-INF/encryption.xml": fonts}))) == 2


PAGE = chapter("Саммит в Минске", *["Президенты шести государств встретились в Минске, сообщает агентство."] * 6)
PAGE = PAGE.replace(
    "</body>", f"<div class='related'>{'<p><a href=x>Другие новости дня на сайте агентства</a></p>' * 20}</div></body>"
)


def record(kind: str, address: str, block: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2020-01-02T10:00:00Z\r\n"
    head += f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    lines = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers))
    return lines.encode() + b"\r\n" + body


def chunked(body: bytes) -> bytes:
    pieces = [body[at : at + 100] for at in range(0, len(body), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


RECORDS = (
    record("warcinfo", "", b"software: x", "application/warc-fields"),
    record("response", "http://example.org/a", http(PAGE.encode("cp1251"), kind="text/html; charset=windows-1251")),
    record("response", "http://example.org/404", http(PAGE.encode(), status="404 Not Found")),
    record("response", "http://example.org/i.png", http(b"\x89PNG", kind="image/png")),
    record("response", "http://example.org/ad", http(b"<p>Buy this")),
    record("revisit", "http://example.org/a", http(b"")),
    record("response", "http://example.org/b", http(chunked(gzip.compress(PAGE.encode())), "Content-Encoding: gzip",
                                                    "Transfer-Encoding: chunked")),
    record("response", "http://example.org/d", http(zlib.compress(PAGE.encode()), "Content-Encoding: deflate")),
    record("response", "http://example.org/br", http(b"\x0b\x02", "Content-Encoding: br")),
    record("resource", "http://example.org/c", PAGE.encode(), "text/html"),
    record("response", "http://example.org/a", http(PAGE.encode("cp1251"), kind="text/html; charset=windows-1251")),
)  # fmt: skip
PLAIN = b"".join(RECORDS)
ZIPPED = b"".join(map(gzip.compress, RECORDS))


@pytest.mark.parametrize(
    ("content", "name"),
    [(PLAIN, "s.warc"), (ZIPPED, "s.warc.gz"), (gzip.compress(PLAIN), "s.warc.gz")],
    ids=["plain", "packed by record", "packed as a whole"],
)
def test_a_web_archive_is_its_pages(content: bytes, name: str) -> None:
    found = articles(content, name)
    assert [one.address.value for one in found] == [f"http://example.org/{last}" for last in "abdc"]
    assert {one.title.value for one in found} == {"Саммит в Минске"}
    assert {len(one.passages) for one in found} == {6}, "what stands beside the article is no part of it"
    assert [one.id for one in found] == [f"{name}:{number}" for number in range(1, 5)]
    assert found[0].address.note == "captured on 2020-01-02"
    assert "WARC-Date: 2020-01-02" in found[0].address.evidence[0].text
    assert found[0].published.value is None, "the day of capture is no date of publication"
    assert warc.read(content)[0].remarks == (
        "a page packed with br was left out: http://example.org/br",
        "pages with hardly a word left out: 1",
    )


@pytest.mark.parametrize(
    "content",
    [
        PLAIN[:-1700],
        ZIPPED[:-600],
        ZIPPED + gzip.compress(RECORDS[0])[:10],
        PLAIN + b"junk",
        ZIPPED + b"junk",
        ZIPPED[:-700] + ZIPPED,
    ],
    ids=range(6),
)
def test_a_cut_archive_gives_what_stands_before(content: bytes) -> None:
    drafts = warc.read(content)
    assert len(drafts) >= 3
    assert any(remark.startswith("damaged or cut after record") for remark in drafts[0].remarks)


def test_a_wacz_file_is_the_pages_of_its_list() -> None:
    listed = '{"format":"json-pages-1.0"}\nnonsense\n[]\n{"url":"http://example.org/b#top"}\n' + "[" * 50_000
    whole = {"archive/data.warc.gz": ZIPPED, "pages/pages.jsonl": listed}
    assert [one.address.value for one in articles(packed(whole), "s.wacz")] == ["http://example.org/b"]
    del whole["pages/pages.jsonl"]
    assert len(warc.read_wacz(packed(whole))) == 4
    assert refusal(warc.read_wacz, packed({"x": "y"})).startswith("it is no WACZ file")


def test_an_archive_that_swells_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.corpus.readers.warc_records._LARGEST", 2_000_000)
    bomb = record("response", "http://example.org/x", http(bytes(3_000_000)))
    drafts = warc.read(ZIPPED + gzip.compress(bomb))
    assert drafts[0].remarks[-2].startswith("damaged or cut")
    monkeypatch.setattr("csto_tui.corpus.readers.warc_records._LARGEST_PAGE", 100_000)
    body = gzip.compress(b"a b " * 4_000_000)
    (draft,) = warc.read(record("response", "http://example.org/y", http(body, "Content-Encoding: gzip")))
    assert 90_000 < len(draft.text) <= 100_000


SEEDS = [
    (feeds.read, RSS.encode()),
    (feeds.read, ATOM.encode()),
    (epub.read, book()),
    (warc.read, PLAIN),
    (warc.read, ZIPPED),
]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_bent_files_are_read_or_refused(data: st.DataObject) -> None:
    read, seed = data.draw(st.sampled_from(SEEDS))
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(read, bytes(content))


def check(read: Callable[[bytes], tuple[Draft, ...]], content: bytes) -> None:
    try:
        drafts = read(content)
    except SourceError:
        return
    assert drafts
    for draft in drafts:
        assert draft.text == clean(draft.text)
        assert draft.key
        assert all(one.values and one.evidence.text == clean(one.evidence.text) for one in draft.given)
