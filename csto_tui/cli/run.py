"""Run one command line: choose the verb, run it, turn what went wrong into an exit code. Nothing here answers."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from csto_tui.cli.diagnostics import report
from csto_tui.cli.output import Output, flush
from csto_tui.cli.parser import Request, parse_words, wants_json
from csto_tui.cli.streams import hush, make_ready
from csto_tui.errors import CstoError, EntityNotFound

__all__ = ["run"]


def run(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line and return its exit code: 0 found, 1 nothing found, 2 an error, 130 interrupted."""
    make_ready()
    try:
        return _run(argv, environ)
    except KeyboardInterrupt:
        hush(sys.stdout)
        return 130
    except BrokenPipeError:  # whoever read us has had enough
        hush(sys.stdout)
        return 0


def _run(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    as_json, query = wants_json(argv), ""
    try:
        request = _parsed(argv)
        if request is None:
            return 0
        as_json, query = request.is_json, request.query
        return _answer(request, environ)
    except CstoError as error:
        report(error, as_json=as_json, query=query)
        with contextlib.suppress(CstoError):  # the first error is the one that matters
            flush()
        return 1 if isinstance(error, EntityNotFound) else 2


def _parsed(argv: Sequence[str]) -> Request | None:
    """Return what the words ask for; None when it was help or the version, which argparse has printed."""
    try:
        return parse_words(argv)
    except SystemExit:
        flush()
        return None


def _answer(request: Request, environ: Mapping[str, str]) -> int:
    if not request.verb:
        from csto_tui.cli.launch import launch

        return launch(request, environ)
    from csto_tui.cli.call import call_of  # late: --help needs none of it

    call = call_of(request, environ)
    color = call.settings.color
    is_colored = color == "always" or (color == "auto" and request.output is None and _has_colors(environ))
    output = Output(request.format, color=is_colored, path=request.output)
    code: int = import_module(f"csto_tui.cli.commands.{request.verb}").run(call, output)
    output.close()
    return code


def _has_colors(environ: Mapping[str, str]) -> bool:
    return sys.stdout.isatty() and environ.get("TERM", "dumb") != "dumb"
