"""Quotations, locators, warnings, and text that tries to break out of a format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from csto_tui.citations import STYLES, cite, csl_item
from csto_tui.errors import UnknownStyle
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.model.edtf import Edtf


def card(title="A plain title", source="Post", authors=None, published="2012-03-01", address=None):
    def known(value):
        return Known() if value is None else Known(value, Status.STATED)

    return ArticleCard(
        ArticleId("a"),
        "a.txt",
        known(title),
        known(source),
        known(authors),
        known(Edtf(published) if published else None),
        Known(),
        Known("en", Status.STATED),
        known(address),
        "",
        1,
        1,
    )


@pytest.mark.parametrize(
    ("style", "paragraph", "page"),
    [
        ("chicago-note", ", ¶ 4.", ", p. 3."),
        ("chicago-date", ", ¶ 4.", ", p. 3."),
        ("apa", ", para. 4.", ", p. 3."),
        ("mla", ", par. 4.", ", p. 3."),
        ("harvard", ", para. 4.", ", p. 3."),
        ("plain", ", ¶ 4", ", p. 3"),
        ("wikipedia", " |at=¶ 4}}", " |page=3}}"),
        ("bibtex", "note = {¶ 4.}", "pages = {3}"),
        ("biblatex", "note = {¶ 4.}", "pages = {3}"),
        ("ris", "N1  - ¶ 4\n", "SP  - 3\n"),
        ("citekey", ", para. 4]", ", p. 3]"),
    ],
)
def test_a_locator_shows_in_the_manner_of_the_style(style, paragraph, page):
    assert paragraph in cite(Citation(card(), Locator("paragraph", "4")), style).text
    assert page in cite(Citation(card(), Locator("page", "3")), style).text


@pytest.mark.parametrize("style", ["chicago-note", "apa", "mla", "harvard", "plain"])
def test_a_quotation_stands_before_the_citation(style):
    alone = cite(Citation(card()), style)
    quoted = cite(Citation(card(), quotation="Yet we can state\nthat it is so."), style)
    assert quoted.text == f"“Yet we can state\nthat it is so.”\n{alone.text}"
    assert quoted.markdown == f"“Yet we can state\nthat it is so.”\n\n{alone.markdown}"


def test_a_quotation_between_its_own_marks_gets_no_second_pair():
    assert cite(Citation(card(), quotation="“It is so.”"), "mla").text.startswith("“It is so.”\n")
    assert cite(Citation(card(), quotation="“A,” he said. “B.”"), "mla").text.startswith("‘“A,” he said. “B.”’\n")


@pytest.mark.parametrize(
    ("style", "field"),
    [
        ("wikipedia", "|quote=We agree.}}"),
        ("bibtex", "annote = {We agree.}"),
        ("biblatex", "annotation = {We agree.}"),
        ("ris", "N1  - “We agree.”\n"),
        ("csl-json", '"annote": "“We agree.”"'),
        ("citekey", "“We agree.” [@"),
    ],
)
def test_formats_for_programs_carry_a_quotation_in_a_field(style, field):
    assert field in cite(Citation(card(), quotation="We agree."), style).text


def test_an_unknown_style_is_refused_with_the_list():
    with pytest.raises(UnknownStyle) as caught:
        cite(Citation(card()), "chicgo")
    assert all(style in caught.value.hint for style in STYLES)


def test_warnings_name_what_is_inferred_or_missing():
    blank = card(None, None, None, None)
    assert cite(Citation(blank), "apa").warnings == (
        "The title is not known.",
        "The source is not known.",
        "The authors are not known.",
        "The date of publication is not known.",
    )
    guessed = replace(card(source=None, authors=("A B",)), title=Known("T", Status.INFERRED))
    assert cite(Citation(guessed), "apa").warnings == (
        "The title is inferred, not stated.",
        "The source is not known.",
    )
    assert cite(Citation(card(authors=("A B",))), "apa").warnings == ()
    assert cite(Citation(card(authors=("A B",), published="XXXX-06")), "apa").warnings == (
        "The year of publication is not known.",
    )


def test_guessed_authors_are_bracketed():
    item = replace(card("T"), authors=Known(("Ann Lee",), Status.INFERRED))
    assert cite(Citation(item), "mla").text == "[Lee, Ann?]. “T.” Post, 1 Mar. 2012."


def test_an_untitled_article_says_so():
    assert cite(Citation(card(None)), "chicago-note").text == "[Untitled article], Post, March 1, 2012."
    assert "title = {{[Untitled article]}}" in cite(Citation(card(None)), "bibtex").text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///home/ann/a.txt", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_left_out(address):
    result = cite(Citation(card(address=address)), "wikipedia")
    assert "url=" not in result.text
    assert "URL" not in result.csl
    assert "The address is not one of the web and is left out." in result.warnings


def test_an_address_gets_its_scheme_and_is_made_safe():
    assert csl_item(Citation(card(address="post.example:80/a b|}]\x1b")))["URL"] == (
        "https://post.example:80/a%20b%7C%7D%5D%E2%90%9B"
    )


def test_a_template_cannot_be_left():
    text = cite(Citation(card("x}} {{evil|a}} [[b]] <ref> '''c''' &lt; <!-- -->")), "wikipedia").text
    inside = text.removeprefix("{{cite news |title=").partition(" |work=")[0]
    assert not set(inside) & set("{}[]<>|")
    assert "'''" not in inside
    assert "&amp;lt;" in inside
    assert cite(Citation(card("AT&T")), "wikipedia").text.startswith("{{cite news |title=AT&T |")


def test_tex_prints_what_the_source_has():
    text = cite(Citation(card(r'50% of \{A_1} & "B" ~ ^ # $')), "bibtex").text
    assert (
        r"title = {{50\% of {\textbackslash}{\textbraceleft}A\_1{\textbraceright} \& "
        r'{"}B{"} '
        r"{\textasciitilde} {\textasciicircum} \# \$}}"
    ) in text


def test_markdown_shows_what_the_source_has():
    marked = cite(Citation(card("A *b* [c](d) `e` <f>", "P_o*st")), "apa").markdown
    assert marked == r"A \*b\* \[c\](d) \`e\` \<f\>. (2012, March 1). *P\_o\*st*."
    assert cite(Citation(card("1. First")), "apa").markdown.startswith(r"1\. First")


def test_a_fence_is_longer_than_any_inside():
    marked = cite(Citation(card("a ```` b")), "ris").markdown
    assert marked.startswith("`````\n")
    assert marked.endswith("\n`````")


@pytest.mark.parametrize("style", STYLES)
def test_no_control_character_leaves(style):
    hostile = "a\x1b]52;c;eA==\x07\r\n\tb\u202ec\x9b\u2028d\ud800"
    wild = card(hostile, hostile, (hostile,), "2012", hostile)
    result = cite(Citation(wild, Locator("paragraph", hostile), hostile), style)
    for text in (result.text, result.markdown, json.dumps(result.csl, ensure_ascii=False)):
        assert all(letter == "\n" or letter.isprintable() or letter == "\ufffd" for letter in text), ascii(text)
        text.encode()


def test_a_title_with_its_own_full_stop_is_not_doubled():
    assert cite(Citation(card("It is over.")), "mla").text.startswith("“It Is Over.” Post")
    assert cite(Citation(card("Talks with the U.S.")), "apa").text.startswith("Talks with the U.S. (2012")


def test_marks_inside_a_title_change_with_the_marks_around_it():
    quoted = Citation(card('“Yes” to "no"'))
    assert cite(quoted, "mla").text.startswith("“‘Yes’ to ‘No.’”")
    assert cite(quoted, "harvard").text.startswith("Post (2012) ‘“Yes” to “no”’")


def test_more_names_than_a_style_lists():
    names = tuple(f"{chr(65 + n)}nn Lee{chr(97 + n)}" for n in range(22))
    assert "Lees, S., . . . Leev, V. (2012" in cite(Citation(card(authors=names)), "apa").text
    assert cite(Citation(card(authors=names)), "chicago-date").text.startswith(
        "Leea, Ann, Bnn Leeb, Cnn Leec, et al. 2012."
    )
    two = Citation(card(authors=("Reuters", "Ann Lee")))
    assert cite(two, "chicago-date").text.startswith("Reuters and Ann Lee.")
    assert cite(two, "mla").text.startswith("Lee, Ann.")  # an agency is no author
    assert cite(two, "chicago-date").text.startswith("Reuters and Ann Lee. 2012.")


def test_a_record_without_outlet_or_address_is_misc():
    assert cite(Citation(card(source=None)), "bibtex").text.startswith("@misc{")
    assert cite(Citation(card(source=None)), "biblatex").text.startswith("@misc{")
    online = Citation(card(source=None, address="a.example"))
    assert cite(online, "biblatex").text.startswith("@online{")
    assert cite(online, "ris").text.startswith("TY  - ELEC\n")
    for style in ("chicago-note", "chicago-date", "mla", "apa", "harvard", "plain"):
        assert "unknown" not in cite(online, style).text


def test_a_quotation_of_several_lines_is_one_line_of_a_record():
    quoted = Citation(card(), quotation="We\nagree.\n\nER  - \nTY  - BOOK")
    assert "N1  - “We agree. ER - TY - BOOK”\n" in cite(quoted, "ris").text
    assert "annote = {We agree. ER - TY - BOOK}" in cite(quoted, "bibtex").text
    assert "|quote=We agree. ER - TY - BOOK}}" in cite(quoted, "wikipedia").text


def test_an_address_is_a_link_in_markdown():
    linked = cite(Citation(card(address="https://post.example/a_b")), "chicago-note")
    assert linked.markdown.endswith(", <https://post.example/a_b>.")
    assert linked.text.endswith(", https://post.example/a_b.")
