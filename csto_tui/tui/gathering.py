"""What is gathered while reading: clippings kept with a key, and the ways to the tray, to what was copied, to who said
what, and to the check of a draft.

Nothing here paints.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

from csto_tui.errors import CstoError
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.copying import Desk
from csto_tui.tui.messages import ArticleWanted, Noticed, WorkFailed
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.work import hold_keys

if TYPE_CHECKING:
    from csto_tui.library import Library
    from csto_tui.model.article import Article
    from csto_tui.tui.screens.explorer import ExplorerScreen

__all__ = ["Gathering"]

R = TypeVar("R")


class House(Protocol):
    """The app, as far as gathering needs it."""

    @property
    def screen(self) -> Screen[object]:
        """The screen in sight."""

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    def push_screen(self, screen: Screen[R], callback: Callable[[R | None], None] | None = None, /) -> object:
        """Show a screen over the one in sight; the callback takes what it leaves behind."""

    def run_worker(self, work: Callable[[], None], /, *, group: str, thread: bool) -> Worker[None]:
        """Start work in a thread."""


class Gathering:
    """Keeps clippings, and opens the screens of what was gathered."""

    def __init__(self, app: House) -> None:
        self._app = app
        self._draft = ""
        """The path of the draft that was checked last."""

    def do_clip(self) -> None:
        """Keep what is selected, or the passage."""
        self._clip(lambda keep: keep(""))

    def do_clip_noted(self) -> None:
        """Keep what is selected, or the passage, with a note that is asked for."""
        from csto_tui.tui.prompt import PromptScreen

        def ask(keep: Callable[[str], None]) -> None:
            prompt = PromptScreen("KEEP WITH A NOTE", "why it matters; Enter keeps it, Esc does not")
            self._app.push_screen(prompt, lambda note: keep(note) if note else None)

        self._clip(ask)

    def _clip(self, then: Callable[[Callable[[str], None]], None]) -> None:
        screen = self._app.screen
        desk: Desk = screen if isinstance(screen, Desk) else self._app.main
        reader, library = desk.open_reader(), desk.library
        span = _kept_span(reader)
        if reader.reading is None or library is None or span is None:
            desk.tell("open an article first")
            return
        article = reader.reading.article
        if reader.selection is not None:
            reader.select(reader.selection, by_keys=False)
        then(lambda note: self._keep(screen, library, article, span, note))

    def _keep(self, screen: Screen[object], library: Library, article: Article, span: Span, note: str) -> None:
        """Keep a clipping. Every one is kept, however fast they come: none gives way to the next."""

        def work() -> None:
            message: Message
            try:
                message = Noticed(_kept(library, article, span, note))
            except CstoError as error:
                message = WorkFailed("clip", error)
            screen.post_message(message)

        hold_keys(self._app.run_worker(work, group="clip", thread=True))

    def do_tray(self) -> None:
        """Show the clippings."""
        self._open_tray(0)

    def do_register(self) -> None:
        """Show what was copied."""
        self._open_tray(1)

    def _open_tray(self, view: int) -> None:
        library = self._app.main.library
        if library is not None:
            from csto_tui.tui.screens.tray import TrayScreen

            self._app.push_screen(TrayScreen(library, view), self._read)

    def do_quotes(self) -> None:
        """Show who said what, in the open article first."""
        main = self._app.main
        if main.library is None:
            return
        from csto_tui.tui.screens.quotes import QuotesScreen

        query = main.results.answered.text if main.results.answered else ""
        self._app.push_screen(QuotesScreen(main.library, main.reading.article_id, query), self._read)

    def do_check_draft(self) -> None:
        """Ask for a draft, and check its quotations."""
        if self._app.main.library is None:
            return
        from csto_tui.tui.prompt import PromptScreen

        title = "CHECK THE QUOTATIONS OF A DRAFT"
        self._app.push_screen(PromptScreen(title, "draft.md, or .txt, .docx", self._draft), self._check)

    def _check(self, path: str | None) -> None:
        library = self._app.main.library
        if path is None or library is None:
            return
        from csto_tui.tui.screens.verify import VerifyScreen

        self._draft = path
        self._app.push_screen(VerifyScreen(library, Path(path).expanduser()), self._read)

    def _read(self, wanted: ArticleWanted | None) -> None:
        if wanted is not None:
            self._app.main.want(wanted)


def _kept_span(reader: Reader) -> Span | None:
    if reader.reading is None:
        return None
    if reader.selection is not None:
        return reader.selection.span(reader.reading.article)
    return reader.passage.span if reader.passage else None


def _kept(library: Library, article: Article, span: Span, note: str) -> str:
    """Keep a clipping, and say so."""
    text = clean_line(span.of(article.text))
    there = next((one for one in library.clippings() if (one.article.id, one.span) == (article.id, span)), None)
    if there is not None and there.text == text and not note:
        return "these words are among the clippings already: t shows them"
    clipping = library.clip(article.id, span, at=dt.datetime.now(dt.UTC).replace(microsecond=0), note=note)
    kept = "kept" if library.work.is_kept else "kept until you leave, since nothing is written to disk,"
    return f"{kept} among the clippings: ¶ {clipping.passage} of “{article.heading}”; t shows them"
