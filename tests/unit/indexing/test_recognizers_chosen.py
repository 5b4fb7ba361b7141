from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from csto_tui.bootstrap import Opened, open_corpus
from csto_tui.errors import SettingsError
from csto_tui.indexing.pool import Pool
from csto_tui.settings import Places, Settings

SPEC = "csto_tui.entities.recognizers.find_spec"


def opening(folder: Path, recognizer: str) -> Opened:
    (folder / "c").mkdir(exist_ok=True)
    (folder / "c" / "a.txt").write_text("Title\n\nPresident Anna Kalnina spoke in Riga on Tuesday.\n", "utf-8")
    places = Places(None, folder / "index", None, None)
    settings = Settings(index_folder=folder / "index", recognizer=recognizer)  # type: ignore[arg-type]  # any name
    return open_corpus([folder / "c"], settings, places, today=dt.date(2026, 11, 1))


def test_a_model_that_is_not_installed_is_said_once_all_can_be_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SPEC, lambda name: None)
    corpus = opening(tmp_path, "spacy")
    with pytest.raises(SettingsError, match="not installed") as raised:
        list(corpus.refresh(tuple))
    assert "csto-tui[spacy]" in raised.value.hint
    assert len(corpus.library.articles()) == 1
    corpus.library.close()


def test_another_recogniser_looks_at_every_article_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = opening(tmp_path, "rules")
    list(corpus.refresh(tuple))
    assert "Anna Kalnina" in {entity.name for entity in corpus.library.entities()}
    corpus.library.close()
    monkeypatch.setattr(SPEC, lambda name: object())
    asked: list[str] = []

    def pool_of(size: int, *, recognizer: str) -> Pool:
        asked.append(recognizer)
        return Pool(size)

    monkeypatch.setattr("csto_tui.indexing.pool.Pool", pool_of)
    corpus = opening(tmp_path, "natasha")
    list(corpus.refresh(tuple))
    corpus.library.close()
    assert asked == ["natasha"]
