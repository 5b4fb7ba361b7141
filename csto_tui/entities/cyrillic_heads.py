"""Take organizations, places, documents and events by a common noun in their name, in Cyrillic: “Министерство обороны”,
“Калининградская область”, “Договор о коллективной безопасности”, “Афганская война”.

Nothing here finds people.
"""

from __future__ import annotations

import re
from functools import cache

from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.lexicon import given_name, known_names, section
from csto_tui.entities.run import Run
from csto_tui.entities.stems import stem
from csto_tui.entities.words import is_joined
from csto_tui.model.entity import EntityKind

__all__ = ["adjective_organization", "document", "event", "is_role", "organization", "place", "quotation"]

PLACE, ORGANIZATION = EntityKind.PLACE, EntityKind.ORGANIZATION
DOCUMENT, EVENT = EntityKind.DOCUMENT, EntityKind.EVENT
_GENITIVE = re.compile(
    r".{2,}(?:ого|его|ых|их|ой|ей|ии|ия|ости|тв|тва|ства|ния|ений|дел|прав|труда|спорта|[кндтлрсзвгм][аы]|ин|ен|ок|ек|ов|ев|ёв|[аы]й|ай|яў)$"
)
_SUBJECT = re.compile(r".{2,}(?:ой|ей|ых|их|ом|ем|ии|ости|ах|ях|[бвгдзклмнпрстфхц]е|ия|ния|[аы])$")
_ADJECTIVE = re.compile(r"(?:[сц]к|н|ов|ев)(?:ая|ой|ую|ий|ого|ому|им|ом|ое|ый|ым|ая|ай|ие|их|ими|ые|ых|ыми)$")
_LONG_ADJECTIVE = re.compile(r"(?:ая|ой|ую|ый|ий|ого|ому|ым|им|ом|ое|ай|ые|ых|ыми)$")
_LINKS = frozenset(("и", "по", "о", "об", "в", "для", "на", "при", "і", "па", "аб"))
_OPEN_LINKS = frozenset(("и", "і", "по", "о", "об", "па", "аб"))
_ABOUT = frozenset(("о", "об", "аб"))
_OPENING = '«“„"'
_CLOSING = re.compile(r"[\s—–-]*(?:(?:19|20)\d\d)?\s*[»”“\"]")
_LONGEST_QUOTATION, _LONGEST_EVENT = 4, 6


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(stem, section(name)))


def is_role(word: str) -> bool:
    """Tell whether a word is an office or a trade, in any case."""
    return stem(word) in _stems("cyrillic-role")


# -- organizations and places ----------------------------------------------------------------------------------


def quotation(run: Run) -> bool:
    """Take «…» after a word such as “company” or “drill”."""
    before = run.before
    if before is None or before.gap.strip() not in tuple(_OPENING):
        return False
    is_event = stem(before.text) in _stems("cyrillic-quoted-event")
    if not is_event and stem(before.text) not in _stems("cyrillic-quoted"):
        return False
    end, limit = run.at, run.at + (_LONGEST_EVENT if is_event else _LONGEST_QUOTATION)
    while end < len(run.words) and end < limit and not _CLOSING.match(run.words[end].gap):
        if not (is_event or is_joined(run.words[end])) or "\n" in run.words[end].gap:
            return False
        end += 1
    is_closed = end < min(limit + 1, len(run.words)) and _CLOSING.match(run.words[end].gap) is not None
    return is_closed and run.take(end + 1, EVENT if is_event else ORGANIZATION, f"“{before.text}”")


def organization(run: Run) -> bool:
    """Take a head with what follows it in the genitive: “Министерство иностранных дел”."""
    if run.here.low not in section("cyrillic-head"):
        return False
    end = run.at + 1
    while end < len(run.words) and end < run.at + 7 and is_joined(run.words[end - 1]) and _goes_on(run, end):
        end += 1
    known = known_at(run.words, run.at)
    is_longest = end > run.at + 1 and (known is None or known[0] < end)
    return is_longest and run.take(end, ORGANIZATION, f"“{run.here.text}”")


