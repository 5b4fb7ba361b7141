"""Cut a passage into words with what the naming rules ask of each: case, sentence start, what stands between.

Nothing here decides what a name is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csto_tui.entities.lexicon import given_name, known_names, section
from csto_tui.entities.stems import stem
from csto_tui.model.span import Span
from csto_tui.text.segment import sentences

__all__ = ["Word", "is_joined", "is_minor", "runs", "words_of"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]\w*(?:[-‐‑'’ʼ&/][^\W_]\w*)*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")
_ARTICLE = re.compile(r"(?:al|el|ad|as|an|ul)-(?=.)")
_HYPHEN = re.compile(r"[-‐‑/]")
_COMPOUND = re.compile(
    r"based|backed|born|brokered|controlled|funded|held|led|listed|made|owned|run|sponsored|style|trained"
)
_QUOTES = "“«\"„‘'"
_ABBREVIATED = frozenset("mr mrs ms dr st prof gen sen rep gov col lt sgt maj capt adm rev jr mt".split())


@dataclass(slots=True)
class Word:
    """One word of a passage. Mutable only while it is being made."""

    text: str
    start: int
    """In the article's text."""
    end: int
    """Without a possessive ending."""
    low: str
    """In small letters."""
    is_capital: bool
    is_first: bool
    """First in its sentence or quotation, where a capital says nothing."""
    is_possessive: bool
    gap: str
    """What stands between the word and the next one."""

    @property
    def is_initial(self) -> bool:
        """Tell whether the word is one capital with a stop after it."""
        return len(self.text) == 1 and self.is_capital and self.gap.startswith(".")

    @property
    def is_acronym(self) -> bool:
        """Tell whether the word is two letters or more, capitals all through (digits and stops allowed)."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) >= 2


def words_of(text: str, passage: Span) -> list[Word]:
    """Return the words of a passage. A compound of known names, or of a name and a small word, is cut at its
    hyphen.
    """
    starts = {span.start for span in sentences(text, passage)}
    pieces = [
        piece for match in _WORD.finditer(text, passage.start, passage.end) for piece in _cut(match[0], match.start())
    ]
    made: list[Word] = []
    edge = passage.start
    for index, (start, end) in enumerate(pieces):
        following = pieces[index + 1][0] if index + 1 < len(pieces) else passage.end
        word = text[start:end]
        possessive = _POSSESSIVE.search(word)
        stop = end - len(possessive[0]) if possessive else end
        between = text[edge:start]
        is_first = (
            any(mark in between for mark in _QUOTES)
            or ":" in between
            or any(at in starts for at in range(edge, start + 1))
        )
        gap = text[end:following]
        is_possessive = bool(possessive) or (gap[:1] in ("'", "’") and word[-1] in "sS" and gap[1:2].isspace())
        shown = word[: stop - start]
        made.append(Word(shown, start, stop, shown.casefold(), _is_capital(shown), is_first, is_possessive, gap))
        edge = end
    return made


def _is_capital(word: str) -> bool:
    article = _ARTICLE.match(word)
    return word[article.end() if article else 0].isupper()


def _cut(word: str, start: int) -> list[tuple[int, int]]:
    marks = list(_HYPHEN.finditer(word))
    if not marks or _is_known(word):
        return [(start, start + len(word))]
    if _COMPOUND.fullmatch(word, marks[-1].end()):
        return [*_cut(word[: marks[-1].start()], start), (start + marks[-1].end(), start + len(word))]
    parts = _HYPHEN.split(word)
    if not all(part and (_is_known(part) or not part[0].isupper()) for part in parts) or not _is_known(parts[0]):
        return [(start, start + len(word))]
    pieces, at = [], start
    for part in parts:
        pieces.append((at, at + len(part)))
        at += len(part) + 1
    return pieces


def _is_known(word: str) -> bool:
    bare = _POSSESSIVE.sub("", word)
    return any(len(name.keys) == 1 for name in known_names().get(stem(bare), ()))


def is_joined(word: Word) -> bool:
    """Tell whether the next word may belong to the same name: one space, an ampersand, or the stop of an initial or
    a title between.
    """
    if word.is_possessive:
        return False
    gap = word.gap
    if gap == " & ":
        return word.is_capital
    if gap.isspace():
        return "\n\n" not in gap
    is_short = len(word.text) == 1 or word.low in _ABBREVIATED
    return gap.startswith(".") and is_short and (gap == "." or gap[1:].isspace())


def runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the half-open index pairs of the longest runs of joined capitalised words."""
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        if not words[index].is_capital:
            index += 1
            continue
        start = index
        while index + 1 < len(words) and words[index + 1].is_capital and is_joined(words[index]):
            index += 1
        index += 1
        found.append((start, index))
    return found


def is_minor(word: Word) -> bool:
    """Tell whether a capitalised word is no name by itself: a common word, or -ing, -ed, -ly at the start of
    a sentence.
    """
    if word.low in section("common"):
        return not (word.is_acronym or word.is_initial)
    return word.is_first and word.low.endswith(("ing", "ed", "ly")) and given_name(word.text) is None
