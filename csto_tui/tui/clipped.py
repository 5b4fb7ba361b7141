"""Clippings and copied texts as rows of a list, and one of them in full; the form of a file by its name.

Nothing here knows the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from csto_tui.errors import UsageError
from csto_tui.model.clipping import Standing
from csto_tui.text.clean import clean_line
from csto_tui.text.wording import counted
from csto_tui.tui.paint import AIR, QUIET, beside, brief_source_line, folded, joined, plain
from csto_tui.tui.sided import full

if TYPE_CHECKING:
    from csto_tui.drafts import Cutting
    from csto_tui.store.work import CopiedText

__all__ = ["clipping_lines", "clipping_rows", "copy_lines", "copy_rows", "form_of"]

_STANDINGS = {
    Standing.MOVED: "the article has changed since; these words still stand in it",
    Standing.CHANGED: "the article has changed since; these words do not stand in it any more",
    Standing.GONE: "the corpus has no such article any more",
}
_FORMS = {".md": "md", ".csv": "csv", ".jsonl": "jsonl", ".txt": "text"}
_STYLES = {".bib": "bibtex", ".ris": "ris", ".json": "csl-json"}


def form_of(path: Path, style: str) -> tuple[str, str]:
    """Return the form of clippings that a file's name asks for, and the style to cite in. Raises UsageError."""
    suffix = path.suffix.casefold()
    if path.name.casefold().endswith(".bib.txt"):
        return "bibliography", style
    if suffix in _STYLES:
        return "bibliography", _STYLES[suffix]
    if suffix not in _FORMS:
        known = ", ".join((*_FORMS, *_STYLES, ".bib.txt"))
        raise UsageError(f"“{path.name}” names no form", hint=f"end it in {known}")
    return _FORMS[suffix], style


def clipping_rows(cuttings: Sequence[Cutting], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each clipping: its first words, where they are from, its tags and note."""
    return [tuple(_row(one, width)) for one in cuttings]


def _row(cutting: Cutting, width: int) -> Iterator[Content]:
    one = cutting.clipping
    yield from folded(plain(one.text), width, 2)
    place = plain(f"¶{one.passage}", QUIET)
    source = brief_source_line(one.article, width - place.cell_length - 2).stylize_before(QUIET)
    yield beside(source, place, width)
    tags = joined([plain(f"#{tag}", "$accent") for tag in one.tags], " ")
    note = plain(f"✎ {one.note}" if one.note else "", "italic")
    gone = plain("article changed" if cutting.standing in (Standing.MOVED, Standing.CHANGED) else "", "$warning")
    gone = plain("article gone", "$error") if cutting.standing is Standing.GONE else gone
    if tags or note or gone:
        yield from folded(joined([gone, tags, note]), width, 1)


def clipping_lines(cutting: Cutting, width: int) -> tuple[Content, ...]:
    """Return a clipping in full: the words, their citation, note and tags, what has become of the article."""
    return tuple(_full(cutting, width))


def _full(cutting: Cutting, width: int) -> Iterator[Content]:
    one = cutting.clipping
    yield from full(plain(one.text, "$loud"), width)
    if cutting.standing in _STANDINGS:
        yield AIR
        yield from full(plain(f"! {_STANDINGS[cutting.standing]}", "$warning"), width)
    yield from _labelled(f"CITED · {cutting.citation.style}", width, *cutting.citation.text.split("\n"))
    for warning in cutting.citation.warnings:
        yield from full(plain(f"⚠ {warning}", "$warning"), width)
    if one.note:
        yield from _labelled("NOTE ✎", width, one.note)
    if one.tags:
        yield from _labelled("TAGS", width, "  ".join(f"#{tag}" for tag in one.tags))
    where = f"¶{one.passage}" if one.page is None else f"¶{one.passage}, p. {one.page}"
    yield AIR
    yield from full(plain(f"{where} of {one.article.path} · kept {one.created:%Y-%m-%d %H:%M} UTC", QUIET), width)


def _labelled(label: str, width: int, *texts: str) -> Iterator[Content]:
    yield AIR
    yield plain(label, QUIET)
    for text in texts:
        yield from full(plain(text), width)


def copy_rows(copies: Sequence[CopiedText], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each copied text: its first words, how long it is, when it was copied."""
    return [
        (
            *folded(plain(clean_line(one.text)), width, 2),
            joined([plain(counted(len(one.text), "character"), QUIET), plain(f"{one.at:%Y-%m-%d %H:%M}", QUIET)]),
        )
        for one in copies
    ]


def copy_lines(copy: CopiedText, width: int) -> tuple[Content, ...]:
    """Return a copied text in full."""
    return tuple(line for text in copy.text.split("\n") for line in full(plain(text), width) or (AIR,))
