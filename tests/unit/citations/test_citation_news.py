"""News items that exist, in every style, each with the rules of the style's manual that it shows (news/rules.toml).

`CSTO_TUI_TEST_WRITE=1` writes the expected citations anew; look at each difference, manual in hand, before a commit.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from pathlib import Path

import pytest

from csto_tui.citations import STYLES, cite
from csto_tui.citations.styles import PRINTED
from csto_tui.model.citation import Citation

FOLDER = Path(__file__).parent / "news"
SEEN = dt.date(2026, 6, 5)
IS_WRITING = bool(os.environ.get("CSTO_TUI_TEST_WRITE"))


def rules_of(style: str) -> dict[str, str]:
    table = tomllib.loads((FOLDER / "rules.toml").read_text(encoding="utf-8"))[style]
    return {kind: rule for kinds, rule in table.items() for kind in kinds.split()}


def expected_of(style: str) -> dict[str, str]:
    """Return what a file of expected citations says of each item: a line `# name`, then the citation."""
    text = (FOLDER / f"{style}.txt").read_text(encoding="utf-8")
    return {name: made.rstrip("\n") for name, made in re.findall(r"^# (.+)\n((?:(?!# ).*\n)*)", text, re.M)}


def made(card, style: str) -> str:
    cited = cite(Citation(card, accessed=SEEN), style)
    return cited.markdown if style in PRINTED else cited.text.rstrip()


@pytest.mark.parametrize("style", STYLES)
def test_a_real_news_item_follows_the_manual(news, shown, style):
    cards = {name: made(card, style) for name, card in news.items()}
    if IS_WRITING:
        text = "\n".join(f"# {name}\n{citation}\n" for name, citation in cards.items())
        (FOLDER / f"{style}.txt").write_text(text, encoding="utf-8")
    expected, rules = expected_of(style), rules_of(style)
    assert cards.keys() == expected.keys()
    for name, citation in cards.items():
        assert citation == expected[name], " ".join(rules[kind] for kind in shown[name])


@pytest.mark.parametrize("style", STYLES)
def test_every_kind_of_item_has_a_rule_and_every_rule_an_item(shown, style):
    assert set(rules_of(style)) == {kind for kinds in shown.values() for kind in kinds}


def test_there_are_enough_items_of_each_kind(shown):
    kinds = {kind for kinds in shown.values() for kind in kinds}
    assert len(shown) >= 25
    assert kinds >= {"signed", "unsigned", "agency", "undated", "year-only", "guessed-date", "no-source", "archive"}
    assert sum("cyrillic" in kinds for kinds in shown.values()) >= 3
