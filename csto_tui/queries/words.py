"""What one typed word, or the words between quotation marks, ask for. Nothing here knows operators, fields or
positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from math import prod

from csto_tui.model.query import Fuzzy, Node, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.text.normalize import Token, compounds, tokens

__all__ = [
    "cased",
    "is_phrase_item",
    "is_plain",
    "joined_phrase",
    "read_phrase",
    "read_word",
    "unescaped",
    "word_patterns",
]

_MOST_PHRASES = 32
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_FUZZY = re.compile(r"(?P<word>[^*?]+)~(?P<distance>[12]?)")
_WILD = re.compile(r"([*?]+)")
_QUESTION = re.compile(r"\?+(?!\w)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_INERT = "·"
"""Stands for an escaped sign that would have a meaning inside a word: a separator, as the sign itself is in
an article.
"""


def unescaped(typed: str) -> str:
    r"""Return `typed` without its escapes; an escaped `*`, `?` or `~` is only a separator then.

    >>> unescaped(r"title\:x why\?")
    'title:x why·'
    """
    return _ESCAPE.sub(lambda match: _INERT if match[1] in ("*", "?", "~") else match[1], typed)


def read_word(typed: str, *, literal: bool = False) -> Node | None:
    """Return what a word without its escapes asks for, or None when there is no letter or digit in it.

    A word of several tokens is a phrase of them, a hyphenated one its joined form as well, a short
    abbreviation its other form.

    >>> read_word("Integrat*"), read_word("Minsk~")
    (Prefix(form='integrat'), Fuzzy(form='minsk', distance=2))
    """
    items = tuple(_items(typed, literal))
    return joined_phrase(items) if items else None


def read_phrase(typed: str, *, slop: int | None = None, literal: bool = False) -> Node | None:
    """Return what the words between quotation marks ask for: together in this order, or with `slop` in any
    order.

    None when there is no letter or digit in it. A `?` at the end of a word is punctuation here.
    """
    items = tuple(item for piece in _pieces(typed) for item in _items(piece, literal))
    if not items:
        return None
    gap, ordered = (0, True) if slop is None else (slop, False)
    found = joined_phrase(items, gap, ordered)
    return found if found is not None else Phrase(tuple(_as_typed(items)), gap, ordered)


def word_patterns(typed: str) -> tuple[str, ...]:
    """Return the words of a text, folded, with the `*` and `?` that touch them.

    >>> word_patterns("Radio Lib* — why?")
    ('radio', 'lib*', 'why')
    """
    return tuple(pattern for piece in _pieces(typed) for pattern in _patterns(piece))


def _pieces(typed: str) -> list[str]:
    """Return what stands between white space; a `?` at the end of a word is punctuation."""
    return _QUESTION.sub(" ", typed).split()


def joined_phrase(items: tuple[Node, ...], slop: int = 0, ordered: bool = True) -> Node | None:
    """Return the phrase of `items`, multiplied out so that no Or inside it holds a phrase; None when that
    gives too many phrases.

    Each item is as `is_phrase_item` wants it. One item alone is itself.
    """
    if len(items) == 1:
        return items[0]
    choices = [_alternatives(item) for item in items]
    if prod(map(len, choices)) > _MOST_PHRASES:
        return None
    phrases = tuple(
        Phrase(tuple(_inlined(chosen, slop, ordered)), slop, ordered) for chosen in product(*choices)
    )
    return phrases[0] if len(phrases) == 1 else Or(phrases)


def is_phrase_item(node: Node) -> bool:
    """Tell whether a node can stand in a phrase: a word, words in direct sequence, or an Or of such."""
    if isinstance(node, Or):
        return all(map(is_phrase_item, node.parts))
    if isinstance(node, Phrase):
        return node.slop == 0 and node.ordered
    return isinstance(node, Term | Prefix | Wildcard | Fuzzy)


def is_plain(node: Node) -> bool:
    """Tell whether a leaf is words alone: no wildcard, no spelling, no field, no distance."""
    if isinstance(node, Or):
        return all(map(is_plain, node.parts))
    if isinstance(node, Phrase):
        return node.slop == 0 and node.ordered and all(map(is_plain, node.items))
    return isinstance(node, Term)


def cased(typed: str) -> Regex:
    r"""Return what asks for words just as they are written, capitals and accents and all, whatever stands between them.

    >>> cased("Rapid reaction").pattern == r"(?<!\w)Rapid\W+reaction(?!\w)"
    True
    """
    words = [re.escape(typed[token.start : token.end]) for token in tokens(typed)]
    return Regex(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)")


def _alternatives(item: Node) -> tuple[Node, ...]:
    """Return the ways to fill a place of a phrase: all single words as one Or, then each sequence of words by
    itself.
    """
    leaves = list(_leaves(item))
    single = tuple(leaf for leaf in leaves if not isinstance(leaf, Phrase))
    sequences = tuple(leaf for leaf in leaves if isinstance(leaf, Phrase))
    if not single:
        return sequences
    return (single[0] if len(single) == 1 else Or(single), *sequences)


def _leaves(item: Node) -> Iterator[Node]:
    if isinstance(item, Or):
        for part in item.parts:
            yield from _leaves(part)
    else:
        yield item


def _inlined(items: Iterable[Node], slop: int, ordered: bool) -> Iterator[Node]:
    for item in items:
        if isinstance(item, Phrase) and slop == 0 and ordered:
            yield from item.items
        else:
            yield item


def _as_typed(items: Iterable[Node]) -> Iterator[Node]:
    """Yield for each item its first alternative: the words as they were typed."""
    for item in items:
        first = item.parts[0] if isinstance(item, Or) else item
        yield from first.items if isinstance(first, Phrase) else (first,)


def _items(piece: str, literal: bool) -> Iterator[Node]:
    fuzzy = _FUZZY.fullmatch(piece)
    if fuzzy:
        for token in tokens(fuzzy["word"]):
            distance = int(fuzzy["distance"] or (1 if len(token.form) <= 4 else 2))
            yield Fuzzy(token.form, distance)
    elif _WILD.search(piece):
        for pattern in _patterns(piece):
            yield _wild(pattern, literal)
    elif literal:
        for token in tokens(piece):
            yield Term(token.form, literal=True)
    else:
        yield from _plain_items(piece)


def _plain_items(piece: str) -> Iterator[Node]:
    found = tuple(tokens(piece))
    parts = tuple(token.form for token in found)
    joined = [form for form, forms in compounds(piece) if forms == parts and not all(map(str.isdigit, parts))]
    if joined:
        yield Or((Phrase(tuple(map(Term, parts))), Term(joined[0])))
        return
    for token in found:
        other = _other_abbreviation(token, piece)
        yield Or((Term(token.form), Term(other))) if other else Term(token.form)


def _other_abbreviation(token: Token, piece: str) -> str:
    """Return `us` for a typed `U.S.`, `u.s.` for a typed `US`, and nothing for other words, nor for longer
    ones without stops.
    """
    if _DOTTED.fullmatch(token.form):
        return token.form.replace(".", "")
    raw = piece[token.start : token.end]
    if 2 <= len(raw) <= 3 and raw.isalpha() and raw.isupper() and len(token.form) == len(raw):
        return "".join(f"{letter}." for letter in token.form)
    return ""


def _patterns(piece: str) -> Iterator[str]:
    """Yield the words of a piece with wildcards, folded; wildcards that touch no word are left out."""
    current = ""
    for index, part in enumerate(_WILD.split(piece)):
        if index % 2:
            current += part
            continue
        reached = 0
        for token in tokens(part):
            if token.start > 0:
                yield from _with_a_word(current)
                current = ""
            current += token.form
            reached = token.end
        if reached < len(part):
            yield from _with_a_word(current)
            current = ""
    yield from _with_a_word(current)


def _with_a_word(pattern: str) -> Iterator[str]:
    if pattern.strip("*?"):
        yield re.sub(r"\*+", "*", pattern)


def _wild(pattern: str, literal: bool) -> Node:
    if not _WILD.search(pattern):
        return Term(pattern, literal)
    stem = pattern[:-1]
    return Prefix(stem) if pattern.endswith("*") and not _WILD.search(stem) else Wildcard(pattern)
