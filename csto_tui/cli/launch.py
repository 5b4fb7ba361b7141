"""Start the explorer. The only headless module that reaches the screen, and only when it is asked to."""

from __future__ import annotations

import difflib
import gc
from collections.abc import Mapping

from csto_tui.cli.diagnostics import say
from csto_tui.cli.parser import Request
from csto_tui.cli.streams import at_terminal
from csto_tui.cli.verbs import VERBS
from csto_tui.errors import UsageError

__all__ = ["launch"]

_OTHERWISE = "`csto-tui --help` lists the verbs; -c NAME opens a corpus of your settings"


def launch(request: Request, environ: Mapping[str, str]) -> int:
    """Open the explorer on the corpus of a request and return its exit code. Raises CstoError before it starts."""
    _check_paths(request)
    if not at_terminal() or environ.get("TERM", "") in ("", "dumb"):
        say("the explorer needs a terminal; `csto-tui search QUERY` and other verbs need none: see `csto-tui --help`")
        return 2
    gc.disable()  # until the first article is on the screen, when the explorer puts it on again
    # Late: where there is no terminal, the refusal comes at once.
    from csto_tui.cli.call import call_of, open_call
    from csto_tui.tui.app import run_explorer

    call = call_of(request, environ)
    return run_explorer(lambda: open_call(call), call.settings, environ, copy_file=call.copy_file)


def _check_paths(request: Request) -> None:
    """Tell a slip in a verb from a path. Raises UsageError."""
    for path in request.words.paths:
        if not path.expanduser().exists():
            nearest = difflib.get_close_matches(str(path), VERBS, 1)
            hint = f"did you mean `csto-tui {nearest[0]}`?" if nearest else _OTHERWISE
            raise UsageError(f"“{path}” is neither a verb nor a file or folder", hint=hint, where="command line")
