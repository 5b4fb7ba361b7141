"""Keys that name an article in a bibliography. A key depends on its article alone, so it stays as other
articles come and go.
"""

from __future__ import annotations

import re
import unicodedata

from csto_tui.citations.names import named
from csto_tui.model.article import ArticleCard
from csto_tui.text.clean import clean_line

__all__ = ["citekey"]

# A plain romanisation, for keys alone: it need not be read back.
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў",
            "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e i i e g u".replace(
                "-", ""
            ).split(" "),
            strict=True,
        )
    )
)
_LATIN |= str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_DULL = frozenset(
    "a an and as at by for from in of on the to with why how и в во на о об с у по за из к ад і з па".split()
)


def citekey(card: ArticleCard) -> str:
    """Return a key such as `belta2012lukashenko-1f0c`: author or outlet, year, first telling word, start of
    the source's digest.

    It holds ASCII letters, digits and a hyphen, so that BibTeX, Pandoc and file names all take it.
    """
    source = clean_line(card.source.value or "")
    authors = [clean_line(name) for name in card.authors.value or ()]
    who = _slug(named(authors[0], source).family if authors else source) or _slug(source) or "anon"
    year = card.published.value.year if card.published.value else None
    words = (_slug(word) for word in clean_line(card.title.value or "").split() if word.casefold() not in _DULL)
    what = next((word for word in words if len(word) > 2), "")
    digest = _slug(card.sha256)[:4]
    return f"{who[:24]}{'nd' if year is None else f'{year:04}'}{what[:24]}{'-' if digest else ''}{digest}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    return re.sub(r"[^a-z0-9]", "", plain)
