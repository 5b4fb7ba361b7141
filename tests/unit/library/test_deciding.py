"""What a reader decides about names holds in lists, searches and comparisons at once, and after a restart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.entities.hand import Merge
from csto_tui.errors import EntityNotFound, SettingsError, UsageError
from csto_tui.library import Library
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityKind
from csto_tui.model.query import Query
from csto_tui.settings import Places, Settings

Opened = Callable[[Mapping[str, str]], Library]
AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)

FILES = {
    "a.md": "---\nsource: RT\n---\n\nPrime Minister Anna Kalnina opened the bridge. Kalnina crossed it first.\n",
    "b.md": "---\nsource: Post\n---\n\nThe bridge is late, Minister Anita Kalve said. Anna Kalnina said nothing.\n",
    "c.md": "---\nsource: RT\n---\n\nMinister Anita Kalve left for Riga. Kalve will return.\n",
    "d.md": "---\nsource: Post\n---\n\nOn Friday Minister Peter Ozols met Anita Kalve in Riga.\n",
}
KALNINA, KALVE, OZOLS = "person:kalnina-anna", "person:kalve-anita", "person:ozols-peter"


@pytest.fixture
def library(opened: Opened) -> Library:
    return opened(FILES)


def found(library: Library, query: str) -> set[str]:
    return {hit.article.id for hit in library.search(Query(query)).hits}


def merged(library: Library) -> None:
    library.merge([library.entity(KALNINA).id, library.entity(KALVE).id], at=AT)


def test_the_corpus_is_as_the_tests_expect(library: Library) -> None:
    counts = {one.id: (one.mentions, one.articles) for one in library.entities(kind=EntityKind.PERSON)}
    assert counts == {KALVE: (4, 3), KALNINA: (3, 2), OZOLS: (1, 1)}


def test_a_merge_shows_everywhere_at_once(library: Library) -> None:
    before = library.compare([ArticleId("a.md"), ArticleId("c.md")])
    assert "Anna Kalnina" not in {fact.text for fact in before.shared}
    merged(library)
    one = library.entity(KALNINA)
    assert (one.name, one.mentions, one.articles) == ("Anna Kalnina", 7, 4)
    assert [other.id for other in library.entities("kalve")] == [KALNINA]
    assert library.entity(KALVE) == one  # what a screen still holds leads on
    mentions = library.mentions(one.id)
    assert len(mentions) == 7
    assert {mention.entity_id for mention in mentions} == {KALNINA}
    assert list(mentions) == sorted(mentions, key=lambda mention: (mention.article_id, mention.span))
    assert library.mentions(library.entity(KALVE).id) == mentions
    assert {mention.entity_id for mention in library.mentions(None, ArticleId("c.md"))} >= {KALNINA}
    assert found(library, 'person:"Anna Kalnina"') == set(FILES)
    assert library.entity_counts([ArticleId("b.md")])[0][one.id] == 2
    assert {value.value: value.articles for facet in library.facets("") for value in facet.values}["Anna Kalnina"] == 4
    after = library.compare([ArticleId("a.md"), ArticleId("c.md")])
    assert "Anna Kalnina" in {fact.text for fact in after.shared}


def test_undo_brings_everything_back(library: Library) -> None:
    before = library.entities(), library.mentions()
    merged(library)
    library.hide(library.entity(OZOLS).id, at=AT)
    assert [type(one.act).__name__ for one in library.undo()] == ["Hide"]
    assert isinstance(library.undo()[0].act, Merge)
    assert (library.entities(), library.mentions()) == before
    with pytest.raises(UsageError, match="nothing to undo"):
        library.undo()


def test_a_split_moves_mentions(library: Library) -> None:
    apart = library.split(library.entity(KALVE).id, ["Kalve"], at=AT)
    assert (apart.name, apart.mentions, apart.articles) == ("Kalve", 1, 1)
    assert [(one.article_id, one.form) for one in library.mentions(apart.id)] == [("c.md", "Kalve")]
    assert library.entity(KALVE).mentions == 3
    counts = library.entity_counts([ArticleId("c.md")])[0]
    assert (counts[apart.id], counts[library.entity(KALVE).id]) == (1, 1)
    back = library.merge([library.entity(KALVE).id, apart.id], at=AT)
    assert back.mentions == 4


def test_hidden_names_are_in_no_list_and_can_be_shown_again(library: Library) -> None:
    hidden = library.hide(library.entity(OZOLS).id, at=AT)
    assert library.entities("ozols") == ()
    assert library.entities(hidden=True) == (hidden,)
    assert library.entities("ozols", hidden=True) == (hidden,)
    assert OZOLS not in {mention.entity_id for mention in library.mentions()}
    assert len(library.mentions(hidden.id)) == 1
    assert found(library, "person:ozols") == set()
    library.show(hidden.id, at=AT)
    assert library.entities("ozols") == (hidden,)


def test_rename_and_retype(library: Library) -> None:
    library.rename(library.entity(OZOLS).id, "  Pēteris\nOzols ", at=AT)
    assert library.entity("Pēteris Ozols").id == OZOLS
    library.retype(library.entity(OZOLS).id, EntityKind.ORGANIZATION, at=AT)
    assert library.entities("ozols", EntityKind.ORGANIZATION)[0].name == "Pēteris Ozols"
    assert {one.kind for one in library.mentions(library.entity(OZOLS).id)} == {EntityKind.ORGANIZATION}
    with pytest.raises(UsageError):
        library.rename(library.entity(OZOLS).id, " ", at=AT)


def test_never_merge_holds_against_merges_and_suggestions(library: Library) -> None:
    kalnina, kalve = library.entity(KALNINA).id, library.entity(KALVE).id
    library.never_merge(kalnina, kalve, at=AT)
    with pytest.raises(UsageError, match="you have said that “Anna Kalnina” is never “Anita Kalve”"):
        library.merge([kalve, kalnina], at=AT)
    assert len(library.decisions()) == 1


def test_what_is_never_one_is_suggested_no_more(opened: Opened) -> None:
    library = opened({"a.txt": "Minister Peter Ozolins left.\n", "b.txt": "Minister Peter Ozolkins stayed.\n"})
    (suggestion,) = library.suggestions()
    assert "surnames are near" in suggestion.reason
    library.never_merge(suggestion.right, suggestion.left, at=AT)
    assert library.suggestions() == ()
    library.undo()
    library.merge([suggestion.left, suggestion.right], at=AT)
    assert library.suggestions() == ()


def test_searches_are_widened_by_what_is_one_name_now(opened: Opened) -> None:
    library = opened({"a.txt": "Minister Aleksandr Petrov left.\n", "b.txt": "Minister Alexander Petrov stayed.\n"})
    assert found(library, "aleksandr") == {"a", "b"}
    library.split(library.entity("Alexander Petrov").id, ["Aleksandr Petrov"], at=AT)
    assert found(library, "aleksandr") == {"a"}
    library.undo()
    assert found(library, "aleksandr") == {"a", "b"}


def test_never_merge_splits_what_is_one(library: Library) -> None:
    one, other = library.never_merge(library.entity(KALVE).id, library.entity(KALVE).id, ["Kalve"], at=AT)
    assert (one.mentions, other.mentions, other.name) == (3, 1, "Kalve")


def test_never_merge_takes_a_merge_apart_with_all_that_came_with_it(library: Library) -> None:
    merged(library)
    one, other = library.never_merge(library.entity(KALNINA).id, library.entity(KALVE).id, ["Anita Kalve"], at=AT)
    assert {alias.form for alias in one.aliases} == {"Anna Kalnina", "Kalnina"}
    assert {alias.form for alias in other.aliases} == {"Anita Kalve", "Kalve"}


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.merge([library.entity(KALVE).id] * 2, at=AT),
        lambda library: library.split(library.entity(KALVE).id, ["Ozols"], at=AT),
        lambda library: library.split(library.entity(KALVE).id, [], at=AT),
        lambda library: library.split(library.entity(KALVE).id, ["Kalve", "Anita Kalve"], at=AT),
        lambda library: library.never_merge(library.entity(KALVE).id, library.entity(KALVE).id, at=AT),
    ],
)
def test_what_cannot_be_done_changes_nothing(library: Library, change: Callable[[Library], object]) -> None:
    with pytest.raises(UsageError) as caught:
        change(library)
    assert caught.value.hint
    assert library.decisions() == ()


def test_an_import_is_taken_over_whole_or_not_at_all(library: Library) -> None:
    lines = library.import_names("Anna Kalnina; Anita Kalve\nPeter Ozols; Kalve\n", "list", at=AT, batch="one")
    assert [bool(line.conflict) for line in lines] == [False, False]
    assert [line.remark for line in lines] == ["", ""]
    assert library.entity("Anna Kalnina").mentions == 8
    library.undo()
    assert library.decisions() == ()
    library.never_merge(library.entity(KALNINA).id, library.entity(OZOLS).id, at=AT)
    lines = library.import_names("Anita Kalve; Kalve\nAnna Kalnina; Peter Ozols\n", "list", at=AT, batch="two")
    assert [bool(line.conflict) for line in lines] == [False, True]
    assert len(library.decisions()) == 1


def test_what_is_exported_makes_the_same_names_elsewhere(opened: Opened) -> None:
    one = opened(FILES)
    merged(one)
    one.rename(one.entity(KALNINA).id, "A. K.", at=AT)
    for form in ("toml", "csv", "list"):
        other = opened(FILES)
        other.import_names(one.export_names(form), form, at=AT, batch=form)
        assert [(e.name, e.mentions) for e in other.entities()] == [(e.name, e.mentions) for e in one.entities()]


def opened_on_disk(tmp_path: Path) -> Library:
    places = Places(
        tmp_path / "config.toml", tmp_path / "index", tmp_path / "mine" / "work.sqlite3", tmp_path / "state"
    )
    corpus = open_corpus([tmp_path / "corpus"], Settings(), places, today=AT.date())
    for _ in corpus.refresh():
        pass
    return corpus.library


def test_it_outlives_a_restart_and_a_new_index(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for name, text in FILES.items():
        (tmp_path / "corpus" / name).write_text(text, encoding="utf-8")
    library = opened_on_disk(tmp_path)
    merged(library)
    library.close()
    more = "---\nsource: RT\n---\n\nPrime Minister Anna Kalnina and Minister Anita Kalve were in Riga.\n"
    (tmp_path / "corpus" / "e.md").write_text(more, encoding="utf-8")
    again = opened_on_disk(tmp_path)
    assert (again.entity(KALVE).name, again.entity(KALVE).mentions) == ("Anna Kalnina", 9)
    again.undo()
    assert again.entity(KALVE).name == "Anita Kalve"
    again.close()
    assert [path.suffix for path in (tmp_path / "mine" / "aliases").iterdir()] == [".toml"]


def test_what_another_process_decides_is_seen_and_what_it_garbles_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text(FILES["d.md"], encoding="utf-8")
    one, other = opened_on_disk(tmp_path), opened_on_disk(tmp_path)
    other.hide(other.entity(OZOLS).id, at=AT)
    assert one.entities("ozols") == ()
    path = next((tmp_path / "mine" / "aliases").iterdir())
    path.write_text("[[decision]]\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="names set by you"):
        one.entities()
    path.unlink()
    assert one.entities("ozols")
    one.close()
    other.close()


def test_naming_follows_a_merge(library: Library) -> None:
    merged(library)
    by_source = {one.source: one for one in library.naming(library.entity(KALNINA).id, "source")}
    assert {form.text: form.count for form in by_source["RT"].forms} == {
        "Anita Kalve": 1,
        "Anna Kalnina": 1,
        "Kalnina": 1,
        "Kalve": 1,
    }
    assert {form.text for form in by_source["RT"].titles} == {"Prime Minister", "Minister"}
    articles = library.naming(library.entity(KALNINA).id)
    assert [one.article_id for one in articles] == ["b.md", "d.md", "a.md", "c.md"]
    assert sum(one.mentions for one in articles) == 7
    with pytest.raises(EntityNotFound):
        library.naming("zebra")  # type: ignore[arg-type]  # as a face may ask
