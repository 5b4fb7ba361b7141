from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.results import Snippet
from csto_tui.model.span import Span
from csto_tui.text.concordance import in_context
from csto_tui.text.normalize import tokens
from csto_tui.text.snippet import snippet


def test_without_hits_it_is_the_beginning() -> None:
    text = "alpha " * 60
    shown = snippet(text, (Span(0, len(text)),), (), 40)
    assert shown.text.startswith("alpha")
    assert shown.text.endswith("…")
    assert snippet("", (), ()) == Snippet("")


def test_it_prefers_the_stretch_with_more_different_words() -> None:
    text = "red " + "x " * 200 + "red and blue " + "y " * 200
    spans = tuple(Span(t.start, t.end) for t in tokens(text) if t.form in ("red", "blue"))
    shown = snippet(text, (Span(0, len(text)),), spans, 60)
    assert [mark.of(shown.text) for mark in shown.marks] == ["red", "blue"]
    assert shown.text.startswith("…")


def test_a_long_article_is_not_weighed_to_its_end() -> None:
    text = "word " * 2000
    spans = tuple(Span(t.start, t.end) for t in tokens(text))
    assert snippet(text, (Span(0, len(text)),), spans).marks


@given(
    st.lists(st.text(st.sampled_from("ab \n"), min_size=1, max_size=80), min_size=1, max_size=5), st.integers(20, 100)
)
def test_marks_lie_on_the_words_they_mark(parts: list[str], width: int) -> None:
    passages, at, text = [], 0, ""
    for part in parts:
        text += part + "\n\n"
        passages.append(Span(at, at + len(part)))
        at = len(text)
    spans = tuple(Span(t.start, t.end) for p in passages for t in tokens(text, p.start, p.end) if t.form == "ab")
    shown = snippet(text, tuple(passages), spans, width)
    assert len(shown.text) <= width + 2
    assert all(mark.of(shown.text) in "ab" for mark in shown.marks)
    assert bool(shown.marks) == bool(spans)


@given(st.text(st.sampled_from("ab \n\t"), min_size=3, max_size=50), st.integers(0, 20), st.data())
def test_before_match_and_after_are_a_slice_of_the_passage(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    before, match, after = in_context(text, Span(0, len(text)), span, width)
    flat = text.replace("\n", " ").replace("\t", " ")
    assert before + match + after == flat[max(0, span.start - width) : span.end + width]
