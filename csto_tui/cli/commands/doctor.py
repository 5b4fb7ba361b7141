"""`doctor`: what works here — terminal, clipboard route, index, readers. Nothing here repairs anything."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version

from csto_tui import __version__, clipboard
from csto_tui.cli.call import Call, opened
from csto_tui.cli.lines import Line, quiet
from csto_tui.cli.output import Output
from csto_tui.cli.streams import at_terminal
from csto_tui.clipboard import Route
from csto_tui.corpus.extras import EXTRAS, is_installed
from csto_tui.corpus.readers import READERS
from csto_tui.errors import ClipboardError, CstoError
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("part", "name", "works", "detail")
_VITAL = ("clipboard", "index")
_TRIED = "csto-tui copied this text."


@dataclass(frozen=True, slots=True)
class _Finding:
    """One thing that was looked at. Its fields are those of the record."""

    part: str
    name: str
    works: bool
    detail: str


def run(call: Call, output: Output) -> int:
    """Report on all parts, or on one of them. Exit code 1 when no route to a clipboard or no index works."""
    part = call.request.words.part
    findings: list[_Finding] = []
    if part in (None, "clipboard"):
        findings += _clipboard(call)
    if part is None:
        findings += [*_program(), _screen(call), *_readers()]
    if part in (None, "index"):
        findings.append(_index(call))
    output.items(findings, _COLUMNS, record=asdict, lines=_lines)
    working = {finding.part for finding in findings if finding.works}
    return 0 if all(vital in working for vital in _VITAL if part in (None, vital)) else 1


def _lines(finding: _Finding) -> Iterator[Line]:
    mark = "✓" if finding.works else "–"
    yield quiet(f"{finding.part:<10}"), f" {mark} {finding.name:<12} ", finding.detail


def _clipboard(call: Call) -> Iterator[_Finding]:
    for route in clipboard.routes(call.environ, fallback_file=call.copy_file):
        if call.request.words.attempt and route.usable:
            yield _tried(call, route)
        else:
            detail = " · ".join(part for part in (route.tool, route.why) if part)
            yield _Finding("clipboard", route.name, route.usable, detail)


def _tried(call: Call, route: Route) -> _Finding:
    try:
        copied = clipboard.copy(_TRIED, environ=call.environ, route=route.name, fallback_file=call.copy_file)
    except ClipboardError as error:
        return _Finding("clipboard", route.name, False, error.message)
    return _Finding("clipboard", route.name, True, copied.note)


def _program() -> Iterator[_Finding]:
    yield _Finding("program", "csto-tui", True, f"{__version__}, Python {platform.python_version()}")
    for name in ("textual", "whoosh3", "pyperclip"):
        try:
            yield _Finding("program", name, True, version(name))
        except PackageNotFoundError:
            yield _Finding("program", name, False, "not installed")


def _screen(call: Call) -> _Finding:
    term, is_terminal = call.environ.get("TERM", ""), at_terminal()
    size = f"{os.get_terminal_size().columns}×{os.get_terminal_size().lines}" if is_terminal else "not a terminal"
    detail = f"TERM={term or '—'}, {size}, {call.environ.get('COLORTERM') or 'colours as TERM says'}"
    return _Finding("terminal", "screen", is_terminal and term not in ("", "dumb"), detail)


def _readers() -> Iterator[_Finding]:
    yield _Finding("readers", "built in", True, " ".join(sorted(READERS)))
    for extra, package in EXTRAS.items():
        works = is_installed(package)
        yield _Finding("readers", extra, works, f"with {package}" if works else f"pip install 'csto-tui[{extra}]'")


def _index(call: Call) -> _Finding:
    try:
        with opened(call) as corpus:
            count = len(corpus.library.articles())
            detail = f"{counted(count, 'article')}, in {corpus.location}"
            return _Finding("index", corpus.library.name, count > 0, detail)
    except CstoError as error:
        return _Finding("index", "none", False, f"{error.message}; {error.hint}")
