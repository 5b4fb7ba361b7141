"""What articles say, set beside each other as grids: of one thing, of facts, in whose words. Painted from values of the
model; nothing is asked, and nothing is called right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content

from csto_tui.model.article import Article, ArticleCard, ArticleId, Status
from csto_tui.model.comparison import Anchored, AnchoredSentence, Comparison, FactCell, FactRow, Standing
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.place import Place
from csto_tui.model.statement import Statement
from csto_tui.text.clean import clean_line
from csto_tui.text.wording import MARKS, counted, date_words, marked_years
from csto_tui.tui.grid import Cell, Grid, GridRow, heading, ranked
from csto_tui.tui.paint import AIR, HIT, KINDS, LOUD, QUIET, joined, known_text, lit, plain, source_line

__all__ = ["Column", "anchor_grid", "fact_grid", "heads_of", "quote_grid"]

SILENT = "·"
_KINDS = {
    "entity": "names",
    "number": "numbers",
    "date": "dates",
    "states": "lists of states",
    "quoted": "people quoted",
}
_STANDINGS = {
    Standing.DIFFERS: "GIVEN DIFFERENTLY where sentences speak of the same",
    Standing.SAME: "IN TWO OR MORE",
    Standing.ONLY_HERE: "ONLY IN ONE",
}
_NOBODY = "nobody is named"


@dataclass(frozen=True, slots=True)
class Column:
    """An article, or all articles of an outlet."""

    label: str
    """The article's id, or the outlet."""
    cards: tuple[ArticleCard, ...]

    @property
    def ids(self) -> tuple[ArticleId, ...]:
        """The articles."""
        return tuple(card.id for card in self.cards)


def heads_of(columns: Sequence[Column]) -> tuple[tuple[Content, ...], ...]:
    """Return outlet and date of each column; of several articles, how many there are and from when to when."""
    return tuple(_head(column.cards) for column in columns)


def _head(cards: Sequence[ArticleCard]) -> tuple[Content, ...]:
    if len(cards) == 1:
        return (source_line(cards[0]),)
    years = [year for year in marked_years(cards) if year != MARKS[Status.UNKNOWN]]
    between = years[0] if len(years) == 1 else f"{years[0]} – {years[-1]}" if years else "date —"
    return (
        joined([known_text(cards[0].source, unknown="source"), plain(counted(len(cards), "article")), plain(between)]),
    )


def anchor_grid(anchored: Anchored, columns: Sequence[Column], *, is_by_source: bool) -> Grid:
    """Return the sentences of each column that speak of one thing, best first; silence is said."""
    silent = f"not in {'these articles' if is_by_source else 'this article'}"
    cells = []
    for column in anchored.columns:
        several = {card.id: card for card in column.articles} if len(column.articles) > 1 else {}
        found = [_sentence_cell(one, several) for one in column.sentences]
        cells.append(found or [Cell((plain(silent, "italic $quiet"),))])
    return Grid(heads_of(columns), ranked(cells), is_by_column=True)


def _sentence_cell(one: AnchoredSentence, several: Mapping[ArticleId, ArticleCard]) -> Cell:
    sentence = one.sentence
    number = plain(f"¶{sentence.passage}  ", QUIET)
    text = number.append(lit(sentence.text, [(mark, HIT) for mark in one.marks]))
    card = several.get(sentence.article_id)
    lines = (source_line(card).stylize_before(QUIET), text, AIR) if card else (text, AIR)
    words = ", ".join(dict.fromkeys(mark.of(sentence.text) for mark in one.marks))
    place = Place(sentence.article_id, sentence.passage, sentence.span)
    return Cell(lines, place, True, f"it has: {words}; score {one.score:.2f}")


def fact_grid(comparison: Comparison) -> Grid:
    """Return the facts of the articles by where they stand, then by kind; `·` is silence."""
    rows: list[GridRow] = []
    for standing, some in groupby(_by_standing(comparison.facts), key=lambda row: row.standing):
        rows += heading(plain(_STANDINGS[standing], LOUD))[0 if rows else 1 :]
        for kind, facts in groupby(some, key=lambda row: row.fact.kind):
            rows.append(GridRow(plain(_KINDS.get(kind, kind), QUIET)))
            rows += [
                GridRow(_fact_label(row), tuple(_fact_cell(row, one) for one in row.cells), _name(row)) for row in facts
            ]
    if not rows:
        rows.append(GridRow(plain("No name, number, date or list of states was recognised in these articles.", QUIET)))
    heads = heads_of([Column(card.id, (card,)) for card in comparison.articles])
    return Grid(heads, tuple(rows), label_width=34, least=18, most=40)


