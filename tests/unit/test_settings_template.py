from __future__ import annotations

from pathlib import Path

import pytest

from csto_tui.errors import SettingsError
from csto_tui.settings import load_settings


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {}, path)
    return caught.value


def test_a_template_is_checked_where_it_is_set(tmp_path: Path) -> None:
    user = written(tmp_path / "config.toml", "template = '{quoted} ({source}) {{x}}'\n")
    assert load_settings({}, {}, user).settings.template == "{quoted} ({source}) {{x}}"
    wrong = written(tmp_path / "config.toml", "measure = 60\ntemplate = '{quote} {sauce}'\n")
    error = refused(wrong)
    assert "{sauce}" in error.message
    assert "{source}" in error.hint
    assert error.where == f"{wrong}:2"
    assert "allowed" in refused(written(tmp_path / "config.toml", "template = 5\n")).hint


def test_a_template_is_not_taken_from_a_corpus(tmp_path: Path) -> None:
    corpus = written(tmp_path / "corpus.toml", "[settings]\ntemplate = 'rm -rf'\n")
    loaded = load_settings({}, {}, None, [corpus])
    assert loaded.settings.template == ""
    assert "not taken from a corpus" in loaded.warnings[0]
