"""Text selected by keys: what `v` and `V` begin, and how a selection grows. It copies nothing."""

from __future__ import annotations

from csto_tui.tui.reading import Reading
from csto_tui.tui.selection import Selection, Unit, stepped_back, stepped_on, word_at
from csto_tui.tui.steps import Stage
from csto_tui.tui.widgets.reader import Reader

__all__ = ["Selecting"]


class Selecting:
    """Moves one end of a selection about the open article."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def do_select(self) -> None:
        """Select the current hit, or the first word in sight, to go on from there."""
        reader, reading = self._reader, self._reader.reading
        if reading is None:
            self._stage.tell("open an article first")
            return
        span = reader.hits[reader.hit] if reader.hit is not None else reader.pointed
        if span is None or not reader.is_in_sight(span.start):
            here = reader.here if reader.is_in_sight(reader.here) else reader.first_in_sight
            span = word_at(reading.article, here)
        if span is not None:
            reader.select(Selection(span.start, span.end))

    def do_select_passage(self) -> None:
        """Select the passage, or go over from characters to passages and back."""
        reader, passage = self._reader, self._reader.passage
        if reader.selection is not None:
            chosen = reader.selection
            reader.select(Selection(chosen.anchor, chosen.head, not chosen.is_by_passage))
        elif passage is not None:
            reader.select(Selection(passage.span.start, passage.span.end, is_by_passage=True))

    @property
    def _reader(self) -> Reader:
        return self._stage.reading.reader

    def _open(self) -> tuple[Reading, Selection] | None:
        reader = self._reader
        return (reader.reading, reader.selection) if reader.reading and reader.selection else None

    def _step(self, unit: Unit, direction: int) -> None:
        found = self._open()
        if found is not None:
            reading, selection = found
            unit = "passage" if selection.is_by_passage else unit
            step = stepped_on if direction > 0 else stepped_back
            self._reader.move_head(step(reading.article, selection.head, unit))

    def _move(self, *, letters: int = 0, lines: int = 0) -> None:
        found = self._open()
        if found is None:
            return
        reading, selection = found
        if selection.is_by_passage:
            self._step("passage", letters + lines)
        elif lines:
            self._reader.move_head(self._reader.offset_beside(selection.head, lines))
        else:
            self._reader.move_head(min(max(selection.head + letters, 0), len(reading.article.text)))

    def do_extend_word(self) -> None:
        """Go on to the end of the next word."""
        self._step("word", 1)

    def do_extend_word_back(self) -> None:
        """Go back by a word."""
        self._step("word", -1)

    def do_extend_sentence(self) -> None:
        """Go on to the end of the sentence, then of the next one."""
        self._step("sentence", 1)

    def do_extend_sentence_back(self) -> None:
        """Go back by a sentence."""
        self._step("sentence", -1)

    def do_extend_passage(self) -> None:
        """Go on to the end of the passage, then of the next one."""
        self._step("passage", 1)

    def do_extend_passage_back(self) -> None:
        """Go back by a passage."""
        self._step("passage", -1)

    def do_extend_right(self) -> None:
        """Go on by a character."""
        self._move(letters=1)

    def do_extend_left(self) -> None:
        """Go back by a character."""
        self._move(letters=-1)

    def do_extend_down(self) -> None:
        """Go down a line."""
        self._move(lines=1)

    def do_extend_up(self) -> None:
        """Go up a line."""
        self._move(lines=-1)

    def do_swap_ends(self) -> None:
        """Move the other end from now on."""
        found = self._open()
        if found is not None:
            self._reader.select(found[1].turned())
            self._reader.move_head(found[1].anchor)
