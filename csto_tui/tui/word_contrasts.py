"""Whose words: how each column names somebody, and which words it uses more than the others do.

Counts, never a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Term, Terms, WordChoice
from csto_tui.model.entity import Entity
from csto_tui.model.naming import Naming, NamingForm
from csto_tui.model.place import Place
from csto_tui.tui.contrasts import Column, heads_of
from csto_tui.tui.grid import Cell, Grid, GridRow, heading, ranked
from csto_tui.tui.paint import KINDS, LOUD, QUIET, joined, plain

__all__ = ["word_grid"]

_MOST = 15
"""Terms of one kind that are shown; of the rest the number is said."""
_WAYS = (("forms", "spelling"), ("titles", "title"), ("epithets", "epithet"), ("roles", "≈ inferred"))


def word_grid(
    columns: Sequence[Column], entity: Entity | None, namings: Sequence[Naming], choices: Sequence[WordChoice]
) -> Grid:
    """Return how each column names an entity, and its own words, the reporter's apart from quoted ones."""
    rows: list[GridRow] = []
    if entity is not None:
        glyph, hue, _ = KINDS[entity.kind]
        rows.append(
            GridRow(plain("HOW IT IS NAMED  ", LOUD).append(plain(f"{glyph} ", hue)).append(plain(entity.name)))
        )
        rows += _naming_rows(columns, namings)
    told = {choice.label: choice for choice in choices}
    chosen = [told.get(column.label) for column in columns]
    for title, voice in (("THE REPORTER'S WORDS", "reported"), ("QUOTED WORDS", "quoted")):
        terms = [getattr(choice, voice) if choice else Terms(0, ()) for choice in chosen]
        rows += _term_rows(title, terms)
    return Grid(heads_of(columns), tuple(rows), label_width=14, least=28, most=48)


def _naming_rows(columns: Sequence[Column], namings: Sequence[Naming]) -> Iterator[GridRow]:
    by_article: Mapping[ArticleId | None, Naming] = {naming.article_id: naming for naming in namings}
    for field, label in _WAYS:
        cells = []
        for column in columns:
            found = [by_article[one] for one in column.ids if one in by_article]
            cells.append([_form_cell(*one) for one in _merged(found, field)])
        if any(cells):
            silent = Cell((plain("·", QUIET),))
            yield from ranked([some or [silent] for some in cells], plain(label, QUIET))


def _merged(namings: Sequence[Naming], field: str) -> Iterator[tuple[NamingForm, int]]:
    """Yield each way of naming once, most used first."""
    forms: dict[str, NamingForm] = {}
    counts: Counter[str] = Counter()
    for naming in namings:
        for form in getattr(naming, field):
            forms.setdefault(form.text, form)
            counts[form.text] += form.count
    yield from ((forms[text], count) for text, count in counts.most_common())


def _form_cell(form: NamingForm, count: int) -> Cell:
    place = Place(form.example.article_id, form.example.passage, form.example.span)
    line = joined([plain(f"{count}×", QUIET), plain(form.text)], "  ")
    return Cell((line,), place, why=f"{count}×, the first in ¶{form.example.passage}")


def _term_rows(title: str, terms: Sequence[Terms]) -> Iterator[GridRow]:
    said = plain(title, LOUD).append(plain("  with counts: here, elsewhere; log-odds; z", QUIET))
    yield from heading(said)
    if not any(one.terms for one in terms):
        yield GridRow(plain("no word is used more in one than in the others", QUIET))
        return
    for label, only in (("only here", True), ("more here", False)):
        cells = [_term_cells([term for term in one.terms if term.is_only_here is only]) for one in terms]
        if any(cells):
            yield from ranked(cells, plain(label, QUIET))
    yield from ranked([[Cell((plain(f"of {one.words:,} words", QUIET),))] for one in terms], plain("counted", QUIET))


def _term_cells(terms: Sequence[Term]) -> list[Cell]:
    cells = [_term_cell(term) for term in terms[:_MOST]]
    if len(terms) > _MOST:
        cells.append(Cell((plain(f"… and {len(terms) - _MOST} more", QUIET),)))
    return cells


def _term_cell(term: Term) -> Cell:
    style = "italic $quiet" if term.is_weak else ""
    counts = f"{term.here}" if term.is_only_here else f"{term.here}:{term.elsewhere}"
    line: Content = joined([plain(counts, QUIET), plain(term.text, style)], " ")
    line = line.append(plain(f" {term.log_odds:+.1f} z {term.z:.1f}{' weak' if term.is_weak else ''}", QUIET))
    why = f"{term.here}× here, {term.elsewhere}× in the others; log-odds {term.log_odds:.2f}, z {term.z:.2f}"
    weak = "; weak: chance alone does as much in more than one case of twenty" if term.is_weak else ""
    return Cell((line,), term.places[0] if term.places else None, why=why + weak)
