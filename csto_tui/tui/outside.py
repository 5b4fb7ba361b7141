"""Ways out of the program: the article's page in a browser, its file in an editor, its text in a pager or a command.

No text of a document is ever part of a command line: a path is one word of it, the text goes in as input. Nothing here
chooses a program that the reader has not chosen.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.app import SuspendNotSupported
from textual.screen import Screen

from csto_tui.errors import CstoError
from csto_tui.model.article import Article
from csto_tui.text.clean import clean
from csto_tui.tui.copying import Desk
from csto_tui.tui.opened import Opened

if TYPE_CHECKING:
    from csto_tui.tui.screens.explorer import ExplorerScreen

__all__ = ["Outside", "article_text", "browser_command", "piped", "source_path"]

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_PATIENCE = 60
"""Seconds that a command may take."""
_MOST = 1_000_000
"""Bytes of its output that are shown."""


class Porch(Protocol):
    """The app, as far as ways out need it."""

    environ: Mapping[str, str]
    opened: Opened | None

    @property
    def screen(self) -> Screen[object]:
        """The screen in sight."""

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    def suspend(self) -> AbstractContextManager[None]:
        """Give the terminal to another program for a while."""

    def push_screen(self, screen: Screen[str], callback: Callable[[str | None], None], /) -> object:
        """Show a screen over the one in sight; the callback takes what it leaves behind."""

    def refresh(self) -> object:
        """Draw the screen again."""


class Outside:
    """Runs other programs, in the terminal that the explorer gives up for a while."""

    def __init__(self, porch: Porch) -> None:
        self._porch = porch

    def _desk(self) -> Desk:
        screen = self._porch.screen
        return screen if isinstance(screen, Desk) else self._porch.main

    def _tell(self, text: str) -> None:
        self._desk().tell(text)

    def _article(self) -> Article | None:
        reading = self._desk().open_reader().reading
        if reading is None:
            self._tell("open an article first")
        return reading.article if reading else None

    def do_browse(self) -> None:
        """Open the article's address in the reader's browser."""
        article = self._article()
        if article is None:
            return
        address, command = _address(article), browser_command(self._porch.environ, sys.platform)
        if not address:
            self._tell("no address is known of this article: i shows what is")
        elif not command.words:
            self._tell("no browser can be reached from here: yp copies the address")
        elif command.needs_terminal:
            self._run([*command.words, address])
        else:
            self._start([*command.words, address])

    def do_edit_source(self) -> None:
        """Open the article's file in the reader's editor."""
        article, opened = self._article(), self._porch.opened
        editor = self._porch.environ.get("VISUAL") or self._porch.environ.get("EDITOR")
        if article is None or opened is None:
            return
        path = source_path(article.path, opened.roots)
        if not editor:
            self._tell("no editor is set: VISUAL or EDITOR names one")
        elif path is None:
            self._tell(f"{article.path} is not there any more")
        else:
            self._run([*shlex.split(editor), str(path)])

    def do_page(self) -> None:
        """Show the article's text in the reader's pager."""
        article = self._article()
        if article is not None:
            self._run(shlex.split(self._porch.environ.get("PAGER") or "less"), article_text(article))

    def do_pipe(self) -> None:
        """Send the article's text through a command."""
        article = self._article()
        if article is None:
            return
        from csto_tui.tui.prompt import PromptScreen

        self._porch.push_screen(
            PromptScreen("SEND THE ARTICLE'S TEXT THROUGH A COMMAND", "wc -w"),
            lambda command: self._pipe(command, article),
        )

    def _pipe(self, command: str | None, article: Article) -> None:
        if command:
            shell = self._porch.environ.get("SHELL") or "/bin/sh"
            self._porch.main.make_text(lambda: piped(command, article_text(article), shell))

    def _run(self, command: Sequence[str], text: str = "") -> None:
        try:
            with self._porch.suspend():
                subprocess.run(command, input=text.encode() if text else None, check=False)
        except SuspendNotSupported:
            self._tell("the terminal cannot be lent to another program here")
        except (OSError, ValueError) as error:
            self._tell(f"{command[0] if command else 'nothing'} cannot be run: {error}")
        self._porch.refresh()

    def _start(self, command: Sequence[str]) -> None:
        null = subprocess.DEVNULL
        try:
            subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
        except OSError as error:
            self._tell(f"{command[0]} cannot be run: {error.strerror or error}")
        else:
            self._tell(f"opened with {Path(command[0]).name}")


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, and whether it wants the terminal for itself."""

    words: tuple[str, ...]
    """Its command; empty: there is none."""
    needs_terminal: bool = False


def browser_command(environ: Mapping[str, str], platform: str) -> Browser:
    """Return the browser that the reader has chosen, or the desktop's own opener; no words when there is neither.

    `BROWSER` may name several, separated by colons; the first one counts. Without a display it gets the terminal.
    """
    has_display = platform == "darwin" or any(environ.get(name) for name in _DISPLAYS)
    chosen = environ.get("BROWSER", "").split(":")[0].replace("%s", "").strip()
    if chosen:
        return Browser(tuple(shlex.split(chosen)), needs_terminal=not has_display)
    if not has_display or environ.get("SSH_CONNECTION"):
        return Browser(())
    return Browser(("open",) if platform == "darwin" else ("xdg-open",))


def _address(article: Article) -> str:
    value = article.address.value or ""
    whole = value if "://" in value or not value else f"https://{value}"
    return whole if _ADDRESS.fullmatch(whole) else ""


def source_path(name: str, roots: Sequence[Path]) -> Path | None:
    """Return the file that an article was read from, or None when it is not there any more."""
    from csto_tui.corpus.scan import prefixes  # late: the first frame opens no file

    for root, prefix in prefixes(roots).items():
        if name.startswith(prefix):
            path = root / name[len(prefix) :] if root.is_dir() else root
            if path.is_file():
                return path
    return None


def article_text(article: Article) -> str:
    """Return title and passages as a text with a blank line between them, without control characters."""
    passages = (passage.span.of(article.text) for passage in article.passages)
    return clean("\n\n".join((article.heading, *passages))) + "\n"


def piped(command: str, text: str, shell: str) -> str:
    """Return what a command makes of a text. Raises CstoError when it cannot be run or takes too long."""
    try:
        done = subprocess.run(
            [shell, "-c", command], input=text.encode(), capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise CstoError(f"the command took more than {_PATIENCE} seconds", hint="it was ended") from None
    except OSError as error:
        raise CstoError(f"{shell} cannot be run: {error.strerror or error}", hint="SHELL names one") from error
    out = done.stdout[:_MOST].decode("utf-8", "replace")
    if done.returncode and not out:
        said = done.stderr[:_MOST].decode("utf-8", "replace").strip().splitlines()
        raise CstoError(f"the command ended with {done.returncode}", hint=clean(said[-1]) if said else "")
    return clean(out)
