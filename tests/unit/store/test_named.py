from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from csto_tui.errors import SettingsError, StoreError, UsageError
from csto_tui.store.named import NamedQueries


@pytest.fixture(params=["disk", "memory"])
def named(request: pytest.FixtureRequest, tmp_path: Path) -> NamedQueries:
    return NamedQueries(tmp_path / "deep" / "queries.toml" if request.param == "disk" else None)


def test_a_query_is_kept_changed_and_forgotten(named: NamedQueries) -> None:
    assert named.all() == ()
    named.save("Войска", '"rapid reaction" | \\*')
    named.save("b", "x")
    named.save("b", "y\n z")
    assert named.all() == (("b", "y z"), ("Войска", '"rapid reaction" | \\*'))
    named.drop("b")
    named.drop("b")
    assert [name for name, _ in named.all()] == ["Войска"]
    for name, text in (("", "x"), ("x", " ")):
        with pytest.raises(UsageError):
            named.save(name, text)


def test_the_file_is_readable_and_what_else_stands_in_it_stays(tmp_path: Path) -> None:
    path = tmp_path / "queries.toml"
    NamedQueries(path).save("a", "x")
    path.write_text(path.read_text("utf-8") + "# mine\n[other]\nkey = 1\n", "utf-8")
    NamedQueries(path).save("b", "y")
    assert tomllib.loads(path.read_text("utf-8")) == {"queries": {"a": "x", "b": "y"}, "other": {"key": 1}}
    assert "# mine" in path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_garbled_file_is_said_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "queries.toml"
    path.write_text("[queries", "utf-8")
    with pytest.raises(SettingsError):
        NamedQueries(path).all()
    with pytest.raises(SettingsError):
        NamedQueries(path).save("a", "x")
    assert path.read_text("utf-8") == "[queries"


def test_what_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        NamedQueries(tmp_path / "file" / "queries.toml").save("a", "x")
