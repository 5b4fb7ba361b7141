"""Who speaks of what: which rows a matrix begins with, what the library counts, and the grid of it. `·` is silence.

It is asked in the background. Nothing here judges a silence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.matrix import Matrix, MatrixBy, MatrixCell, MatrixColumn, MatrixRow
from csto_tui.model.query import Query
from csto_tui.records import matrix_record
from csto_tui.text.wording import counted
from csto_tui.tui.answers import Covered
from csto_tui.tui.company import found_counts
from csto_tui.tui.contrasts import SILENT
from csto_tui.tui.grid import Cell, Grid, GridRow
from csto_tui.tui.paint import KINDS, QUIET, joined, plain, source_line

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["ORDERS", "covered", "first_rows", "in_order", "matrix_grid", "matrix_row"]

ORDERS = ("as added", "by count", "by name")
_NAMES = 12
_DIGITS = 7
_PIECES = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»|[^\s()]+')
_OPERATORS = frozenset(("and", "or", "not", "near", "|", "&", "+", "-"))


def covered(library: Library, rows: Sequence[str], by: MatrixBy, ids: Sequence[ArticleId] | None) -> Covered:
    """Count rows under columns. Raises QueryError."""
    matrix = library.matrix(rows, by, ids)
    cards = {card.id: card for card in library.articles()} if by == "article" else {}
    return Covered(tuple(rows), by, matrix, cards)


def first_rows(library: Library, query: str, ids: Sequence[ArticleId]) -> tuple[str, ...]:
    """Return what a matrix begins with: the words of a query, then the names that are mentioned most in some articles,
    or without them in what it finds. Raises QueryError.
    """
    pieces = [one for one in _PIECES.findall(query) if _is_word(one)]
    whole = [query.strip()] if query.strip() and pieces != [query.strip()] else []
    asked = list(dict.fromkeys([*whole, *pieces]))
    taken = {entity.id for entity in map(library.named, asked) if entity}
    counts = _name_counts(library, query, ids)
    names = [one for one in library.entities() if one.id not in taken and (counts is None or counts.get(one.id))]
    if counts is not None:
        names.sort(key=lambda one: -counts[one.id])
    return tuple(dict.fromkeys([*asked, *(entity.name for entity in names[:_NAMES])]))


def _name_counts(library: Library, query: str, ids: Sequence[ArticleId]) -> Mapping[EntityId, int] | None:
    if ids:
        counts: Counter[EntityId] = Counter()
        for tally in library.entity_counts(ids):
            counts.update(tally)
        return counts
    total = library.search(Query(query, limit=1)).total_articles if query.strip() else 0
    return found_counts(library, query, total) if total else None


def _is_word(piece: str) -> bool:
    return piece[0] not in "-!" and ":" not in piece and piece.casefold() not in _OPERATORS


def in_order(rows: Sequence[MatrixRow], order: str) -> tuple[MatrixRow, ...]:
    """Return rows in one of ORDERS."""
    if order == "by count":
        return tuple(sorted(rows, key=lambda row: (-row.total, row.name.casefold())))
    if order == "by name":
        return tuple(sorted(rows, key=lambda row: row.name.casefold()))
    return tuple(rows)


def matrix_grid(found: Covered, rows: Sequence[MatrixRow]) -> Grid:
    """Return the counts under their columns, at the end those of all columns."""
    heads = [_head(column, found) for column in found.matrix.columns]
    heads.append((plain("in all"),))
    heads.append((plain("articles"),))
    return Grid(
        tuple(heads),
        tuple(GridRow(_label(row), _cells(row), row.text) for row in rows),
        label_width=30,
        least=10,
        most=18,
        digits=_DIGITS,
    )


def _head(column: MatrixColumn, found: Covered) -> tuple[Content, ...]:
    if found.by == "article":
        card = found.cards.get(column.articles[0])
        return (source_line(card),) if card else (plain(column.label),)
    return plain(column.label), plain(counted(len(column.articles), "article"), QUIET)


def _label(row: MatrixRow) -> Content:
    if row.kind is None:
        return plain(f"  {row.name}")
    glyph, hue, _ = KINDS[row.kind]
    return joined([plain(glyph, hue), plain(row.name)], " ")


def _cells(row: MatrixRow) -> tuple[Cell, ...]:
    cells = [_cell(cell) for cell in row.cells]
    all_of_them = Cell((plain(f"{row.total:,}"),))
    return (*cells, all_of_them, Cell((plain(f"{row.articles:,}"),)))


def _cell(cell: MatrixCell) -> Cell:
    if not cell.count:
        return Cell((plain(SILENT, QUIET),))
    why = f"{cell.count:,} in {counted(cell.articles, 'article')}"
    return Cell((plain(f"{cell.count:,}", "bold"),), cell.first, why=why)


def matrix_row(matrix: Matrix, row: MatrixRow) -> dict[str, Any]:
    """Return a row for a file: its name, the count of each column under the column's label, then those of all."""
    record = matrix_record(matrix, row)
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        *path, last = column.label.split(".")  # a dot in the name of a column leads into a part of a field
        field = record
        for name in path:
            field = field.setdefault(name, {})
        field[last] = cell.count
    return record
