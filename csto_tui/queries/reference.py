"""Find the one article that a reader means. Nothing here reads an article's text."""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.errors import AmbiguousArticle, ArticleNotFound
from csto_tui.model.article import ArticleCard
from csto_tui.text.normalize import tokens

__all__ = ["find_article"]


def find_article(reference: str, cards: Sequence[ArticleCard]) -> ArticleCard:
    """Return the article that answers to an id, a unique prefix of one, a path, or `title:words`.

    Raises ArticleNotFound, or AmbiguousArticle with the candidates in the hint.
    """
    wanted = reference.strip()
    if not wanted:
        raise ArticleNotFound(
            "no article is named", hint="name one by its id, the beginning of it, its path, or title:words"
        )
    if wanted.startswith("title:"):
        return _only(reference, [card for card in cards if _has_words(card.heading, wanted[6:])])
    exact = [card for card in cards if wanted in (card.id, card.path)]
    if exact:
        return _only(reference, exact)
    beginning = [card for card in cards if card.id.startswith(wanted)]
    if beginning:
        return _only(reference, beginning)
    slashed = wanted.replace("\\", "/")
    return _only(
        reference, [card for card in cards if slashed.endswith("/" + card.path) or card.path.endswith("/" + slashed)]
    )


def _has_words(title: str, words: str) -> bool:
    wanted = {token.form for token in tokens(words)}
    return bool(wanted) and wanted <= {token.form for token in tokens(title)}


def _only(reference: str, found: Sequence[ArticleCard]) -> ArticleCard:
    if not found:
        raise ArticleNotFound(f"no article answers to “{reference}”", hint="`csto-tui articles` lists them all")
    if len(found) > 1:
        listed = ", ".join(card.id for card in found[:6]) + (" …" if len(found) > 6 else "")
        raise AmbiguousArticle(f"{len(found)} articles answer to “{reference}”", hint=f"say more: {listed}")
    return found[0]
