"""Text selected by keys and by the mouse, copied, and quoted with its citation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span
from csto_tui.tui.keymap import Pane
from csto_tui.tui.selection import Selection, selected_pieces, stepped_back, stepped_on, word_at

SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


def selected(app: Any) -> str:
    reader = app.main.reading.reader
    return reader.selection.span(reader.reading.article).of(reader.reading.article.text)


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_hit_by_words_copied_and_quoted(
    app: Any, push: Any, settle: Any, screen_text: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    copied = tmp_path / "clipboard.txt"
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "s", *"flows", "enter", "enter", "v")
        assert app.main.pane() is Pane.SELECTION
        assert selected(app) == "flows"
        await push(pilot, "w")
        assert selected(app) == "flows again"
        assert "2 words selected" in screen_text(app)
        await push(pilot, "o", "b")
        assert selected(app) == "Milk flows again"
        await push(pilot, "y")
        assert copied.read_text() == "Milk flows again"
        await push(pilot, "q")
        assert copied.read_text() == "“Milk flows again” [chicago-note] 000.txt, ¶ 2"
        assert app.is_running
        assert app.main.pane() is Pane.READER
        await push(pilot, "escape")
        assert app.main.reading.reader.selection is None
        assert app.main.pane() is Pane.READER


async def test_sentences_lines_and_letters(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "s", *"welcomed", "enter", "enter", "v", "right_parenthesis")
        assert selected(app) == "welcomed the news."
        await push(pilot, "right_parenthesis")
        assert selected(app) == "welcomed the news. “Milk flows again,” Petrov said."
        await push(pilot, "left_parenthesis", "h")
        assert selected(app) == "welcomed the news."
        await push(pilot, "right_curly_bracket", "l")
        assert selected(app).endswith("Petrov said.")
        await push(pilot, "k")
        assert len(selected(app)) < len("welcomed the news. “Milk flows again,” Petrov said.")


async def test_by_passage(app: Any, push: Any, settle: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "V")
        first = app.main.reading.reader.reading.article.passage_text(1)
        assert selected(app) == first
        await push(pilot, "j", "y")
        assert (tmp_path / "clipboard.txt").read_text().startswith(f"{first}\n\nThe Council of Farmers")
        await push(pilot, "q")
        assert "¶ 1" in (tmp_path / "clipboard.txt").read_text()


async def test_a_key_after_y_that_goes_on_with_nothing_does_its_own_work(
    app: Any, push: Any, settle: Any, tmp_path: Path
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "enter", "v", "y", "j")
        assert (tmp_path / "clipboard.txt").read_text() == "Paragraph"
        assert app.main.reading.reader.top == 1


async def test_typed_in_one_go_the_last_copy_stands(app: Any, settle: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "v", "w", "y", "q")
        await settle(pilot)
        assert (tmp_path / "clipboard.txt").read_text() == "“President Ivan” [chicago-note] 000.txt, ¶ 1"


async def test_q_leaves_the_selection_and_not_the_program(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "v", "q")
        assert app.main.reading.reader.selection is None
        assert app.main.pane() is Pane.READER


async def test_the_mouse_selects_too(app: Any, push: Any, settle: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        reader = app.main.reading.reader
        await pilot.mouse_down(reader, offset=(reader.indent, 0))
        await pilot.hover(reader, offset=(reader.indent + 8, 0))
        await pilot.mouse_up(reader, offset=(reader.indent + 8, 0))
        await settle(pilot)
        assert selected(app) == "President"
        assert app.main.pane() is Pane.SELECTION
        await push(pilot, "w", "y")
        assert (tmp_path / "clipboard.txt").read_text() == "President Ivan"
        await pilot.click(reader, offset=(20, 0))
        await settle(pilot)
        assert reader.selection is None


async def test_a_double_click_takes_the_word(app: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.click(app.main.reading.reader, offset=(app.main.reading.reader.indent + 11, 0), times=2)
        await settle(pilot)
        assert selected(app) == "Ivan"


async def test_wide_letters_under_the_mouse(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "j", "enter")
        reader = app.main.reading.reader
        text = reader.reading.article.text
        line = next(one for one in reader.lines if "牛奶牛奶" in one.span.of(text))
        index = reader.lines.index(line)
        before = line.span.of(text).index("牛奶")
        await pilot.mouse_down(reader, offset=(reader.indent + before, index))
        await pilot.hover(reader, offset=(reader.indent + before + 3, index))
        await pilot.mouse_up(reader, offset=(reader.indent + before + 3, index))
        await settle(pilot)
        assert selected(app) == "牛奶"


async def test_another_article_ends_the_selection(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "v", "y", "J")
        assert app.main.reading.reader.selection is None


def article(*paragraphs: str) -> Article:
    text, passages = "menu\n\n", []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\nmore menu\n\n"
    return Article(ArticleId("a"), "a.txt", "0" * 64, text, tuple(passages))


def test_what_lies_between_passages_is_copied_only_when_it_is_shown() -> None:
    one = article("One.", "Two.")
    span = Span(one.passages[0].span.start, one.passages[1].span.end)
    assert selected_pieces(one, span) == ("One.", "Two.")
    assert selected_pieces(one, span, furniture=True) == ("One.", "more menu", "Two.")
    assert selected_pieces(one, Span(0, 4)) == ("menu",)


def test_a_word_is_the_one_that_is_there_or_the_next() -> None:
    one = article("well-known word", "next")
    start = one.passages[0].span.start
    assert word_at(one, start + 3) == Span(start, start + 10)
    assert word_at(one, start + 10) == Span(start + 11, start + 15)
    assert word_at(one, 0) == Span(start, start + 10)
    assert word_at(one, len(one.text)) is None


@given(
    st.lists(st.text("ab .\n’", min_size=1, max_size=30), min_size=1, max_size=3),
    st.integers(0, 120),
    st.sampled_from(["word", "sentence", "passage"]),
)
def test_steps_go_on_and_end(paragraphs: list[str], offset: int, unit: Any) -> None:
    one = article(*paragraphs)
    offset = min(offset, len(one.text))
    on, back = stepped_on(one, offset, unit), stepped_back(one, offset, unit)
    assert back <= offset <= on <= len(one.text)
    while (further := stepped_on(one, on, unit)) != on:
        assert further > on
        on = further
    span = Selection(back, on).span(one)
    assert back <= span.start <= span.end <= on
    assert span.of(one.text) == one.text[back:on].strip()
