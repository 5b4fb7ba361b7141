"""What the document formats share: archives within their limits, references, lenient XML, headings of parts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.parts import Part, draft_of
from csto_tui.corpus.readers.xml_tree import parse_xml, text_of
from csto_tui.corpus.readers.zip_members import LARGEST, ZipMembers, joined_path
from csto_tui.errors import SourceError


def title(draft: Draft) -> str:
    return draft.heading.of(draft.text) if draft.heading else ""


def refusal(read: Callable[[bytes], object], content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(content)
    return caught.value.message


def test_an_archive_may_not_swell_beyond_the_limit_by_many_members() -> None:
    half = zlib.compress(bytes(1))  # any incompressible filler would be slow: stored members do as well
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", bytes(LARGEST // 2))
        archive.writestr("b", bytes(LARGEST // 2))
        archive.writestr("c", half)
    members = ZipMembers(out.getvalue())
    members.read("a")
    members.read("b")
    assert refusal(members.read, "c").startswith("refused")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("base", "reference", "name"),
    [
        ("a/b.opf", "c.html#x", "a/c.html"),
        ("a/b.opf", "../c.html", "c.html"),
        ("a/b.opf", "%2e%2e/%2E%2E/etc/passwd", ""),
        ("a/b.opf", "/etc/passwd", ""),
        ("a/b.opf", "file:///etc/passwd", ""),
        ("a/b.opf", "\\\\host\\share", ""),
        ("a/b.opf", "%D0%90.html", "a/А.html"),
        ("a/b.opf", "#x", ""),
    ],
)
def test_references_stay_in_the_archive(base: str, reference: str, name: str) -> None:
    assert joined_path(base, reference) == name


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?><a>Минск</a>'.encode("cp1251"), "Минск"),
        ('<?xml version="1.0" encoding="gb2312"?><a>北京</a>'.encode("gb2312"), "北京"),
        ("<a>Минск</a>".encode("utf-16"), "Минск"),
        ('<?xml version="1.0" encoding="utf-16"?><a>b</a>'.encode("utf-16"), "b"),
        (b'<!DOCTYPE rss PUBLIC "x" "http://example.org/x.dtd"><a>x&nbsp;&eacute;&bogus;\x1b</a>', "x\xa0é"),
    ],
)
def test_lenient_xml(content: bytes, text: str) -> None:
    assert text_of(parse_xml(content, lenient=True)) == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>&#27;</a>",
        b'<a b="1" b="2"/>',
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><a/>',
        b'<?xml version="1.0" encoding="punycode"?><a/>',
        b"<a>" * 100_000,
    ],
)
def test_lenient_xml_is_not_endlessly_so(content: bytes) -> None:
    with pytest.raises(SourceError):
        parse_xml(content, lenient=True)


def test_a_nameplate_is_no_title_and_no_heading_below_the_text_is_one() -> None:
    plate = [Part("Weekly", level=1), Part("Summit opens in Minsk", level=2), Part("Text.")]
    assert title(draft_of(plate)) == "Summit opens in Minsk"
    assert title(draft_of([Part("word " * 30), Part("Summit opens in Minsk", level=1)])) == ""
    assert title(draft_of([Part("Weekly", "header", level=1), Part("* * *"), Part("Text.")])) == ""
