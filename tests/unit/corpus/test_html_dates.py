"""The day that a page states: in universal time, against what it shows, and where its statements disagree."""

from __future__ import annotations

import pytest

from csto_tui.corpus.dates import find_dates
from csto_tui.corpus.readers.html import read
from csto_tui.model.article import Status

BODY = "<p>" + "The ministers of the six states met and signed what they had agreed upon. " * 6 + "</p>"


def published(head: str = "", beside: str = "", *, lang: str = "en") -> tuple[str, Status, str] | None:
    """Return the stated day of a page with some markup in its head and under its heading."""
    page = (
        f"<html lang={lang}><head>{head}</head><body><article><h1>A heading</h1>{beside}{BODY}</article></body></html>"
    )
    given = read(page.encode())[0].stated("published")
    return (given.values[0], given.status, given.note) if given else None


def day(head: str = "", beside: str = "", *, lang: str = "en") -> str:
    found = published(head, beside, lang=lang)
    return found[0] if found else ""


def meta(value: str, name: str = "article:published_time") -> str:
    return f'<meta property="{name}" content="{value}">'


def linked(value: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{value}"}}</script>'


@pytest.mark.parametrize(
    ("stamp", "lang", "expected"),
    [
        ("2021-11-04T23:00Z", "de", "2021-11-05"),
        ("2021-11-04T23:30:10.000Z", "pl", "2021-11-05"),
        ("2021-11-04T21:30:00Z", "be", "2021-11-05"),
        ("2021-11-04T20:59:00Z", "be", "2021-11-04"),
        ("2021-11-04T15:10:00Z", "ja", "2021-11-05"),
        ("2021-11-04T23:00Z", "en", "2021-11-04"),  # of several continents
        ("2021-11-04T23:07:45+00:00", "de", "2021-11-04"),  # what a clock that knows no zone says
        ("2021-11-04T23:30:00+01:00", "de", "2021-11-04"),
        ("2021-12-31T23:30:00Z", "de", "2022-01-01"),
    ],
)
def test_universal_time_late_in_the_evening_is_the_next_day_where_the_language_is_spoken(
    stamp: str, lang: str, expected: str
) -> None:
    found = published(meta(stamp), lang=lang)
    assert found is not None
    assert found[0] == expected
    assert ("universal time" in found[2]) == (expected != stamp[:10])


@pytest.mark.parametrize("stamp", ["2022-05-04T00:53:29.274Z", "Wed, 04 May 2022 00:25:56 GMT"])
def test_the_day_before_that_the_page_shows_is_its_day(stamp: str) -> None:
    assert day(meta(stamp), '<time datetime="3 de mayo de 2022">3 de mayo de 2022</time>', lang="es") == "2022-05-03"
    assert day(meta(stamp), "<p>03/05/2022 21:44</p>", lang="pt-BR") == "2022-05-03"


def test_a_later_day_that_the_page_shows_may_be_that_of_the_visit() -> None:
    assert day(meta("2022-05-03T20:51:06Z"), "<p>4 de mayo de 2022</p>", lang="es") == "2022-05-03"


def test_words_of_a_time_go_before_its_attribute() -> None:
    shown = '<time datetime="2019-07-03T10:18:46Z">Publié le 29 juin 2019</time>'
    assert day(beside=shown, lang="fr") == "2019-06-29"
    assert day(beside='<time datetime="2019-07-03T10:18:46Z">3 hours ago</time>') == "2019-07-03"
    assert day(beside='<time datetime="2019-07-03">04/07/2019</time>') == "2019-07-03"  # ambiguous, and near


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2023-11-03", "2023-11-06", ("2023-11", Status.INFERRED)),
        ("2023-11-03", "2023-12-06", ("2023", Status.INFERRED)),
        ("2023-11-03", "2023-11-04", ("2023-11-03", Status.STATED)),  # the zone may tell the difference
        ("2023-11-03", "2023-11", ("2023-11-03", Status.STATED)),
    ],
)
def test_of_contradictory_days_what_they_share_is_taken(one: str, other: str, expected: tuple[str, Status]) -> None:
    found = published(linked(one) + meta(other))
    assert found is not None
    assert found[:2] == expected
    assert ("several days: 2023-11-03, " in found[2]) == (found[1] is Status.INFERRED)


def test_days_of_several_years_share_nothing() -> None:
    assert published(linked("2006-10-10") + meta("2020-04-12")) is None


def test_a_modified_day_contradicts_nothing() -> None:
    assert day(linked("2019-10-15") + meta("2020-03-12", "article:modified_time")) == "2019-10-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published on August 19, 2019August 19, 2019", "2019-08-19"),
        ("21. juni/lipanj, 2020.", "2020-06-21"),
        ("3 мая 2022г.", "2022-05-03"),
    ],
)
def test_a_year_is_found_whatever_stands_behind_it(text: str, expected: str) -> None:
    assert {str(mention.edtf) for mention in find_dates(text)} == {expected}
