"""The list of results: titles of one or two lines, air where there is room, twenty thousand rows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App

from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.results import Hit, Snippet
from csto_tui.model.span import Span
from csto_tui.tui.paint import brief_source_line, folded, plain
from csto_tui.tui.widgets.result_list import ResultList

TITLE = "A title that takes about twice as many cells as there are in a line of a narrow list"
HOSTILE = "[/b] of [@click=app.quit]all[/] \x1b]52;c;eA==\x07 presidents \u202egnp.exe and \u5927\u5927 more"


def card(number: int, title: str) -> ArticleCard:
    source = Known("The Daily Planet", Status.INFERRED)
    published = Known(Edtf("2011-08-30/2011-09-04"), Status.INFERRED)
    return ArticleCard(
        ArticleId(f"a{number:05}"), f"{number}.txt", Known(title, Status.STATED), source, Known(), published,
        Known(), Known(), Known(), "", 100, 3,
    )  # fmt: skip


def hit(number: int, title: str, *, has_snippet: bool = False) -> Hit:
    snippet = Snippet("said of milk", (Span(8, 12),)) if has_snippet else Snippet("")
    return Hit(card(number, title), number + 1, 1.0, snippet, (Span(8, 12),) * has_snippet)


class Listed(App[None]):
    """A list alone."""

    CSS = "ResultList { height: 1fr; }"

    def compose(self) -> Any:
        yield ResultList()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        from csto_tui.tui.themes import DEFAULTS

        return DEFAULTS


def lines(found: ResultList) -> list[str]:
    return [found.line(n, found.size.width).plain for n in range(found.line_count())]


def starts(found: ResultList) -> list[int]:
    return [found.first_line(row) for row in range(found.row_count())]


async def test_a_title_takes_two_lines_and_is_cut_only_beyond_them() -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)):
        found = app.query_one(ResultList)
        found.show((hit(0, "A short title"), hit(1, TITLE[:58]), hit(2, TITLE)), 3)
        shown = [line[2:].rstrip() for line in lines(found)]
        assert shown == [
            "A short title",
            "The Daily Planet ≈ · 2011 ≈",
            "",
            "A title that takes about twice",
            "as many cells as there are",
            "The Daily Planet ≈ · 2011 ≈",
            "",
            "A title that takes about twice",
            "as many cells as there are in…",
            "The Daily Planet ≈ · 2011 ≈",
        ]


async def test_five_titles_of_two_lines_fit_a_screen_of_24_rows() -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)):
        found = app.query_one(ResultList)
        found.show(tuple(hit(n, TITLE) for n in range(5)), 5)
        assert (found.line_count(), found.air) == (15, 0)
        found.show(tuple(hit(n, TITLE) for n in range(4)), 4)
        assert (found.line_count(), found.air) == (15, 1)
        found.do_bottom()
        assert (found.cursor, found.top) == (3, 0)
        found.show(tuple(hit(n, "Short") for n in range(5)), 5)
        found.do_bottom()
        assert (found.line_count(), found.air, found.top) == (14, 1, 0)


async def test_only_hits_have_a_snippet() -> None:
    app = Listed()
    async with app.run_test(size=(40, 30)):
        found = app.query_one(ResultList)
        found.show((hit(0, "One"), hit(1, "Two", has_snippet=True)), 2)
        shown = [line[2:].rstrip() for line in lines(found)]
        assert shown == [
            "One",
            "The Daily Planet ≈ · 2011 ≈",
            "",
            "Two",
            "The Daily Planet ≈ · 2011 ≈     1 hit",
            "said of milk",
        ]


@pytest.mark.parametrize(
    "title", [HOSTILE, "   ", "\u5927" * 40, "a" * 200, "e" + "\u0301" * 300, "-" * 70, "\x1b\x9b" * 16]
)
async def test_every_row_has_the_lines_that_were_measured(title: str) -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)):
        found = app.query_one(ResultList)
        found.show((hit(0, title), hit(1, "Next", has_snippet=True)), 2)
        for row in (0, 1):
            painted = found.row_lines(row, found.text_width, is_current=True)
            assert len(painted) == found.row_height(row, found.text_width)
            assert all(cell_len(line.plain) <= found.text_width for line in painted)
        for line in lines(found):
            assert cell_len(line) <= 33
            assert not any(ord(letter) < 32 or letter == "\u202e" for letter in line)


async def test_twenty_thousand_rows_paint_only_those_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: set[int] = set()
    whole = ResultList.row_lines

    def row_lines(self: ResultList, row: int, width: int, *, is_current: bool) -> Any:
        painted.add(row)
        return whole(self, row, width, is_current=is_current)

    monkeypatch.setattr(ResultList, "row_lines", row_lines)
    app = Listed()
    async with app.run_test(size=(60, 40)) as pilot:
        found = app.query_one(ResultList)
        found.focus()
        found.show(tuple(hit(n, TITLE if n % 3 else "Short") for n in range(20_000)), 20_000)
        await pilot.pause()
        found.do_bottom()
        await pilot.pause()
        assert found.cursor == 19_999
        assert found.top + found.size.height == found.line_count()
        found.do_page_up()
        found.do_top()
        await pilot.pause()
        assert (found.cursor, found.top) == (0, 0)
        assert len(painted) < 100


async def test_rows_that_come_later_move_nothing() -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)):
        found = app.query_one(ResultList)
        found.show(tuple(hit(n, TITLE if n % 2 else "Short") for n in range(100)), 150)
        found.move_to(40)
        top, before = found.top, starts(found)
        found.extend(tuple(hit(n, TITLE) for n in range(100, 150)))
        assert (found.top, found.cursor) == (top, 40)
        assert starts(found)[:100] == before
        heights = [b - a for a, b in pairwise(starts(found))]
        assert heights == [found.row_height(row, found.text_width) + found.air for row in range(149)]
        found.show(tuple(replace(one, rank=1) for one in found.hits), 150, keep=True)
        assert (found.top, found.cursor) == (top, 40)


async def test_leaps_reach_both_ends_and_a_click_finds_its_row() -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)) as pilot:
        found = app.query_one(ResultList)
        found.show(tuple(hit(n, TITLE) for n in range(30)), 30)
        seen = [found.cursor]
        for _ in range(40):
            found.do_half_down()
            seen.append(found.cursor)
        assert seen == sorted(seen)
        assert seen[-1] == 29
        for _ in range(40):
            found.do_page_up()
        assert found.cursor == 0
        await pilot.click(ResultList, offset=(4, 7))
        assert found.cursor == 2


async def test_a_tick_stands_in_the_margin() -> None:
    app = Listed()
    async with app.run_test(size=(33, 15)):
        found = app.query_one(ResultList)
        found.show((hit(0, TITLE), hit(1, TITLE)), 2)
        before = lines(found)
        found.tick((ArticleId("a00001"),))
        row = found.first_line(1)
        assert lines(found)[row].startswith("✓ ")
        assert [line[2:] for line in lines(found)] == [line[2:] for line in before]


def test_a_date_gives_way_to_its_year_before_anything_is_cut() -> None:
    one = card(0, "x")
    assert [brief_source_line(one, width).plain for width in (50, 34, 28)] == [
        "The Daily Planet ≈ · 30 Aug – 4 Sep 2011 ≈",
        "The Daily Planet ≈ · 2011 ≈",
        "The Daily Planet ≈ · 2011 ≈",
    ]
    day = replace(one, published=Known(Edtf("2012-03-01"), Status.STATED))
    assert brief_source_line(day, 30).plain == "The Daily Planet ≈ · Mar 2012"
    no_year = replace(one, published=Known(Edtf("XXXX-06-14"), Status.STATED))
    assert brief_source_line(no_year, 27).plain == "The Daily Planet ≈ · 14 Jun"
    assert brief_source_line(one, 20).plain == "The Daily … · 2011 ≈"
    assert brief_source_line(no_year, 20).plain == "The Daily … · 14 Jun"


def test_folding_keeps_styles_and_says_when_it_cuts() -> None:
    content = plain("one two three four", "bold")
    assert [line.plain for line in folded(content, 8, 3)] == ["one two", "three", "four"]
    assert [line.plain for line in folded(content, 8, 2)] == ["one two", "three f…"]
    assert all(line.spans[0].style == "bold" for line in folded(content, 8, 3))
    assert folded(plain(""), 8, 2) == ()


async def test_the_air_below_a_row_need_not_be_in_sight() -> None:
    app = Listed()
    async with app.run_test(size=(33, 23)):
        found = app.query_one(ResultList)
        found.show(tuple(hit(n, TITLE) for n in range(30)), 30)
        found.move_to(5)
        assert (found.first_line(5), found.air, found.top) == (20, 1, 0)
        found.move_to(6)
        assert found.top == 4
