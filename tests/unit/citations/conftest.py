"""The news items that citations are tested on: one of each kind that a style has to cope with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf


def known(value, status=Status.STATED):
    return Known() if value is None else Known(value, status)


@dataclass(frozen=True)
class Item:
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    place: str | None = None
    language: str | None = "en"
    address: str | None = None
    source_status: Status = Status.STATED
    date_status: Status = Status.STATED
    sha256: str = "1f0cab"

    def card(self) -> ArticleCard:
        return ArticleCard(
            ArticleId("a"),
            "a.txt",
            known(self.title),
            known(self.source, self.source_status),
            known(self.authors),
            known(Edtf(self.published), self.date_status) if self.published else Known(),
            known(self.place),
            known(self.language),
            known(self.address),
            self.sha256,
            100,
            5,
        )


ITEMS = {
    "unsigned": Item(
        "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO",
        "BelTA",
        None,
        "2012-03-01",
        "MINSK",
    ),
    "signed": Item(
        "Integration gains momentum in very close partnership",
        "SB",
        ("Kirill Dovlatov", "Anna Orlova"),
        "2012-05-16",
    ),
    "agency": Item(
        "Leaders agree on joint force after long talks", "The Daily Post", ("Associated Press",), "2009-06-14"
    ),
    "undated": Item("Summit ends without agreement", "Daily Post", None, None, address="https://post.example/a"),
    "year only": Item("Is the alliance over?", "Daily Post", ("Ursula von der Leyen",), "2010"),
    "inferred": Item(
        "Belarus distorts collective security idea – Kremlin",
        "RT",
        None,
        "2011",
        source_status=Status.INFERRED,
        date_status=Status.INFERRED,
    ),
    "no source": Item("Relations warm between neighbors", None, ("Jean-Paul Kern",), "2010-12-13"),
    "cyrillic": Item(
        "Лукашенко за «тесное» сотрудничество",
        "Известия",
        ("Иванов Иван Петрович",),
        "2012-03-01",
        language="ru",
    ),
    "no year": Item("Belarus Leader Snubs Moscow Security Pact Summit", "RFE/RL", None, "XXXX-06-14"),
    "address": Item(
        "What he said",
        "Daily Post",
        ("Ann Lee", "Bo Orr", "Cy Day", "Di Fox"),
        "2012-05",
        address="post.example/x",
    ),
}


@pytest.fixture(scope="session")
def items() -> Mapping[str, Item]:
    """Return the news items by what is special about each."""
    return ITEMS


@pytest.fixture(scope="session")
def item() -> type[Item]:
    """Return what makes a news item; its `card()` is what is cited."""
    return Item


def _facts() -> dict[str, dict]:
    return tomllib.loads((Path(__file__).parent / "news" / "items.toml").read_text(encoding="utf-8"))


def _card(name: str, facts: dict) -> ArticleCard:
    def fact(field: str, make=str):
        status = Status.INFERRED if field in facts.get("guessed", ()) else Status.STATED
        return Known(make(facts[field]), status) if field in facts else Known()

    return ArticleCard(
        id=ArticleId(name),
        path=f"{name}.txt",
        title=fact("title"),
        source=fact("source"),
        authors=fact("authors", tuple),
        published=fact("published", Edtf),
        place=fact("place"),
        language=Known(facts.get("language", "en"), Status.STATED),
        address=fact("address"),
        sha256="1f0cab",
        words=100,
        passages=5,
        agency=fact("agency"),
        archive_address=fact("archive_address"),
        archived=fact("archived", Edtf),
    )


@pytest.fixture(scope="session")
def news() -> Mapping[str, ArticleCard]:
    """Return news items that exist, by name."""
    return {name: _card(name, facts) for name, facts in _facts().items()}


@pytest.fixture(scope="session")
def shown() -> Mapping[str, list[str]]:
    """Return which rules each of them is there for."""
    return {name: facts["shows"] for name, facts in _facts().items()}
