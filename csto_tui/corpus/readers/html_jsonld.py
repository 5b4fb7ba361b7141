"""JSON-LD: what a page says of itself to search engines; broken JSON is read as far as it tells something.

Nothing here follows a reference out of the page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from csto_tui.corpus.readers.html_tree import Element
from csto_tui.text.clean import clean_line

__all__ = ["Node", "article_node", "body_of", "linked_nodes", "names_in", "of_type", "texts_of"]

Node = Mapping[str, object]
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review)$")
_FRAMES = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>"), ("", ";"))
"""What templates put around a script's text."""
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_FALLBACK = re.compile(r'"(headline|datePublished|articleBody|inLanguage)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_MOST = 5_000
"""Nodes of one page."""
_DEEPEST = 60


def linked_nodes(root: Element) -> tuple[Node, ...]:
    """Return the objects of all JSON-LD scripts of a page, those that stand on their own before those within others."""
    found: list[tuple[int, Node]] = []
    for element in root.walk():
        if element.tag == "script" and "ld+json" in element.get("type").lower():
            text = "".join(child for child in element.children if isinstance(child, str))
            found.extend(_nodes(_parsed(text)))
    return tuple(node for _, node in sorted(found[:_MOST], key=lambda one: one[0]))


def _parsed(text: str) -> object:
    bare = text.strip()
    for front, back in _FRAMES:
        bare = bare.removeprefix(front).removesuffix(back).strip()
    for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    facts = {match[1]: match[2].replace('\\"', '"').replace("\\/", "/") for match in _FALLBACK.finditer(bare)}
    return {"@type": "Article", **facts} if "headline" in facts else None


def _nodes(value: object) -> Iterator[tuple[int, Node]]:
    """Yield the objects in a value with their depth; lists and @graph add none."""
    waiting: list[tuple[int, object]] = [(0, value)]
    count = 0
    while waiting and count < _MOST:
        depth, one = waiting.pop()
        if isinstance(one, list):
            waiting.extend((depth, item) for item in reversed(one))
        elif isinstance(one, dict):
            count += 1
            yield depth, one
            if depth < _DEEPEST:
                waiting.extend(
                    (depth if key == "@graph" else depth + 1, item)
                    for key, item in reversed(one.items())
                    if isinstance(item, dict | list)
                )


def article_node(nodes: Sequence[Node], titles: Sequence[str]) -> Node | None:
    """Return the object that describes the page's own article: one whose headline is the page's, else the first."""
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in of_type(node))]
    wanted = {_key(title) for title in titles if title}
    for node in articles:
        headline = _key(" ".join(texts_of(node, "headline") or texts_of(node, "name")))
        if headline and any(headline in one or one in headline for one in wanted):
            return node
    return next((node for node in articles if "headline" in node or "datePublished" in node), None)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def of_type(node: Node) -> tuple[str, ...]:
    """Return the types of an object."""
    kinds = node.get("@type")
    return tuple(str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])[:10])


def texts_of(node: Node, key: str) -> tuple[str, ...]:
    """Return the texts that an object has under a key, entities resolved, each on one line."""
    value = node.get(key)
    values = value if isinstance(value, list) else [value]
    texts = (clean_line(html.unescape(one)) for one in values[:50] if isinstance(one, str))
    return tuple(filter(None, texts))


def body_of(node: Node) -> str:
    """Return the text of the article that its object holds, its lines as they stand and markup and all; or nothing."""
    value = node.get("articleBody")
    return html.unescape(value) if isinstance(value, str) else ""


def names_in(node: Node, key: str, nodes: Sequence[Node]) -> tuple[tuple[str, str], ...]:
    """Return the names of the people or bodies under a key, each with its type; `nodes` resolves references."""
    value = node.get(key)
    found: list[tuple[str, str]] = []
    for one in (value if isinstance(value, list) else [value])[:50]:
        if isinstance(one, str):
            found.append((clean_line(html.unescape(one)), ""))
        elif isinstance(one, dict):
            here: Node = one
            if "name" not in here and "@id" in here:
                here = next((node for node in nodes if node.get("@id") == here["@id"] and "name" in node), here)
            found.extend((name, of_type(here)[0]) for name in texts_of(here, "name"))
    return tuple((name, kind) for name, kind in found if name)
