"""Several corpora at once: which article is of which, and what is written beside the sources on request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.corpus.scan import prefixes
from csto_tui.errors import SettingsError
from csto_tui.model.query import Query


@pytest.fixture
def other(tmp_path: Path) -> Path:
    folder = tmp_path / "other" / "corpus"
    folder.mkdir(parents=True)
    (folder / "0.txt").write_text("A headline elsewhere\n\nThe treaty was signed in Brest.\n", encoding="utf-8")
    return folder


def test_every_article_knows_its_corpus_and_a_search_goes_across(opening: Any, folder: Path, other: Path) -> None:
    opened = opening(folder, other, names={folder: "ours", other: "theirs"})
    list(opened.refresh(tuple))
    assert opened.library.name == "ours, theirs"
    assert opened.library.corpora()["corpus~2/0"] == "theirs"
    assert set(opened.library.corpora().values()) == {"ours", "theirs"}
    assert {hit.article.id for hit in opened.library.search(Query("treaty")).hits} >= {"corpus/0", "corpus~2/0"}


def test_without_a_name_a_corpus_is_called_by_its_notes_or_its_folder(opening: Any, folder: Path, other: Path) -> None:
    (other / "corpus.toml").write_text('[corpus]\nname = "Their reports"\n', encoding="utf-8")
    opened = opening(folder, other)
    list(opened.refresh(tuple))
    assert opened.library.corpora()["corpus~2/0"] == "Their reports"
    assert opened.library.corpora()["corpus/0"] == "corpus"
    alone = opening(other)
    list(alone.refresh(tuple))
    assert dict(alone.library.corpora()) == {"0": "Their reports"}


def test_corrections_are_written_beside_the_sources_when_asked_and_keep_what_is_there(
    opening: Any, folder: Path, other: Path
) -> None:
    text = '# by hand\n[articles."0.txt"]\nplace = "Minsk" # sure\n'
    (other / "corpus.toml").write_text(text, encoding="utf-8")
    opened = opening(folder, other)
    list(opened.refresh(tuple))
    opened.library.correct(opened.library.find("corpus~2/0").id, "source", "RT", "seen on paper")
    opened.library.correct(opened.library.find("corpus/1").id, "title", "Mine")
    roots = prefixes(opened.roots)
    assert (other / "corpus.toml").read_text(encoding="utf-8") == text
    assert not (folder / "corpus.toml").exists()
    assert opened.library.write_beside(roots) == (folder / "corpus.toml", other / "corpus.toml")
    assert (other / "corpus.toml").read_text(encoding="utf-8") == (
        text + 'source = { value = "RT", note = "seen on paper" }\n'
    )
    alone = opening(other)
    list(alone.refresh(tuple))
    known = alone.library.find("0").source
    assert (known.value, known.note) == ("RT", "seen on paper")
    before = (other / "corpus.toml").read_bytes()
    opened.library.write_beside(roots)
    assert (other / "corpus.toml").read_bytes() == before


def test_a_garbled_corpus_toml_is_said_and_not_written_over(opening: Any, folder: Path) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    opened.library.correct(opened.library.find("1").id, "title", "Mine")
    (folder / "corpus.toml").write_text("[articles", encoding="utf-8")
    with pytest.raises(SettingsError):
        opened.library.write_beside(prefixes(opened.roots))
    assert (folder / "corpus.toml").read_text(encoding="utf-8") == "[articles"


def test_where_nothing_was_set_nothing_is_written(opening: Any, folder: Path) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    assert opened.library.write_beside(prefixes(opened.roots)) == ()
    assert not (folder / "corpus.toml").exists()


def test_reports_of_one_text_are_found_and_stay_found(opening: Any, folder: Path) -> None:
    body = " ".join(
        f"On day {n} the ministers of {n + 3} states spoke about clause {n * 7} of the pact." for n in range(20)
    )
    (folder / "wire.txt").write_text(f"Ministers speak\n\n{body}\n", encoding="utf-8")
    (folder / "paper.txt").write_text(f"What the ministers said\n\n{body} Nobody signed it.\n", encoding="utf-8")
    (folder / "copy.txt").write_bytes((folder / "wire.txt").read_bytes())
    opened = opening()
    list(opened.refresh(tuple))
    (group,) = opened.library.report().near_duplicates
    assert set(group.articles) == {"wire", "paper", "copy"}
    opened.library.close()
    (folder / "paper.txt").unlink()
    later = opening()
    list(later.refresh(tuple))
    assert later.library.report().near_duplicates == ()
    assert later.library.report().duplicates == (("copy", "wire"),)
