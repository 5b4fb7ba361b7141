from __future__ import annotations

import pytest

from csto_tui.corpus import extras


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    extras.is_installed.cache_clear()


def test_a_format_is_read_with_its_package_where_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: object())
    assert [extras.extras_for(name) for name in ("a.pdf", "b.HTML", "c.txt", "d.csv")] == [
        "pypdf",
        "trafilatura",
        "",
        "",
    ]


def test_where_it_is_not_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert extras.extras_for("a.pdf") == ""
