"""Who is quoted, as the reader wants names to be, without what the reader holds to be wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from csto_tui.bootstrap import Opened, open_corpus
from csto_tui.library import Library
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.query import Query
from csto_tui.model.span import Span
from csto_tui.settings import Places, Settings

OpenFiles = Callable[[Mapping[str, str]], Library]
AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
KALNINA, KALVE = EntityId("person:kalnina-anna"), EntityId("person:kalve-anita")

FILES = {
    "a.txt": """A bridge for Valka

“The bridge will be ready in May,” Minister Anna Kalnina said. She left for Riga.

“It will not be cheap,” she added. Nobody in Valka was surprised.
""",
    "b.txt": """The bridge is late, says Kalve

The price of the bridge has doubled.

“Nobody has told me,” said Anita Kalve.

Kalve said: “The bridge was never cheap, and nobody has ever said so.

“And all the rest of it is late as well.”
""",
    "c.txt": """Snow in Riga

“It snows,” a passer-by said. The bridge is closed.
""",
}


@pytest.fixture
def library(opened: OpenFiles) -> Library:
    return opened(FILES)


def words(library: Library, speaker: str | None = None, article: str | None = None, **which: bool) -> list[str]:
    said = library.statements(EntityId(speaker) if speaker else None, ArticleId(article) if article else None, **which)
    return [one.span.of(library.article(one.article_id).text) for one in said]


def lit(library: Library, query: str) -> dict[str, list[str]]:
    found = library.search(Query(query)).hits
    return {hit.article.id: [span.of(library.article(hit.article.id).text) for span in hit.spans] for hit in found}


def test_statements_by_speaker_and_article(library: Library) -> None:
    assert words(library, KALNINA) == ["The bridge will be ready in May,", "It will not be cheap,"]
    assert words(library, article="c") == ["It snows,"]
    assert words(library, KALNINA, "b") == []
    assert words(library) == words(library, article="a") + words(library, article="b") + ["It snows,"]
    assert library.statements(None, ArticleId("c"))[0].speaker is None
    with pytest.raises(KeyError):
        library.statements(None, ArticleId("gone"))


def test_quotations_are_counted_and_not_their_parts(library: Library) -> None:
    assert len(words(library, KALVE)) == 3
    assert dict(library.speakers()) == {KALNINA: 2, KALVE: 2}
    assert list(library.speakers()) == [KALNINA, KALVE]
    library.hide(KALVE, at=AT)
    assert list(library.speakers()) == [KALNINA]


def test_said_lights_quotations_and_the_words_in_them(library: Library) -> None:
    assert lit(library, "said:kalnina") == {"a": words(library, KALNINA)}
    assert lit(library, "said:kalve bridge") == {"b": ["bridge"]}
    assert lit(library, "said:kalve bridge late") == {"b": ["bridge", "late"]}, "in one quotation of two parts"
    assert lit(library, "said:kalnina cheap may") == {}, "in two quotations"
    assert library.understand("said:kalve bridge")[1].text == "bridge in quotations of Anita Kalve"
    assert library.understand("said:bridge")[1].text == "quotations of bridge"
    advice = library.search(Query("said:kalnina late")).understood.advice
    assert "no article fits late in quotations of Anna Kalnina" in advice
    lines, total = library.concordance("said:kalve bridge")
    assert ([line.match for line in lines], total) == (["bridge"], 1)


def test_spellings_of_names_hold_inside_quotations(opened: OpenFiles) -> None:
    library = opened(
        {
            "a.txt": "One\n\n“Lukashenka is late,” Anna Kalnina said. Alexander Lukashenko was not there.\n",
            "b.txt": "Two\n\nAlyaksandr Lukashenka left. Alexander Lukashenko and Lukashenka are one.\n",
        }
    )
    assert lit(library, "said:kalnina lukashenko") == {"a": ["Lukashenka"]}
    assert lit(library, "said:kalnina =lukashenko") == {}


def test_what_is_merged_and_split_by_hand_is_so_for_quotations(library: Library) -> None:
    library.merge([KALVE, KALNINA], at=AT)
    assert len(words(library, KALNINA)) == len(words(library, KALVE)) == 5
    assert dict(library.speakers()) == {KALVE: 4}
    assert set(lit(library, "said:kalve")) == {"a", "b"}
    library.undo()
    assert dict(library.speakers()) == {KALNINA: 2, KALVE: 2}
    other = library.split(KALVE, ["Kalve"], at=AT)
    assert [one.speaker for one in library.statements(None, ArticleId("b"))] == [KALVE, other.id, other.id]


def test_a_pronoun_is_whoever_was_named_last(opened: OpenFiles) -> None:
    library = opened(
        {
            "a.txt": "One\n\nPresident Vasil Orlov spoke in Minsk. “It is late,” he said.\n",
            "b.txt": "Two\n\nVasil Orlov left Minsk. Orlov flew to Riga.\n\n“It is cold,” he said.\n",
        }
    )
    (orlov,) = library.speakers()
    library.split(orlov, ["Orlov"], at=AT)
    speakers = {one.article_id: one.speaker for one in library.statements()}
    assert speakers["a"] == orlov != speakers["b"]
    assert speakers["b"] is not None


def test_a_rejected_statement_is_counted_and_found_no_more(library: Library) -> None:
    first, *rest = library.statements(KALVE)
    library.reject_statement(rest[-1], at=AT)
    assert words(library, KALVE) == ["Nobody has told me,"]
    assert (
        words(library, rejected=True)
        == words(library, KALVE, "b", rejected=True)
        == [
            "The bridge was never cheap, and nobody has ever said so.",
            "And all the rest of it is late as well.",
        ]
    )
    assert library.speakers()[KALVE] == 1
    assert (set(lit(library, "said:kalve")), lit(library, "said:kalve bridge")) == ({"b"}, {})
    library.restore_statement(rest[0])
    assert library.statements(KALVE) == (first, *rest)
    assert words(library, rejected=True) == []


@pytest.fixture
def opening(tmp_path: Path) -> Callable[[], Opened]:
    """Return a function that opens the files from disk, with an index and work that are kept."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    places = Places(None, tmp_path / "index", tmp_path / "work.sqlite3", None)
    settings = Settings(index_folder=tmp_path / "index")
    return lambda: open_corpus([folder], settings, places, today=dt.date(2026, 1, 1))


