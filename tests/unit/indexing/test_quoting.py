"""When the quotations of which articles are looked for, and what a restart finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.bootstrap import Opened
from csto_tui.indexing import quoting

STAGES = ("roles", "statements")


def text_of(name: str, words: str) -> str:
    return f"A headline on {words}\n\n“We agree on {words},” Ivan {name} said in Minsk. It was said on Monday.\n"


def said(opened: Opened) -> dict[str, str | None]:
    return {one.article_id: one.speaker for one in opened.library.statements()}


def looked_for(opened: Opened) -> list[tuple[str, int, int]]:
    return [(step.stage, step.done, step.total) for step in opened.refresh(tuple) if step.stage in STAGES]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of four articles, each of which quotes another person."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, name in enumerate(("Petrov", "Sidorov", "Novak", "Kovalenko")):
        (corpus / f"{number}.txt").write_text(text_of(name, "the treaty"), encoding="utf-8")
    return corpus


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quoting, "BATCH_ARTICLES", 1)


def test_statements_follow_the_names(opening: Any) -> None:
    opened = opening()
    stages = [step.stage for step in opened.refresh(tuple)]
    assert list(dict.fromkeys(stages)) == ["reading", "indexing", "names", "roles", "statements"]
    assert said(opened) == {
        "0": "person:petrov-ivan",
        "1": "person:sidorov-ivan",
        "2": "person:novak-ivan",
        "3": "person:kovalenko-ivan",
    }


def test_nothing_is_looked_for_again_when_nothing_changed(opening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    list(opening().refresh(tuple))
    monkeypatch.setattr("csto_tui.store.articles.ArticleStore.unquoted", None)
    again = opening()
    assert list(again.refresh(tuple)) == []
    assert len(said(again)) == 4


def test_a_run_that_is_left_goes_on_where_it_was(opening: Any) -> None:
    opened = opening()
    progress = opened.refresh(tuple)
    for step in progress:
        if (step.stage, step.done) == ("statements", 3):
            break
    progress.close()
    assert len(said(opened)) == 3
    opened.library.close()
    again = opening()
    assert [step for step in looked_for(again) if step[0] == "statements"] == [("statements", 1, 1)]
    assert len(said(again)) == 4


def test_names_that_are_resolved_anew_have_the_statements_looked_for_anew(opening: Any, folder: Path) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    (folder / "3.txt").unlink()
    (folder / "4.txt").write_text(text_of("Titov", "the bridge"), encoding="utf-8")
    assert looked_for(opened)[-1] == ("statements", 4, 4)
    assert said(opened) == {
        "0": "person:petrov-ivan",
        "1": "person:sidorov-ivan",
        "2": "person:novak-ivan",
        "4": "person:titov-ivan",
    }


def test_other_rules_find_all_statements_anew(opening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    monkeypatch.setattr(quoting, "_RULES", quoting._RULES + 1)
    assert looked_for(opened)[-1] == ("statements", 4, 4)
    assert looked_for(opened) == []


def test_a_role_is_learnt_from_other_articles(opening: Any, folder: Path) -> None:
    for number in (5, 6):
        words = "The president of Belarus, Ivan Orlov, left Minsk. He did not speak to anybody.\n"
        (folder / f"{number}.txt").write_text(f"Orlov leaves {number}\n\n{words}", encoding="utf-8")
    (folder / "7.txt").write_text(
        "Nothing is signed\n\n“I signed nothing at all,” the Belarusian president said on Monday.\n", encoding="utf-8"
    )
    opened = opening()
    list(opened.refresh(tuple))
    assert said(opened)["7"] == "person:orlov-ivan"
