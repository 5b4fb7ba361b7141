"""Go on with what is being typed: the name of a field, a value of it, a name, a word of the corpus.

Nothing here looks anything up by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from csto_tui.queries.fields import CHOICES, FIELDS
from csto_tui.text.normalize import fold

__all__ = ["Values", "completed"]

Values = Callable[[str, str], Sequence[str]]
"""Gives the values of a field that begin with some letters, best first; of the field `` the words of the corpus."""

_PIECE = re.compile(r"""(?P<sign>[-(=]*)(?:(?P<field>[A-Za-z]+!?):)?(?P<quote>["“]?)(?P<typed>[^\s()"“”]*)\Z""")
_OPEN_QUOTE = re.compile(r"""(?P<sign>[-(=]*)(?P<field>[A-Za-z]+):(?P<quote>["“])(?P<typed>[^"“”]*)\Z""")
_FEWEST = 2
"""Letters from which on a word is completed."""


def completed(text: str, values: Values) -> str:
    """Return the query with its last piece completed, or the query as it is when nothing is known to go on with.

    >>> completed("minsk sour", lambda field, typed: ())
    'minsk source:'
    >>> completed("source:rf", lambda field, typed: ("RFE/RL",))
    'source:"RFE/RL"'
    """
    match = _OPEN_QUOTE.search(text) or _PIECE.search(text)
    if match is None or (match.start() and not text[match.start() - 1].isspace() and text[match.start() - 1] != "("):
        return text
    field, typed = (match["field"] or "").casefold().rstrip("!"), match["typed"]
    before = text[: match.end("sign")]
    if field:
        found = next(iter(_of_field(field, typed, values)), "")
        return f"{before}{match['field']}:{_quoted(found, match['quote'])}" if found else text
    if match["quote"] or len(typed) < _FEWEST:
        return text
    name = next((one for one in FIELDS if one.startswith(typed.casefold()) and one != typed.casefold()), "")
    if name and "=" not in match["sign"]:
        return f"{before}{name}:"
    word = next((one for one in values("", typed) if len(one) > len(fold(typed))), "")
    return f"{before}{word}" if word else text


def _of_field(field: str, typed: str, values: Values) -> Sequence[str]:
    if field in CHOICES:
        return [one for one in CHOICES[field] if one.startswith(typed.casefold()) and one != typed.casefold()]
    return [one for one in values(field, typed) if one != typed] if field in FIELDS else ()


def _quoted(value: str, quote: str) -> str:
    return value if value.isalnum() and not quote else f'"{value}"'
