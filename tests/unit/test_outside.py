from __future__ import annotations

import sys
from pathlib import Path

import pytest

from csto_tui.errors import CstoError
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.span import Span
from csto_tui.tui.outside import article_text, browser_command, piped, source_path


@pytest.mark.parametrize(
    ("environ", "platform", "words", "needs_terminal"),
    [
        ({"DISPLAY": ":0"}, "linux", ("xdg-open",), False),
        ({}, "darwin", ("open",), False),
        ({}, "linux", (), False),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "x"}, "linux", (), False),
        ({"BROWSER": "w3m -M:firefox"}, "linux", ("w3m", "-M"), True),
        ({"BROWSER": "firefox %s", "DISPLAY": ":0"}, "linux", ("firefox",), False),
    ],
)
def test_the_browser_is_the_readers_own(
    environ: dict[str, str], platform: str, words: tuple[str, ...], needs_terminal: bool
) -> None:
    found = browser_command(environ, platform)
    assert (found.words, found.needs_terminal) == (words, needs_terminal)


def test_a_source_is_found_below_its_root(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("x")
    assert source_path("deep/a.txt", [tmp_path]) == tmp_path / "deep" / "a.txt"
    assert source_path("a.txt", [tmp_path / "deep" / "a.txt"]) == tmp_path / "deep" / "a.txt"
    assert source_path("gone.txt", [tmp_path]) is None


def test_a_text_goes_through_a_command_and_comes_back_harmless() -> None:
    text = "Title\n\nA passage."
    article = Article(
        ArticleId("a"), "a.txt", "0", text, (Passage(1, Span(7, 17)),), title=Known("Ti\x1btle", Status.STATED)
    )
    assert article_text(article) == "Ti␛tle\n\nA passage.\n"
    assert piped("wc -w", "one two", "/bin/sh").strip() == "2"
    assert piped(r"printf '\033[31mx'", "", "/bin/sh") == "␛[31mx"
    with pytest.raises(CstoError, match="ended with 3") as raised:
        piped("echo no >&2; exit 3", "", "/bin/sh")
    assert raised.value.hint == "no"
    with pytest.raises(CstoError, match="cannot be run"):
        piped("true", "", str(Path(sys.executable).parent / "no-shell"))
