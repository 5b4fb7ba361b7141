"""The names of an article with their counts, grouped by kind. It knows rows, not the library."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content

from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.line_view import LineView
from csto_tui.tui.messages import EntityChosen
from csto_tui.tui.paint import AIR, KINDS, QUIET, beside, cut, plain, shaded
from csto_tui.tui.reading import NameRow
from csto_tui.tui.wrap import wrapped

__all__ = ["EntitySidebar"]

_MOST_ALIASES = 8


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    row: NameRow | None = None
    is_alias: bool = False


class EntitySidebar(LineView):
    """Names with a cursor; under the chosen one stand its other spellings."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.names: tuple[NameRow, ...] = ()
        self.chosen: EntityId | None = None
        self.cursor = 0
        """A line that holds a name, while there is one."""
        self.empty: tuple[Content, ...] = ()
        self._lines: list[_Line] = []

    def show(self, names: tuple[NameRow, ...]) -> None:
        """Show other names; the cursor stays on the same name where it is among them."""
        before = self.current
        self.names = names
        self._lay_out()
        found = next(
            (n for n, one in enumerate(self._lines) if one.row and before and one.row.entity.id == before.id),
            None,
        )
        self.cursor = self._first() if found is None else found
        self.go_to(0)
        self.show_line(self.cursor)
        self.show_line(self.cursor - 1)  # the heading, above the first name of a kind

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the chosen name and unfold its spellings."""
        before = self.current
        self.chosen = entity_id
        self._lay_out()
        wanted = entity_id or (before.id if before else None)
        self.cursor = next(
            (n for n, one in enumerate(self._lines) if one.row and one.row.entity.id == wanted), self._first()
        )
        self.show_line(self.cursor + 3)
        self.show_line(self.cursor - 1)

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        row = self._lines[self.cursor].row if self.cursor < len(self._lines) else None
        return row.entity if row else None

    def _first(self) -> int:
        return next((n for n, line in enumerate(self._lines) if line.row), 0)

    def _lay_out(self) -> None:
        lines: list[_Line] = []
        for kind, (_, _, heading) in KINDS.items():
            rows = [row for row in self.names if row.entity.kind is kind]
            if rows and lines:
                lines.append(_Line(""))
            lines += [_Line(heading)] if rows else []
            for row in rows:
                lines.append(_Line(row.entity.name, row))
                lines += self._aliases(row.entity) if row.entity.id == self.chosen else []
        self._lines = lines
        self.relay()

    def _aliases(self, entity: Entity) -> list[_Line]:
        forms = [alias.form for alias in entity.aliases if alias.form != entity.name]
        text = clean_line(", ".join(forms[:_MOST_ALIASES]) + ("…" if len(forms) > _MOST_ALIASES else ""))
        return [_Line(span.of(text), is_alias=True) for span in wrapped(text, Span(0, len(text)), self.size.width - 6)]

    def fit(self) -> None:
        """Fit the spellings to the new width."""
        self._lay_out()

    def line_count(self) -> int:
        """Return the number of lines with headings and spellings."""
        return len(self._lines) or len(self.empty)

    def line(self, index: int, width: int) -> Content:
        """Return a heading, a name with its counts, or a line of spellings."""
        if not self._lines:
            return self.empty[index]
        line = self._lines[index]
        if line.is_alias:
            return plain(f"  │ {line.text}", QUIET)
        if line.row is None:
            return plain(f"  {line.text}", QUIET) if line.text else AIR
        return self._name_line(line.row, width, is_current=index == self.cursor)

    def _name_line(self, row: NameRow, width: int, *, is_current: bool) -> Content:
        glyph, hue, _ = KINDS[row.entity.kind]
        is_chosen = row.entity.id == self.chosen
        name = plain(f"{glyph} ", hue).append(plain(row.entity.name, "bold underline $loud" if is_chosen else ""))
        counts = f"{row.here} · {row.entity.mentions}" if row.here else f"{row.entity.mentions}"
        painted = beside(name, plain(counts, QUIET), width - 3)
        if not (is_current and self.has_focus):
            return cut(plain("  ").append(painted), width)
        return shaded(cut(plain("▌ ", "$accent").append(painted), width), "on $panel")

    def _step(self, count: int) -> None:
        rows = [n for n, line in enumerate(self._lines) if line.row]
        if not rows:
            return
        at = rows.index(self.cursor) if self.cursor in rows else 0
        self.cursor = rows[min(max(at + count, 0), len(rows) - 1)]
        self.show_line(self.cursor, margin=1)
        self.refresh()

    def do_down(self) -> None:
        """Go to the next name."""
        self._step(1)

    def do_up(self) -> None:
        """Go to the name above."""
        self._step(-1)

    def do_half_down(self) -> None:
        """Go half a page of names down."""
        self._step(self.size.height // 2)

    def do_half_up(self) -> None:
        """Go half a page of names up."""
        self._step(-(self.size.height // 2))

    def do_page_down(self) -> None:
        """Go a page of names down."""
        self._step(self.size.height)

    def do_page_up(self) -> None:
        """Go a page of names up."""
        self._step(-self.size.height)

    def do_top(self) -> None:
        """Go to the first name."""
        self._step(-len(self._lines))

    def do_bottom(self) -> None:
        """Go to the last name."""
        self._step(len(self._lines))

    def do_open(self) -> None:
        """Choose the name under the cursor."""
        if self.current is not None:
            self.post_message(EntityChosen(self.current.id, self.current.name))

    def on_click(self, event: events.Click) -> None:
        """Choose the name under the mouse."""
        index = self.top + event.y
        if index < len(self._lines) and self._lines[index].row:
            self.cursor = index
            self.do_open()
