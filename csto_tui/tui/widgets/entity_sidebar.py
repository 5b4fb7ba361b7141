"""Names under the headings of their kinds, with counts; the chosen one unfolded into its spellings and its company.

It knows values, not the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from csto_tui.model.entity import Alias, Entity, EntityId
from csto_tui.tui.headed_view import HeadedView
from csto_tui.tui.messages import EntityChosen
from csto_tui.tui.paint import AIR, KINDS, LOUD, QUIET, beside, cut, fitting, joined, plain
from csto_tui.tui.reading import NameRow

__all__ = ["MOST_BESIDE", "EntitySidebar"]

MOST_BESIDE = 3
"""Columns that have a count each."""

_MOST_ALIASES = 8
_THREE_COUNTS = 34
"""Cells of a row from which on there is room for three counts."""
_LEAST_COUNT = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading or remark, a name, one of its spellings, or another one that it is named with."""

    text: str = ""
    entity: Entity | None = None
    here: int | None = None
    """Of a name: its mentions in the open article."""
    alias: Alias | None = None
    shared: int = 0
    """Of another one: the articles that name both."""


class EntitySidebar(HeadedView):
    """Names with a cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names: tuple[NameRow, ...] = ()
        self.chosen: EntityId | None = None
        self.ticked: dict[EntityId, str] = {}
        """The ticked names by id, in the order of ticking."""
        self.ticked_forms: tuple[tuple[EntityId, str], ...] = ()
        """The ticked spellings, each with whose it is."""
        self._found: Mapping[EntityId, int] | None = None
        self._company: tuple[EntityId | None, tuple[tuple[Entity, int], ...]] = (None, ())
        self._of_article = True
        self._widths = (1, 1, 1)
        self._beside: tuple[Mapping[EntityId, int], ...] = ()
        self._leading = 0
        self._lines: tuple[_Line, ...] = ()

    def show(
        self,
        names: tuple[NameRow, ...],
        found: Mapping[EntityId, int] | None = None,
        *,
        of_article: bool = True,
        beside: tuple[Mapping[EntityId, int], ...] = (),
    ) -> None:
        """Show other names, with the counts in what was found where they are known, or with those in columns beside
        each other; the cursor stays on its name, or where it was.
        """
        self.names, self._found, self._of_article, self._beside = names, found, of_article, beside
        self._widths = (
            _width(row.here for row in names),
            _width((found or {}).get(row.entity.id, 0) for row in names),
            _width(row.entity.mentions for row in names),
        )
        self.aim(None)

    def lead(self, column: int) -> None:
        """Brighten the counts of a column."""
        self._leading = column
        self.refresh()

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the chosen name and unfold it; another one takes the cursor."""
        if entity_id != self.chosen:
            self.chosen = entity_id
            self.aim(entity_id)
            row = self.cursor
            self.show_row(min(row + 1 + self._unfolded(row), self.row_count() - 1)) if self._lines else None
            self.show_row(row) if self._lines else None

    def accompany(self, entity_id: EntityId, company: tuple[tuple[Entity, int], ...]) -> None:
        """Show whom an entity is named with, while it is the chosen one."""
        self._company = (entity_id, company)
        self.aim(None)

    def aim(self, entity_id: EntityId | None) -> None:
        """Lay the lines out with the cursor on a name, where it is among them; else as near to where it was as can
        be.
        """
        before = self._lines[self.cursor] if self.cursor < len(self._lines) else _Line()
        self._lines = tuple(self._laid_out())
        wanted = entity_id or (before.entity.id if before.entity else None)
        own = [n for n, one in enumerate(self._lines) if one.entity and one.entity.id == wanted and not one.shared]
        form = before.alias.form if before.alias and not entity_id else None
        same = [n for n in own if _form(self._lines[n]) == form]
        self.place((same or own or [self.cursor if before.entity else 0])[0])

    def tick(self) -> int:
        """Tick or untick what is under the cursor, and return how many are ticked now."""
        line = self._lines[self.cursor] if self._lines else _Line()
        if line.entity is not None and line.alias is not None:
            one = (line.entity.id, line.alias.form)
            kept = tuple(other for other in self.ticked_forms if other != one)
            self.ticked_forms = kept if len(kept) < len(self.ticked_forms) else (*kept, one)
        elif line.entity is not None and self.ticked.pop(line.entity.id, None) is None:
            self.ticked[line.entity.id] = line.entity.name
        self.refresh()
        return len(self.ticked) + len(self.ticked_forms)

    def untick(self) -> None:
        """Forget all ticks."""
        self.ticked, self.ticked_forms = {}, ()
        self.refresh()

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        return self._lines[self.cursor].entity if self.cursor < len(self._lines) else None

    @property
    def form(self) -> str | None:
        """The spelling under the cursor; None on a name."""
        return _form(self._lines[self.cursor]) if self.cursor < len(self._lines) else None

    @property
    def counts(self) -> tuple[str, ...]:
        """What the counts of a row are, in their order."""
        where = ("article",) if self._of_article else ()
        has_found = self._found is not None and (self.text_width >= _THREE_COUNTS or not self._of_article)
        return (*where, *(("found",) if has_found else ()), "corpus")

    def _laid_out(self) -> Iterator[_Line]:
        is_first = True
        for kind, (_, _, heading) in KINDS.items():
            rows = [row for row in self.names if row.entity.kind is kind]
            if rows:
                yield from () if is_first else (_Line(),)
                yield _Line(heading)
                is_first = False
            for row in rows:
                yield _Line(row.entity.name, row.entity, row.here)
                if row.entity.id == self.chosen:
                    yield from self._inside(row.entity)

    def _inside(self, entity: Entity) -> Iterator[_Line]:
        for alias in entity.aliases[:_MOST_ALIASES]:
            yield _Line(alias.form, entity, alias=alias)
        beyond = len(entity.aliases) - _MOST_ALIASES
        if beyond > 0:
            yield _Line(f"│ … and {beyond:,} more: W")
        whose, company = self._company
        if whose == entity.id and company:
            yield _Line("│ named with · articles")
            yield from (_Line(other.name, other, shared=shared) for other, shared in company)

    def _unfolded(self, row: int) -> int:
        entity = self._lines[row].entity
        return sum(1 for _ in self._inside(entity)) if entity and entity.id == self.chosen else 0

    def is_row(self, index: int) -> bool:
        """Tell whether a line is about somebody."""
        return self._lines[index].entity is not None

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def row_height(self, row: int, width: int) -> int:
        """Return one line for everything."""
        return 1

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return a heading, a name with its counts, a spelling with who uses it, or another one."""
        line = self._lines[row]
        if line.entity is None:
            return (plain(line.text, QUIET),)
        if line.alias is not None:
            return (_alias_line(line.alias, width),)
        glyph, hue, _ = KINDS[line.entity.kind]
        if line.shared:
            other = plain("│ ", QUIET).append(plain(f"{glyph} ", hue)).append(plain(line.text))
            return (beside(other, plain(f"{line.shared:,}", QUIET), width),)
        style = f"{LOUD} underline" if line.entity.id == self.chosen else ""
        return (beside(plain(f"{glyph} ", hue).append(plain(line.text, style)), self._counted(line), width),)

    def _counted(self, line: _Line) -> Content:
        assert line.entity is not None, "a name has an entity"
        if self._beside:
            return self._counted_beside(line.entity.id)
        numbers = {
            "article": (line.here or 0, self._widths[0]),
            "found": ((self._found or {}).get(line.entity.id, 0), self._widths[1]),
            "corpus": (line.entity.mentions, self._widths[2]),
        }
        shown = [(f"{numbers[one][0]:,}" if numbers[one][0] else "–").rjust(numbers[one][1]) for one in self.counts]
        return plain("  ".join(shown), QUIET)

    def _counted_beside(self, entity_id: EntityId) -> Content:
        """Return a count for each column; of many columns, that of the leading one and that of all."""
        counts, leading = [one.get(entity_id, 0) for one in self._beside], self._leading
        if len(counts) > MOST_BESIDE:
            counts, leading = [counts[min(leading, len(counts) - 1)], sum(counts)], 0
        shown = [(f"{count:,}" if count else "–").rjust(self._widths[0]) for count in counts]
        return joined([plain(one, LOUD if n == leading else QUIET) for n, one in enumerate(shown)], "  ")

    def line(self, index: int, width: int) -> Content:
        """Return one line; the cursor shows only while the pane has the focus."""
        if self.has_focus or not self._lines:
            return super().line(index, width)
        mark = self.tick_mark(index) or plain("  ")
        return mark.append(cut(self.row_lines(index, self.text_width, is_current=False)[0], self.text_width)).append(
            " "
        )

    def tick_mark(self, row: int) -> Content:
        """Return the tick of a name or spelling."""
        line = self._lines[row]
        if line.entity is None or line.shared:
            return AIR
        form = _form(line)
        is_ticked = line.entity.id in self.ticked if form is None else (line.entity.id, form) in self.ticked_forms
        return plain("✓ ", "bold $accent") if is_ticked else AIR

    def do_open(self) -> None:
        """Choose the name under the cursor."""
        if self.current is not None:
            self.post_message(EntityChosen(self.current.id, self.current.name))


def _form(line: _Line) -> str | None:
    return line.alias.form if line.alias else None


def _width(counts: Iterator[int]) -> int:
    return max((len(f"{count:,}") for count in counts), default=1)


def _alias_line(alias: Alias, width: int) -> Content:
    """Return a spelling with the sources that use it, as many as there is room for."""
    left = plain("│ ", QUIET).append(plain(alias.form))
    room = max(width - left.cell_length - 1, _LEAST_COUNT)
    if not alias.sources:
        return beside(left, plain("✎", QUIET), width)
    named = [f"{source or '—'} {count:,}" for source, count in alias.sources]
    forms = [joined([plain(one, QUIET) for one in named])]
    forms += [
        joined([*(plain(one, QUIET) for one in named[:most]), plain(f"+{len(named) - most}", QUIET)])
        for most in (2, 1)
        if len(named) > most
    ]
    total = f"{alias.mentions:,}" + (f" in {len(named)}" if len(named) > 1 else "")
    return beside(left, fitting([*forms, plain(total, QUIET), plain(f"{alias.mentions:,}", QUIET)], room), width)
