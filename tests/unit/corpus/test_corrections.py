from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.columns import column_map
from csto_tui.corpus.corpus_toml import FieldNote
from csto_tui.corpus.corrections import Corrections, sayings
from csto_tui.errors import SettingsError, StoreError, UsageError
from csto_tui.model.article import ArticleId

A, B = ArticleId("2009/a"), ArticleId('od"d\\ [name]\n')


def test_what_is_set_is_there_for_the_next_to_open_the_file(tmp_path: Path) -> None:
    path = tmp_path / "work" / "corrections" / "x.toml"
    own = Corrections(path)
    own.correct(A, "title", 'A title with "marks" and \\', "seen on paper")
    own.correct(A, "authors", "First Author; Second Author")
    own.correct(B, "published", "1 March 2012")
    notes = Corrections(path).notes()
    assert notes.warnings == ()
    assert notes.articles[A] == (
        FieldNote("title", ('A title with "marks" and \\',), note="seen on paper"),
        FieldNote("authors", ("First Author", "Second Author")),
    )
    assert [note.values for one in notes.articles.values() for note in one if note.field == "published"] == [
        ("2012-03-01",)
    ]
    assert path.read_text(encoding="utf-8").startswith("# What you set by hand.")
    assert [one.name for one in path.parent.iterdir()] == ["x.toml"]


def test_a_blank_value_takes_a_correction_back() -> None:
    own = Corrections(None)
    own.correct(A, "source", "RT")
    own.correct(A, "source", "  ")
    assert own.notes().articles == {}


def test_what_a_person_wrote_unsure_into_the_file_stays_unsure(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('[articles."2009/a"]\nsource = { value = "RT", sure = false }\n', encoding="utf-8")
    Corrections(path).correct(A, "place", "Minsk")
    assert FieldNote("source", ("RT",), is_sure=False) in Corrections(path).notes().articles[A]


@pytest.mark.parametrize(
    ("field", "text"), [("published", "someday"), ("published", "2012-02-30"), ("mood", "x"), ("authors", ";")]
)
def test_what_is_no_value_is_refused_and_nothing_changes(field: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    own = Corrections(path)
    with pytest.raises(UsageError):
        own.correct(A, field, text)
    assert not path.exists()


def test_a_garbled_file_is_said_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("[articles", encoding="utf-8")
    with pytest.raises(SettingsError):
        Corrections(path).correct(A, "title", "x")
    assert path.read_text(encoding="utf-8") == "[articles"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        Corrections(tmp_path / "work" / "x.toml").correct(A, "title", "x")


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, title: str, note: str) -> None:
    path = tmp_path_factory.mktemp("kept") / "x.toml"
    kept, remembered = Corrections(path), Corrections(None)
    for own in (kept, remembered):
        own.correct(A, "title", title, note)
    assert kept.notes().articles == remembered.notes().articles


def test_what_a_person_wrote_into_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('# mine\n[corpus]\nname = "N"\n[columns]\ntext = "Body" # that one\n', encoding="utf-8")
    own = Corrections(path)
    own.correct(A, "place", "Minsk")
    own.correct(A, "place", "")
    assert path.read_text(encoding="utf-8") == '# mine\n[corpus]\nname = "N"\n[columns]\ntext = "Body" # that one\n'
    assert own.notes().columns == column_map("text=Body")


@pytest.mark.parametrize("is_on_disk", [True, False])
def test_columns_are_kept_beside_the_corrections_until_others_are_given(tmp_path: Path, is_on_disk: bool) -> None:
    own = Corrections(tmp_path / "x.toml" if is_on_disk else None)
    own.correct(A, "source", "RT")
    own.map_columns(column_map('title=Headline,text="Body, whole",date=Day'))
    assert own.notes().columns == column_map('title=Headline,text="Body, whole",date=Day')
    own.map_columns(column_map("title=Head"))
    assert own.notes().columns == column_map("title=Head")
    own.map_columns(column_map(""))
    assert own.notes().columns == column_map("")
    assert own.notes().articles[A] == (FieldNote("source", ("RT",)),)


def test_a_file_in_a_form_that_cannot_be_changed_is_left_and_said(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('columns = { text = "Body", title = "x" }\n', encoding="utf-8")
    with pytest.raises(StoreError, match="another form"):
        Corrections(path).map_columns(column_map("text=Other"))
    assert path.read_text(encoding="utf-8") == 'columns = { text = "Body", title = "x" }\n'


def test_sayings_give_every_value_a_note_and_leave_out_what_has_no_name_there() -> None:
    own = Corrections(None)
    own.correct(A, "source", "RT", "seen")
    own.correct(A, "place", "Minsk")
    own.correct(B, "place", "Brest")
    assert sayings(own.notes(), {A: "a.txt"}) == [
        (("articles", "a.txt", "source"), '{ value = "RT", note = "seen" }'),
        (("articles", "a.txt", "place"), '{ value = "Minsk", note = "set by hand" }'),
    ]
