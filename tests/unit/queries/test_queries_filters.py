"""Which articles answer to a field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.query import And, Given, Node, Not, Or, Term
from csto_tui.model.span import Span
from csto_tui.queries.filters import fill
from csto_tui.queries.parser import parse


def known(value: str | None, status: Status = Status.STATED) -> Known[str]:
    return Known(value, status) if value is not None else Known()


def card(
    name: str,
    *,
    path: str = "",
    title: str | None = None,
    source: str | None = None,
    authors: tuple[str, ...] | None = None,
    date: str | None = None,
    date_status: Status = Status.STATED,
    language: str | None = None,
    address: str | None = None,
    source_status: Status = Status.STATED,
) -> ArticleCard:
    return ArticleCard(
        id=ArticleId(name),
        path=path or f"{name}.txt",
        title=known(title),
        source=known(source, source_status),
        authors=Known(authors, Status.STATED) if authors is not None else Known(),
        published=Known(Edtf(date), date_status) if date else Known(),
        place=Known(),
        language=known(language, Status.INFERRED),
        address=known(address),
        sha256="",
        words=1,
        passages=1,
    )


CARDS = (
    card(
        "rt",
        title="Minsk’s rapid reaction",
        source="RT",
        authors=("José Núñez", "Ann Lee"),
        date="2011-12-20",
        language="en",
    ),
    card(
        "rfe",
        path="2009/rferl/summit.HTML",
        source="RFE/RL",
        date="XXXX-06-14",
        address="www.rferl.org/a",
        language="en",
    ),
    card(
        "belta",
        title="Саммит ОДКБ",
        source="BelTA",
        authors=(),
        date="2012",
        language="ru",
        source_status=Status.INFERRED,
    ),
    card("lost"),
    card(
        "guess",
        title="Rapid Minsk",
        source="Reporter",
        date="2011-06",
        date_status=Status.INFERRED,
        language="en",
    ),
    card("kyiv", source="Kyiv Post", date="2009/2010"),
)


def no_mentions(kind: str | None, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
    raise AssertionError(f"asked for {kind} {name}")


@pytest.mark.parametrize(
    ("typed", "found", "label"),
    [
        ("source:rt", "rt", "source: RT"),
        ("source:RfErL", "rfe", "source: RFE/RL"),
        ("source:rfe/rl", "rfe", "source: RFE/RL"),
        ('source:"rfe rl"', "rfe", "source: RFE/RL"),
        ("source:rl", "rfe", "source: RFE/RL"),
        ("source:bel-ta", "belta", "source: BelTA"),
        ("source:post", "kyiv", "source: Kyiv Post"),
        ('source:"post kyiv"', "kyiv", "source: Kyiv Post"),
        ("source:r*", "rt rfe guess", "source: r*"),
        ("source:b?lta", "belta", "source: BelTA"),
        ("source:tass", "", "source: tass"),
        ("author:nunez", "rt", "author: nunez"),
        ('author:"lee ann"', "rt", "author: lee ann"),
        ('author:"josé lee"', "", "author: josé lee"),
        ("title:rapid", "rt guess", "title: rapid"),
        ('title:"minsk rapid"', "rt guess", "title: minsk rapid"),
        ("title:одкб", "belta", "title: одкб"),
        ('title:"rapid reaction?"', "rt", "title: rapid reaction?"),
        ("file:summit", "rfe", "file: summit"),
        ("file:2009/rferl", "rfe", "file: 2009/rferl"),
        ("ext:html", "rfe", "ext: html"),
        ("ext:.TXT", "rt belta lost guess kyiv", "ext: .TXT"),
        ("lang:RU", "belta", "lang: RU"),
        ("date:2011", "rt rfe guess", "date: 2011-01-01 … 2011-12-31"),
        ("date:2011-06-30", "guess", "date: 2011-06-30"),
        ("date:2009-06", "rfe kyiv", "date: 2009-06-01 … 2009-06-30"),
        ("after:2010", "rt rfe belta guess", "date: 2011-01-01 …"),
        ("before:2011", "rfe kyiv", "date: … 2010-12-31"),
        ("date:2012-03", "belta", "date: 2012-03-01 … 2012-03-31"),
        ("date!:2012-03", "", "date!: 2012-03-01 … 2012-03-31"),
        ("date!:2012", "belta", "date!: 2012-01-01 … 2012-12-31"),
        ("date!:2011", "rt", "date!: 2011-01-01 … 2011-12-31"),
        ("date!:..2010", "kyiv", "date!: … 2010-12-31"),
        ("date!:..2012-03", "rt kyiv", "date!: … 2012-03-31"),
        ("date!:2010..", "rt belta", "date!: 2010-01-01 …"),
        ("date:unknown", "lost", "date: unknown"),
        ("has:date", "rt rfe belta guess kyiv", "has: date"),
        ("has:author", "rt", "has: author"),
        ("has:source", "rt rfe belta guess kyiv", "has: source"),
        ("has:url", "rfe", "has: url"),
        ("has:title", "rt belta guess", "has: title"),
        ("is:unsigned", "rfe belta lost guess kyiv", "is: unsigned"),
        ("is:inferred", "belta guess", "is: inferred"),
    ],
)
def test_filters(typed: str, found: str, label: str) -> None:
    node = fill(parse(typed), CARDS, no_mentions)
    assert isinstance(node, Given)
    assert " ".join(node.spans) == found
    assert node.label == label
    assert not any(node.spans.values())


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("person:x", "person"), ("org:x", "organization"), ("place:x", "place"), ("entity:x", None)],
)
def test_names_light_their_mentions(typed: str, kind: str | None) -> None:
    spans = {ArticleId("rt"): (Span(1, 2),)}
    asked: list[tuple[str | None, str]] = []

    def mentions(kind: str | None, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        asked.append((kind, name))
        return spans

    assert fill(parse(typed), CARDS, mentions) == Given(typed.replace(":", ": "), spans)
    assert asked == [(kind, "x")]


def test_fields_are_found_wherever_they_stand() -> None:
    tree = fill(parse("a (lang:ru OR -(b has:url))"), CARDS, no_mentions)
    ru: Node = Given("lang: ru", {ArticleId("belta"): ()})
    url: Node = Given("has: url", {ArticleId("rfe"): ()})
    assert tree == And((Term("a"), Or((ru, Not(And((Term("b"), url)))))))
