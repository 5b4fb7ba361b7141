"""Words in context: lines, their orders, the whole passage, spread and counts, on into the article, to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import Pane
from csto_tui.tui.widgets.concordance import ConcordanceList

FILES = {
    "a.txt": "The war\n\nDaily Planet, 14 June 2009\n\nPresident Petrov said that the milk war was over.\n\n"
    "All milk exports had stood still, and no milk came.\n",
    "b.txt": "A summit\n\nGazette, 3 May 2012\n\nThe council met in Minsk.\n\n"
    "Fresh milk and bread were on the table.\n",
    "c.txt": "Milk in a title alone\n\nGazette, 1 March 2011\n\nNothing of it was said by anybody here.\n",
    "corpus.toml": '[articles."a.txt"]\ntitle = "The war"\nsource = "Daily Planet"\npublished = "2009-06-14"\n\n'
    '[articles."b.txt"]\ntitle = "A summit"\nsource = "Gazette"\npublished = "2012-05-03"\n\n'
    '[articles."c.txt"]\nsource = "Gazette"\npublished = "2011-03-01"\n',
}
SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


def matches(app: Any) -> list[str]:
    lines = app.screen.query_one(ConcordanceList)
    return [line.after.split()[0].strip(",.") for line in lines.lines]


@pytest.mark.parametrize("size", SIZES)
async def test_every_hit_stands_in_the_same_column(
    real_app: Any, push: Any, settle: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w")
        assert app.screen.pane() is Pane.KWIC
        lines = app.screen.query_one(ConcordanceList)
        assert len(lines.lines) == 4
        painted = [lines.line(row, lines.size.width) for row in range(4)]
        columns = {
            span.start for one in painted for span in one.spans if one.plain[span.start : span.end].strip() == "milk"
        }
        assert len(columns) == 1
        shown = screen_text(app)
        assert "4 hits" in shown
        assert "? help" in shown
        assert "q back" in shown
        await push(pilot, "q")
        assert app.screen is app.main


async def test_without_a_query_there_is_nothing_to_show(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "w")
        assert app.screen is app.main
        assert "search for something first" in screen_text(app)


async def test_orders_by_the_words_around(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w", "1")
        assert matches(app) == ["and", "came", "exports", "war"]
        assert "by 1R, 2R, 3R" in screen_text(app)
        await push(pilot, "exclamation_mark")
        befores = [line.before.split()[-1].casefold() for line in app.screen.query_one(ConcordanceList).lines]
        assert befores == sorted(befores) == ["all", "fresh", "no", "the"]
        await push(pilot, "o")
        assert "by article" in screen_text(app)
        await push(pilot, "o")
        assert app.screen.query_one(ConcordanceList).lines[0].article.heading == "A summit"


async def test_enter_reads_the_article_at_the_hit(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w", "1", "j", "enter")
        reader = app.main.reading.reader
        assert app.screen is app.main
        assert app.main.pane() is Pane.READER
        text = reader.reading.article.text
        assert text[reader.hits[reader.hit].start :].startswith("milk came")


async def test_context_and_the_whole_passage(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w")
        lines = app.screen.query_one(ConcordanceList)
        before = lines.shown_context
        await push(pilot, "less_than_sign")
        assert lines.shown_context == before - 8
        assert f"{before - 8} characters on either side" in screen_text(app)
        await push(pilot, "greater_than_sign", "1", "G", "space")
        assert list(lines.passages) == [3]
        assert lines.line_count() > 4
        await push(pilot, "space")
        assert lines.passages == {}


async def test_spread_and_counts(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w", "tab")
        assert "The war" in screen_text(app)
        await push(pilot, "tab")
        assert "Gazette" in screen_text(app)
        await push(pilot, "tab")
        shown = screen_text(app)
        assert all(year in shown for year in ("2009", "2011", "2012"))
        await push(pilot, "shift+tab", "shift+tab", "enter")
        assert app.screen is app.main
        assert app.main.pane() is Pane.READER


async def test_hits_in_titles_alone_have_no_line(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"title:alone", "enter", "w")
        assert "No hit in a text" in screen_text(app)
        await push(pilot, "enter", "space", "1", "escape")
        assert app.screen is app.main


async def test_lines_are_written_as_shown(real_app: Any, push: Any, settle: Any, tmp_path: Path) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "w", "1", "ctrl+s", *"lines.tsv", "enter")
    rows = [one for one in (tmp_path / "lines.tsv").read_text().splitlines() if not one.startswith("#")]
    assert [row.split("\t")[-1].split()[0].strip(",.") for row in rows[1:]] == ["and", "came", "exports", "war"]
