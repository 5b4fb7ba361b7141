"""Titles and epithets beside a name in Latin letters, by the rules of English.

Precision over recall: a phrase needs a word that says what somebody is. Nothing here looks at a bare name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csto_tui.entities.lexicon import demonyms, section
from csto_tui.entities.naming_units import Unit
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span

__all__ = ["latin_epithet", "latin_title"]

_DETERMINERS = frozenset("the a an his her its their our my this".split())
_PREPOSITIONS = frozenset("of for at in from on with to by under over as into about against between near".split())
_STOPS = frozenset(
    "who whose whom which where when that and or but is are was were has have had will would could should may might "
    "said says told asked not also he she it they i we you".split()
)
# Words of titles that say of whom or since when, but not what somebody is.
_NO_HEADS = frozenset(
    "prime foreign defense defence interior finance economy justice health trade transport infrastructure energy "
    "education culture labour labor agriculture vice late former acting staff state named opposition".split()
)
_THINGS = frozenset(
    "bloc alliance organization organisation grouping group body union pact company firm agency newspaper daily weekly "
    "party bank ministry network channel broadcaster movement military association region republic country nation "
    "capital city town village state neighbour neighbor port province island exclave enclave".split()
)
_MORE = frozenset("managing senior junior lead assistant associate external honorary interim incoming outgoing".split())
_ADJECTIVE = re.compile(r"(?:ian|ical|ic|ous|ive|ful|less|ist|able|ible|ary)$|-")
_BESIDE = frozenset(", (")
_EDGE = re.compile(r"[,.;:()<>–—\n]|$")
_LONGEST_TITLE, _LONGEST_BEFORE, _LONGEST_EPITHET = 9, 8, 12


def latin_title(units: Sequence[Unit], at: int) -> Span | None:
    """Return what stands before the name `units[at]` and belongs to it, or None."""
    start = _title_start(units, at, at)
    if start is None:
        start = _of_start(units, at)
    if start is None:
        return None
    while start and units[start - 1].is_joined and _is_adjective(units[start - 1]):
        start -= 1
    last = units[at - 1]
    return Span(units[start].start, last.end + last.is_abbreviated)


def latin_epithet(units: Sequence[Unit], at: int) -> Span | None:
    """Return what is set beside the name `units[at]`, between commas, after it or else before it, or None."""
    return _after(units, at) or _before(units, at)


def _title_start(units: Sequence[Unit], end: int, name: int) -> int | None:
    """Return where the words of a title begin that end before unit `end`; None where none of them is a head."""
    at, has_head = end, False
    while at and end - at < _LONGEST_TITLE and units[at - 1].is_joined:
        unit = units[at - 1]
        if unit.kind in (EntityKind.PLACE, EntityKind.ORGANIZATION):
            if not has_head or _is_where(units, at - 1):
                break
        elif unit.is_possessive or not (_is_title(unit) or _is_people(unit) or unit.low in _MORE):
            break
        has_head = has_head or _is_head(unit, units[name].kind)
        at -= 1
    return at if has_head else None


def _is_where(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a name says where something happened: “in Minsk President …”."""
    unit = units[at]
    is_place = unit.kind is EntityKind.PLACE and not unit.is_possessive
    return is_place and at > 0 and units[at - 1].low in section("locative")


def _of_start(units: Sequence[Unit], at: int) -> int | None:
    """Return where a title begins that says of what: “President of Belarus”, “Secretary of the Council of Europe”."""
    end = at
    while end and at - end < _LONGEST_TITLE and units[end - 1].is_joined:
        unit = units[end - 1]
        if unit.kind not in (EntityKind.PLACE, EntityKind.ORGANIZATION) and not (unit.is_capital and unit.kind is None):
            return None
        end -= 1
        if end and units[end - 1].low == "the":
            end -= 1
        if not end or units[end - 1].low not in ("of", "for"):
            return None
        end -= 1
        start = _title_start(units, end, at)
        if start is not None:
            return start
    return None


