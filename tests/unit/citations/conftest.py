"""The news items that citations are tested on: one of each kind that a style has to cope with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
