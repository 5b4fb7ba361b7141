"""Ask for the name of a file, and write there what a screen shows. Nothing here chooses rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.errors import CstoError, UsageError
from csto_tui.text.wording import counted
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.keymap import Pane
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import Exported
from csto_tui.tui.paint import AIR, LOUD, QUIET, folded, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.exports import Table

__all__ = ["ExportScreen"]

_FORMS = "The end of the name chooses the form: .csv .tsv .md .jsonl .json .txt. An existing file is not written over."


class ExportScreen(Dialog[None]):
    """A box for the name of a file."""

    CSS_PATH = "export.tcss"
    TYPING_ENDS = (("⏎", "write"), ("Esc", "close"))
    box = getters.query_one(LineInput)

    def __init__(self, table: Callable[[], Table]) -> None:
        super().__init__()
        self._table = table

    def compose(self) -> ComposeResult:
        """Lay out the box and what it takes."""
        with Vertical(id="dialog"):
            yield PaneHead(id="head")
            yield LineInput(placeholder="lines.csv", compact=True, select_on_focus=False, max_length=500, id="box")
            yield LinesPane(lambda width: (AIR, *folded(plain(_FORMS, QUIET), width, 4)))
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Let the reader type."""
        self.query_one(PaneHead).show(plain("WRITE WHAT IS SHOWN TO A FILE", LOUD))
        self.set_focus(self.box)

    def pane(self) -> Pane:
        """Return that something is being typed."""
        return Pane.FIELD

    def do_accept(self) -> None:
        """Write the file; the keys that follow are none of its name."""
        name = self.box.value.strip()
        if name:
            self.set_focus(None)
            self.write(Path(name))

    @background("export", is_awaited=True)
    def write(self, path: Path) -> Exported:
        """Write the rows."""
        from csto_tui.exports import export  # late: most sessions write nothing

        if path.expanduser().exists():
            raise UsageError(f"{path} exists", hint="choose another name")
        table = self._table()
        return Exported(str(export(table, path)), len(table.rows))

    def on_exported(self, message: Exported) -> None:
        """Say where it is, and close."""
        self.explorer.main.tell(f"{counted(message.rows, 'row')} written to {message.path}")
        self.dismiss(None)

    def refuse(self, error: CstoError) -> None:
        """Say what is wrong under the box, and let it be mended."""
        self.set_focus(self.box)
        self.query_one(LinesPane).show(
            lambda width: (AIR, *folded(plain(f"{error.message} — {error.hint}", "$error"), width, 4))
        )
