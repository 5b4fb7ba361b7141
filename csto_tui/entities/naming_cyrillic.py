"""Titles and epithets beside a name in Cyrillic letters, by the rules of Russian and Belarusian.

Precision over recall: a phrase needs a word that says what somebody is. Nothing here looks at a bare name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from csto_tui.entities.lexicon import section
from csto_tui.entities.naming_units import Unit
from csto_tui.entities.stems import stem
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span

__all__ = ["cyrillic_epithet", "cyrillic_title"]

_ROLES = (
    "историк ветеран инженер врач учитель водитель житель пенсионер основатель владелец хозяин наследник преемник "
    "оппозиционер соратник архитектор юрист космонавт врио аташе пресс-секретарь гражданин вождь "
    "гісторык ветэран інжынер настаўнік жыхар уладальнік лідар спецыяліст эксперт"
).split()
_BODIES = (
    "организация альянс блок союз объединение структура группа компания агентство газета партия банк движение "
    "арганізацыя альянс саюз"
).split()
_LANDS = "страна республика столица город государство регион остров краіна сталіца горад дзяржава".split()
_PREPOSITIONS = frozenset(
    "в во на с со к ко у от до за из по о об при для над под между через без про и или но а что как "
    "ў са да ад аб пра пры праз паміж альбо".split()
)
_PRONOUNS = frozenset(
    "его её ее их он она они это этот эта эти который которая которые яго яе іх ён яна яны гэты".split()
)
_ADJECTIVE = re.compile(
    r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ая|яя|ую|юю|ые|ие|ых|их|ыми|ими|ага|яга|аму|яму|ыя|ія|ы|і)$"
)
_VERB = re.compile(r"(?:[аиояуы]л|[аияуы]л[аи]|лся|лась|лись|[аяуюи]ет|[аяую]ют|ится|ются|ўся|[аіыяу]ў|[аіыя]л[аі])$")
_EDGE = re.compile(r"[,.;:)–—\n]|$")
_LONGEST = 10


@cache
def _stems(kind: EntityKind | None) -> frozenset[str]:
    if kind is EntityKind.PERSON:
        return frozenset(map(stem, (*section("cyrillic-role"), *_ROLES)))
    return frozenset(map(stem, _LANDS if kind is EntityKind.PLACE else _BODIES))


def cyrillic_title(units: Sequence[Unit], at: int) -> Span | None:
    """Return what stands before the name `units[at]` and belongs to it, or None: a place is only said to be of it
    (“столица Белоруссии”).
    """
    if units[at].kind is EntityKind.PLACE:
        return None
    start, heads = at, []
    while start and at - start < _LONGEST and units[start - 1].is_joined and _may_belong(units[start - 1]):
        start -= 1
        if _is_head(units[start], units[at].kind):
            heads.append(start)
    if not heads:
        return None
    begin = heads[-1]
    while begin > start and _is_adjective(units[begin - 1]):
        begin -= 1
    return Span(units[begin].start, units[at - 1].end)


def cyrillic_epithet(units: Sequence[Unit], at: int) -> Span | None:
    """Return what is set beside the name `units[at]`, after a comma or a dash, or None."""
    if at + 1 >= len(units) or units[at].gap.strip() not in (",", "("):
        return None
    end = at + 1
    while end < len(units) and end - at <= _LONGEST and _may_belong(units[end]):
        end += 1
        if not units[end - 1].gap.isspace():
            break
    phrase = units[at + 1 : end]
    if not phrase or phrase[-1].gap.isspace() or not _EDGE.match(phrase[-1].gap.strip()):
        return None
    head = next((n for n, unit in enumerate(phrase) if _is_head(unit, units[at].kind)), None)
    if head is None or not all(map(_is_adjective, phrase[:head])):
        return None
    return Span(phrase[0].start, phrase[-1].end)


def _may_belong(unit: Unit) -> bool:
    if unit.kind is not None:
        return unit.kind is not EntityKind.PERSON
    if unit.low in _PREPOSITIONS or unit.low in _PRONOUNS or unit.low in section("speech"):
        return False
    return not (_VERB.search(unit.low) and not unit.is_capital)


def _is_adjective(unit: Unit) -> bool:
    return unit.kind is None and len(unit.low) > 4 and bool(_ADJECTIVE.search(unit.low)) and _may_belong(unit)


def _is_head(unit: Unit, kind: EntityKind | None) -> bool:
    return unit.kind is None and stem(unit.low) in _stems(kind)
