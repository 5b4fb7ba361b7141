"""Quotations between marks of their own. Nothing here changes a character of what is quoted."""

from __future__ import annotations

import re

__all__ = ["quoted"]

_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
_DOUBLE = re.compile('[“”„"]')
_SINGLE = re.compile(r"‘|(?<!\w)'\S")


def quoted(quotation: str) -> str:
    """Return a quotation between marks, word for word and mark for mark.

    Chicago and APA turn double marks inside a quotation that runs on in a sentence into single ones, and keep the
    source's own in one that stands apart. Ours stands apart, and must be found again in its source, so it keeps them;
    the marks around it are the double ones, or single ones around double ones. A quotation that stands wholly between
    a pair of its own gets no second pair.

    >>> quoted("It is so."), quoted("“A,” he said. “B.”"), quoted("“It is so.”")
    ('“It is so.”', '‘“A,” he said. “B.”’', '“It is so.”')
    """
    for opening, closing in _PAIRS:
        inside = quotation[1:-1]
        if quotation.startswith(opening) and quotation.endswith(closing) and not set(inside) & {opening, closing}:
            return quotation
    is_single = _DOUBLE.search(quotation) and not _SINGLE.search(quotation)
    return f"‘{quotation}’" if is_single else f"“{quotation}”"
