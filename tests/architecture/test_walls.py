"""The walls hold, and each of them bites: behind every one a violation is planted and must be caught."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = shutil.ignore_patterns("__pycache__")
LINTER = "from importlinter.cli import lint_imports_command; lint_imports_command()"

# A widget, and the rooms around it.
HITS = dict.fromkeys(("tui/__init__", "tui/widgets/__init__", "library", "session", "tui/app", "tui/screens"), "")
# Contract of pyproject.toml → modules to write into the copy. A planted line follows what the module holds.
PLANTED = {
    "floors, upwards": ("floors", {"text/snippet": "import csto_tui.engine.protocol"}),
    "floors, sideways": ("floors", {"engine/protocol": "import csto_tui.queries", "queries/__init__": ""}),
    "floors, a room without one": ("floors", {"attic": ""}),
    "floors, a cycle": ("floors", {"errors": "import csto_tui.model.span"}),
    "a cycle in a room": (
        "acyclic",
        {"engine/one": "import csto_tui.engine.two", "engine/two": "import csto_tui.engine.one"},
    ),
    "model needs a package": ("ground", {"model/span": "import platformdirs"}),
    "errors need a package": ("ground", {"errors": "import rich.markup"}),
    "Textual below tui": ("screen", {"clipboard": "from textual.content import Content"}),
    "Rich in cli": ("screen", {"cli/__init__": "", "cli/output": "def paint():\n    import rich.console"}),
    "Textual in the face of tui": ("screen", {"tui/__init__": "import textual"}),
    "Textual in the keymap": (
        "keymap",
        {"tui/__init__": "", "tui/keymap": "from textual.binding import Binding"},
    ),
    "the library in the keymap": (
        "keymap",
        {"tui/__init__": "", "tui/keymap": "import csto_tui.library", "library": ""},
    ),
    "Whoosh beside its rooms": ("whoosh", {"engine/protocol": "import whoosh.query"}),
    "Whoosh above the engine": ("whoosh", {"bootstrap": "from whoosh import index"}),
    "a widget reaches the library": ("deaf_widgets", HITS | {"tui/widgets/hits": "import csto_tui.library"}),
    "a widget reaches the session": ("deaf_widgets", HITS | {"tui/widgets/hits": "import csto_tui.session"}),
    "a widget reaches the engine": ("deaf_widgets", HITS | {"tui/widgets/hits": "import csto_tui.engine"}),
    "a widget reaches the app": ("deaf_widgets", HITS | {"tui/widgets/hits": "import csto_tui.tui.app"}),
    "a widget reaches a screen": ("deaf_widgets", HITS | {"tui/widgets/hits": "import csto_tui.tui.screens"}),
    "a widget sees another": (
        "blind_widgets",
        {
            "tui/__init__": "",
            "tui/widgets/__init__": "",
            "tui/widgets/hits": "import csto_tui.tui.widgets.reader",
            "tui/widgets/reader": "",
        },
    ),
    "a screen sees another": (
        "blind_screens",
        {
            "tui/__init__": "",
            "tui/screens/__init__": "",
            "tui/screens/search": "import csto_tui.tui.screens.compare",
            "tui/screens/compare": "",
        },
    ),
    "the network": ("offline", {"clipboard": "import urllib.request"}),
}


def lint(folder: Path, *contracts: str) -> tuple[int, str]:
    chosen = [word for name in contracts for word in ("--contract", name)]
    done = subprocess.run(
        [sys.executable, "-c", LINTER, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_walls_hold(checkout):
    status, said = lint(checkout)
    assert status == 0, said


def test_every_wall_has_a_planted_violation(checkout):
    declared = set(re.findall(r'^id = "(\w+)"$', (checkout / "pyproject.toml").read_text(), re.M))
    assert declared == {contract for contract, _ in PLANTED.values()}


@pytest.mark.parametrize("violation", PLANTED)
def test_a_planted_violation_is_caught(violation, checkout, tmp_path):
    contract, modules = PLANTED[violation]
    shutil.copytree(checkout / "csto_tui", tmp_path / "csto_tui", ignore=WITHOUT)
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    assert lint(tmp_path, contract)[0] == 0
    for name, line in modules.items():
        # A room may be a package by now.
        path = tmp_path / "csto_tui" / name
        path = path / "__init__.py" if path.is_dir() else path.with_name(path.name + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    status, said = lint(tmp_path, contract)
    assert status == 1, said
    assert "BROKEN" in said, said
