"""Archived copies, links to the words quoted, locators."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.citations import STYLES, cite, text_fragment
from csto_tui.model.article import Known, Passage, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

COPY = "https://web.archive.org/web/20170207112933/http://post.example/a"


def stated(value):
    return Known(value, Status.STATED)


@pytest.fixture
def card(item):
    return item("A", "Post", None, "2012-03-01").card()


@pytest.mark.parametrize(
    ("copy", "original", "keeper", "made"),
    [
        (COPY, "http://post.example/a", "Wayback Machine", "7 February 2017"),
        (
            "http://archive.org/web/20170207/post.example/a",
            "https://post.example/a",
            "Wayback Machine",
            "7 February 2017",
        ),
        (
            "web.archive.org/web/2017id_/http:/post.example/",
            "http://post.example/",
            "Wayback Machine",
            "2017",
        ),
        (
            "https://archive.ph/201702/https://post.example/a",
            "https://post.example/a",
            "archive.today",
            "February 2017",
        ),
        ("https://arquivo.pt/wayback/20171399/https://p.example/a", "https://p.example/a", "Arquivo.pt", "2017"),
        (
            "https://arquivo.pt/wayback/20170299/https://p.example/a",
            "https://p.example/a",
            "Arquivo.pt",
            "February 2017",
        ),
        ("https://archive.is/0017/https://p.example/a", "https://p.example/a", "archive.today", ""),
    ],
)
def test_an_archives_address_is_taken_apart(card, copy, original, keeper, made):
    for found in (replace(card, address=stated(copy)), replace(card, archive_address=stated(copy))):
        cited = cite(Citation(found), "wikipedia")
        assert f"|url={original} |" in cited.text
        assert "|archive-url=http" in cited.text
        assert (f"|archive-date={made}}}}}" in cited.text) == bool(made)
        assert cited.csl["archive"] == keeper


def test_what_is_stated_of_a_copy_stands_over_its_address(card):
    found = replace(
        card,
        address=stated("https://post.example/b"),
        archive_address=stated(COPY),
        archived=stated(Edtf("2017-02-08")),
    )
    text = cite(Citation(found), "chicago-note").text
    assert text.endswith(
        f", March 1, 2012, https://post.example/b, archived February 8, 2017, at the Wayback Machine, {COPY}."
    )


def test_an_address_like_an_archives_is_no_archives(card):
    for address in ("https://post.example/web/20170207/http://other.example/a", "https://perma.cc/AB12-CD34"):
        assert "archive" not in cite(Citation(replace(card, address=stated(address))), "wikipedia").text


@pytest.mark.parametrize("style", STYLES)
def test_a_copy_alone_is_cited_in_every_style(card, style):
    found = replace(card, source=Known(), archive_address=stated("https://perma.cc/AB12-CD34"))
    cited = cite(Citation(found), style)
    assert "perma.cc/AB12-CD34" in cited.text or style == "citekey"
    assert "unknown" not in cited.text.replace("year unknown", "")
    assert cited.csl["type"] == "webpage"
    assert cited.link == "https://perma.cc/AB12-CD34"


@pytest.mark.parametrize(
    ("quotation", "fragment"),
    [
        ("We agree.", "We%20agree."),
        ("a-b, c & d", "a%2Db%2C%20c%20%26%20d"),
        ("Мы «за»", "%D0%9C%D1%8B%20%C2%AB%D0%B7%D0%B0%C2%BB"),
        (
            "One two three four five\nsix seven eight nine ten.",
            "One%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten.",
        ),
        ("w" * 60 + " " + "x" * 60, "w" * 60 + "%20" + "x" * 60),
        (
            " ".join(f"word{n}" for n in range(30)),
            "word0%20word1%20word2%20word3%20word4,word25%20word26%20word27%20word28%20word29",
        ),
    ],
)
def test_a_link_opens_at_the_words(quotation, fragment):
    assert text_fragment("https://post.example/a", quotation) == f"https://post.example/a#:~:text={fragment}"


def test_a_link_keeps_the_fragment_that_there_is():
    assert text_fragment("https://p.example/a#top:~:text=old", "new") == "https://p.example/a#top:~:text=new"
    assert text_fragment("https://p.example/a#top", "new") == "https://p.example/a#top:~:text=new"
    assert text_fragment("", "new") == text_fragment("https://p.example/a", " \n") == ""


@given(st.text(max_size=300))
def test_a_link_is_one_word_of_plain_letters(quotation):
    link = text_fragment("https://p.example/a", quotation)
    assert link.isascii()
    assert not set(link) & set(" \n\t<>\"'")
    assert link == "" or unquote(link).startswith("https://p.example/a#:~:text=")


def test_markdown_links_to_the_words(card):
    found = replace(card, address=stated("https://post.example/a_b"))
    quoted = Citation(found, quotation="We agree.")
    assert cite(quoted, "chicago-note").markdown.endswith(
        r", [https://post.example/a\_b](<https://post.example/a_b#:~:text=We%20agree.>)."
    )
    assert cite(quoted, "mla").markdown.endswith(
        r", [post.example/a\_b](<https://post.example/a_b#:~:text=We%20agree.>)."
    )
    assert cite(quoted, "mla").link == "https://post.example/a_b#:~:text=We%20agree."
    assert cite(Citation(found), "mla").markdown.endswith(r", [post.example/a\_b](<https://post.example/a_b>).")


def test_a_passage_is_cited_by_its_page_or_else_its_number():
    assert Locator.of(Passage(4, Span(0, 1))) == Locator("paragraph", "4")
    assert Locator.of(Passage(4, Span(0, 1), page=3)) == Locator("page", "3")


@pytest.mark.parametrize(
    ("style", "paragraphs", "pages"),
    [
        ("chicago-note", ", ¶¶ 2–4.", ", pp. 2–4."),
        ("apa", ", paras. 2–4.", ", pp. 2–4."),
        ("mla", ", pars. 2–4.", ", pp. 2–4."),
        ("wikipedia", "|at=¶¶ 2–4}}", "|pages=2–4}}"),
        ("citekey", ", paras. 2–4]", ", pp. 2–4]"),
    ],
)
def test_several_places_are_in_the_plural(card, style, paragraphs, pages):
    assert cite(Citation(card, Locator("paragraph", "2–4")), style).text.endswith(paragraphs)
    assert cite(Citation(card, Locator("page", "2–4")), style).text.endswith(pages)


def test_an_agency_without_an_outlet_is_the_author(card):
    found = replace(card, source=Known(), agency=stated("Reuters"))
    assert cite(Citation(found), "mla").text == "Reuters. “A.” [source unknown], 1 Mar. 2012."
    assert "agency" not in cite(Citation(found), "wikipedia").text


def test_an_inferred_agency_is_bracketed(card):
    found = replace(card, agency=Known("Reuters", Status.INFERRED))
    assert cite(Citation(found), "harvard").text.startswith("[Reuters?] (2012)")
