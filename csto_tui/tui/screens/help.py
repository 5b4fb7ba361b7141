"""All keys, from the keymap, those of the focused pane first."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.tui.dialog import Dialog
from csto_tui.tui.keymap import Action, Keymap, Pane, key_label
from csto_tui.tui.paint import AIR, LOUD, QUIET, cut, plain
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane

__all__ = ["HelpScreen"]

_KEYS = 22


class HelpScreen(Dialog[None]):
    """Keys and what they do."""

    def __init__(self, keys: Keymap, pane: Pane, view: str = "") -> None:
        super().__init__()
        self._keys = keys
        self._pane = pane
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="dialog"):
            yield LinesPane(self._paint)
            yield HintLine(id="hints")

    def _paint(self, width: int) -> tuple[Content, ...]:
        here = [one for one in self._keys.in_pane(self._pane, self._view) if one.id != "choose"]
        others = [one for one in self._keys.actions if one not in here and one.id != "choose"]
        lines = [plain(f"KEYS IN THE {self._pane.value.upper()}", LOUD), AIR, *(_row(one) for one in here)]
        lines += [AIR, plain("ELSEWHERE", LOUD), AIR, *(_row(one, where=True) for one in others)]
        lines += [AIR, plain("SEARCH", LOUD), AIR, *(_example(*one) for one in _EXAMPLES)]
        if self._keys.conflicts:
            lines += [
                AIR,
                plain("YOUR OWN KEYS", LOUD),
                AIR,
                *(plain(one, "$warning") for one in self._keys.conflicts),
            ]
        return tuple(cut(line, width) if line.cell_length > width else line for line in lines)


def _row(action: Action, *, where: bool = False) -> Content:
    keys = "  ".join(key_label(key) for key in action.keys) or "by ^P"
    place = f"   {', '.join(pane.value for pane in action.panes)}" if where else ""
    return cut(plain(keys, "bold $accent"), _KEYS).append(plain(action.text)).append(plain(place, QUIET))


def _example(query: str, meaning: str) -> Content:
    return cut(plain(query, "bold $accent"), _KEYS).append(plain(meaning))


_EXAMPLES = (
    ("rapid reaction", "articles with both words, anywhere"),
    ('"rapid reaction"', "the words side by side"),
    ("rapid OR slow", "either"),
    ("summit -Moscow", "the first without the second"),
    ("integrat*  wom?n", "beginnings; one letter open"),
    ("Lukashenka~", "spelled nearly so"),
    ("rapid NEAR/5 force", "at most five words between"),
    ("source:RT date:2011", "only from an outlet, only of a year"),
    ('person:"N. Patrushev"', "articles that name somebody"),
    ("=word", "this spelling and no other"),
)
