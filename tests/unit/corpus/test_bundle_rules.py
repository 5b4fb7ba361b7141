"""Rules for exports of news databases: what is no rule is refused by the name of its file."""

from __future__ import annotations

import re

import pytest

from csto_tui.corpus.readers.bundle_rules import rules_of
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
