"""Comparison and coverage through the library: names and queries, outlets, silence, freshness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.errors import QueryError
from csto_tui.library import Library
from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Standing
from csto_tui.settings import Places, Settings

FILES = {
    "a.md": """---
title: Two ministers meet
source: Baltic Wire
date: 2011-03-01
---

“The bridge will be built in Valka,” Transport Minister Anna Kalnina told reporters in Riga.

The bridge near Valka will cost 40 million euros, the ministers of Latvia, Estonia and Lithuania said.
""",
    "b.md": """---
title: An auditor doubts
source: Morning Post
date: 2011-03-04
---

Minister Anna Kalnina was silent.

The bridge near Valka will cost 55 million euros, an auditor told Latvia, Estonia and Lithuania.
""",
    "c.md": """---
title: Snow
source: Baltic Wire
---

Snow fell on a bridge.

The bridge was closed, Anna Kalnina said.
""",
}
A, B, C = map(ArticleId, FILES)


@pytest.fixture
def library(opened: Callable[[Mapping[str, str]], Library]) -> Library:
    return opened(FILES)


def test_values_that_differ_have_their_places_and_dates(library: Library) -> None:
    (row,) = [row for row in library.compare([A, B]).facts if row.standing is Standing.DIFFERS]
    assert [cell.text for cell in row.cells] == ["40 million euros", "55 million euros"]
    assert [cell.article.published.value.text for cell in row.cells if cell.article.published.value] == [
        "2011-03-01",
        "2011-03-04",
    ]
    place = row.cells[1].places[0]
    assert place.span.of(library.article(B).passage_text(place.passage)) == "55 million"


def test_states_and_quoted_people_are_facts(library: Library) -> None:
    comparison = library.compare([A, B])
    assert "Estonia, Latvia, Lithuania" in {fact.text for fact in comparison.shared if fact.kind == "states"}
    (row,) = [row for row in comparison.facts if row.fact.kind == "quoted"]
    assert (row.fact.text, row.standing) == ("Anna Kalnina", Standing.ONLY_HERE)
    place = row.cells[0].places[0]
    said = place.span.of(library.article(A).passage_text(place.passage))
    assert said == "The bridge will be built in Valka,"


def test_a_comparison_shows_a_correction_at_once(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / "corpus").mkdir(exist_ok=True)
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    places = Places(tmp_path / "config.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
    corpus = open_corpus([tmp_path / "corpus"], Settings(private=True), places, today=dt.date(2026, 11, 1))
    try:
        tuple(corpus.refresh(tuple))
        assert corpus.library.compare([A, B]).articles[0].source.value == "Baltic Wire"
        corpus.library.correct(A, "source", "Evening Star")
        tuple(corpus.refresh(tuple))
        assert corpus.library.compare([A, B]).articles[0].source.value == "Evening Star"
        assert corpus.library.anchored("bridge", by="source").columns[0].label == "Evening Star"
    finally:
        corpus.library.close()


def test_a_whole_name_is_an_entity_and_the_rest_a_query(library: Library) -> None:
    entity = library.named("anna kalnina")
    assert entity is not None
    assert library.named(entity.id) == entity
    for text in ('"Anna Kalnina"', "Anna", "Anna Kalnina bridge", "source:wire", "", "?"):
        assert library.named(text) is None, text


def test_anchored_on_a_name_or_a_query(library: Library) -> None:
    on_name = library.anchored("anna kalnina")
    assert (on_name.on, on_name.entity_id is None) == ("Anna Kalnina", False)
    assert [(column.label, len(column.sentences)) for column in on_name.columns] == [
        ("a.md", 1),
        ("b.md", 1),
        ("c.md", 1),
    ]
    on_query = library.anchored("million", [C, B])
    assert on_query.entity_id is None
    assert [(column.label, len(column.sentences)) for column in on_query.columns] == [("c.md", 0), ("b.md", 1)]
    assert on_query.columns[0].articles[0].id == C
    by_source = library.anchored("bridge", by="source")
    assert [(column.label, [card.id for card in column.articles]) for column in by_source.columns] == [
        ("Baltic Wire", [A, C]),
        ("Morning Post", [B]),
    ]
    with pytest.raises(QueryError):
        library.anchored("tittle:x")


def test_side_by_side(library: Library) -> None:
    found = library.parallel(A, B)
    assert found.left.id == A
    assert found.to_right == (1, 2)
    cost = next(one for one in found.left_sentences if "40 million" in one.sentence.text)
    assert "55 million" in cost.counterparts[0].sentence.text
    assert cost.counterparts[0].why


def test_words_by_article_and_by_outlet(library: Library) -> None:
    by_article = library.word_choices([A, B, C])
    assert [one.label for one in by_article] == ["a.md", "b.md", "c.md"]
    assert "auditor" in {term.text for term in by_article[1].reported.terms}
    assert by_article[0].quoted.words == 7
    assert [one.label for one in library.word_choices([A, B, C], by="source")] == ["Baltic Wire", "Morning Post"]


def test_the_matrix_counts_and_is_silent(library: Library) -> None:
    matrix = library.matrix(["Anna Kalnina", "bridge", "40 million", "zeppelin", "bridge"], "article")
    assert [column.label for column in matrix.columns] == ["a.md", "b.md", "c.md"]
    assert [[cell.count for cell in row.cells] for row in matrix.rows] == [[1, 1, 1], [2, 1, 2], [2, 0, 0], [0, 0, 0]]
    assert [row.entity_id is None for row in matrix.rows] == [False, True, True, True]
    bridge = matrix.rows[1]
    assert (bridge.total, bridge.articles) == (5, 3)
    place = bridge.cells[2].first
    assert place is not None
    assert (place.article_id, place.passage) == (C, 1)
    assert place.span.of(library.article(C).passage_text(1)) == "bridge"
    assert matrix.rows[3].cells[0].first is None


def test_the_matrix_by_outlet_and_by_year(library: Library) -> None:
    by_source = library.matrix(["bridge"])
    assert [(one.label, one.articles) for one in by_source.columns] == [("Baltic Wire", (A, C)), ("Morning Post", (B,))]
    assert [(cell.count, cell.articles) for cell in by_source.rows[0].cells] == [(4, 2), (1, 1)]
    first = by_source.rows[0].cells[0].first
    assert first is not None
    assert first.article_id == A  # the earliest, the undated come last
    by_year = library.matrix(["bridge"], "year", [A, C])
    assert [(one.label, one.articles) for one in by_year.columns] == [("2011", (A,)), ("—", (C,))]
    with pytest.raises(QueryError):
        library.matrix(["tittle:x"])


def test_the_matrix_counts_what_a_search_counts(library: Library) -> None:
    for text in ("bridge", '"the bridge"', "bridge -snow", "brid*", "source:baltic bridge"):
        assert library.matrix([text]).rows[0].total == sum(row.hits for row in library.tallies(text)), text
