"""`kwic`: every hit in its context, one a line; or the hits counted, or where in the articles they stand.

Nothing here searches.
"""

from __future__ import annotations

from collections.abc import Iterator

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import said_meanwhile, say, say_cut
from csto_tui.cli.lines import Line, cells, context_line, quiet
from csto_tui.cli.output import Output
from csto_tui.errors import UsageError
from csto_tui.library import Library
from csto_tui.model.query import Query, Sort
from csto_tui.model.results import ConcordanceLine, Dispersion, Tally
from csto_tui.records import line_record
from csto_tui.text.bars import bar
from csto_tui.text.kwic import LEVELS, level

__all__ = ["run"]

_COLUMNS = ("article", "source", "published", "passage", "start", "end", "before", "match", "after")
_TALLY = ("label", "hits", "articles", "words", "per_1000_words")
_SPREAD = ("article", "hits", "bins")
_USUAL_LIMIT = 1000
_BINS = 50


def run(call: Call, output: Output) -> int:
    """Print the concordance of a query, or count its hits."""
    words = call.request.words
    with opened(call) as corpus:
        if words.count_by:
            return _counts(call, corpus.library, output)
        if words.spread:
            return _spread(call, corpus.library, output)
        return _lines(call, corpus.library, output)


def _lines(call: Call, library: Library, output: Output) -> int:
    request, width = call.request, call.request.words.width
    if width < 0:
        raise UsageError(f"--width {width} is below 0", hint="it is the number of characters on either side")
    limit = _USUAL_LIMIT if request.limit is None else request.limit or None
    sort, levels = request.sort or Sort.RELEVANCE, _levels(request.words.order or "")
    with said_meanwhile(f"searching for {request.words.query} …"):
        lines, total = library.concordance(request.words.query, width=width, limit=limit, sort=sort, levels=levels)
    if not lines:
        results = library.search(Query(request.words.query, limit=0))
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


def _levels(text: str) -> tuple[str, ...]:
    try:
        return tuple(level(one.strip()) for one in text.split(",") if one.strip())
    except ValueError:
        raise UsageError(f"--order {text} names no place around a hit", hint=f"it is {', '.join(LEVELS)}") from None


def _counts(call: Call, library: Library, output: Output) -> int:
    by = call.request.words.count_by
    rows = library.tallies(call.request.words.query, by)
    output.items(call.request.limited(rows), _TALLY, record=_tally_record, lines=lambda row: _tally_lines(row, by))
    return 0 if any(row.hits for row in rows) else 1


def _tally_record(row: Tally) -> dict[str, object]:
    rate = round(row.per_1000_words, 3)
    return {"label": row.label, "hits": row.hits, "articles": row.articles, "words": row.words, "per_1000_words": rate}


def _tally_lines(row: Tally, by: str) -> Iterator[Line]:
    counts = f"{row.hits:>7} hits {row.articles:>6} articles {row.per_1000_words:>9.2f} per 1,000 words  "
    yield counts, row.label or quiet(f"{by} —")


def _spread(call: Call, library: Library, output: Output) -> int:
    rows = library.dispersion(call.request.words.query, bins=_BINS, limit=call.request.limit or None)
    output.items(rows, _SPREAD, record=_spread_record, lines=_spread_lines)
    return 0 if rows else 1


def _spread_record(row: Dispersion) -> dict[str, object]:
    return {"article": row.article.id, "hits": row.hits, "bins": list(row.bins)}


def _spread_lines(row: Dispersion) -> Iterator[Line]:
    yield f"{row.hits:>6}  ", bar(row.bins), quiet(f"  {row.article.id}")


def _place(line: ConcordanceLine) -> str:
    return f"{line.article.id} ¶{line.passage}"
