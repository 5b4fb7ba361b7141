"""The forms of the words of a text, as `text.normalize.tokens` gives them, but many at a time.

No word holds white space. So a text is split there, and `tokens` is asked only once about each stretch between; what
it said is kept. Nothing here has a rule of its own on what a word is.
"""

from __future__ import annotations

import re
from itertools import chain

from csto_tui.text.normalize import fold, tokens

__all__ = ["Forms", "forms_in"]

# Letters, digits and signs of Latin, Greek, Cyrillic and common punctuation: no combining marks, nothing invisible,
# no script without spaces. Letters of these that stand side by side are one word.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_AROUND = '.,;:?!()[]"<>\u201c\u201d\u00ab\u00bb\u2026'  # at the edge of a stretch they belong to no word of letters
_LONGEST_KEPT = 40  # characters; what is longer hardly comes again, or has no spaces
_MOST_KEPT = 200_000


class Forms(dict[str, tuple[str, ...]]):
    """The forms in each stretch without white space that was met."""

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        """Cut a stretch that is new."""
        word = stretch.strip(_AROUND)
        if word.isalpha() and (word.isascii() or not _UNUSUAL.search(word)):
            forms: tuple[str, ...] = (word.lower() if word.isascii() else fold(word),)
        else:
            forms = tuple(token.form for token in tokens(stretch))
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[stretch] = forms
        return forms


def forms_in(text: str, known: Forms) -> list[str]:
    """Return the forms of the words of a text, in order.

    >>> forms_in("Russia’s rapid-reaction force.", Forms())
    ['russia', 'rapid', 'reaction', 'force']
    """
    return list(chain.from_iterable(map(known.__getitem__, text.split())))
