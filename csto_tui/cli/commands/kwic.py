"""`kwic`: every hit in its context, one a line. Nothing here searches."""

from __future__ import annotations

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import cells, context_line
from csto_tui.cli.output import Output
from csto_tui.cli.records import line_record
from csto_tui.errors import UsageError
from csto_tui.model.query import Query, Sort
from csto_tui.model.results import ConcordanceLine

__all__ = ["run"]

_COLUMNS = ("article", "source", "published", "passage", "start", "end", "before", "match", "after")
_USUAL_LIMIT = 1000


def run(call: Call, output: Output) -> int:
    """Print the concordance of a query."""
    request, width = call.request, call.request.words.width
    if width < 0:
        raise UsageError(f"--width {width} is below 0", hint="it is the number of characters on either side")
    limit = _USUAL_LIMIT if request.limit is None else request.limit or None
    with opened(call) as corpus:
        lines, total = corpus.library.concordance(
            request.words.query, width=width, limit=limit, sort=request.sort or Sort.RELEVANCE
        )
        if not lines:
            results = corpus.library.search(Query(request.words.query, limit=0))
            say(results.understood.advice or "no hit in a text: titles and filters have no line")
    margin = max((cells(_place(line)) for line in lines), default=0)
    output.items(
        lines,
        _COLUMNS,
        record=line_record,
        lines=lambda line: [
            context_line(_place(line), line.before, line.match, line.after, margin=margin, width=width)
        ],
    )
    say_cut(len(lines), total, "lines")
    return 0 if lines else 1


def _place(line: ConcordanceLine) -> str:
    return f"{line.article.id} ¶{line.passage}"
