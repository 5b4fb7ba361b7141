"""Find names in Cyrillic: Russian first, with Belarusian and Ukrainian as far as they share its ways.

Common nouns stand in small letters there, so that a capital says more than in English and a role before a
name is a small word. Nothing here remembers another passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csto_tui.entities.cyrillic_heads import (
    adjective_organization,
    document,
    event,
    is_role,
    organization,
    place,
    quotation,
)
from csto_tui.entities.findings import Finding
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.lexicon import given_name, section
from csto_tui.entities.patronymics import is_address
from csto_tui.entities.run import Run, read
from csto_tui.entities.stems import is_cyrillic, stem
from csto_tui.entities.words import Word, is_joined
from csto_tui.model.entity import EntityKind

__all__ = ["cyrillic_names"]

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|енк[оау]|[чщ]ук|ц?ев[иі]ч|ян|дзе|швили|[оеё]в(?:а|у|ым|е|ой)|"
    r"[иы]н(?:а|у|ым|е|ой)|ёнак|онак)$"
)
_PLURAL = re.compile(r"(?:[оеё]в|[иы]н|ск)(?:ых|их|ы|ые|ие)$")
_LOCATIVE = re.compile(r"(?:[^о][еіи]|[ао])$")
_ABSTRACT = re.compile(r"(?:ции|ости)$")
_VERB = re.compile(r".{3,}(?:л[аои]сь|лся|[еёия]тся|[ую]тся)$")
_OF_TWO_LANDS = re.compile(r"о-.*[сц]к(?:ие|их|им|ими|ая|ой|ую|ое|ого|ому|ом|ий)$")
"""“Российско-белорусские” begins a headline; surnames of two parts have other joints."""


def cyrillic_names(words: Sequence[Word], start: int, end: int, is_shouted: bool) -> list[Finding]:
    """Return the names in one run of capitalised words; `is_shouted` says that the passage is all in
    capitals.
    """
    return read(Run(words, start, end, is_shouted), _RULES)


def _known(run: Run) -> bool:
    match = known_at(run.words, run.at)
    if match is None:
        return False
    end, name = match
    following = run.word(end)
    is_given = len(name.keys) == 1 and given_name(run.here.text) is not None
    if is_given and following is not None and following.is_capital and is_joined(run.words[end - 1]):
        return False
    return run.take(end, name.kind, f"gazetteer: {name.canonical}")


def _person(run: Run) -> bool:
    first = run.here
    if not first.is_initial and any(first.low in section(name) for name in ("common", "month", "cyrillic-head")):
        return False
    if (is_role(first.low) and run.at + 1 < run.end) or _is_lead(run) or _OF_TWO_LANDS.search(first.low):
        return False
    end = _end_of_person(run)
    words = run.words[run.at : end]
    if any(word.is_acronym for word in words) and not run.is_shouted:
        return False
    if len(words) > 1 and any(word.is_initial or given_name(word.text) is not None for word in words):
        return run.take(end, PERSON, "given name")
    before = run.before
    if before is not None and is_joined(before) and is_role(before.low):
        return run.take(end, PERSON, "title")
    if len(words) == 2 and _SURNAME.match(words[1].low) and not first.is_first:
        return run.take(end, PERSON, "surname")
    return False


def _end_of_person(run: Run) -> int:
    end = run.at + 1
    while end < run.end and end < run.at + 4:
        word = run.words[end]
        is_other = known_at(run.words, end) is not None and not _SURNAME.match(word.low)
        is_none = word.low in section("common") or _VERB.search(word.low) or _OF_TWO_LANDS.search(word.low)
        if is_none or is_other or _begins_another(run, end):
            break
        end += 1
    return end


def _is_lead(run: Run) -> bool:
    """Tell whether a plain word that begins a sentence stands before a full name: “Однажды Александр Иванович”."""
    if not run.here.is_first or run.end < run.at + 3 or _SURNAME.match(run.here.low) or given_name(run.here.text):
        return False
    return given_name(run.words[run.at + 1].text) is not None and not run.here.is_initial


def _begins_another(run: Run, index: int) -> bool:
    """Tell whether a second person begins: “Светланой Чупшевой | Владимир Путин”, “Труфановых | Владимир Путин”."""
    first, last, word = run.here, run.words[index - 1], run.words[index]
    if stem(word.text) == stem(last.text) or _is_whole(run.words[run.at : index]):
        return True
    if given_name(word.text) is None:
        return False
    is_complete = index > run.at + 1 and given_name(first.text) is not None and given_name(last.text) is None
    return is_complete or _PLURAL.search(last.low) is not None


def _is_whole(words: Sequence[Word]) -> bool:
    """Tell whether words are a surname, a given name and a patronymic, in either order: “Лукашенко Александр
    Григорьевич”.
    """
    if len(words) != 3:
        return False
    return is_address(f"{words[0].text} {words[1].text}") or (
        given_name(words[0].text) is None and is_address(f"{words[1].text} {words[2].text}")
    )


def _single(run: Run) -> bool:
    word = run.here
    if word.low in section("common") or word.low in section("month"):
        return False
    if word.is_acronym and not run.is_shouted:
        is_name = word.low not in section("not-acronym") and len(word.text) <= 6 and "." not in word.text
        return is_name and run.take(run.at + 1, ORGANIZATION, "acronym")
    if _is_speaking(run) and not word.is_first:
        return run.take(run.at + 1, PERSON, "speech")
    return _is_placed(run) and run.take(run.at + 1, PLACE, f"“{run.words[run.at - 1].low}”")


def _is_placed(run: Run) -> bool:
    """Tell whether “in”, “from” or “near” stands before a word in a fitting case."""
    word, before = run.here, run.before
    if before is None or before.low not in ("в", "у", "ў", "из", "под") or before.gap != " " or run.is_shouted:
        return False
    is_case = _LOCATIVE.search(word.low) is not None and _ABSTRACT.search(word.low) is None
    return is_case and is_cyrillic(word.text)


def _is_speaking(run: Run) -> bool:
    after, before = run.word(run.at + 1), run.before
    if after is not None and after.low in section("speech") and run.here.gap == " ":
        return True
    return before is not None and before.low in section("speech") and before.gap == " "


_RULES = (quotation, organization, adjective_organization, document, event, place, _known, _person, _single)
