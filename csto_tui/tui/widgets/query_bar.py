"""The search box with the line of truth under it: what a query was understood to mean, or what is wrong with it.

It posts what was typed once the typing pauses; it knows no library.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from csto_tui.errors import QueryError
from csto_tui.model.results import Results
from csto_tui.text.normalize import tokens
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import QueryChanged
from csto_tui.tui.paint import AIR, LOUD, QUIET, joined, plain

__all__ = ["QueryBar"]


class QueryBar(Vertical):
    """One line to type in, one line that answers; neither ever changes its place."""

    def __init__(self, *, rest: float = 0.15, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rest = rest
        """Seconds without a key after which a query is asked."""
        self._pause: Timer | None = None
        self._asked = ""

    def compose(self) -> ComposeResult:
        """Lay out prompt, box and answer."""
        with Horizontal():
            yield Static(plain("/"), id="prompt")
            yield LineInput(
                placeholder='words, "a phrase", source:name …',
                compact=True,
                select_on_focus=False,
                max_length=500,
                id="box",
            )
        yield Static(AIR, id="understood")

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.query_one("#box", Input).value

    def take_focus(self) -> None:
        """Let the reader type; what stood there is selected, and the first letter takes its place."""
        box = self.query_one("#box", Input)
        self.screen.set_focus(box)
        box.select_all()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(self._rest, self.ask)

    def ask(self) -> None:
        """Post the query now, if it is another one than before."""
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
        if self.text != self._asked:
            self._asked = self.text
            self.post_message(QueryChanged(self.text))

    def answer(self, results: Results) -> None:
        """Say what was understood and how much was found."""
        self.query_one("#understood", Static).update(_understood(results))

    def refuse(self, error: QueryError) -> None:
        """Say what is wrong with the query, with the piece that is."""
        piece = self._asked[error.start : error.end]
        parts = [plain(error.message, "$error"), plain(piece, "underline $error"), plain(error.hint, QUIET)]
        if error.fix:
            parts.append(plain(f"try: {error.fix}"))
        self.query_one("#understood", Static).update(joined(parts))


def _understood(results: Results) -> Content:
    found, of, hits = results.total_articles, results.corpus_articles, results.total_hits
    if not results.query.text.strip():
        return _invitation(results)
    counts = plain(f"{found:,} of {of:,} articles", LOUD if found else "$error")
    time = plain(f"{max(round(results.seconds * 1000), 1)} ms", QUIET)
    parts = [
        plain(results.understood.text, "$foreground"),
        counts,
        plain(f"{hits:,} hit{'' if hits == 1 else 's'}"),
        time,
    ]
    if results.understood.advice:
        parts = [counts, plain(results.understood.advice, "$foreground"), parts[0]]
    return joined(parts)


def _invitation(results: Results) -> Content:
    """Return an example that works here: the longest word of the first title that stands in it."""
    words = [token.form for hit in results.hits[:1] for token in tokens(hit.article.heading)]
    example = max(words, key=len, default="")
    invitation = plain("every article; to search, press ", QUIET).append(plain("/", "bold $accent"))
    return invitation.append(plain(f" and type, say, {example}", QUIET)) if example else invitation
