"""The parts of the page reader, each by itself: the tree, the lines, the furniture, the names, the extra."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from csto_tui.corpus.readers import html
from csto_tui.corpus.readers.html_extra import extracted
from csto_tui.corpus.readers.html_furniture import Furniture
from csto_tui.corpus.readers.html_names import author_names, cut_title
from csto_tui.corpus.readers.html_text import lines_of, plain
from csto_tui.corpus.readers.html_tree import Element, parse

LONG = "The presidents of six states signed an agreement on a joint force in Moscow on Sunday evening. "


def shape(element: Element) -> list[object]:
    return [child if isinstance(child, str) else [child.tag, *shape(child)] for child in element.children]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a<p>b", [["p", "a"], ["p", "b"]]),
        ("<p>a<div>b</div>c", [["p", "a"], ["div", "b"], "c"]),
        (
            "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
            [["ul", ["li", "a"], ["li", "b", ["ul", ["li", "c"]]], ["li", "d"]]],
        ),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["table", ["tr", ["td", "a"], ["td", "b"]], ["tr", ["td", "c"]]]]),
        ("<b>a<p>b</b>c</p>d", [["b", "a", ["p", "b", "c"], "d"]]),
        ("a</div>b", ["a", "b"]),
        ("<head><title>t</title><p>a", [["title", "t"], ["p", "a"]]),
        ("<head><script src='x'/><title/></head><body><p>a", [["script"], ["title"], ["p", "a"]]),
        ("<head><title>t</head><p>a", [["title", "t"], ["p", "a"]]),
        ("<head><title>t<body><p>a", [["title", "t"], ["p", "a"]]),
        ("a<br/>b<img src=x>c", ["a", ["br"], "b", ["img"], "c"]),
        ("a<svg><g/><text>no</text></svg>b<template>no</template>", ["a", "b"]),
        ("<script>var p = '<p>no</p>'</script>a", [["script"], "a"]),
        ("<a href=1>x<a href=2>y</a>", [["a", "x"], ["a", "y"]]),
    ],
)
def test_the_tree_is_what_a_browser_makes(markup: str, expected: list[object]) -> None:
    assert shape(parse(markup).root) == expected


def test_lines_are_blocks() -> None:
    root = parse(
        "<title>no</title><p>a <b>b</b>\n c</p>d<br>e<pre>f\n  g</pre>"
        "<p>co\u00adop<wbr>erate</p><dl><dt>h<dd>i</dl><p hidden>no</p><p> \n </p><input value=no><option>j"
    ).root
    assert plain(root).split("\n") == ["a b c", "d", "e", "f", "g", "cooperate", "h", "i", "j"]
    assert html.plain("<p>a<p>&lt;b&gt;") == "a\n<b>"


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<nav>x</nav>", "navigation"),
        ("<div role=navigation>x</div>", "navigation"),
        ("<div class='c-related-links'>x</div>", "navigation"),
        ("<div class=shareTools>x</div>", "navigation"),
        ("<div id=disqus_thread>x</div>", "footer"),
        ("<section class=article-comments>x</section>", "footer"),
        ("<p class=wp-caption-text>x</p>", "caption"),
        ("<p class=caption-s4-fx>x</p>", ""),
        ("<figcaption>x</figcaption>", "caption"),
        ("<p class=byline>By Anna Novak</p>", "byline"),
        (f"<div class=author>{LONG * 3}</div>", ""),
        ("<span rel=author>Anna Novak</span>", "byline"),
        ("<p><time>15 May</time></p>", "date"),
        ("<p>It began on <time>15 May</time> in Minsk.</p>", ""),
        ("<div class=shareholders>x</div>", ""),
        ("<div class=download>x</div>", ""),
        (f"<div class=related><h1>x</h1>{LONG}</div>", ""),
        (f"<div class=sidebar><p>{LONG}</p></div>", ""),  # all the text there is
        (f"<div class=comments><p>{LONG}</p></div>", "footer"),
        (f"<nav><p>{LONG}</p></nav>", "navigation"),
        (f"<form><p>{LONG}</p></form>", ""),
    ],
)
def test_what_the_markup_says_of_a_line(markup: str, kind: str) -> None:
    root = parse(markup).root
    assert lines_of(root, Furniture(root))[-1].kind == kind


@pytest.mark.parametrize(
    ("title", "sites", "headlines", "expected"),
    [
        ("Six states sign | The Example", ["Example"], [], ("Six states sign", "The Example")),
        ("Six states sign | World | The Example", ["Example"], [], ("Six states sign", "The Example")),
        ("Six states sign – the force is new", [], [], ("Six states sign – the force is new", "")),
        ("Six states sign - The Example", [], [], ("Six states sign - The Example", "")),
        ("The Example: Six states sign", ["The Example"], [], ("Six states sign", "The Example")),
        ("六国签署协议-光明网", [], [], ("六国签署协议", "光明网")),
        ("Six states - World - The Example", [], ["Six states"], ("Six states", "The Example")),
        ("The Example", ["The Example"], [], ("The Example", "")),
        ("", [""], [""], ("", "")),
    ],
)
def test_a_site_is_cut_off_a_title(
    title: str, sites: list[str], headlines: list[str], expected: tuple[str, str]
) -> None:
    cut = cut_title(title, sites, headlines)
    assert (cut.headline, cut.site) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["Anna Novak"], ("Anna Novak",)),
        (["By ANNA NOVAK and Kirill Dovlatov for The Example"], ("Anna Novak", "Kirill Dovlatov")),
        (["Autor: Anna Novak"], ("Anna Novak",)),
        (["Анна Новак и Кирилл Довлатов"], ("Анна Новак", "Кирилл Довлатов")),
        (["Anna Novak. The Example"], ("Anna Novak",)),
        (["肖春芳"], ("肖春芳",)),
        (["The Example"], ()),
        (["https://example.org/anna"], ()),
        (["anna@example.org"], ()),
        (["Our Foreign Staff", "Редакция", "CNN Wire", "admin", "", " ,;"], ()),
    ],
)
def test_authors_are_people(values: list[str], expected: tuple[str, ...]) -> None:
    assert author_names(values, ["The Example"]) == expected


def test_without_the_extra_a_page_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert extracted(f"<p>{LONG}") == ()
    (draft,) = html.read(f"<p>{LONG}".encode())
    assert draft.text == LONG.strip()


def test_the_extra_is_asked_about_short_texts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def extract(markup: str, **_: object) -> str:
        asked.append(markup)
        return "\n".join([LONG + "Found by\x1b the extra."] * 5)

    extra = ModuleType("trafilatura")
    extra.extract = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "trafilatura", extra)
    (draft,) = html.read(f"<h1>Six states sign</h1><p>{LONG}<img src='data:image/png;base64,{'A' * 999}'>".encode())
    assert draft.text.count("Found by␛ the extra.") == 5
    assert draft.text.startswith("Six states sign\n")
    assert "base64" not in asked[0]
    (draft,) = html.read(f"<p>{LONG * 30}".encode())
    assert "extra" not in draft.text
    (draft,) = html.read(f"<p {'a ' * 20_000}>{LONG}".encode())
    assert len(asked) == 1
    assert "extra" not in draft.text
