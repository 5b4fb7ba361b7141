"""Make skeletons of saved pages: their markup with what states title, date and source, and no prose.

    python tests/evaluation/pages/make_skeletons.py FOLDER [NAME …]

FOLDER holds `gold.jsonl` (file, address, title, date, source: all its names, origin) and the pages. Of a page stay the
elements with the attributes that the reader looks at, the metas of names and dates, JSON-LD down to names and dates,
headings that are the title, lines of a date or a name; every other letter becomes an `x`, every other figure a `0`.
Then elements are taken out, the last first, for as long as the reader says the same of title, date and source, until
the skeleton is small. A page of which that cannot be had is left out, and named.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csto_tui.corpus.dates import rest_of_date_line
from csto_tui.corpus.form import are_names
from csto_tui.corpus.readers.html_decode import markup_of
from csto_tui.corpus.readers.html_tree import Element, parse
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError

HERE = Path(__file__).parent / "skeletons"
LARGEST = 15_000
NOW = dt.date(2030, 1, 1)
META = re.compile(
    r"title|site_name|site$|date|time|publi|modif|updat|issued|created|author|creator|byl$|application-name|charset|"
    r"locale|language|og:url|og:type|content-type|lang$",
    re.IGNORECASE,
)
NO_META = re.compile(r"description|image|keyword|video|verification", re.IGNORECASE)
LINKED = frozenset(
    "@context @type @graph @id headline name datePublished dateModified dateCreated author publisher creator url "
    "mainEntityOfPage inLanguage isPartOf itemReviewed mainEntity".split()
)
NAMED = re.compile(r"Person|Organi[sz]ation|WebSite|NewsMedia|Article|Posting|WebPage|Report|Review|^$")
KEPT = ("id", "class", "itemprop", "itemtype", "role", "rel", "property", "name", "content", "datetime", "lang", "type")
LATIN, FIGURE, IDEOGRAPH = re.compile(r"[^\W\d_]"), re.compile(r"\d"), re.compile("[\u3040-\u30ff\u3400-\u9fff]")
PROPERTIES = frozenset("author name publisher datePublished headline".split())
VOID = frozenset("meta link br hr img input".split())
DROPPED = frozenset("img input source button select option textarea svg".split())


def facts(content: bytes, name: str) -> tuple[object, ...]:
    """Return what the reader says of a page."""
    try:
        article = read_bytes(content, name, now=NOW)[0]
    except SourceError as error:
        return (str(error),)
    return tuple(
        (known.value and str(known.value), known.status) for known in (article.title, article.published, article.source)
    )


def blank(text: str) -> str:
    """Return a text of the same shape that says nothing."""
    text = FIGURE.sub("0", IDEOGRAPH.sub("文", text))
    return LATIN.sub(lambda letter: letter[0] if letter[0] == "文" else "X" if letter[0].isupper() else "x", text)


def linked(value: Any) -> Any:
    """Return of JSON-LD what names and dates."""
    if isinstance(value, list):
        return [linked(one) for one in value[:6]]
    if not isinstance(value, dict):
        return value if not isinstance(value, str) or len(value) <= 300 else ""
    kind = value.get("@type", "")
    if not any(NAMED.search(str(one)) for one in (kind if isinstance(kind, list) else [kind])):
        return {}
    return {key: linked(one) for key, one in value.items() if key in LINKED}


def script(element: Element) -> str:
    """Return a script of JSON-LD without what is no fact."""
    text = "".join(child for child in element.children if isinstance(child, str)).strip()
    try:
        return json.dumps(linked(json.loads(text, strict=False)), ensure_ascii=False)
    except ValueError:
        return ""


def written(element: Element, titles: set[str], out: set[int]) -> Iterator[str]:
    """Yield the markup of an element without those in `out`."""
    if element.place in out or element.tag in DROPPED:
        return
    if element.tag == "script":
        if "ld+json" in element.get("type"):
            yield f'<script type="application/ld+json">{script(element)}</script>'
        return
    if element.tag == "meta":
        names = " ".join(element.get(key) for key in ("property", "name", "itemprop", "http-equiv", "charset"))
        if (
            not (META.search(names) or element.get("charset"))
            or NO_META.search(names)
            or len(element.get("content")) > 300
        ):
            return
    if element.tag == "link" and "canonical" not in element.get("rel"):
        return
    pairs = [(key, element.get(key)) for key in (*KEPT, "charset", "http-equiv") if element.get(key)]
    if len(element.get("content")) > (200 if element.tag == "meta" and "title" in names else 100):
        pairs = [(key, blank(value) if key == "content" and "://" not in value else value) for key, value in pairs]
    if element.get("href"):
        pairs.append(("href", element.get("href") if element.tag == "link" else "#"))
    yield "<" + " ".join([element.tag, *(f'{key}="{html.escape(value[:300])}"' for key, value in pairs)]) + ">"
    if element.tag in VOID:
        return
    whole = " ".join(element.text().split())
    for child in element.children:
        if isinstance(child, Element):
            yield from written(child, titles, out)
        elif child.strip():
            yield html.escape(child if is_fact(child, whole, element, titles) else blank(child), quote=False)
        else:
            yield " "
    yield f"</{element.tag}>"


def is_fact(text: str, whole: str, element: Element, titles: set[str]) -> bool:
    """Tell whether a text is the title, a date, or a name beside one."""
    if element.tag in ("title", "time") or " ".join(text.split()) in titles or whole in titles:
        return True
    rest = rest_of_date_line(whole)
    is_named = not PROPERTIES.isdisjoint(element.get("itemprop").split()) and len(whole) <= 60
    return (rest is not None and len(rest.split()) <= 5) or is_named or (len(whole) <= 60 and are_names(whole))


def skeleton(content: bytes, name: str) -> bytes | None:
    """Return the skeleton of a page, or None when the reader would say something else of it."""
    wanted = facts(content, name)
    page = parse(markup_of(content).text)
    titles = {str(wanted[0][0])} if isinstance(wanted[0], tuple) else set()
    places = [element.place for element in page.root.walk() if element.tag not in ("meta", "title")][1:]
    out: set[int] = set()

    def made() -> bytes:
        body = re.sub(r"\s+", " ", "".join(written(page.root, titles, out)))
        return body.replace("<html", "<!DOCTYPE html>\n<html", 1).replace("><", ">\n<").encode("utf-8")

    best = made()
    if facts(best, name) != wanted:
        return None
    size = max(1, len(places) // 3)
    while len(best) > LARGEST and size:
        for end in range(len(places), 0, -size):
            tried = set(places[max(0, end - size) : end])
            if tried <= out:
                continue
            before = set(out)
            out |= tried
            candidate = made()
            if len(candidate) < len(best) and facts(candidate, name) == wanted:
                best = candidate
            else:
                out.clear()
                out.update(before)
            if len(best) <= LARGEST:
                break
        size //= 2
    return best if len(best) <= LARGEST else None


def main(folder: Path, names: list[str]) -> None:
    """Write the skeletons of a folder's pages, and gold.jsonl beside them."""
    shutil.rmtree(HERE, ignore_errors=True)
    HERE.mkdir()
    kept = []
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        name = json.loads(line)["file"]
        if names and name not in names:
            continue
        made = skeleton((folder / name).read_bytes(), name)
        if made is None:
            print(f"left out: {name}")
            continue
        (HERE / name).write_bytes(made)
        kept.append(line)
    (HERE / "gold.jsonl").write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    print(f"{len(kept)} skeletons")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