def _goes_on(run: Run, index: int) -> bool:
    word, following = run.words[index], run.word(index + 1)
    if word.low in _LINKS:
        return word.low in _OPEN_LINKS and following is not None and _GENITIVE.match(following.low) is not None
    is_other = is_role(word.low) or given_name(word.text) is not None
    return not is_other and (word.is_capital or _GENITIVE.match(word.low) is not None)


def adjective_organization(run: Run) -> bool:
    """Take a capitalised adjective with a head after it, and the state: “Вооружённые Силы Белоруссии”."""
    word, following = run.here, run.word(run.at + 1)
    if following is None or not is_joined(word) or not _LONG_ADJECTIVE.search(word.low):
        return False
    is_named = following.low in section("cyrillic-head") and known_at(run.words, run.at) is None
    state = known_at(run.words, run.at + 2) if run.at + 2 < len(run.words) and is_joined(following) else None
    end = state[0] if state is not None and state[1].kind is PLACE else run.at + 2
    return is_named and not word.low.startswith("эт") and run.take(end, ORGANIZATION, f"“{following.text}”")


def place(run: Run) -> bool:
    """Take an adjective with a word such as “oblast” after it."""
    word, following = run.here, run.word(run.at + 1)
    if following is None or not is_joined(word) or (word.is_first and word.low in section("common")):
        return False
    is_named = following.low in section("cyrillic-place") and _ADJECTIVE.search(word.low) is not None
    return is_named and not is_role(word.low) and run.take(run.at + 2, PLACE, f"“{following.text}”")


# -- documents and events --------------------------------------------------------------------------------------


def document(run: Run) -> bool:
    """Take “Договор о …”, “Конституция Таджикистана”, “Хельсинкский заключительный акт”."""
    if stem(run.here.text) in _stems("cyrillic-document"):
        known = known_at(run.words, run.at)
        end = max(_subject(run), _owner(run))
        is_longer = end > run.at + 1 and (known is None or known[0] < end)
        return is_longer and run.take(end, DOCUMENT, f"“{run.here.text}”")
    return _by_adjectives(run, "cyrillic-document", DOCUMENT)


def _subject(run: Run) -> int:
    """Return the index after “о коллективной безопасности”."""
    end = run.at + 1
    if end >= len(run.words) or run.words[end].low not in _ABOUT or not is_joined(run.here):
        return end
    end += 1
    while end < min(len(run.words), run.at + 6) and is_joined(run.words[end - 1]):
        if run.words[end].low in _LINKS or not _SUBJECT.match(run.words[end].low):
            break
        end += 1
    return end if end > run.at + 2 else run.at + 1


def _owner(run: Run) -> int:
    """Return the index after the state or organization to which the document belongs."""
    is_own = stem(run.here.text) in _stems("cyrillic-own-document") and is_joined(run.here)
    match = known_at(run.words, run.at + 1) if is_own and run.at + 1 < len(run.words) else None
    return match[0] if match is not None else run.at + 1


def event(run: Run) -> bool:
    """Take “Афганская война”, “Душанбинский экономический форум”."""
    return _by_adjectives(run, "cyrillic-event", EVENT)


def _by_adjectives(run: Run, heads: str, kind: EntityKind) -> bool:
    """Take a capitalised adjective that names (no people, no plain word), others after it, and the noun."""
    end = run.at
    while end < min(len(run.words) - 1, run.at + 3) and is_joined(run.words[end]):
        if not _ADJECTIVE.search(run.words[end].low) and end > run.at:
            return False
        end += 1
        if stem(run.words[end].text) in _stems(heads):
            known = known_at(run.words, run.at)
            is_longest = known is None or known[0] <= end
            return is_longest and _names(run, end) and run.take(end + 1, kind, f"“{run.words[end].text}”")
    return False


def _names(run: Run, head: int) -> bool:
    first, key = run.here, stem(run.here.text)
    if not _ADJECTIVE.search(first.low) or key in _stems("cyrillic-people") or first.low in section("common"):
        return False
    is_of_a_place = any(
        len(name.keys) == 1 for size in range(4, len(key)) for name in known_names().get(key[:size], ())
    )
    return is_of_a_place or (not first.is_first and (key not in _stems("cyrillic-plain") or head > run.at + 1))
