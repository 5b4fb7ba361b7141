"""Articles side by side: their five views, what answers a sentence, the scroll lock; and the citation dialog."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.alongside import Lock

Compare = Callable[..., Awaitable[Any]]
Files = dict[str, str]
Push = Callable[..., Awaitable[None]]
Seen = Callable[[Any], str]


@pytest.fixture
def compared(compared: Compare) -> Compare:
    """Return a function that compares what speaks of Petrov and milk."""
    return partial(compared, query="petrov milk")


async def test_it_begins_with_what_each_says(app: Any, compared: Compare, screen_text: Seen) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await compared(pilot)
        shown = screen_text(app)
        assert "on the query petrov milk" in shown
        assert "President Ivan Petrov said on Monday" in shown
        assert "Ivan Petrov praised farmers" in shown
        assert "Daily Planet · 14 June 2009" in shown
        assert "RT ≈ · 2011 ≈" in shown
        assert "different years: 2009 · 2011 ≈" in shown


async def test_silence_is_said_and_every_article_has_a_column(
    reports: Files, real_app: Any, all_compared: Compare, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        assert len(screen.ids) == len(screen.grid.grid.heads) == 3
        assert "not in this article" in screen_text(pilot.app)
        assert "the name Ivan Petrov" in screen_text(pilot.app)


async def test_another_name_can_be_asked_for(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await push(pilot, "slash", *"gomel", "enter")
        shown = screen_text(pilot.app)
        assert "Milk prices stood still" in shown
        assert "Milk prices fell" in shown
        assert screen.comparing.view == "anchor"
        assert shown.count("not in this article") == 1


async def test_a_cell_opens_where_it_stands_and_back(app: Any, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await push(pilot, "l", "j", "enter")
        reader = screen.readers[1]
        assert screen.comparing.view == "read"
        assert reader.has_focus
        assert reader.pointed.of(reader.reading.article.text) == "He drank a glass of milk before the cameras."
        await push(pilot, "escape")
        assert screen.comparing.view == "anchor"
        await push(pilot, "escape")
        assert app.screen is app.main


async def test_one_query_is_lit_in_both(app: Any, compared: Compare) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        assert (left.reading.article.id, right.reading.article.id) == ("a000", "a001")
        assert left.hits
        assert right.hits


async def test_steps_bring_the_other_side_along(app: Any, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        await push(pilot, "n")
        word = left.hits[left.hit].of(left.reading.article.text).casefold()
        assert right.hits[right.hit].of(right.reading.article.text).casefold() == word
        await push(pilot, "tab")
        assert right.has_focus
        await push(pilot, "tab")
        assert screen.answers.has_focus


async def test_the_sentence_here_has_its_counterparts_with_a_reason(
    app: Any, compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        await push(pilot, "right_parenthesis")
        passage = left.reading.article.passages[1]
        assert left.pointed == passage.span
        assert ".44 strong  ¶1" in screen_text(app)
        assert "because: Petrov · milk" in screen_text(app)
        await push(pilot, "W")
        assert "because: Petrov · milk" in screen_text(app).splitlines()[-1]
        await push(pilot, "enter")
        assert right.has_focus
        assert right.pointed == right.reading.article.passages[0].span


async def test_a_counterpart_is_chosen_from_the_list(app: Any, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2", "tab", "tab")
        assert screen.answers.has_focus
        await push(pilot, "j")
        here, other = screen.comparing.alongside.here, screen.comparing.alongside.other
        assert other.pointed == other.reading.article.passages[1].span
        await push(pilot, "enter")
        assert screen.comparing.alongside.here is other is not here
        assert other.has_focus


async def test_the_scroll_lock(app: Any, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        screen = await compared(pilot)
        screen.shown[:] = [screen.ids[0], app.main.library.corpus[2].id]
        screen.ids.append(screen.shown[1])
        await push(pilot, "2", "tab")
        left, right = screen.readers
        assert right.has_focus
        assert screen.comparing.alongside.lock is Lock.PASSAGE
        await push(pilot, "G")
        assert left.top == left.furthest
        await push(pilot, "L", "g", "g")
        assert screen.comparing.alongside.lock is Lock.RATIO
        assert left.top == 0
        await push(pilot, "G")
        assert left.top == left.furthest > 0
        await push(pilot, "L", "g", "g")
        assert screen.comparing.alongside.lock is Lock.OFF
        assert left.top == left.furthest


async def test_stacked_below_100_columns_and_by_key(app: Any, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(90, 36)) as pilot:
        screen = await compared(pilot)
        assert screen.grid.is_stacked
        await push(pilot, "backslash")
        assert not screen.grid.is_stacked
        await push(pilot, "2", "backslash")
        left, right = screen.readers
        assert left.region.y < right.region.y
        await push(pilot, "backslash")
        assert left.region.y == right.region.y


async def test_pairs_open_where_they_stand(
    app: Any, tmp_path: Path, compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2", "P")
        assert "because: Petrov · milk" in screen_text(app)
        await push(pilot, "enter")
        for reader in screen.readers:
            article = reader.reading.article
            assert reader.pointed == article.passages[0].span
        await push(pilot, "y", "q")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“Presi")
        await push(pilot, "escape")
        assert screen.comparing.view == "pairs"
        await push(pilot, "escape", "escape", "escape")
        assert app.screen is app.main


async def test_swap_and_cite_all(app: Any, tmp_path: Path, compared: Compare, push: Push) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await push(pilot, "y", "c")
        cited = "[chicago-note] 000.txt\n[chicago-note] 001.txt"
        assert (tmp_path / "clipboard.txt").read_text() == cited
        await push(pilot, "y", "q")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“President Ivan Petrov said")
        await push(pilot, "S")
        assert screen.grid.grid.heads[0][0].plain.startswith("RT")
        await push(pilot, "2", "S")
        assert screen.readers[0].reading.article.id == "a000"


async def test_what_is_about_one_article_is_about_that_of_the_column(
    app: Any, compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await push(pilot, "i")
        assert app.screen is not screen
        assert "Milk War Ends At The Border" in screen_text(app)
        await push(pilot, "escape", "l", "i")
        assert "Petrov Praises Farmers" in screen_text(app)


async def test_a_correction_is_seen_at_once(app: Any, compared: Compare, settle: Push, screen_text: Seen) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        library = app.main.library
        library.correct("a001", "source", "Other Paper")
        library.refresh()
        screen.renew()
        await settle(pilot)
        assert "Other Paper ✎" in screen_text(app)


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (45, 12)])
async def test_nothing_is_cut_on_any_screen(
    reports: Files, real_app: Any, size: tuple[int, int], all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=size) as pilot:
        await all_compared(pilot)
        for view in "12345":
            await push(pilot, view)
            lines = screen_text(pilot.app).splitlines()
            assert "2011 · 2012" in lines[0]
            assert f"{view} " in lines[0]
            assert not [line for line in lines if "…" in line and "more" not in line]


async def test_the_citation_dialog(app: Any, tmp_path: Path, push: Push, settle: Push, screen_text: Seen) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "C", "j")
        assert "[chicago-date] 000.txt" in screen_text(app)
        assert "⚠ the date is inferred" in screen_text(app)
        await push(pilot, "y")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“President Ivan Petrov")
        assert app.screen is app.main
