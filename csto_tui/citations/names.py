"""People's and agencies' names as bibliographies turn them round. Nothing here knows who anybody is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.text.agencies import is_agency

__all__ = ["Name", "is_agency", "named"]

# Words that no person is called.
_BODIES = frozenset(
    "agency board bureau correspondent correspondents desk editor editorial editors media monitoring "
    "network news newspaper newsroom office online press radio reporter reporters service staff team "
    "times tv website wire агентство корреспондент корреспонденты пресс-служба редакция служба рэдакцыя "
    "служба новости новостей".split()
)
_PARTICLES = frozenset(
    "af al bin da dal de degli dei del della den der des di do dos du el ibn la le ten ter van vom von "
    "zu zum zur".split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ьич|овна|евна|ична|инична)")
_WITHOUT_CASE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts. A literal name (an agency, one word) has a family part alone."""

    family: str
    """With its particle: `von der Leyen`."""
    given: str = ""
    suffix: str = ""

    @property
    def is_literal(self) -> bool:
        """Tell whether the name is never turned round."""
        return not self.given

    @property
    def straight(self) -> str:
        """The name as spoken."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """The name as the first of a bibliography entry: `Dovlatov, Kirill`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initialed(self) -> str:
        """The name with initials for given names: `Strunz, J. L.`"""
        return ", ".join(part for part in (self.family, initials(self.given), self.suffix) if part)

    @property
    def closely_initialed(self) -> str:
        """The same with initials that stand together: `Strunz, J.L.`"""
        return ", ".join(part for part in (self.family, initials(self.given).replace(" ", ""), self.suffix) if part)


def initials(given: str) -> str:
    """Return given names as initials, hyphens kept; names between parentheses are left out.

    >>> initials("Jean-Paul Marie"), initials("И.И."), initials("Bruno (Henrique)")
    ('J.-P. M.', 'И. И.', 'B.')
    """
    words = re.sub(r"\.(?=[^\W\d_])", ". ", re.sub(r"\([^()]*\)?", " ", given)).split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)


def named(text: str, source: str = "") -> Name:
    """Return a name in its parts; what is no person's name (an agency, an office, the outlet `source`) stays
    whole.

    Particles stay with the family name, as living bearers have it in all three manuals. A patronymic or an
    initial at the end tells that the family name comes first, and so do capitals that it has alone; the capitals of a
    byline are typography and go.

    >>> named("Ursula von der Leyen").inverted, named("Иванов Иван Петрович").inverted, named("GHARBI Chokri").inverted
    ('von der Leyen, Ursula', 'Иванов, Иван Петрович', 'Gharbi, Chokri')
    """
    text = text.strip(" ,")
    words = text.split()
    if len(words) < 2 or _is_body(text, words, source) or (len(words) == 2 and _SUFFIX.fullmatch(words[1])):
        return Name(text)
    words = _lowered(words)
    text = " ".join(words)
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma:
        given, _, suffix = (part.strip(" ,") for part in given.partition(","))
        return _with_suffix(family, given, suffix)
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if _INITIAL.fullmatch(words[-1]) or (len(words) == 3 and _PATRONYMIC.fullmatch(words[-1])):
        return Name(words[0], " ".join(words[1:]), suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _lowered(words: list[str]) -> list[str]:
    """Return the words of a name without the capitals of a byline; a family name that they mark comes last."""
    least = 3 if all(map(str.isupper, words)) else 4
    loud = [word.isupper() and "." not in word and len(word.strip(",")) >= least for word in words]
    calm = [word.title() if is_loud else word for word, is_loud in zip(words, loud, strict=True)]
    if not loud[0] or any(word.endswith(",") for word in words):
        return calm
    family = loud.index(False) if False in loud else 0
    return calm[family:] + calm[:family]


def _with_suffix(family: str, given: str, suffix: str) -> Name:
    if _SUFFIX.fullmatch(given) and not suffix:  # `Martin Luther King, Jr.`
        straight = named(family)
        return Name(straight.family, straight.given, given)
    return Name(family, given, suffix) if family and given else Name(family or given)


def _is_body(text: str, words: list[str], source: str) -> bool:
    folded = text.casefold()
    return (
        is_agency(text)
        or folded == source.casefold()
        or folded.startswith("the ")
        or not _BODIES.isdisjoint(word.strip(".,").removesuffix("’s").removesuffix("'s") for word in folded.split())
        or any(letter.isdigit() or letter in "/&@|" for letter in text)
        or any(word in ("and", "of", "for", "и", "для") for word in words)
        or _WITHOUT_CASE.search(text) is not None
    )
