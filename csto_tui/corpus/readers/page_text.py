"""The text of a page that stands inside another format: a mail, an entry of a feed, a chapter. Nothing here is
fetched.
"""

from __future__ import annotations

from dataclasses import replace

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers import html
from csto_tui.corpus.readers.html_decode import Markup
from csto_tui.errors import SourceError
from csto_tui.text.normalize import word_count

__all__ = ["draft_of_page", "plain_text"]

_SHARE = 0.7
"""Of all words of a page: an article that has fewer is one among several, and the whole page is taken instead."""


def draft_of_page(markup: Markup, given: tuple[Given, ...], *, key: str = "") -> Draft:
    """Return a page as a draft: its article, or all its lines where the article is but a part of them.

    What `given` says goes before what the page says of itself. Raises SourceError for a page without words.
    """
    whole = plain_text(markup.text)
    if not word_count(whole):
        raise SourceError("it holds no words")
    found = html.read_markup(markup)
    if word_count(found.text) < _SHARE * word_count(whole):
        found = Draft(whole, markup.encoding, found.given)
    fields = {one.field for one in given}
    kept = tuple(one for one in found.given if one.field not in fields)
    return replace(found, given=(*given, *kept), key=key)


def plain_text(markup: str) -> str:
    """Return all visible text of some markup, one block a line; nothing when it has none or is monstrous."""
    try:
        return html.plain(markup)
    except SourceError:
        return ""
