"""README, keymap and verbs say the same."""

from __future__ import annotations

import os
import re
from pathlib import Path

from csto_tui.cli.parser import VERBS
from csto_tui.tui.actions.shape import ALL, LINES, VIEWS
from csto_tui.tui.keymap import ACTIONS, Pane, key_label

WRITE = bool(os.environ.get("CSTO_TUI_WRITE_README"))  # read before the tests' own surroundings are laid out


def _between(text: str, name: str) -> str:
    match = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert match, f"README.md has no part between <!-- {name} --> and <!-- /{name} -->"
    return match[1]


def _where(panes: tuple[Pane, ...]) -> str:
    """Return names of panes, the great sets of them in a few words."""
    for group, name in ((ALL, "everywhere"), (LINES, "everywhere but in boxes"), (VIEWS, "screens of rows")):
        if set(group) <= set(panes):
            return ", ".join([*(pane.value for pane in panes if pane not in group), name])
    return ", ".join(pane.value for pane in panes)


def _keys() -> str:
    rows = ["| key | what it does | where |", "|---|---|---|"]
    for action in ACTIONS:
        if action.keys:
            keys = " ".join(f"`{key_label(key)}`" for key in action.keys).replace("|", "\\|")
            rows.append(f"| {keys} | {action.text} | {_where(action.panes)} |")
    return "\n".join(rows) + "\n"


def _verbs() -> str:
    rows = ["| verb | what it prints |", "|---|---|"]
    rows += [f"| `csto-tui {name}` | {verb.summary} |" for name, verb in VERBS.items()]
    return "\n".join(rows) + "\n"


def test_readme_lists_every_key_and_every_verb(checkout: Path) -> None:
    """`CSTO_TUI_WRITE_README=1` brings the page up to date; otherwise it must be."""
    path = checkout / "README.md"
    text = path.read_text(encoding="utf-8")
    wanted = text
    for name, part in (("keys", _keys()), ("verbs", _verbs())):
        wanted = (
            wanted.replace(_between(text, name), part)
            if _between(text, name)
            else wanted.replace(f"<!-- {name} -->\n<!-- /{name} -->", f"<!-- {name} -->\n{part}<!-- /{name} -->")
        )
    if WRITE:
        path.write_text(wanted, encoding="utf-8")
    assert text == wanted
