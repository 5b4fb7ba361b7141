"""What the five bundled articles tell of themselves, without `corpus.toml`, and with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from csto_tui.corpus.corpus_toml import apply, read_notes
from csto_tui.corpus.reading import read
from csto_tui.corpus.scan import Found, scan
from csto_tui.model.article import Article, Status

SEEDS = Path(__file__).parents[3] / "seeds"
NOW = dt.date(2025, 6, 1)


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    found = [one for one in scan([SEEDS]) if isinstance(one, Found)]
    return {article.id[:3]: article for one in found for article in read(one, now=NOW)}


def furniture(article: Article) -> list[tuple[str, str]]:
    return [(one.kind, one.span.of(article.text)) for one in article.boilerplate if one.kind != "title"]


TITLES = {
    "000": "Relations warm between Russia, Belarus following export deal",
    "001": "Belarus distorts collective security idea – Kremlin",
    "002": "Integration gains momentum in very close partnership",
    "003": "Belarus Leader Snubs Moscow Security Pact Summit",
    "004": "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO",
}


@pytest.mark.parametrize("key", TITLES)
def test_title_is_stated(seeds: dict[str, Article], key: str) -> None:
    title = seeds[key].title
    assert (title.value, title.status) == (TITLES[key], Status.STATED)
    (line,) = title.evidence
    assert line.span is not None
    assert line.span.of(seeds[key].text) == TITLES[key] == seeds[key].text.split("\n")[line.line - 1]


def test_furniture_is_set_aside(seeds: dict[str, Article]) -> None:
    assert {key: furniture(article) for key, article in seeds.items()} == {
        "000": [("footer", "Partners: Social Network")],
        "001": [("footer", "Leave a comment")],
        "002": [
            ("byline", "By Kirill Dovlatov"),
            ("footer", "Заметили ошибку? Пожалуйста, выделите её и нажмите Ctrl+Enter"),
            ("footer", "Новости и статьи"),
        ],
        "003": [
            ("navigation", "Accessibility links"),
            ("navigation", "Breaking News"),
            ("caption", "Belarusian President Alyaksandr Lukashenka"),
        ],
        "004": [("navigation", "/ / News"), ("date", "01.03.2012")],
    }


def test_standfirsts_subheadings_and_datelines_are_passages(seeds: dict[str, Article]) -> None:
    assert seeds["002"].passage_text(1).startswith("Moscow hosts sessions of CSTO Collective Security Council")
    assert "Conference results" in [one.span.of(seeds["000"].text) for one in seeds["000"].passages]
    assert seeds["003"].passage_text(1).startswith("(RFE/RL) -- Belarus has signaled")
    assert seeds["004"].passage_text(1).startswith("MINSK, 1 March (BelTA) – President")


def test_numbers_of_passages_and_words(seeds: dict[str, Article]) -> None:
    assert {key: len(article.passages) for key, article in seeds.items()} == {
        "000": 14,
        "001": 13,
        "002": 20,
        "003": 17,
        "004": 9,
    }
    assert all(article.words > 400 for article in seeds.values())


def test_dates_are_as_precise_as_their_evidence(seeds: dict[str, Article]) -> None:
    known = {key: article.published for key, article in seeds.items()}
    assert {key: (str(one.value), one.status.value) for key, one in known.items()} == {
        "000": ("None", "unknown"),
        "001": ("2011", "inferred"),
        "002": ("2012-05", "inferred"),
        "003": ("XXXX-06-14", "inferred"),
        "004": ("2012-03-01", "stated"),
    }
    assert [line.line for line in known["001"].evidence] == [13, 15]
    assert "May 14th, 2002" in known["002"].evidence[0].text
    assert [line.text for line in known["004"].evidence] == ["01.03.2012", "MINSK, 1 March (BelTA) –"]


def test_cited_papers_are_no_sources(seeds: dict[str, Article]) -> None:
    assert {key: article.source.value for key, article in seeds.items()} == {
        "000": None,
        "001": None,
        "002": None,
        "003": "RFE/RL",
        "004": "BelTA",
    }


def test_authors_place_language(seeds: dict[str, Article]) -> None:
    assert [seeds[key].authors.value for key in sorted(seeds)] == [
        None,
        None,
        ("Kirill Dovlatov",),
        None,
        None,
    ]
    assert [seeds[key].place.value for key in sorted(seeds)] == [None, None, None, None, "Minsk"]
    assert {article.language.value for article in seeds.values()} == {"en"}


def test_what_a_person_knows(seeds: dict[str, Article]) -> None:
    notes = read_notes(SEEDS)
    assert notes.warnings == ()
    told = {key: apply(article, notes) for key, article in seeds.items()}
    assert {key: (one.source.value, one.source.status.value) for key, one in told.items()} == {
        "000": (None, "unknown"),
        "001": ("RT", "inferred"),
        "002": ("The Minsk Times", "user"),
        "003": ("RFE/RL", "user"),
        "004": ("BelTA", "user"),
    }
    assert {key: (str(one.published.value), one.published.status.value) for key, one in told.items()} == {
        "000": ("2010-12-10/2010-12-13", "user"),
        "001": ("2011-08-30/2011-09-04", "inferred"),
        "002": ("2012-05", "inferred"),
        "003": ("2009-06-14", "user"),
        "004": ("2012-03-01", "user"),
    }
    assert all(one.published.note for one in told.values())
    assert told["003"].source.evidence == seeds["003"].source.evidence != ()
    assert told["000"].address.value == "www.data.minsk.by/belarusnews/122010/135.html"
    assert told["001"].title == seeds["001"].title
