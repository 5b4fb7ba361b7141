"""Marks under letters, passages by number, longer and shorter lines."""

from __future__ import annotations

from typing import Any

import pytest


async def test_marks_by_letter_and_back_and_forth(app: Any, library: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "right_curly_bracket", "m", "a")
        assert library.set_marks == {"a": ("a000", 2)}
        await push(pilot, "J", "J", "2", "0", "G", "m", "b")
        assert library.set_marks["b"] == ("a002", 20)
        reader = app.main.reading.reader
        await push(pilot, "apostrophe", "a")
        assert (app.main.reading.article_id, reader.passage.number) == ("a000", 2)
        await push(pilot, "apostrophe", "apostrophe")
        assert (app.main.reading.article_id, reader.passage.number) == ("a002", 20)
        await push(pilot, "apostrophe", "apostrophe")
        assert (app.main.reading.article_id, reader.passage.number) == ("a000", 2)


async def test_a_letter_without_a_mark_is_told(app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "apostrophe", "x")
        assert "nothing is marked x: mx marks a passage" in screen_text(app)
        await push(pilot, "apostrophe", "apostrophe")
        assert "no mark was gone to yet" in screen_text(app)
        await push(pilot, "enter", "m", "c", "apostrophe", "x")
        assert "nothing is marked x: marked are c" in screen_text(app)


async def test_a_mark_in_a_cyrillic_layout(app: Any, library: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "ь", "ф")
        assert "a" in library.set_marks


async def test_what_can_follow_is_shown(app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "apostrophe")
        assert "a–z go to the mark" in screen_text(app)
        await push(pilot, "escape", "1", "2")
        assert "12G go there" in screen_text(app)


async def test_marks_outlive_the_library(real_library: Any) -> None:
    import datetime as dt

    library = real_library({"a.txt": "A title\n\nSomething was said here, at some length, by somebody.\n"})
    (card,) = library.articles()
    library.set_mark("q", card.id, 1, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    library.set_mark("q", card.id, 2, dt.datetime(2026, 11, 2, tzinfo=dt.UTC))
    assert [(one.letter, one.article_id, one.passage) for one in library.marks()] == [("q", card.id, 2)]


@pytest.mark.parametrize(("typed", "passage"), [(("7", "G"), 7), (("4", "1", "enter"), 41), (("9", "9", "9", "G"), 60)])
async def test_a_passage_by_its_number(app: Any, push: Any, settle: Any, typed: tuple[str, ...], passage: int) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "enter", *typed)
        reader = app.main.reading.reader
        assert reader.passage.number == passage
        assert reader.is_in_sight(reader.reading.article.passages[passage - 1].span.start)


async def test_a_number_that_goes_on_with_something_else_is_forgotten(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "enter", "5", "escape", "j")
        assert app.main.reading.reader.top == 1


@pytest.mark.parametrize("size", [(160, 50), (45, 12)])
async def test_longer_and_shorter_lines_keep_the_place(
    app: Any, push: Any, settle: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "enter", "3", "0", "G")
        reader = app.main.reading.reader
        before = max(len(line.span) for line in reader.lines)
        await push(pilot, "minus")
        assert max(len(line.span) for line in reader.lines) < before
        assert reader.is_in_sight(reader.reading.article.passages[29].span.start)
        assert f"at most {reader.measure} cells a line" in screen_text(app)
        for _ in range(40):
            await pilot.press("minus")
        assert reader.measure == 24
        for _ in range(60):
            await pilot.press("plus")
        await settle(pilot)
        assert reader.measure <= reader.size.width
        assert reader.is_in_sight(reader.reading.article.passages[29].span.start)
