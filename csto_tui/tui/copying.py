"""What the keys after `y` copy: citation, BibTeX entry, quotation, passage or what is selected, locator, address. It
chooses the words; the screen brings them out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from csto_tui.text.clean import clean_line
from csto_tui.tui.reading import sentence_at
from csto_tui.tui.selection import selected_pieces
from csto_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Copying", "Desk"]


@runtime_checkable
class Desk(Protocol):
    """The screen, as far as copying needs it."""

    library: Library | None

    @property
    def style(self) -> str:
        """The citation style in force."""

    @property
    def template(self) -> str:
        """The form of a copied quotation; empty for that of the style."""

    def open_reader(self) -> Reader:
        """Return the reader whose article is meant."""

    def bring(self, text: Callable[[], str], what: str) -> object:
        """Make a text in the background and bring it to the clipboard."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""


class Copying:
    """The objects of `y`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def do_copy_citation(self) -> None:
        """Copy a citation of the article."""
        desk, reading, library = self._desk, self._desk.open_reader().reading, self._desk.library
        if reading is None or library is None:
            desk.tell("open an article first")
            return
        desk.bring(lambda: library.cite(reading.article.id, desk.style).text, "citation")

    def do_copy_bibtex(self) -> None:
        """Copy the article as an entry of a BibTeX bibliography."""
        desk, reading, library = self._desk, self._desk.open_reader().reading, self._desk.library
        if reading is None or library is None:
            desk.tell("open an article first")
            return
        desk.bring(lambda: library.cite(reading.article.id, "bibtex").text, "BibTeX entry")

    def do_copy_quotation(self) -> None:
        """Copy what is selected, else the sentence of the current hit, or the passage, with its citation."""
        desk, reading, library = self._desk, self._desk.open_reader().reading, self._desk.library
        number, quotation = self.quoted()
        if reading is None or library is None or not quotation:
            desk.tell("open an article first")
            return
        article_id, style, template = reading.article.id, desk.style, desk.template

        def made() -> str:
            if template:
                return library.filled(template, article_id, style, passage=number, quotation=quotation)
            return library.cite(article_id, style, passage=number, quotation=quotation).text

        desk.bring(made, "quotation")

    def quoted(self) -> tuple[int, str]:
        """Return the passage's number and the words to quote: what is selected, else the sentence of the current hit,
        or the one that was gone to, else the passage.
        """
        reader = self._desk.open_reader()
        if reader.selection is not None:
            return self._selected(reader)
        passage = reader.passage
        if reader.reading is None or passage is None:
            return 0, ""
        article, span = reader.reading.article, passage.span
        if reader.hit is not None and passage.span.contains(reader.hits[reader.hit]):
            span = sentence_at(article, reader.hits[reader.hit].start) or span
        elif reader.pointed is not None and passage.span.contains(reader.pointed):
            span = reader.pointed
        return passage.number, clean_line(span.of(article.text))

    def _selected(self, reader: Reader) -> tuple[int, str]:
        if reader.reading is None or reader.selection is None:
            return 0, ""
        article = reader.reading.article
        span = reader.selection.span(article)
        first = next((one.number for one in article.passages if one.span.end > span.start), 1)
        return first, " ".join(selected_pieces(article, span, furniture=reader.has_furniture))

    def do_copy_selection(self) -> None:
        """Copy what is selected, a line a passage; it stays lit, so that it can be quoted too."""
        reader = self._desk.open_reader()
        if reader.reading is None or reader.selection is None:
            self._desk.tell("nothing is selected: v selects")
            return
        article = reader.reading.article
        pieces = selected_pieces(article, reader.selection.span(article), furniture=reader.has_furniture)
        reader.select(reader.selection, by_keys=False)
        if pieces:
            self._desk.bring(lambda: "\n\n".join(pieces), "selection")

    def do_copy_passage(self) -> None:
        """Copy what is selected, else the passage."""
        reader = self._desk.open_reader()
        if reader.selection is not None:
            self.do_copy_selection()
            return
        passage, reading = reader.passage, reader.reading
        if reading is None or passage is None:
            self._desk.tell("open an article first")
            return
        text = clean_line(passage.span.of(reading.article.text))
        self._desk.bring(lambda: text, f"passage {passage.number}")

    def do_copy_locator(self) -> None:
        """Copy the article's id and the passage's number, as `csto-tui cite` takes them."""
        reader = self._desk.open_reader()
        if reader.reading is None:
            self._desk.tell("open an article first")
            return
        number = f"#{reader.passage.number}" if reader.passage else ""
        text = f"{reader.reading.article.id}{number}"
        self._desk.bring(lambda: text, f"locator {text}")

    def do_copy_path(self) -> None:
        """Copy the article's web address, or its path for want of one."""
        reading = self._desk.open_reader().reading
        if reading is None:
            self._desk.tell("open an article first")
            return
        article = reading.article
        text = clean_line(article.address.value or article.path)
        self._desk.bring(lambda: text, "address" if article.address.value else "path")