def _after(units: Sequence[Unit], at: int) -> Span | None:
    if at + 1 >= len(units) or units[at].gap.strip() not in _BESIDE or units[at].is_possessive:
        return None
    end = at + 1
    while end < len(units) and end - at <= _LONGEST_EPITHET and not _is_cut(units[end]):
        end += 1
        if _EDGE.match(units[end - 1].gap.strip()) and not units[end - 1].gap.isspace():
            break
    phrase = units[at + 1 : end]
    is_closed = end < len(units) and units[end].low in _STOPS and units[end].low.startswith("who")
    if not phrase or not (is_closed or not phrase[-1].gap.isspace()) or not _says_what(phrase, units[at].kind):
        return None
    return Span(phrase[0].start, phrase[-1].end)


def _before(units: Sequence[Unit], at: int) -> Span | None:
    if not at or units[at - 1].gap.strip() != "," or not _EDGE.match(units[at].gap.strip()) or units[at].gap.isspace():
        return None
    start = at - 1
    while start and at - start < _LONGEST_BEFORE and _goes_back(units[start - 1], units[start]):
        start -= 1
    if not _says_what(units[start:at], units[at].kind, is_before=True):
        return None
    return Span(units[start].start, units[at - 1].end)


def _goes_back(unit: Unit, following: Unit) -> bool:
    """Tell whether a phrase that begins with the following unit may begin with this one."""
    if following.low in _DETERMINERS or not unit.is_joined or unit.low in (_PREPOSITIONS - {"of"}) | _STOPS:
        return False
    is_name = unit.is_capital and unit.kind is None
    return not is_name or _is_people(unit) or _is_title(unit) or unit.low in _DETERMINERS


def _is_cut(unit: Unit) -> bool:
    return unit.low in _STOPS or unit.low in section("speech") or unit.kind is EntityKind.PERSON


def _says_what(phrase: Sequence[Unit], kind: EntityKind | None, *, is_before: bool = False) -> bool:
    """Tell whether a phrase says what somebody is: a word for it before any preposition, and a beginning that fits."""
    core = [unit for unit in phrase[: _first_preposition(phrase)] if unit.kind is None]
    first = phrase[0]
    is_begun = first.low in _DETERMINERS or _is_title(first) or _is_people(first) or _is_direction(first)
    is_begun = is_begun or first.is_possessive or (first.kind is EntityKind.ORGANIZATION and len(phrase) > 1)
    has_head = any(_is_head(unit, kind) for unit in core)
    is_counted = first.low in ("a", "an") and 1 < len(core) <= 5 and not any(unit.is_capital for unit in core[1:])
    if any(unit.kind is EntityKind.PERSON for unit in phrase):
        return False
    is_plain = not any(unit.low in section("common") for unit in core[1:])
    return bool(core) and is_begun and (has_head or (is_counted and is_plain and not is_before))


def _first_preposition(phrase: Sequence[Unit]) -> int:
    return next((n for n, unit in enumerate(phrase) if unit.low in _PREPOSITIONS), len(phrase))


def _is_title(unit: Unit) -> bool:
    return unit.kind is None and (unit.low in section("title") or unit.low in section("role"))


def _is_people(unit: Unit) -> bool:
    return unit.kind is None and unit.low in demonyms()


def _is_direction(unit: Unit) -> bool:
    return unit.kind is None and unit.low in section("direction")


def _is_adjective(unit: Unit) -> bool:
    if unit.kind is not None or unit.is_capital or unit.is_possessive:
        return False
    return bool(_ADJECTIVE.search(unit.low)) and unit.low not in section("common")


def _is_head(unit: Unit, kind: EntityKind | None) -> bool:
    if kind is EntityKind.PERSON:
        return _is_title(unit) and unit.low not in _NO_HEADS
    return unit.kind is None and unit.low in _THINGS
