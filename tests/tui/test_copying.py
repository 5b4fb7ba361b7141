"""The objects of y in a form of the reader's own, and what happens where no clipboard is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

FILES = {
    "one.txt": ("Milk war ends\n\nPresident Ivan Petrov said on Monday that the milk war was over.\n"),
}
WORDS = "President Ivan Petrov said on Monday that the milk war was over."


@pytest.fixture
def app(real_app: Any) -> Any:
    return real_app(FILES)


async def test_a_template_decides_the_form_of_a_quotation(app: Any, settle: Any, push: Any, tmp_path: Path) -> None:
    app.settings = replace(app.settings, template="{quoted} ({locator}) {{x}}")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "y", "q")
        assert (tmp_path / "clipboard.txt").read_text() == f"“{WORDS}” (¶ 1) {{x}}"


async def test_yb_copies_a_bibtex_entry(app: Any, settle: Any, push: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "y", "b")
        copied = (tmp_path / "clipboard.txt").read_text()
        assert copied.startswith("@")
        assert "Milk" in copied


async def test_where_no_clipboard_is_the_text_can_still_be_shown_plainly(
    app: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    app.copy_file = None
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "y", "y")
        assert "p shows it plainly" in screen_text(app) or "No way to a clipboard" in screen_text(app)
        assert app.copied == WORDS
        await push(pilot, "p")
        assert WORDS in screen_text(app)


async def test_what_was_copied_is_kept_with_the_readers_work(app: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "y", "y")
        assert [one.text for one in app.main.library.copied()] == [WORDS]