def _by_standing(rows: Sequence[FactRow]) -> list[FactRow]:
    standings, kinds = list(_STANDINGS), list(_KINDS)
    return sorted(rows, key=lambda row: (standings.index(row.standing), kinds.index(row.fact.kind)))


def _name(row: FactRow) -> str:
    return row.fact.text if row.fact.kind in ("entity", "quoted") else ""


def _fact_label(row: FactRow) -> Content:
    return plain(f"  {_shown(row.fact.kind, row.fact.text)}")


def _fact_cell(row: FactRow, cell: FactCell) -> Cell:
    if not cell.places:
        return Cell((plain(SILENT, QUIET),))
    differs = row.standing is Standing.DIFFERS
    words = _shown(row.fact.kind, cell.text)
    count = plain(f"{cell.count}×", QUIET)
    line = (
        plain(words, LOUD)
        if differs
        else joined([count, plain(words if words != _shown(row.fact.kind, row.fact.text) else "")], "  ")
    )
    why = f"because: {' · '.join(row.about)}" if row.about else f"{cell.count}×, the first in ¶{cell.places[0].passage}"
    return Cell((line,), cell.places[0], why=why)


def _shown(kind: str, text: str) -> str:
    if kind == "date":
        try:
            return date_words(Edtf(text)).replace(" (year —)", "")
        except ValueError:  # a date in other words stands as it is
            pass
    return clean_line(text)


def quote_grid(
    columns: Sequence[Column],
    statements: Mapping[ArticleId, Sequence[Statement]],
    articles: Mapping[ArticleId, Article],
    entities: Mapping[EntityId, Entity],
) -> Grid:
    """Return who is quoted in which column and with which words, those first whom most columns quote."""
    rows: list[GridRow] = []
    for key, found in _speakers(columns, statements):
        label, name = _speaker_label(key, entities)
        count = plain(f"  {counted(sum(map(len, found)), 'quotation')}", QUIET)
        rows += heading(label.append(count))[0 if rows else 1 :]
        cells = [[_quote_cell(one, articles[one.article_id]) for one in some] for some in found]
        silent = Cell((plain("not quoted here", "italic $quiet"),))
        shown = ranked([some or [silent] for some in cells])
        rows += [GridRow(row.label, row.cells, name) for row in shown]
    if not rows:
        rows.append(GridRow(plain("No quotation was recognised in these articles.", QUIET)))
    return Grid(heads_of(columns), tuple(rows))


_Speaker = tuple[EntityId | None, str]


def _speakers(
    columns: Sequence[Column], statements: Mapping[ArticleId, Sequence[Statement]]
) -> Iterator[tuple[_Speaker, list[list[Statement]]]]:
    found: dict[_Speaker, list[list[Statement]]] = {}
    for number, column in enumerate(columns):
        for one in (one for article_id in column.ids for one in statements.get(article_id, ())):
            key = (one.speaker, "") if one.speaker else (None, clean_line(one.speaker_text).casefold())
            found.setdefault(key, [[] for _ in columns])[number].append(one)
    order = sorted(
        found.items(), key=lambda item: (item[0] == (None, ""), -sum(map(bool, item[1])), -sum(map(len, item[1])))
    )
    yield from order


def _speaker_label(key: _Speaker, entities: Mapping[EntityId, Entity]) -> tuple[Content, str]:
    entity = entities.get(key[0]) if key[0] else None
    if entity is not None:
        glyph, hue, _ = KINDS[entity.kind]
        return plain(f"{glyph} ", hue).append(plain(entity.name, LOUD)), entity.name
    return plain(key[1] or _NOBODY, "italic bold"), ""


def _quote_cell(one: Statement, article: Article) -> Cell:
    words = clean_line(one.span.of(article.text))
    how = joined(
        [plain(f"¶{one.passage}"), plain(one.speaker_text), plain(one.cue), plain("goes on" if one.continues else "")]
    )
    passage = article.passages[one.passage - 1].span
    why = f"{one.evidence or 'no speaker was recognised'}; sure by {one.confidence:.2f}"
    place = Place(one.article_id, one.passage, one.span.shifted(-passage.start))
    return Cell((plain(f"“{words}”"), how.stylize_before(QUIET), AIR), place, True, why)
