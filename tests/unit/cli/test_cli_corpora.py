"""Corpora by name, columns of tables, and what was set by hand written beside the sources."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Csto = Callable[..., Any]


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    for name, text in (("a", "The treaty was signed in Minsk."), ("b", "The treaty was signed in Brest.")):
        (tmp_path / "texts" / name).mkdir(parents=True)
        (tmp_path / "texts" / name / f"{name}.txt").write_text(f"A headline of {name}\n\n{text}\n", encoding="utf-8")
    path = tmp_path / "config.toml"
    path.write_text(
        '[corpus.first]\npaths = ["texts/a"]\n[corpus.second]\npaths = "texts/b"\n'
        '[corpus.both]\npaths = ["texts/a", "texts/b"]\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def ask(csto: Csto, settings: Path, tmp_path: Path) -> Csto:
    """Return a function that runs words with the settings, and with work and index of its own."""

    def ask(*words: str) -> Any:
        own = {"XDG_DATA_HOME": str(tmp_path / "own"), "CSTO_TUI_INDEX_FOLDER": str(tmp_path / "index")}
        return csto(*words, "--config", str(settings), corpus=None, **own)

    return ask


def found(ran: Any) -> list[str]:
    assert ran.code == 0, ran.err
    return [one["article"] for one in ran.objects]


def test_a_corpus_is_opened_by_its_name(ask: Csto) -> None:
    assert found(ask("search", "treaty", "--json", "-c", "first")) == ["a"]
    assert json.loads(ask("index", "--json", "-c", "second").out)["corpus"] == "second"


@pytest.mark.parametrize("chosen", [["-c", "first", "-c", "second"], ["-c", "both"], ["-c", "both", "-c", "first"]])
def test_several_corpora_are_searched_together(ask: Csto, chosen: list[str]) -> None:
    assert sorted(found(ask("search", "treaty", "--json", *chosen))) == ["a/a", "b/b"]


def test_a_name_that_is_neither_path_nor_corpus_is_said_with_those_there_are(ask: Csto) -> None:
    ran = ask("search", "treaty", "-c", "third")
    assert ran.code == 2
    assert "no such file, folder or corpus: third" in ran.err
    assert "corpora of your settings are first, second, both" in ran.err


def test_a_path_wins_over_a_name_and_that_is_said(ask: Csto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here" / "first").mkdir(parents=True)
    (tmp_path / "here" / "first" / "x.txt").write_text("Here\n\nThe treaty of here.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    ran = ask("search", "treaty", "--json", "-c", "first")
    assert found(ran) == ["x"]
    assert "“first” is a path here" in ran.err


def test_the_settings_show_the_corpora(ask: Csto, tmp_path: Path) -> None:
    shown = {one["setting"]: one["value"] for one in ask("config", "--json").objects}
    assert shown["corpus"]["both"] == [str(tmp_path / "texts" / name) for name in "ab"]
    assert f"first = {tmp_path / 'texts' / 'a'}" in ask("config", "show").out


def test_columns_are_named_once_and_remembered(ask: Csto, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Kopf,Rumpf\nA report,Some words about the pact.\n", encoding="utf-8")
    assert ask("articles", "-c", str(table)).code == 1
    assert ask("articles", "-c", str(table), "--map", "title=Kopf,text=Rumpf").code == 0
    assert "A report" in ask("articles", "-c", str(table)).out
    wrong = ask("articles", "-c", str(table), "--map", "title=Headline")
    assert (wrong.code, "columns there are: Kopf, Rumpf" in wrong.err) == (2, True)
    assert "no column can hold mood" in ask("articles", "-c", str(table), "--map", "mood=Kopf").err
    assert ask("articles", "-c", str(table), "--map", "").code == 1


def test_what_was_set_by_hand_is_shown_as_it_would_be_written_and_written_on_request(ask: Csto, tmp_path: Path) -> None:
    nothing = ask("config", "corpus", "-c", "first")
    assert (nothing.code, nothing.out) == (1, "")
    assert "nothing was set by hand" in nothing.err
    ask("index", "-c", "first")
    folder = tmp_path / "own" / "csto-tui" / "corrections"
    folder.mkdir(parents=True)
    key = next(path.name for path in (tmp_path / "index").iterdir() if path.name.startswith("a-"))
    (folder / f"{key}.toml").write_text('[articles.a]\nsource = "RT"\n', encoding="utf-8")
    written = tmp_path / "texts" / "a" / "corpus.toml"
    shown = ask("config", "corpus", "-c", "first")
    assert 'source = { value = "RT", note = "set by hand" }' in shown.out
    assert not written.exists()
    done = ask("config", "corpus", "--write", "-c", "first")
    assert done.out == f"written: {written}\n"
    assert written.read_text(encoding="utf-8") == (
        '[articles."a.txt"]\nsource = { value = "RT", note = "set by hand" }\n'
    )


def test_write_goes_with_corpus_alone(ask: Csto) -> None:
    assert ask("config", "show", "--write").code == 2


def test_reports_of_one_text_are_listed(ask: Csto, tmp_path: Path) -> None:
    sentences = [f"On day {n} the ministers of {n + 3} states spoke about clause {n * 7}." for n in range(20)]
    folder = tmp_path / "wire"
    folder.mkdir()
    for name, more in (("long", " Nobody signed it in the end."), ("short", "")):
        (folder / f"{name}.txt").write_text(f"A {name} headline\n\n{' '.join(sentences)}{more}\n", encoding="utf-8")
    (group,) = ask("index", "--report", "json", "-c", str(folder)).objects[0]["near_duplicates"]
    assert group["articles"] == ["long", "short"]
    assert f"much the same text ({group['similarity']:.2f}): long, short" in ask("index", "-c", str(folder)).out
