"""What people said of the articles, and when a file is read again because of it."""

from __future__ import annotations

import builtins
import json
import os
from pathlib import Path
from typing import Any

import pytest

from csto_tui.corpus import extras
from csto_tui.errors import SettingsError, UsageError

TABLE = (
    "Head,Body,Day\nFirst report,Some words were said in Minsk.,2012-03-01\nSecond,More words were said.,2012-03-02\n"
)
RULES = """[ours]
name = "our own archive"
ends = '-{5,} end -{5,}'
"""


def again(opened: Any) -> int:
    """Return how many files the next refresh reads."""
    return max((step.total for step in opened.refresh(tuple) if step.stage == "reading"), default=0)


def test_a_map_is_used_and_remembered_without_the_option(opening: Any, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "a.csv").write_text(TABLE.replace("Head", "Kopfzeile").replace("Body", "Rumpf"), encoding="utf-8")
    first = opening(tables)
    list(first.refresh(tuple))
    assert first.library.articles() == ()
    first.library.close()
    mapped = opening(tables, map="title=Kopfzeile,text=Rumpf,date=Day")
    assert again(mapped) == 1
    assert [card.title.value for card in mapped.library.articles()] == ["First report", "Second"]
    mapped.library.close()
    later = opening(tables)
    assert again(later) == 0
    assert len(later.library.articles()) == 2
    (kept,) = (tmp_path / "own" / "corrections").iterdir()
    assert 'title = "Kopfzeile"' in kept.read_text(encoding="utf-8")
    forgotten = opening(tables, map="")
    assert again(forgotten) == 1
    assert forgotten.library.articles() == ()


def test_a_map_of_ones_own_outranks_that_of_the_folder(opening: Any, folder: Path) -> None:
    (folder / "a.csv").write_text(TABLE, encoding="utf-8")
    (folder / "corpus.toml").write_text('[columns]\ntitle = "Day"\ntext = "Body"\n', encoding="utf-8")
    opened = opening(map="title=Head")
    list(opened.refresh(tuple))
    assert opened.library.find("title:First").title.value == "First report"


def test_a_map_of_columns_that_are_nowhere_is_refused_and_not_kept(opening: Any, folder: Path, tmp_path: Path) -> None:
    (folder / "a.csv").write_text(TABLE, encoding="utf-8")
    with pytest.raises(UsageError, match="Headline"):
        opening(map="title=Headline")
    assert not (tmp_path / "own").exists()


def test_a_private_session_keeps_its_map_to_itself(opening: Any, folder: Path, tmp_path: Path) -> None:
    (folder / "a.csv").write_text(TABLE.replace("Head", "Kopfzeile"), encoding="utf-8")
    opened = opening(map="title=Kopfzeile", private=True)
    list(opened.refresh(tuple))
    assert opened.library.find("title:First")
    assert not (tmp_path / "own").exists()


def test_files_are_read_again_once_their_extra_is_there(
    opening: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.html").write_text("<html><title>A page</title><p>Some words were said in Minsk.</p></html>")
    monkeypatch.setattr(extras, "extras_for", lambda name: "")
    monkeypatch.setattr("csto_tui.indexing.said.extras_for", lambda name: "")
    opened = opening()
    assert again(opened) == 9
    monkeypatch.setattr("csto_tui.indexing.said.extras_for", lambda name: "x" if name.endswith("html") else "")
    assert again(opened) == 1
    assert again(opened) == 0


def test_rules_of_ones_own_split_exports_and_are_looked_at_again_when_they_change(
    opening: Any, folder: Path, tmp_path: Path
) -> None:
    export = "".join(f"Report {n}\n\nSome words were said by Anna Novak.\n\n------ end ------\n" for n in (1, 2, 3))
    (folder / "export.txt").write_text(export, encoding="utf-8")
    rules = tmp_path / "rules.toml"
    rules.write_text(RULES.replace("{5,}", "{9,}"), encoding="utf-8")
    opened = opening(bundle_rules=rules)
    list(opened.refresh(tuple))
    assert len(opened.library.articles()) == 9
    rules.write_text(RULES, encoding="utf-8")
    assert again(opened) == 9
    assert len(opened.library.articles()) == 11


@pytest.mark.parametrize("text", [None, "[ours]\nends = '('\n", "[ours"])
def test_rules_that_cannot_be_used_are_said(opening: Any, tmp_path: Path, text: str | None) -> None:
    rules = tmp_path / "rules.toml"
    if text is not None:
        rules.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        list(opening(bundle_rules=rules).refresh(tuple))


def test_notes_on_one_row_reach_it_alone(opening: Any, folder: Path) -> None:
    (folder / "a.csv").write_text(TABLE, encoding="utf-8")
    opened = opening(map="title=Head,text=Body")
    list(opened.refresh(tuple))
    (folder / "corpus.toml").write_text('[articles."a.csv:2"]\nsource = "RT"\n', encoding="utf-8")
    assert again(opened) == 1
    assert {card.id: card.source.value for card in opened.library.articles() if "a.csv" in card.id} == {
        "a.csv:2": "RT",
        "a.csv:3": None,
    }


def test_a_second_start_opens_neither_articles_nor_bibliographies(
    opening: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = {"type": "article-newspaper", "title": "A headline, the 3th", "container-title": "RT"}
    (folder / "refs.json").write_text(json.dumps([entry]), encoding="utf-8")
    (folder / "more.ris").write_text("TY  - NEWS\nTI  - A headline, the 4th\nJO  - TASS\nER  - \n", encoding="utf-8")
    (folder / "rows.json").write_text(json.dumps([{"title": "A row", "text": "Some words."}]), encoding="utf-8")
    first = opening()
    list(first.refresh(tuple))
    assert [first.library.find(one).source.value for one in ("3", "4")] == ["RT", "TASS"]
    first.library.close()
    touched: list[str] = []
    for room, name in ((builtins, "open"), (os, "open")):
        real = getattr(room, name)
        monkeypatch.setattr(
            room, name, lambda path, *a, real=real, **k: (touched.append(str(path)), real(path, *a, **k))[1]
        )
    again_opened = opening()
    assert list(again_opened.refresh(tuple)) == []
    assert [path for path in touched if str(folder) in path] == []
    monkeypatch.undo()
    (folder / "more.ris").write_text("TY  - NEWS\nTI  - A headline, the 5th\nJO  - BelTA\nER  - \n", encoding="utf-8")
    assert again(again_opened) == 10
    assert [again_opened.library.find(one).source.value for one in ("3", "4", "5")] == ["RT", None, "BelTA"]
