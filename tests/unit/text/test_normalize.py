from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.text import normalize
from csto_tui.text.normalize import compounds, fold, tokens, word_count


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Co-operation’s cost", ["co", "operation", "cost"]),
        ("don’t O'Brien", ["dont", "obrien"]),
        ("U.S. and e.g. now", ["u.s.", "and", "e.g.", "now"]),
        ("$2-billion, 3,000 at 01.03.2012", ["2", "billion", "3000", "at", "01.03.2012"]),
        ("Лукашэнка й Ёлка ў Мінску", ["лукашэнка", "й", "елка", "ў", "мінску"]),
        ("Żbogar Müller Çelik Łódź", ["zbogar", "muller", "celik", "lodz"]),
        ("東京都の知事", ["東", "京", "都", "の", "知", "事"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("हिन्दी", ["हिन्दी"]),
        ("_under_score_", ["under", "score"]),
        ("", []),
    ],
)
def test_words_are_cut_and_folded(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokens(text)] == forms
    assert word_count(text) == len(forms)


def test_a_possessive_stays_outside_the_span() -> None:
    text = "Russia’s ban"
    assert [text[t.start : t.end] for t in tokens(text)] == ["Russia", "ban"]


def test_offsets_are_those_of_the_whole_text() -> None:
    assert [tuple(t) for t in tokens("one two three", 4, 7)] == [("two", 4, 7)]


def test_compounds_come_joined_and_in_parts() -> None:
    assert list(compounds("rapid-reaction, x - y, pre‐war")) == [
        ("rapidreaction", ("rapid", "reaction")),
        ("prewar", ("pre", "war")),
    ]
    assert list(compounds("-- \u200b-b")) == []


def test_a_long_word_costs_no_more_than_its_length() -> None:
    assert list(compounds("a" * 300_000 + " co-operation")) == [("cooperation", ("co", "operation"))]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_tokens_lie_inside_the_text_in_order_and_fold_to_something(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.form
        last = token.end


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_folding_is_the_same_for_capitals_and_the_second_time(word: str) -> None:
    assert fold(word) == fold(word)
    assert fold(fold(word)) == fold(word) or "'" in word or any(c in word for c in "\u2019\u02bc\u2018\u00b4`,")


def test_the_memory_of_folded_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(normalize, "_FOLDED_LIMIT", 3)
    normalize._FOLDED.clear()
    for word in ("One", "Two", "Three", "Four"):
        fold(word)
    assert len(normalize._FOLDED) <= 3
