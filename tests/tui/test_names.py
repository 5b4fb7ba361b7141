"""The names pane: counts of the article, of what was found, of the corpus; spellings and company; in context; how each
source names somebody; by keyboard alone, at every size.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import Pane
from csto_tui.tui.widgets.concordance import ConcordanceList
from csto_tui.tui.widgets.naming_list import NamingList

FILES = {
    "a.txt": "The summit in Minsk\n\n"
    "Belarusian President Alexander Lukashenko met Nikolai Bordyuzha in Minsk on Monday. "
    "Lukashenko said that the Collective Security Treaty Organization (CSTO) had changed.\n\n"
    "Mr. Bordyuzha agreed with Lukashenko. The head of state spoke for an hour about Belarus.\n",
    "b.txt": "Forces of the CSTO\n\nAleksandr Lukashenko, the Belarusian leader, criticised the CSTO. "
    "Dmitry Medvedev disagreed with Lukashenko in Moscow.\n\n"
    "Nikolay Bordyuja was in Moscow as well, and Bordyuja said nothing.\n",
    "c.txt": "Встреча в Москве\n\nПрезидент Белоруссии Александр Лукашенко встретился в Москве с министрами. "
    "Лукашенко говорил об ОДКБ.\n",
    "corpus.toml": '[articles."a.txt"]\nsource = "BelTA"\npublished = "2012-03-01"\n\n'
    '[articles."b.txt"]\nsource = "RT"\npublished = "2011"\n\n'
    '[articles."c.txt"]\nsource = "Звязда"\npublished = "2010-06-14"\n',
}
SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]
LUKASHENKO = "Aleksandr Lukashenko"


def lines(app: Any) -> list[str]:
    """Return all lines of the sidebar as they are painted, without their margins."""
    sidebar = app.main.names.sidebar
    return [sidebar.line(n, sidebar.size.width).plain[2:].rstrip() for n in range(sidebar.line_count())]


def line_of(app: Any, start: str) -> list[str]:
    return next(line for line in lines(app) if line.startswith(start)).split()


async def go_to(push: Any, pilot: Any, name: str) -> None:
    """Put the cursor of the names on a name."""
    sidebar = pilot.app.main.names.sidebar
    await push(pilot, "g", "g")
    for _ in range(sidebar.row_count()):
        if sidebar.current.name == name and sidebar.form is None:
            return
        await push(pilot, "j")
    raise AssertionError(f"{name} is not among {lines(pilot.app)}")


@pytest.mark.parametrize("size", SIZES)
async def test_a_name_unfolds_at_every_size(real_app: Any, push: Any, settle: Any, screen_text: Any, size: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "e", "enter")
        assert app.main.pane() is Pane.NAMES
        assert app.main.session.chosen == app.main.names.sidebar.current.id
        shown = lines(app)
        assert any(line.startswith("│ Lukashenko") and "BelTA" in line for line in shown)
        assert any(line.startswith("│ Лукашенко") and "Звязда 1" in line for line in shown)
        assert "│ named with · articles" in shown
        assert any(line.startswith("│ ◆ Collective") and line.endswith("3") for line in shown)
        footer = screen_text(app).splitlines()[-1]
        assert "? help" in footer
        assert "q quit" in footer
        await push(pilot, "escape")
        assert not any("named with" in line for line in lines(app))


async def test_three_counts_of_a_query(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        assert "article · corpus" in screen_text(app)
        assert line_of(app, f"● {LUKASHENKO}")[-2:] == ["3", "7"]
        await push(pilot, "slash", *"moscow", "enter")
        assert "article · found · corpus" in screen_text(app)
        assert line_of(app, f"● {LUKASHENKO}")[-3:] == ["2", "4", "7"]
        await push(pilot, "slash", *"source:rt", "enter")
        assert line_of(app, f"● {LUKASHENKO}")[-3:] == ["2", "2", "7"]
        await push(pilot, "slash", "ctrl+u", "enter")
        assert "article · corpus" in screen_text(app)


async def test_a_narrow_pane_keeps_two_counts(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"moscow", "enter")
        assert "article · corpus" in screen_text(app)
        assert line_of(app, "● Aleksandr")[-2:] == ["2", "7"]


async def test_names_of_the_article_of_what_was_found_of_the_corpus(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"monday", "enter", "e")
        assert not any("Medvedev" in line for line in lines(app))
        await push(pilot, "o")
        assert "NAMES in what was found" in screen_text(app)
        assert not any("Medvedev" in line for line in lines(app))
        await push(pilot, "o")
        assert "NAMES in the corpus" in screen_text(app)
        assert line_of(app, "● Dmitry Medvedev")[-3:] == ["–", "–", "1"]
        await push(pilot, "o")
        assert not any("Medvedev" in line for line in lines(app))


async def test_a_companion_is_chosen_in_turn(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Minsk")
        await push(pilot, "enter")
        sidebar = app.main.names.sidebar
        while not sidebar._lines[sidebar.cursor].shared:
            await push(pilot, "j")
        other = sidebar.current
        await push(pilot, "enter")
        assert app.main.session.chosen == other.id
        assert sidebar.current == other


@pytest.mark.parametrize("size", SIZES)
async def test_mentions_in_context(real_app: Any, push: Any, settle: Any, screen_text: Any, size: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "e", "w")
        assert app.screen.pane() is Pane.KWIC
        found = app.screen.query_one(ConcordanceList).lines
        assert len(found) == 7
        assert {line.match for line in found} >= {"Lukashenko", "Александр Лукашенко"}
        if size[0] > 45:
            assert f"“{LUKASHENKO}”" in screen_text(app)
        await push(pilot, "G")
        last = app.screen.query_one(ConcordanceList)
        wanted = last.lines[last.cursor]
        await push(pilot, "enter")
        assert app.screen is app.main
        assert app.main.reading.article_id == wanted.article.id
        assert app.main.pane() is Pane.READER


@pytest.mark.parametrize("size", SIZES)
async def test_how_each_source_names_somebody(
    real_app: Any, push: Any, settle: Any, screen_text: Any, size: Any, tmp_path: Path
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "e", "v")
        assert app.screen.pane() is Pane.NAMING
        table = app.screen.table()
        rows = [(row["source"], row["kind"], row["text"], row["count"]) for row in table.rows]
        assert ("BelTA", "title", "Belarusian President", 1) in rows
        assert ("RT", "epithet", "the Belarusian leader", 1) in rows
        assert ("BelTA", "inferred", "The head of state", 1) in rows
        assert "7 mentions" in screen_text(app)
        naming = app.screen.query_one(NamingList)
        assert naming.current.form.text == "Lukashenko"
        while naming.current.kind != "inferred":
            await push(pilot, "j")
        assert any("≈" in line and "The head of state" in line for line in screen_text(app).splitlines())
        assert "spoke for an hour" in screen_text(app).replace("\n", " ") or size == (45, 12)
        await push(pilot, "right_curly_bracket")
        assert naming.current.naming.source == "RT"
        await push(pilot, "enter")
        assert app.screen is app.main
        assert app.main.reading.reader.reading.article.source.value == "RT"


async def test_by_outlet_and_to_a_file(
    real_app: Any, push: Any, settle: Any, screen_text: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "v", "tab")
        assert "in 3 outlets" in screen_text(app)
        await push(pilot, "ctrl+s", *"named.csv", "enter")
        written = (tmp_path / "named.csv").read_text(encoding="utf-8")
        assert "# export: naming" in written
        assert "BelTA" in written
        assert "The head of state" in written
        await push(pilot, "escape")
        assert app.screen is app.main


async def test_a_form_deep_in_a_long_passage_is_in_sight(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    files = {
        "a.txt": "A long day\n\n" + "The day was long and the talks went on. " * 80 + "Later Nikolai Bordyuzha left.\n"
    }
    app = real_app(files)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "v")
        below = screen_text(app).splitlines()[-8:]
        assert any("Nikolai Bordyuzha" in line for line in below)
        assert any("…" in line for line in below)


async def test_why_they_are_one(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "W")
        shown = screen_text(app)
        assert "7 mentions in 3 articles" in shown
        assert "Звязда 1" in shown
        assert "the surnames sound alike" in shown
        await push(pilot, "escape")
        assert app.screen is app.main


async def test_only_the_articles_that_mention_it(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Minsk")
        await push(pilot, "equals_sign")
        assert app.main.bar.text == "place:Minsk"
        assert [hit.article.path for hit in app.main.results.list.hits] == ["a.txt"]
        assert app.main.names.sidebar.current.name == "Minsk"
        await push(pilot, "minus")
        assert app.main.bar.text == "-place:Minsk"
        assert len(app.main.results.list.hits) == 2


async def test_what_articles_say_of_it(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "plus")
        assert app.screen.pane() is Pane.COMPARE
        assert len(app.screen.ids) == 3
        await push(pilot, "q")
        await go_to(push, pilot, "Minsk")
        await push(pilot, "plus")
        assert app.screen is app.main


async def test_with_no_name_there_is_nothing_to_do(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app({"a.txt": "a title\n\nnothing here is a name.\n"})
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        assert "No name" in screen_text(app)
        for key in ("w", "v", "W", "asterisk", "M", "S", "E", "T", "H", "exclamation_mark", "equals_sign", "plus", "j"):
            await push(pilot, key)
            assert app.screen is app.main
        await push(pilot, "z")
        assert "nothing to undo" in screen_text(app).casefold() or "no" in screen_text(app).splitlines()[-1]


async def test_what_is_sought_takes_the_cursor(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        best = app.main.names.library.entities("m")
        assert len(best) > 2
        await push(pilot, "e", "G", "/", "m")
        assert app.main.names.sidebar.current == best[0]
        await push(pilot, "enter", "G")
        assert app.main.names.sidebar.current != best[0]
        await push(pilot, "/", "backspace", *"luk")
        assert app.main.names.sidebar.current.name == LUKASHENKO
