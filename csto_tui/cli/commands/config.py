"""`config`: where settings, index and your own work lie, and what is in force. Nothing here changes a setting.

`config corpus` shows what you set by hand as the corpus.toml that it would make, and with --write writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say
from csto_tui.cli.lines import quiet
from csto_tui.cli.output import Output
from csto_tui.corpus.scan import prefixes
from csto_tui.errors import UsageError
from csto_tui.settings import Places, Settings

__all__ = ["run"]


def run(call: Call, output: Output) -> int:
    """Print paths, or the settings in force and whence each comes; `check` finds fault with the files (exit code 1),
    `corpus` finds nothing that was set by hand (exit code 1).
    """
    if call.request.words.write and call.request.words.part != "corpus":
        raise UsageError("--write goes with `config corpus`", hint="`csto-tui config corpus` shows what it would write")
    match call.request.words.part:
        case "path":
            return _paths(call, output)
        case "check":
            return _check(call, output)
        case "corpus":
            return _corpus(call, output)
        case _:
            return _show(call, output)


def _show(call: Call, output: Output) -> int:
    settings, origins = call.settings, call.loaded.origins
    output.items(
        (one.name for one in fields(Settings)),
        ("setting", "value", "origin"),
        record=lambda name: {"setting": name, "value": _plain(getattr(settings, name)), "origin": origins[name]},
        lines=lambda name: [(f"{name:<16} {_words(getattr(settings, name)):<20}  ", quiet(origins[name]))],
    )
    return 0


def _check(call: Call, output: Output) -> int:
    warnings = call.loaded.warnings
    output.items(
        [{"warnings": warnings}],
        ("warnings",),
        record=lambda one: one,
        lines=lambda _: [] if warnings else ["all settings are in order"],
    )
    return 1 if warnings else 0


def _paths(call: Call, output: Output) -> int:
    """Print the places. The folder of indexes may be a setting of its own."""
    found = {one.name: getattr(call.places, one.name) for one in fields(Places)}
    found["index"] = call.settings.index_folder or found["index"]
    output.items(
        found.items(),
        ("place", "path"),
        record=lambda one: {"place": one[0], "path": _plain(one[1])},
        lines=lambda one: [f"{one[0]:<8} {one[1] or 'memory'}"],
    )
    return 0


def _corpus(call: Call, output: Output) -> int:
    with opened(call) as corpus:
        roots = prefixes(corpus.roots)
        is_written = call.request.words.write
        texts = dict(corpus.library.notes_beside(roots))
        if is_written:
            corpus.library.write_beside(roots)
    output.items(
        texts.items(),
        ("path", "written", "text"),
        record=lambda one: {"path": str(one[0]), "written": is_written, "text": one[1]},
        lines=lambda one: [f"written: {one[0]}"] if is_written else [f"# {one[0]}", *one[1].splitlines()],
    )
    if not texts:
        say("nothing was set by hand in this corpus")
    return 0 if texts else 1


def _plain(value: object) -> object:
    """Return a setting as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(name): [str(one) for one in said] for name, said in value.items()}
    return str(value) if isinstance(value, Path) else value


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} = {' '.join(map(str, said))}" for name, said in value.items()) or "—"
    return "—" if value is None else str(value)
