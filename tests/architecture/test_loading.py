"""What is loaded when: every module alone, no screen for a script, nothing heavy for --help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "csto_tui"

# One clean interpreter with the heavy packages loaded, and a fork of it for each module.
ALONE = """
import importlib, os, sys, traceback
for heavy in ("textual.app", "textual.widgets", "whoosh.index", "whoosh.query", "platformdirs"):
    importlib.import_module(heavy)
failed = 0
for module in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(module)
        except BaseException:
            print(module, traceback.format_exc(limit=-3), flush=True)
            os._exit(1)
        os._exit(0)
    failed += os.waitpid(child, 0)[1] != 0
sys.exit(failed > 0)
"""

ARTICLES = {
    "alpha.txt": "Ministers meet in Minsk\n\nMINSK, March 1 (Alpha) - “We agree,” Anna Novak said.\n",
    "beta.txt": "Talks in Minsk end\n\nMINSK, March 2 (Beta) - Anna Novak left the talks in Minsk.\n",
}
# What each verb needs after its name. {a} and {b} are articles, {d} is a draft that quotes one.
VERBS = {
    "articles": "",
    "show": "{a}",
    "search": "minsk",
    "kwic": "minsk",
    "entities": "",
    "mentions": "Novak",
    "naming": "Novak",
    "names": "list",
    "quotes": "",
    "compare": "{a} {b}",
    "cite": "{a}#1",
    "matrix": "Novak",
    "clippings": "",
    "verify": "{d}",
    "index": "",
    "doctor": "",
    "config": "",
}


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded(*arguments: str) -> tuple[int, str, set[str]]:
    """Run the program and return its exit status, what it wrote, and the packages that it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "csto_tui", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    names = re.findall(r"^import time: +\d+ \| +\d+ \| +([\w.]+)$", done.stderr, re.M)
    said = re.sub(r"^import time:.*\n", "", done.stderr, flags=re.M)
    assert "csto_tui.cli" in names, said  # the program ran, and the measure works
    assert "Traceback" not in said, said
    return done.returncode, done.stdout + said, {name.partition(".")[0] for name in names}


def test_every_module_can_be_imported_first_and_alone():
    modules = [module_of(path) for path in sorted(PACKAGE.rglob("*.py"))]
    done = subprocess.run(
        [sys.executable, "-c", ALONE, *modules], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("search", "--help")], ids=" ".join)
def test_help_loads_nothing_heavy(arguments):
    status, said, packages = loaded(*arguments)
    assert status == 0, said
    assert not packages & {"textual", "rich", "whoosh", "pyperclip"}


def test_every_verb_of_the_program_is_looked_at():
    said = loaded("--help")[1]
    choices = re.search(r"\{([\w,-]+)\}", said)
    offered = set(choices[1].split(",")) if choices else set(re.findall(r"^ {2,4}([a-z]+)\b", said, re.M))
    assert offered == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_loads_the_screen(verb, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text("She said: “We agree”.\n", encoding="utf-8")
    words = VERBS[verb].format(a=folder / "alpha.txt", b=folder / "beta.txt", d=draft).split()
    status, said, packages = loaded(verb, *words, "--corpus", str(folder))
    assert status in (0, 1), said
    assert not packages & {"textual", "rich"}
