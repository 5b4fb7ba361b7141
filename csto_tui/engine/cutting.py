"""Where the words of texts stand, as `text.normalize.tokens` cuts them, but many at a time.

No word holds white space. So a text is split there, and `tokens` is asked only once about each stretch between; what
it said is kept. Nothing here has a rule of its own on what a word is.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate, chain

from csto_tui.text.normalize import fold, tokens

__all__ = ["Places", "edges_in", "forms_of", "plain", "put"]

# Letters, digits and signs of Latin, Greek, Cyrillic and common punctuation: no combining marks, nothing invisible,
# no script without spaces. Letters of these that stand side by side are one word.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
# In such text the pattern of `tokens` comes down to this one.
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
_PIECES = re.compile(
    rf"([^\W_]++(?![.,:{_APOSTROPHES}])"  # most words: nothing follows that might belong to them
    rf"|[^\W\d_]\.(?:[^\W\d_]\.)+|\d+(?:[.,:]\d+)+|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*)"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS](?![^\W_])")
_AROUND = '.,;:?!()[]"<>\u201c\u201d\u00ab\u00bb\u2026'  # at the edge of a stretch they belong to no word of letters
# Of ASCII only these stand in words; all else parts them, and so does a comma before a space.
_IN_WORDS = set(map(ord, "'`.,:")) | {byte for byte in range(128) if chr(byte).isalnum()}
_PLAIN = bytes(byte if byte in _IN_WORDS else 0x20 for byte in range(256)).lower()
_LONGEST_KEPT = 40  # characters; what is longer hardly comes again, or has no spaces
_MOST_KEPT = 200_000


def plain(text: str) -> str:
    """Return a text of the same words at the same offsets that has fewer different stretches, where that is quick.

    >>> plain('The "force", U.S.')
    'the  force   u.s.'
    """
    return text.encode().translate(_PLAIN).replace(b", ", b"  ").decode() if text.isascii() else text


def forms_of(stretch: str) -> tuple[str, ...]:
    """Return the forms of the words in a stretch without white space.

    >>> forms_of("Russia’s,"), forms_of("rapid-reaction")
    (('russia',), ('rapid', 'reaction'))
    """
    word = stretch.strip(_AROUND)
    if word.isalpha() and (word.isascii() or not _UNUSUAL.search(word)):
        return (word.lower() if word.isascii() else fold(word),)
    return tuple(token.form for token in tokens(stretch))


class Places(dict[str, tuple[Callable[[int], None], ...]]):
    """Of each stretch without white space that was met, what takes in where its words stand: one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.of_forms: dict[str, array[int]] = {}
        """Of each form the places that were taken in, in an array of type Q."""

    def __missing__(self, stretch: str) -> tuple[Callable[[int], None], ...]:
        """Cut a stretch that is new."""
        taking = tuple(map(self._taking, forms_of(stretch)))
        if len(stretch) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[stretch] = taking
        return taking

    def empty(self) -> None:
        """Forget all places, but not how words are cut, unless that has become too much."""
        if len(self.of_forms) >= _MOST_KEPT:
            self.clear()
            self.of_forms.clear()
        for places in self.of_forms.values():
            del places[:]

    def _taking(self, form: str) -> Callable[[int], None]:
        places = self.of_forms.get(form)
        if places is None:
            places = self.of_forms[form] = array("Q")  # not a list: eight bytes each, and nothing to be collected
        return places.append


def put(text: str, first: int, places: Places) -> int:
    """Take in where the words of a text stand, one after the other from `first` on; return how many they are.

    >>> places = Places()
    >>> put("the force, The", 5, places), places.of_forms["the"].tolist()
    (3, [5, 7])
    """
    place = first - 1
    for place, take in enumerate(chain.from_iterable(map(places.__getitem__, text.split())), first):
        take(place)
    return place - first + 1


def edges_in(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the words of a text begin, and where they end.

    >>> edges_in("Russia’s force")
    ([0, 9], [6, 14])
    """
    if not text.isascii() and _UNUSUAL.search(text):
        found = list(tokens(text))
        return [token.start for token in found], [token.end for token in found]
    pieces = _PIECES.split(text)
    edges = list(accumulate(map(len, pieces)))
    starts, ends = edges[0:-1:2], edges[1::2]
    if ("'" in text or "`" in text or not text.isascii()) and _POSSESSIVE.search(text):
        for index, word in enumerate(pieces[1::2]):
            if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
                ends[index] -= 2
    return starts, ends
