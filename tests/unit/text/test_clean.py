from __future__ import annotations

import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.text.clean import clean, clean_line, one_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _is_harmless(text: str) -> bool:
    return not any(
        (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t") or c in BIDI or 0xE0000 <= ord(c) <= 0xE007F
        for c in text
    )


def test_over_all_of_unicode_no_control_survives_and_no_visible_character_is_lost() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        cleaned = clean(letter)
        assert _is_harmless(cleaned), hex(code)
        if unicodedata.category(letter)[0] not in "CZ":
            assert cleaned == unicodedata.normalize("NFC", letter), hex(code)


@given(st.text(st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert _is_harmless(once)


@given(st.text(st.characters(), max_size=60))
def test_one_line_keeps_offsets_and_has_no_break(text: str) -> None:
    line = one_line(text)
    assert len(line) == len(text)
    assert "\n" not in line.replace("\x85", "") or "\x85" in text or "\u2028" in text or "\u2029" in text
    assert _is_harmless(line)


def test_an_unterminated_sequence_loses_only_its_introducer() -> None:
    assert clean("a\x1b]52;c;eA and the rest") == "a␛]52;c;eA and the rest"
    assert clean("a\x9d52;c;eA\x9c rest") == "a\ufffd52;c;eA\ufffd rest"


def test_a_line_is_trimmed_and_closed_up() -> None:
    assert clean_line("  a\n\n\tb\x00 ") == "a b␀"
