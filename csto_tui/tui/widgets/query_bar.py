"""The search box with the line of truth under it: what a query was understood to mean, or what is wrong with it.

It posts what was typed once the typing pauses; it knows no library.
"""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from csto_tui.errors import QueryError
from csto_tui.model.results import Results
from csto_tui.queries.facets import narrowed
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import CompletionWanted, QueryChanged
from csto_tui.tui.paint import AIR, LOUD, QUIET, joined, plain
from csto_tui.tui.understood import understood_line

__all__ = ["QueryBar"]


class _Fault(Highlighter):
    """Underlines the piece of a query that cannot be understood."""

    start = 0
    end = 0

    def highlight(self, text: Text) -> None:
        """Underline it."""
        if self.start < self.end:
            text.stylize("bold underline red", self.start, self.end)


class QueryBar(Vertical):
    """One line to type in, one line that answers; neither ever changes its place."""

    def __init__(self, *, rest: float = 0.15, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rest = rest
        """Seconds without a key after which a query is asked."""
        self._pause: Timer | None = None
        self._asked = ""
        self._fault = _Fault()
        self._crumbs: tuple[str, ...] = ()
        """The queries that what is typed narrows, the first one first."""
        self._offer = ""
        """What Tab would make of the whole query: a mend, or a completion; empty: nothing."""
        self._is_mend = False
        """Whether the line that answers names the offer."""
        self._past: tuple[str, ...] = ()
        """Queries asked before, newest first."""
        self._turn = -1
        """Which of them stands in the box; -1: what is being typed."""
        self._typed_last = ""
        self._answer = AIR
        """What was said last of an answer."""

    def compose(self) -> ComposeResult:
        """Lay out prompt, breadcrumb, box, offer and answer."""
        with Horizontal():
            yield Static(plain("/"), id="prompt")
            yield Static(AIR, id="crumbs")
            yield LineInput(
                placeholder='words, "a phrase", source:name …',
                compact=True,
                select_on_focus=False,
                max_length=500,
                highlighter=self._fault,
                id="box",
            )
            yield Static(AIR, id="offer")
        yield Static(AIR, id="understood")

    @property
    def box(self) -> LineInput:
        """The box."""
        return self.query_one("#box", LineInput)

    @property
    def text(self) -> str:
        """The whole query: what stands in the box, within what it narrows."""
        return _joined((*self._crumbs, self.box.value))

    def write(self, text: str) -> None:
        """Put another query into the box, and ask it."""
        self._narrow(())
        self.box.value = text
        self.box.cursor_position = len(text)
        self.ask()

    def take_focus(self) -> None:
        """Let the reader type; what stood there is selected, and the first letter takes its place."""
        self._turn = -1
        self.screen.set_focus(self.box)
        self.box.select_all()

    def begin_narrowing(self) -> None:
        """Let the reader type what shall hold besides."""
        if self.text.strip():
            self._narrow((*self._crumbs, self.box.value) if self.box.value.strip() else self._crumbs)
            self.box.value = ""
        self.screen.set_focus(self.box)

    def widen(self) -> bool:
        """Give up the last step of narrowing, and tell whether there was one."""
        if not self._crumbs:
            return False
        *rest, last = self._crumbs
        self._narrow(tuple(rest))
        self.box.value = last
        self.box.cursor_position = len(last)
        self.ask()
        return True

    def _narrow(self, crumbs: tuple[str, ...]) -> None:
        self._crumbs = crumbs
        shown = joined([plain(one, QUIET) for one in crumbs], " & ")
        self.query_one("#crumbs", Static).update(shown.append(plain(" & ", "bold $accent")) if crumbs else AIR)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._underline(0, 0)
        self.offer("")
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
            if self.box.has_focus and self.box.cursor_at_end:
                self.post_message(CompletionWanted(self.text))

    def answer(self, results: Results) -> None:
        """Say what was understood and how much was found."""
        self._underline(0, 0)
        self._say(understood_line(results))

    def search_on(self, text: str, standing: str) -> None:
        """Say that a query is still being searched for, and whose results stand meanwhile, if not its own."""
        parts = [
            plain(f"searching for {text}" if text.strip() else "listing every article", LOUD).append(plain(" …")),
            plain(f"below, still: {standing}" if standing else "", QUIET),
        ]
        self.query_one("#understood", Static).update(joined(parts))

    def say_again(self) -> None:
        """Say what was said before that search."""
        self.query_one("#understood", Static).update(self._answer)

    def _say(self, answer: Content) -> None:
        self._answer = answer
        self.query_one("#understood", Static).update(answer)

    @property
    def asked(self) -> str:
        """The query that was asked last."""
        return self._asked

    @property
    def is_typed(self) -> bool:
        """Tell whether the last word may not be finished yet."""
        return self.box.has_focus and self.box.cursor_at_end and self.text == self.text.rstrip() != ""

    def wait(self, text: str, completed: str, standing: str) -> None:
        """Say that nothing has the last word as it is, what Tab makes of it, and whose results still stand."""
        self._underline(0, 0)
        word, made = text.split()[-1], completed[_common(completed, text[: len(text) - len(text.split()[-1])]) :]
        parts = [
            plain(f"nothing has “{word}”", LOUD),
            plain("Tab", LOUD).append(plain(f" completes: {made}")),
            plain(f"below, still: {standing or 'every article'}", QUIET),
        ]
        self._say(joined(parts))

    def refuse(self, error: QueryError) -> None:
        """Say what is wrong with the query, underline the piece that is, and offer a mend."""
        parts = [plain(error.message, "$error"), plain(error.hint, QUIET)]
        if error.fix and error.fix != self._asked:
            parts.insert(1, plain("Tab", LOUD).append(plain(f" makes it  {error.fix}")))
            self.offer(error.fix, shown=False)
        self._say(joined(parts))
        before = len(self._asked) - len(self.box.value)
        self._underline(error.start - before, max(error.end, error.start + 1) - before)

    def _underline(self, start: int, end: int) -> None:
        if (self._fault.start, self._fault.end) != (max(start, 0), max(end, 0)):
            self._fault.start, self._fault.end = max(start, 0), max(end, 0)
            self.box.refresh()

    def complete(self, text: str, completed: str) -> None:
        """Offer to go on from a query, while it still stands in the box; a mend comes first, whichever came first."""
        if text == self.text and completed != text and not self._is_mend:
            self.offer(completed)

    def offer(self, text: str, *, shown: bool = True) -> None:
        """Keep what Tab makes of the query; empty takes it back."""
        self._offer, self._is_mend = text, bool(text) and not shown
        piece = text[_common(text, self.text) :] if text else ""
        label = plain("Tab ", LOUD).append(plain(f"…{piece} ", QUIET)) if shown and piece else AIR
        self.query_one("#offer", Static).update(label)

    def on_descendant_blur(self) -> None:
        """Hide the completion: Tab takes it only while the box has the keys."""
        self.query_one("#offer").display = False

    def on_descendant_focus(self) -> None:
        """Show it again."""
        self.query_one("#offer").display = True

    def take_offer(self) -> bool:
        """Let the offer take the place of the query, and tell whether there was one."""
        if not self._offer or not self.box.has_focus:
            return False
        self.write(self._offer)
        return True

    def remember(self, past: tuple[str, ...]) -> None:
        """Keep the queries that were asked before, newest first."""
        self._past = past

    def step_in_history(self, by: int) -> bool:
        """Put the query before (1) or after (-1) into the box, and tell whether there is one."""
        if self._turn == -1:
            self._typed_last = self.text
        past = [one for one in self._past if one != self._typed_last]
        if not -1 <= self._turn + by < len(past):
            return False
        self._turn += by
        turn = self._turn
        self.write(self._typed_last if turn == -1 else past[turn])
        self._turn = turn
        return True


def _joined(pieces: tuple[str, ...]) -> str:
    """Return one query that asks for all pieces."""
    whole = ""
    for piece in pieces:
        try:
            whole = narrowed(whole, piece)
        except QueryError:  # said when it is asked
            whole = f"{whole} {piece}".strip()
    return whole if len(pieces) > 1 else "".join(pieces)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
