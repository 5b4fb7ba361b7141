"""`cite` as scripts call it: which template is in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def config(tmp_path: Path) -> str:
    path = tmp_path / "config.toml"
    path.write_text('template = "{quote}[ ({agency})] — {source}"\n', encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ((), " — Beta"),
        (("--template", "{date}"), "2 March 2011"),
        (("--template", r"{source}\n\[{year}\]"), "Beta\n[2011]"),
        (("--style", "harvard"), "Beta (2011) ‘Talks in Minsk end’, 2 March."),
        (("--template", "", "--style", "harvard"), "Beta (2011) ‘Talks in Minsk end’, 2 March."),
        (("--template", "{citation}", "--style", "harvard"), "Beta (2011) ‘Talks in Minsk end’, 2 March."),
    ],
)
def test_the_template_of_the_settings_holds_where_the_call_asks_for_nothing_else(
    csto: Callable[..., Any], config: str, words: tuple[str, ...], printed: str
) -> None:
    ran = csto("cite", "2011/beta", *words, "--config", config)
    assert (ran.code, ran.out) == (0, printed + "\n")


def test_without_a_template_a_citation_is_in_the_style_in_force(csto: Callable[..., Any]) -> None:
    assert csto("cite", "2011/beta").out == "“Talks in Minsk End,” Beta, March 2, 2011.\n"


def test_what_is_wrong_with_a_template_is_said_with_its_place(csto: Callable[..., Any]) -> None:
    ran = csto("cite", "2011/beta", "--template", "{title} [({place}")
    assert ran.code == 2
    assert "The bracket at character 9 of the template has no other one." in ran.err
    assert r"\[ and \] for brackets" in ran.err


def test_the_table_of_articles_has_agency_and_archive_at_its_end(csto: Callable[..., Any]) -> None:
    head, *rows = csto("articles", "--format", "csv").out.splitlines()
    assert head.endswith(",known.language.status,agency,archive_address,archived")
    assert len(rows) == 3
