"""Search the clippings: words, `tag:` and `note:`, all of which must fit. Nothing here reads an article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csto_tui.errors import QueryError
from csto_tui.model.clipping import Clipping
from csto_tui.text.normalize import fold, tokens

__all__ = ["found_clippings"]

_TERM = re.compile(r"(?P<out>-)?(?:(?P<field>[A-Za-z]+):)?(?:\"(?P<quoted>[^\"]*)\"?|(?P<word>\S+))")
_FIELDS = ("tag", "note")


def found_clippings(clippings: Iterable[Clipping], query: str) -> tuple[Clipping, ...]:
    """Return the clippings that fit a query, in their order; all of them for an empty one.

    A word is looked for in text, note, tags, title and outlet, `note:word` in the note, `tag:name` among the tags;
    `-` before any of these leaves out what fits it. A word may be the beginning of one, a tag is whole; case and
    accents do not matter. Words in double quotes stand one after the other. Raises QueryError for another field.
    """
    kept = list(clippings)
    for match in _TERM.finditer(query):
        field = (match["field"] or "").lower()
        if field and field not in _FIELDS:
            hint = "they have tag: and note:; put a text with a colon in double quotes"
            raise QueryError(f"clippings have no field “{field}:”", start=match.start(), end=match.end(), hint=hint)
        wanted = match["word"] if match["quoted"] is None else match["quoted"]
        kept = [one for one in kept if _fits(one, field, wanted) is not bool(match["out"])]
    return tuple(kept)


def _fits(clipping: Clipping, field: str, wanted: str) -> bool:
    if field == "tag":
        return fold(wanted) in map(fold, clipping.tags)
    if field == "note":
        return _holds(clipping.note, wanted)
    article = clipping.article
    texts = (clipping.text, clipping.note, *clipping.tags, article.heading, article.source.value or "")
    return any(_holds(text, wanted) for text in texts)


def _holds(text: str, wanted: str) -> bool:
    """Tell whether words stand one after the other in a text; the last may be the beginning of one."""
    words = [token.form for token in tokens(wanted)]
    if not words:
        return wanted.casefold() in text.casefold()
    forms = [token.form for token in tokens(text)]
    return any(
        forms[at : at + len(words) - 1] == words[:-1] and forms[at + len(words) - 1].startswith(words[-1])
        for at in range(len(forms) - len(words) + 1)
    )
