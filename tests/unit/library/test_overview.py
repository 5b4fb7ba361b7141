from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest

from csto_tui.errors import QueryError
from csto_tui.library import Library
from csto_tui.model.query import Query

Opened = Callable[[Mapping[str, str]], Library]

FILES = {
    "a.md": "---\ntitle: Bridge opens\nsource: RT\ndate: 2011-03-04\n---\n\n"
    "The bridge near Valka opened today, Prime Minister Anna Kalnina said.\n\nKalnina crossed the bridge first.\n",
    "b.md": "---\ntitle: Bridge closes\nsource: Valka Post\ndate: 2012-05-01\n---\n\n"
    "The Bridge was closed for repairs. Traffic goes by ferry.\n",
    "c.md": "---\ntitle: Ferry\nsource: RT\ndate: 2012-06-01\n---\n\nThe ferry is slow, Anna Kalnina said.\n",
    "d.txt": "Weather\n\nIt will rain over the town and over the lake tomorrow.\n",
}


@pytest.fixture
def library(opened: Opened) -> Library:
    return opened(FILES)


def counts(library: Library, text: str, field: str) -> dict[str, int]:
    return {one.value: one.articles for facet in library.facets(text) if facet.field == field for one in facet.values}


def test_facets_count_articles_of_this_result(library: Library) -> None:
    assert counts(library, "bridge", "source") == {"RT": 1, "Valka Post": 1}
    assert counts(library, "", "source") == {"RT": 2, "Valka Post": 1, "": 1}
    assert counts(library, "ferry", "date") == {"2012": 2}
    assert counts(library, "said", "person") == {"Anna Kalnina": 2}
    with pytest.raises(QueryError):
        library.facets("(bridge) )")


def test_what_a_query_leaves_out_can_be_taken_back(library: Library) -> None:
    assert counts(library, 'bridge -source:"Valka Post"', "source") == {"RT": 1, "Valka Post": 0}
    assert counts(library, "source:RT", "source") == {"RT": 2}


def test_saved_queries_and_history_are_kept(library: Library) -> None:
    at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    for text in ("bridge", "ferry", "bridge"):
        library.remember(text, at)
    assert library.history() == ("bridge", "ferry")
    library.save_query("Crossings", "bridge | ferry")
    library.save_query("a", "rain")
    assert library.named_queries() == (("a", "rain"), ("Crossings", "bridge | ferry"))
    with pytest.raises(QueryError):
        library.save_query("b", "tittle:x")
    library.drop_query("a")
    library.drop_query("none")
    assert [name for name, _ in library.named_queries()] == ["Crossings"]


def test_every_facet_finds_what_it_counts(library: Library) -> None:
    from csto_tui.queries.facets import refined

    for text in ("", "bridge | rain"):
        for facet in library.facets(text):
            for value in facet.values:
                found = library.search(Query(refined(text, value))).total_articles
                assert found == value.articles, value
                rest = library.search(Query(refined(text, value, excluded=True))).total_articles
                assert found + rest == library.search(Query(text)).total_articles, value


def test_tallies_say_hits_articles_and_words(library: Library) -> None:
    rows = {row.label: row for row in library.tallies("bridge")}
    assert {label: (row.hits, row.articles) for label, row in rows.items()} == {
        "RT": (2, 1), "Valka Post": (1, 1), "": (0, 0),
    }  # fmt: skip
    assert rows["RT"].words == sum(card.words for card in library.articles() if card.source.value == "RT")
    assert rows["RT"].per_1000_words == pytest.approx(1000 * 2 / rows["RT"].words)
    assert [row.label for row in library.tallies("bridge", "year")] == ["2011", "2012", ""]
    assert [(row.label, row.hits) for row in library.tallies("bridge", "article")] == [("a.md", 2), ("b.md", 1)]
    assert sum(row.hits for row in rows.values()) == library.search(Query("bridge")).total_hits


def test_a_dispersion_has_every_hit_in_its_place(library: Library) -> None:
    (first, second) = library.dispersion("bridge", bins=4)
    assert {first.article.id: first.bins, second.article.id: second.bins} == {
        "a.md": (1, 0, 0, 1),
        "b.md": (1, 0, 0, 0),
    }
    assert first.hits == sum(first.bins)
    assert library.dispersion("bridge", limit=1) == library.dispersion("bridge")[:1]


def test_what_is_typed_is_completed_from_the_corpus(library: Library) -> None:
    assert library.completed("source:val") == 'source:"Valka Post"'
    assert library.completed("person:kaln") == 'person:"Anna Kalnina"'
    assert library.completed("repa") == "repairs"
    assert library.completed("date:201") == "date:2012"


def test_what_filters_hid_is_said(library: Library) -> None:
    assert library.search(Query("bridge source:RT")).understood.hidden == "1 hidden by source: RT"
    assert library.search(Query("bridge -source:RT")).understood.hidden == "1 hidden by ¬ source: RT"
    assert library.search(Query("bridge")).understood.hidden == ""
    assert library.search(Query("source:RT")).understood.hidden == ""


def test_switches_count_for_the_whole_query(library: Library) -> None:
    assert library.search(Query("case:on Bridge")).total_hits == 1
    assert library.search(Query("case:on bridge")).total_hits == 2
    assert library.search(Query("variants:off bridge")).total_hits == 3
    with pytest.raises(QueryError, match="whole query"):
        library.search(Query("bridge OR case:on"))


def test_lines_stand_in_the_order_of_the_words_around(library: Library) -> None:
    lines, total = library.concordance("bridge", levels=("1R",), width=4)
    assert [line.after for line in lines] == [" fir", " nea", " was"]
    assert total == 3
    first, _ = library.concordance("bridge", levels=("1R",), limit=1)
    assert first[0].after == " first."


def test_somebody_in_full_is_nobody_with_a_longer_name(opened: Opened) -> None:
    library = opened(
        {
            "a.txt": "A walk\n\nThe mayor met Maria Ozola in Valka. Maria Ozola left.\n",
            "b.txt": "A talk\n\nThe mayor met Maria Ozola Liepina in Valka. Maria Ozola Liepina stayed.\n",
        }
    )
    assert {entity.name for entity in library.entities("Maria Ozola")} == {"Maria Ozola", "Maria Ozola Liepina"}
    assert library.search(Query('person:"Maria Ozola"')).total_hits == 2
    assert library.search(Query('person:"maria ozola"')).total_hits == 2
    assert library.search(Query("person:ozola")).total_hits == 4
