"""A draft's quotations on the screen: verdicts, what differs, the way to the source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import Pane

FILES = {
    "one.txt": (
        "Milk war ends\n\nPresident Ivan Petrov said on Monday that the milk war was over.\n\n"
        "“Milk flows again through every village of the land,” Petrov told the council of farmers.\n"
    ),
    "two.txt": "Petrov praises farmers\n\nIvan Petrov praised farmers in Brest on Thursday.\n",
}
DRAFT = """# Draft

He said: “Milk flows again through every village of the land.”

He said: “Milk runs again through every village of the land.”

He said: “The council has never had anything whatever to do with cheese or butter.”
"""


@pytest.fixture
def app(real_app: Any) -> Any:
    return real_app(FILES)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


async def checked(pilot: Any, settle: Any, push: Any, draft: Path) -> Any:
    await settle(pilot)
    await push(pilot, "D", *draft.name, "enter")
    return pilot.app.screen


def verdicts(screen: Any) -> list[str]:
    return [str(one.check.verdict) for one in screen.sightings]


async def test_every_quotation_has_a_verdict_in_glyph_and_word(
    app: Any, settle: Any, push: Any, screen_text: Any, draft: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await checked(pilot, settle, push, draft)
        assert screen.pane() is Pane.DRAFT
        first, *rest = verdicts(screen)
        assert first in ("exact", "accepted")
        assert rest == ["altered", "missing"]
        assert "✗ altered" in screen_text(app)
        assert "? missing" in screen_text(app)
        assert "3 quotations" in screen_text(app)


async def test_n_goes_through_those_that_fail_and_what_differs_is_marked_in_both(
    app: Any, settle: Any, push: Any, screen_text: Any, draft: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await checked(pilot, settle, push, draft)
        await push(pilot, "n")
        assert screen.rows.cursor == 1
        assert "✗ “runs”, in the source “flows”" in screen_text(app)
        marked = [
            line.plain[span.start : span.end]
            for line in screen.query_one("#full")._lines
            for span in line.spans
            if "reverse" in str(span.style)
        ]
        assert marked == ["runs", "flows"]
        await push(pilot, "n")
        assert screen.rows.cursor == 2
        await push(pilot, "n")
        assert "no further one" in screen_text(app)
        await push(pilot, "N")
        assert screen.rows.cursor == 1


async def test_enter_opens_the_source_at_the_words(app: Any, settle: Any, push: Any, draft: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await checked(pilot, settle, push, draft)
        await push(pilot, "n", "enter")
        reader = app.main.reading.reader
        assert app.screen is app.main
        assert reader.pointed.of(reader.reading.article.text).startswith("Milk flows again")


async def test_r_reads_the_draft_again(app: Any, settle: Any, push: Any, draft: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await checked(pilot, settle, push, draft)
        draft.write_text(DRAFT.replace("runs", "flows"), encoding="utf-8")
        await push(pilot, "r")
        assert verdicts(screen)[1] == verdicts(screen)[0]


async def test_a_draft_that_is_not_there_and_one_without_quotations_say_so(
    app: Any, settle: Any, push: Any, screen_text: Any, tmp_path: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await checked(pilot, settle, push, tmp_path / "none.md")
        assert "cannot be read" in screen_text(app)
        (tmp_path / "none.md").write_text("Nothing is quoted.")
        await push(pilot, "r")
        assert "The draft has no quotation." in screen_text(app)
        await push(pilot, "enter", "y", "n")
        await push(pilot, "q")
        assert app.screen is app.main


async def test_the_rows_are_written_to_a_file(app: Any, settle: Any, push: Any, draft: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await checked(pilot, settle, push, draft)
        await push(pilot, "ctrl+s", *"rows.csv", "enter")
        written = draft.with_name("rows.csv").read_text(encoding="utf-8")
        assert "altered" in written
        assert "✗ “runs”, in the source “flows”" in written


async def test_the_words_of_the_source_are_copied_with_their_citation(
    app: Any, settle: Any, push: Any, draft: Path, tmp_path: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await checked(pilot, settle, push, draft)
        await push(pilot, "n", "y")
        copied = (tmp_path / "clipboard.txt").read_text()
        assert "Milk flows again through every village" in copied
        assert "¶ 2" in copied


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (45, 12)])
async def test_every_size_shows_verdicts_and_differences(
    app: Any, settle: Any, push: Any, screen_text: Any, draft: Path, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await checked(pilot, settle, push, draft)
        await push(pilot, "n")
        assert "✗ altered" in screen_text(app)
        await push(pilot, "tab", "G")
        assert "“runs”" in screen_text(app)
