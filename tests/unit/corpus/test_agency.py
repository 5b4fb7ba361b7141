"""The agency that an outlet took a report from: credited, never merely cited."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from csto_tui.corpus.agency import with_agency
from csto_tui.corpus.corpus_toml import CorpusNotes, FieldNote, apply
from csto_tui.corpus.reading import read_bytes
from csto_tui.model.article import Article, Known, Status

NOW = dt.date(2025, 6, 1)
BODY = "The ministers met in Minsk and talked of the transit of gas, officials of both sides said."
SECOND = "They agreed to meet again in autumn, and to keep the price of gas as it was until then."
POST = "---\nsource: Morning Post\n---\n"


def article(text: str, name: str = "a.md") -> Article:
    (one,) = read_bytes(text.encode(), name, now=NOW)
    return one


@pytest.mark.parametrize(
    ("text", "agency", "line"),
    [
        (f"MINSK, 1 March (BelTA) – {BODY}", "BelTA", 6),
        (f"(Reuters) – {BODY}", "Reuters", 6),
        (f"МИНСК, 1 марта. /ТАСС/. {BODY}", "ТАСС", 6),
        (f"By Associated Press\n\n{BODY}", "Associated Press", 6),
        (f"By Kirill Dovlatov, Reuters\n\n{BODY}", "Reuters", 6),
        (f"AFP\n\n{BODY}", "AFP", 6),
        (f"By Reuters Staff\n\n{BODY}", "Reuters", 6),
        (f"{BODY}\n\n{SECOND}\n\nŹródło: PAP", "PAP", 10),
        (f"{BODY}\n\n{SECOND}\n\nИсточник: Интерфакс", "Интерфакс", 10),
        (f"{BODY}\n\n{SECOND}\n\n(AFP)", "AFP", 10),
        (f"MINSK (AFP/Reuters) – {BODY}", "AFP/Reuters", 6),
    ],
)
def test_an_agency_is_credited(text: str, agency: str, line: int) -> None:
    known = article(f"{POST}# Talks on gas\n\n{text}").agency
    assert (known.value, known.status) == (agency, Status.STATED)
    assert [evidence.line for evidence in known.evidence] == [line]


@pytest.mark.parametrize(
    "end", [f"{SECOND} (PAP)", f"{SECOND}\n\n© 2012 Associated Press. All rights reserved."], ids=["bracket", "holder"]
)
def test_what_only_suggests_an_agency_infers_it(end: str) -> None:
    known = article(f"{POST}# Talks on gas\n\n{BODY}\n\n{end}").agency
    assert known.value in ("PAP", "Associated Press")
    assert known.status is Status.INFERRED
    assert known.note


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} Interfax reported.",
        f"According to Reuters, {BODY}",
        f"Reuters: {BODY}",
        f"“We agree,” the minister told Reuters. {BODY}",
        f"{BODY}\n\nPhoto: Reuters\n\n{SECOND}",
        f"{BODY}\n\n{SECOND}\n\nSputnik",
        f"{BODY}\n\n{SECOND}\n\nReuters",
        f"Reuters\n\n{BODY}",
        f"{BODY} (Reuters) {SECOND}",
        f"By Kirill Dovlatov\n\n{BODY}",
        f"MINSK (Naviny.by) – {BODY}",
        f"Source: Reuters, BBC\n\n{BODY}",
    ],
)
def test_an_agency_that_is_cited_is_not_credited(text: str) -> None:
    assert article(f"{POST}# Talks on gas\n\n{text}").agency == Known()


@pytest.mark.parametrize(
    ("front", "agency"),
    [
        ("BelTA", None),
        ("Belarusian Telegraph Agency BELTA", None),
        ("eng.belta.by", None),
        ("Morning Post\nurl: https://eng.belta.by/president/view/1", None),
        ("The Belt and Braces", "BelTA"),
    ],
)
def test_what_an_agency_publishes_itself_has_none(front: str, agency: str | None) -> None:
    one = article(f"---\nsource: {front}\n---\n# Talks on gas\n\nMINSK, 1 March (BelTA) – {BODY}")
    assert one.agency.value == agency


def test_an_agency_stands_for_the_outlet_only_where_none_is_named() -> None:
    text = f"Talks on gas\n\nMINSK, 1 March (BelTA) – {BODY}\n\n{SECOND}"
    alone = article(text, "a.txt")
    assert (alone.source.value, alone.agency.value) == ("BelTA", None)
    beside = article(f"{text}\n\n© 2012 Morning Post", "a.txt")
    assert (beside.source.value, beside.agency.value) == ("Morning Post", "BelTA")


def test_an_outlet_that_a_person_sets_leaves_the_agency() -> None:
    alone = article(f"Talks on gas\n\nMINSK, 1 March (BelTA) – {BODY}", "a.txt")
    said = apply(alone, CorpusNotes(articles={"a.txt": (FieldNote("source", ("Morning Post",)),)}))
    assert (said.source.value, said.agency) == ("Morning Post", alone.source)
    same = apply(alone, CorpusNotes(articles={"a.txt": (FieldNote("source", ("belta.by",)),)}))
    assert same.agency == Known()
    own = apply(alone, CorpusNotes(articles={"a.txt": (FieldNote("agency", ("BelTA",)),)}))
    assert (own.agency.value, own.agency.status) == ("BelTA", Status.USER)


def test_without_an_outlet_there_is_nobody_who_took_it() -> None:
    one = article(f"Talks on gas\n\n{BODY}", "a.txt")
    assert with_agency(replace(one, agency=Known("AP", Status.STATED))).agency == Known()


PAGE = """<html><head><title>Talks on gas</title><meta property="og:site_name" content="{site}">{more}
<link rel="canonical" href="https://post.example/gas/1"></head><body><h1>Talks on gas</h1><p>{body}</p><p>{second}</p>
</body></html>"""
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Talks on gas", %s}</script>'


@pytest.mark.parametrize(
    ("site", "more", "agency"),
    [
        ("Morning Post", LINKED % '"author": {"@type": "Organization", "name": "Reuters"}', "Reuters"),
        ("Morning Post", LINKED % '"sourceOrganization": {"@type": "NewsAgency", "name": "Nord Wire"}', "Nord Wire"),
        ("Morning Post", '<meta name="author" content="By Associated Press">', "Associated Press"),
        ("Morning Post", '<meta name="author" content="Kirill Dovlatov">', None),
        ("Reuters", LINKED % '"author": {"@type": "Organization", "name": "Reuters"}', None),
        ("Morning Post", LINKED % '"author": {"@type": "Organization", "name": "Morning Post"}', None),
    ],
)
def test_a_page_states_an_agency(site: str, more: str, agency: str | None) -> None:
    page = PAGE.format(site=site, more=more, body=BODY, second=SECOND)
    one = article(page, "a.html")
    assert (one.source.value, one.agency.value) == (site, agency)


def test_the_seeds_were_taken_from_no_agency() -> None:
    for path in sorted((Path(__file__).parents[3] / "seeds").glob("*.txt")):
        assert article(path.read_text(encoding="utf-8"), path.name).agency == Known()
