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

__all__ = ["draft_of_letter", "draft_of_page", "plain_text"]

_SHARE = 0.95
"""Of all words of a letter or a chapter: where an article has fewer, something would be lost with it."""


def draft_of_page(markup: Markup, given: tuple[Given, ...], *, key: str = "") -> Draft:
    """Return the article of a web page as a draft. What `given` says goes before what the page says of itself.

    Raises SourceError for a page without words.
    """
    found = html.read_markup(markup)
    fields = {one.field for one in given}
    kept = tuple(one for one in found.given if one.field not in fields)
    return replace(found, given=(*given, *kept), key=key)


def draft_of_letter(markup: Markup, given: tuple[Given, ...], *, key: str = "") -> Draft:
    """Return a page that is no web page, a letter or a chapter, in the manner of `draft_of_page`; all its lines where
    the article in it would be but a part of them.
    """
    whole = plain_text(markup.text)
    if not word_count(whole):
        raise SourceError("it holds no words")
    found = draft_of_page(markup, given, key=key)
    beside = sum(word_count(found.text, one.span.start, one.span.end) for one in found.aside)
    if word_count(found.text) - beside >= _SHARE * word_count(whole):
        return found
    return Draft(whole, markup.encoding, found.given, key=key, remarks=markup.remarks)


def plain_text(markup: str) -> str:
    """Return all visible text of some markup, one block a line; nothing when it has none or is monstrous."""
    try:
        return html.plain(markup)
    except SourceError:
        return ""
