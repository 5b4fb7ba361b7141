"""The title of a screen with several views: their names in a row, the one in sight lit. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from csto_tui.tui.paint import LOUD, QUIET, joined, plain

__all__ = ["title_forms"]


def title_forms(views: Sequence[str], view: int, query: str, *, name: str = "KWIC") -> tuple[Content, ...]:
    """Return the title, the fullest form first: with the query, with the screen's name, with the views alone, with
    their first letters.
    """
    full, short = _tabs(views, view), _tabs([one[:3] for one in views], view)
    titled = plain(f" {name}  ", "bold $accent").append(full)
    lit = (titled.append(plain(f"  “{query}”", LOUD)),) if query.strip() else ()
    return (*lit, titled, plain(" ").append(full), plain(" ").append(short))


def _tabs(words: Sequence[str], view: int) -> Content:
    styles = ["bold reverse $accent" if n == view else QUIET for n in range(len(words))]
    return joined([plain(f" {word} ", style) for word, style in zip(words, styles, strict=True)], "")
