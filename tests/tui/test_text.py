"""Wrapping and painting: nothing is lost, nothing is too wide, nothing harmful comes through."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from csto_tui.model.article import Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span
from csto_tui.text.wording import date_words
from csto_tui.tui.paint import HIT, beside, cut, known_text, lit, plain, snippet_line
from csto_tui.tui.reading import step
from csto_tui.tui.wrap import wrapped

TEXTS = st.text(st.sampled_from("ab c-\u4e2dя\u0301\u200b é\n“”…"), max_size=60)
HOSTILE = "a\x1b]52;c;eA==\x07[/b][@click=app.quit]\u202eb"


@given(TEXTS, st.integers(2, 20))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = list(wrapped(text, Span(0, len(text)), width))
    assert "".join("".join(line.of(text).split()) for line in lines) == "".join(text.split())
    for line in lines:
        assert sum(cell_len(letter) for letter in line.of(text).replace("\n", " ")) <= width or len(line) == 1
    assert all(one.end <= other.start for one, other in pairwise(lines))


def test_no_word_is_cut_that_fits() -> None:
    text = "the rapid-reaction force of member states"
    lines = [line.of(text) for line in wrapped(text, Span(0, len(text)), 14)]
    assert lines == ["the", "rapid-reaction", "force of", "member states"]


def test_wide_letters_count_twice() -> None:
    text = "牛奶牛奶 牛奶"
    assert [line.of(text) for line in wrapped(text, Span(0, len(text)), 8)] == ["牛奶牛奶", "牛奶"]


@given(st.text(max_size=40), st.integers(1, 30))
def test_cut_is_exact(text: str, width: int) -> None:
    assert cut(plain(text), width).cell_length == width


def test_painted_text_is_harmless() -> None:
    for content in (plain(HOSTILE), lit(HOSTILE, [(Span(0, 3), HIT)]), snippet_line(HOSTILE, [Span(20, 25)], 30)):
        assert not any(ord(letter) < 32 or letter == "\u202e" for letter in content.plain)
    assert "[/b][@click=app.quit]" in plain(HOSTILE).plain


def test_marks_of_evidence() -> None:
    assert known_text(Known("RT", Status.STATED)).plain == "RT"
    assert known_text(Known("RT", Status.INFERRED)).plain == "RT ≈"
    assert known_text(Known("RT", Status.USER)).plain == "RT ✎"
    assert known_text(Known()).plain == "—"
    assert "italic" in str(known_text(Known("RT", Status.INFERRED)).spans[0].style)


def test_dates() -> None:
    assert date_words(Edtf("XXXX-06-14"), short=True) == "14 Jun"
    assert date_words(Edtf("2011-08-30/2011-09-04"), short=True) == "30 Aug – 4 Sep 2011"


def test_beside_keeps_the_right_side() -> None:
    assert beside(plain("a long title"), plain("3 hits"), 14).plain == "a long… 3 hits"


def test_a_snippet_shows_its_first_hit() -> None:
    shown = snippet_line("word " * 20 + "milk", [Span(100, 104)], 30)
    assert "milk" in shown.plain
    assert shown.plain.startswith("…")


def test_steps() -> None:
    spans = (Span(3, 5), Span(9, 12))
    assert [step(spans, offset, 1) for offset in (0, 3, 9)] == [0, 1, None]
    assert [step(spans, offset, -1) for offset in (3, 9, 20)] == [None, 0, 1]
