"""Where in one article some words stand, letter by letter, whatever the query of the corpus is. Nothing here draws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csto_tui.model.article import Article
from csto_tui.model.span import Span

__all__ = ["places_of"]

_ALIKE = ("'’‘ʼ`", '"“”„«»', "-‐‑–—", "её", "ЕЁ")
"""Letters that are typed one for another."""


def places_of(typed: str, article: Article, *, furniture: bool = False) -> tuple[Span, ...]:
    """Return where the typed letters stand in the passages of an article, in order, whatever the case, the kind of
    quotes, dashes and white space; with `furniture`, in all of its text.
    """
    pattern = _pattern(typed)
    return tuple(_found(pattern, article, furniture)) if pattern else ()


def _pattern(typed: str) -> re.Pattern[str] | None:
    letters = r"\s+".join("".join(map(_letter, word)) for word in typed.split())
    return re.compile(letters, re.IGNORECASE) if letters else None


def _letter(letter: str) -> str:
    alike = next((one for one in _ALIKE if letter in one), letter)
    return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(letter)


def _found(pattern: re.Pattern[str], article: Article, furniture: bool) -> Iterator[Span]:
    blocks = (Span(0, len(article.text)),) if furniture else (one.span for one in article.passages)
    for block in blocks:
        yield from (Span(*one.span()) for one in pattern.finditer(article.text, block.start, block.end))
