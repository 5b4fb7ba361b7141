"""Rules for exports of news databases: what is no rule is refused by the name of its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.bundle_rules import packaged_rules, rules_from, rules_of
from csto_tui.corpus.readers.bundles import unbundled
from csto_tui.errors import SettingsError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1", "[x] is no table"),
        ("[x", "Expected ']'"),
        ("[x]", "needs one of ends, starts, between"),
        ("[x]\nends = 'a'\nstarts = 'b'", "needs one of"),
        ("[x]\nends = '('", "ends: missing )"),
        ("[x]\nends = 1", "ends is no text"),
        ("[x]\nends = 'a'\nheed = 'b'", "unknown key: heed"),
        ("[x]\nends = 'a'\n[x.fields]\ncolour = []", "fields other than title"),
        ("[x]\nends = 'a'\n[x.fields]\ntitle = 'b'", "fields.title is no list of places"),
        ("[x]\nends = 'a'\n[x.fields]\ntitle = [{ line = -1 }]", "line is no number"),
        ("[x]\nends = 'a'\n[x.fields]\ntitle = [{ match = '[' }]", "fields.title: unterminated"),
    ],
)
def test_rules_that_are_none_are_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        rules_of(text, "rules.toml")
    assert caught.value.where == "rules.toml"


OWN = "[archive]\nname = 'Archive'\nstarts = 'ITEM \\d+'\n"


def test_own_rules_go_before_the_packaged_ones(tmp_path: Path) -> None:
    file = tmp_path / "bundles.toml"
    file.write_text("\ufeff" + OWN, encoding="utf-8")
    rules = rules_from(file)
    assert [rule.key for rule in rules] == ["archive", *(rule.key for rule in packaged_rules())]


def test_an_own_rule_takes_the_place_of_a_packaged_one(tmp_path: Path) -> None:
    file = tmp_path / "bundles.toml"
    key = packaged_rules()[0].key
    file.write_text(OWN.replace("archive", key), encoding="utf-8")
    rules = rules_from(file)
    assert [rule.key for rule in rules] == [rule.key for rule in packaged_rules()]
    assert rules[0].name == "Archive"


def test_own_rules_split_an_export(tmp_path: Path) -> None:
    file = tmp_path / "bundles.toml"
    file.write_text(OWN, encoding="utf-8")
    export = "ITEM 1\nThe first title\nSome text of it.\nITEM 2\nThe second title\nSome other text.\n"
    assert len(unbundled(Draft(export, "utf-8"), rules_from(file))) == 2
    assert len(unbundled(Draft(export, "utf-8"))) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot read"),
        (b"[x]\nends = '\xff'\n", "it is not UTF-8 (line 2)"),
        (b"[x]\nends 'a'\n", "line 2"),
        (b"[x]\nends = 'a'\nheed = 'b'\n", "[x] has an unknown key: heed"),
        (b"#" * 1_000_001, "too large"),
    ],
)
def test_a_file_that_holds_no_rules_is_refused_by_name(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "rules.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        rules_from(file)
    assert caught.value.where == str(file)
    assert str(file) in caught.value.message


def test_an_empty_file_leaves_the_packaged_rules(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_bytes(b"")
    assert rules_from(file) == packaged_rules()
