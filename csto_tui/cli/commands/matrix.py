"""`matrix`: who mentions what, and who is silent: a row a name or query, a column an outlet, article or year.

Counts, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, cells, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.matrix import Matrix, MatrixRow
from csto_tui.records import matrix_record, provenance
from csto_tui.text.clean import one_line
from csto_tui.text.tables import markdown_row, separated_row

__all__ = ["run"]

_SILENT = "·"


def run(call: Call, output: Output) -> int:
    """Print a row for each name or query, in the order given."""
    words = call.request.words
    with opened(call) as corpus:
        matrix = corpus.library.matrix(words.rows, words.by)
        cards = {card.id: card for card in corpus.library.articles()}
    shown = call.request.limited(matrix.rows)
    for row in shown:
        if row.entity_id and row.name != row.text:
            say(f"“{row.text}” is taken for {row.name} ({row.entity_id}); in quotation marks it is a query")
    if output.is_text:
        for line in _lines(matrix, shown, cards):
            output.line(line)
    elif call.request.is_json:
        output.items(shown, (), record=lambda row: matrix_record(matrix, row), lines=lambda _: ())
    else:
        output.text("".join(_table(matrix, shown, output.form)).removesuffix("\n"))
    say_cut(len(shown), len(matrix.rows), "rows")
    return 0 if any(row.total for row in shown) else 1


def _table(matrix: Matrix, rows: Sequence[MatrixRow], form: str) -> Iterator[str]:
    head = ["row", *(one_line(column.label) for column in matrix.columns)]
    body = [[one_line(row.text), *(str(cell.count) for cell in row.cells)] for row in rows]
    if form == "md":
        yield markdown_row(head)
        yield f"|{' --- |' * len(head)}\n"
        yield from map(markdown_row, body)
    else:
        yield from (separated_row(row, "\t" if form == "tsv" else ",") for row in (head, *body))


def _lines(matrix: Matrix, rows: Sequence[MatrixRow], cards: dict[ArticleId, ArticleCard]) -> Iterator[Line]:
    if matrix.by == "article":
        for column in matrix.columns:
            yield loud(column.label), "  ", quiet(provenance(cards[column.articles[0]]))
        yield ""
    labels = [one_line(column.label) for column in matrix.columns]
    widths = [max(3, cells(label)) for label in labels]
    margin = max(cells(one_line(row.text)) for row in rows) if rows else 0
    yield (
        loud(" " * margin + "".join("  " + _right(label, width) for label, width in zip(labels, widths, strict=True))),
    )
    for row in rows:
        text = one_line(row.text)
        counts = (str(cell.count) if cell.count else _SILENT for cell in row.cells)
        numbers = "".join("  " + _right(count, width) for count, width in zip(counts, widths, strict=True))
        yield text + " " * (margin - cells(text)) + numbers


def _right(text: str, width: int) -> str:
    return " " * (width - cells(text)) + text
