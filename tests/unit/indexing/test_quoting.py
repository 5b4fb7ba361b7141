"""The quotations of which articles are looked for when, and what a restart finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.bootstrap import Opened
from csto_tui.indexing import quoting

ASKING = "Nothing is signed\n\n“I signed nothing at all,” the Belarusian president said on Monday.\n"


def text_of(name: str, words: str) -> str:
    return f"A headline on {words}\n\n“We agree on {words},” Ivan {name} said in Minsk. It was said on Monday.\n"


def joined(number: int, name: str) -> str:
    words = f"The president of Belarus, Ivan {name}, left Minsk. He did not speak to anybody."
    return f"{name} leaves {number}\n\n{words}\n"


def said(opened: Opened) -> dict[str, str | None]:
    return {one.article_id: one.speaker for one in opened.library.statements()}


def looked_for(opened: Opened) -> list[tuple[str, int, int]]:
    return [(step.stage, step.done, step.total) for step in opened.refresh(tuple) if step.stage == "statements"]


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
    assert list(dict.fromkeys(stages)) == ["reading", "indexing", "names", "statements"]
    assert said(opened) == {
        "0": "person:petrov-ivan",
        "1": "person:sidorov-ivan",
        "2": "person:novak-ivan",
        "3": "person:kovalenko-ivan",
    }


def test_nothing_is_looked_for_again_when_nothing_changed(opening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    list(opening().refresh(tuple))
    monkeypatch.setattr("csto_tui.store.articles.ArticleStore.grounds", None)
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
    assert looked_for(again) == [("statements", 1, 1)]
    assert len(said(again)) == 4


def test_statements_are_looked_for_only_where_something_changed(opening: Any, folder: Path) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    (folder / "3.txt").unlink()
    (folder / "4.txt").write_text(text_of("Titov", "the bridge"), encoding="utf-8")
    assert looked_for(opened) == [("statements", 1, 1)]
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


def test_names_that_mean_somebody_else_have_their_statements_looked_for_anew(opening: Any, folder: Path) -> None:
    (folder / "4.txt").write_text("A talk\n\n“We will see,” Orlov said. Orlov left Minsk.\n", encoding="utf-8")
    opened = opening()
    list(opened.refresh(tuple))
    assert said(opened)["4"] == "person:orlov"
    (folder / "5.txt").write_text(text_of("Orlov", "the bridge"), encoding="utf-8")
    assert looked_for(opened)[-1] == ("statements", 2, 2)
    assert said(opened)["4"] == said(opened)["5"] == "person:orlov-ivan"


def test_a_role_is_learnt_from_other_articles(opening: Any, folder: Path) -> None:
    for number in (5, 6):
        (folder / f"{number}.txt").write_text(joined(number, "Orlov"), encoding="utf-8")
    (folder / "7.txt").write_text(ASKING, encoding="utf-8")
    opened = opening()
    list(opened.refresh(tuple))
    assert said(opened)["7"] == "person:orlov-ivan"


def test_a_role_that_somebody_else_holds_by_now_is_asked_for_again(opening: Any, folder: Path) -> None:
    (folder / "7.txt").write_text(ASKING, encoding="utf-8")
    opened = opening()
    list(opened.refresh(tuple))
    assert said(opened)["7"] is None
    for number in (5, 6):
        (folder / f"{number}.txt").write_text(joined(number, "Orlov"), encoding="utf-8")
    assert looked_for(opened) == [("statements", 1, 2), ("statements", 2, 2), ("statements", 3, 3)]
    assert said(opened)["7"] == "person:orlov-ivan"
    (folder / "8.txt").write_text(joined(8, "Titov"), encoding="utf-8")
    assert looked_for(opened)[-1] == ("statements", 2, 2)
    assert said(opened)["7"] is None


def test_another_language_has_its_statements_looked_for_anew(opening: Any) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    opened.library.correct("1", "language", "uk")
    assert looked_for(opened) == [("statements", 1, 1)]