def test_a_rejection_outlives_the_index_but_not_the_text(opening: Callable[[], Opened], tmp_path: Path) -> None:
    first = opening()
    list(first.refresh(tuple))
    first.library.reject_statement(first.library.statements(KALNINA)[0], at=AT)
    first.library.close()
    (tmp_path / "corpus" / "d.txt").write_text("Another\n\nMinister Anna Kalnina left.\n", encoding="utf-8")
    again = opening()
    list(again.refresh(tuple))
    assert words(again.library, KALNINA) == ["It will not be cheap,"]
    (tmp_path / "corpus" / "a.txt").write_text(f"{FILES['a.txt']}\nThat was all.\n", encoding="utf-8")
    list(again.refresh(tuple))
    assert words(again.library, KALNINA) == ["The bridge will be ready in May,", "It will not be cheap,"]
    again.library.close()


def test_quotations_of_an_article_that_nobody_has_looked_at_are_looked_for_at_once(
    opening: Callable[[], Opened],
) -> None:
    opened = opening()
    for _ in opened.refresh(tuple):
        if opened.library.entities():
            break
    assert (words(opened.library), dict(opened.library.speakers())) == ([], {})
    assert words(opened.library, KALVE, "b")[0] == "Nobody has told me,"
    opened.library.close()


def test_about_is_in_the_title_or_the_first_passage(library: Library) -> None:
    assert lit(library, "about:kalnina") == {"a": ["Anna Kalnina"]}
    assert lit(library, "about:valka") == {"a": []}
    assert lit(library, "about:kalve") == {"b": []}
    assert lit(library, "about:riga") == {"a": ["Riga"]}


def test_clippings_are_found_by_tag_and_note(library: Library) -> None:
    library.clip(ArticleId("b"), Span(40, 60), at=AT, note="who paid for it", tags=["costs"])
    assert lit(library, "tag:costs") == lit(library, "note:paid") == {"b": []}
    assert lit(library, 'note:"who paid" bridge') == {"b": ["bridge", "bridge"]}
    assert lit(library, "tag:cost") == {}
    assert set(lit(library, "-tag:costs")) == {"a", "c"}


def test_corpus_is_asked_for_by_its_name(library: Library) -> None:
    assert set(lit(library, f"corpus:{library.name}")) == {"a", "b", "c"}
    assert lit(library, "corpus:other") == {}
