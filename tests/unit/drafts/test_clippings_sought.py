"""Clippings searched, and taken away."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from csto_tui.citations import cite
from csto_tui.drafts import CLIPPING_FORMS, Cutting, exported_clippings, found_clippings
from csto_tui.errors import QueryError
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.model.clipping import Clipping, ClippingId, Standing
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

CARD = ArticleCard(
    id=ArticleId("alpha"),
    path="alpha.txt",
    title=Known("Ministers *meet* in Minsk", Status.STATED),
    source=Known("Baltic Wire", Status.STATED),
    authors=Known(),
    published=Known(Edtf("2011-03-01"), Status.STATED),
    place=Known(),
    language=Known(),
    address=Known(),
    sha256="ab" * 32,
    words=10,
    passages=3,
)
HEAD = (("export", "clippings"), ("query", "a,=1+1"), ("fingerprint", "f00"))


def clipping(number: int, text: str, note: str = "", *tags: str) -> Clipping:
    at = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
    return Clipping(ClippingId(number), "seeds", CARD, number, Span(0, len(text)), text, at, note, tags)


CLIPPINGS = (
    clipping(1, "Лукашенко agreed to café treaties", "look this up", "csto", "To do"),
    clipping(2, "=cmd()|' /C calc'!A0", "-2+3", "@tag"),
    clipping(3, "Nobody \x1b]52;c;eA==\x07spoke of it", "", "csto"),
)


def cuttings(style: str = "chicago-note", standing: Standing = Standing.HERE) -> list[Cutting]:
    return [
        Cutting(one, cite(Citation(CARD, Locator("paragraph", str(one.passage))), style), standing) for one in CLIPPINGS
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [1, 2, 3]),
        ("agreed", [1]),
        ("лукашенко CAFE", [1]),
        ("agre", [1]),
        ('"agreed to"', [1]),
        ('"to agreed"', []),
        ("tag:csto", [1, 3]),
        ("tag:CSTO agreed", [1]),
        ('tag:"to do"', [1]),
        ("tag:cs", []),
        ("-tag:csto", [2]),
        ("note:look", [1]),
        ("note:agreed", []),
        ("minsk", [1, 2, 3]),
        ("baltic -nobody", [1, 2]),
        ("=cmd", [2]),
    ],
)
def test_words_tags_and_notes(query: str, ids: list[int]) -> None:
    assert [one.id for one in found_clippings(CLIPPINGS, query)] == ids


def test_another_field_is_an_error_that_says_where() -> None:
    with pytest.raises(QueryError, match="no field “source:”") as raised:
        found_clippings(CLIPPINGS, "agreed source:rt")
    assert (raised.value.start, raised.value.end) == (7, 16)


@pytest.mark.parametrize("form", CLIPPING_FORMS)
@pytest.mark.parametrize("style", ["chicago-note", "bibtex", "ris", "wikipedia", "csl-json"])
def test_every_form_is_clean_and_says_where_it_comes_from(form: str, style: str) -> None:
    text = exported_clippings(cuttings(style), form, HEAD)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert text.endswith("\n")
    assert ("f00" in text) == (form != "bibliography" or style not in ("ris", "csl-json"))
    assert exported_clippings([], form, HEAD)


def test_no_cell_of_a_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(exported_clippings(cuttings(), "csv", HEAD))))
    assert rows[1] == ["# query: a,=1+1"]
    cells = [cell for row in rows for cell in row]
    assert "'=cmd()|' /C calc'!A0" in cells
    assert "'-2+3" in cells
    assert "'@tag" in cells
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]


def test_lines_of_json_have_the_head_first() -> None:
    head, *objects = map(json.loads, exported_clippings(cuttings(), "jsonl", HEAD).splitlines())
    assert head == dict(HEAD)
    assert [(one["id"], one["passage"], one["tags"]) for one in objects] == [
        (1, 1, ["csto", "To do"]),
        (2, 2, ["@tag"]),
        (3, 3, ["csto"]),
    ]
    assert objects[0]["sha256"] == CARD.sha256


def test_markdown_has_quotation_citation_note_and_tags() -> None:
    text = exported_clippings(cuttings(standing=Standing.GONE), "md", HEAD)
    assert "> Лукашенко agreed to café treaties\n\n“Ministers" in text
    assert "*Note:* look this up\n\n*Tags:* csto, To do\n\n*The corpus has no such article any more.*" in text
    assert "meet*" not in text.replace("\\*", "")


def test_a_bibliography_has_each_citation_once() -> None:
    twice = [*cuttings("bibtex"), *cuttings("bibtex")]
    assert exported_clippings(twice, "bibliography", HEAD).count("@") == 3
    assert len(json.loads(exported_clippings(cuttings("csl-json"), "bibliography", HEAD))) >= 1
