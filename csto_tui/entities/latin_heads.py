"""Take organizations, places, documents and events by a common noun in their name: “Asian Development Bank”, “Lake
Orren”, “Budapest Memorandum”, “Munich Security Conference”.

Rules of this project, for Latin script. Nothing here finds people.
"""

from __future__ import annotations

import re

from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.lexicon import demonyms, is_city, section
from csto_tui.entities.organization_tail import tail_of
from csto_tui.entities.run import Run
from csto_tui.entities.words import Word, is_joined, is_minor
from csto_tui.model.entity import EntityKind

__all__ = ["document", "event", "is_opening", "organization", "partnership", "place"]

PLACE, ORGANIZATION = EntityKind.PLACE, EntityKind.ORGANIZATION
DOCUMENT, EVENT = EntityKind.DOCUMENT, EntityKind.EVENT
_DATED = re.compile(r"[^\W\d_]{3,}-(?:19|20)\d\d")
_LONGEST = 7
_DOCUMENT_LINKS = frozenset(("of", "on", "for", "to", "against", "between"))
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_NUMERALS = frozenset(("i", "ii", "iii"))


def is_opening(word: Word) -> bool:
    """Tell whether a capitalised word cannot begin a person's name: a common word or a title."""
    return is_minor(word) or word.low in section("title")


def _may_open(word: Word) -> bool:
    """Tell whether a common word may begin a longer name: “World Boxing Council”, “Labour Department”."""
    return word.low in section("opening") or word.low in section("weak-opening") or word.low in section("generic")


def _is_closed(word: Word) -> bool:
    return is_opening(word) and not _may_open(word)


# -- organizations ---------------------------------------------------------------------------------------------


def organization(run: Run) -> bool:
    """Take an organization by its head, the last one in its stretch: “Batken Border Trade Association”."""
    first = run.here
    if _is_closed(first) or first.low in section("month"):
        return False
    limit = run.at
    while limit < run.end and not _is_barrier(run.words[limit]):
        limit += 1
    known = known_at(run.words, run.at)
    for head in reversed([i for i in range(run.at, limit) if _is_head(run, i)]):
        end = tail_of(run.words, head + 1) if head + 1 == run.end else head + 1
        if end == head + 1 and (head == run.at or _is_bare(run, head)):
            continue
        if known is not None and known[0] >= end:
            return False
        return run.take(end, ORGANIZATION, f"“{run.words[head].text}”")
    if known is None and limit > run.at + 1 and first.low in section("before-organization"):
        return not is_opening(run.words[run.at + 1]) and run.take(run.at + 2, ORGANIZATION, f"“{first.text}”")
    return known is not None and _team(run, known[0])


def _team(run: Run, after: int) -> bool:
    """Take a city with a capitalised plural after it: “Bradford Bulls”."""
    name = run.words[after] if after < run.end and _is_city(run, run.at) and is_joined(run.words[after - 1]) else None
    if name is None or after + 1 != run.end or not name.low.endswith("s") or name.is_acronym or len(name.text) < 4:
        return False
    is_other = (
        is_opening(name) or name.low in section("place") or name.low in section("event") or known_at(run.words, after)
    )
    return not is_other and name.low not in demonyms() and run.take(after + 1, ORGANIZATION, "team")


def _is_barrier(word: Word) -> bool:
    """Tell whether no organization's name goes over a word: a title, but for “Foreign” and the like, or a month."""
    return word.low in section("month") or (word.low in section("title") and word.low not in section("generic"))


def _is_head(run: Run, index: int) -> bool:
    word = run.words[index]
    if word.low not in section("organization"):
        return False
    if word.is_acronym and not run.is_shouted:
        return word.low in section("legal") and index > run.at
    return not (index > run.at and known_at(run.words, index))


def _is_bare(run: Run, head: int) -> bool:
    """Tell whether too little stands before the head: small words, “First”, a demonym before a common noun."""
    before = run.words[run.at : head]
    if any(word.low in section("generic") and word.low in section("title") for word in before):
        return False  # a portfolio: “Labour Department”
    if all(is_minor(word) or word.low in section("weak-opening") or word.low in section("legal") for word in before):
        return not any(word.low in section("opening") for word in before)
    return all(word.low in demonyms() for word in before) and run.words[head].low in section("common")


def partnership(run: Run) -> bool:
    """Take a firm with an ampersand in it: “Nilsson & Berg”, “Edward D. Jones & Co”."""
    if is_opening(run.here) and not _may_open(run.here):
        return False
    for index in range(run.at, min(run.end - 1, run.at + 4)):
        if run.words[index].gap.strip() == "&":
            end = index + 2
            while end < run.end and run.words[end].low in section("organization"):
                end += 1
            return run.take(end, ORGANIZATION, "ampersand")
    return False


# -- places ----------------------------------------------------------------------------------------------------


def place(run: Run) -> bool:
    """Take a place by what it is: “Lake Orren”, “Karmel Valley”."""
    first = run.here
    known = known_at(run.words, run.at)
    is_lone_demonym = first.low in demonyms() and run.at + 1 >= run.end
    if is_opening(first) or is_lone_demonym or (known is not None and len(known[1].keys) > 1):
        return False
    if first.low in section("before-place") and run.at + 1 < run.end and not is_minor(run.words[run.at + 1]):
        return run.take(run.at + 2, PLACE, f"“{first.text}”")
    for head in _heads(run, "place"):
        between = run.words[run.at : head]
        if not any(word.low in demonyms() for word in between) and not _is_known_all_through(run, head):
            return run.take(head + 1, PLACE, f"“{run.words[head].text}”")
    return False


def _heads(run: Run, name: str) -> list[int]:
    """Return where in the run, after its first word and before any title, nouns of a section stand."""
    found = []
    for index in range(run.at + 1, min(run.end, run.at + _LONGEST)):
        low = run.words[index].low
        if low in section("title") and low not in section("generic"):
            break
        if low in section(name):
            found.append(index)
    return found


def _is_known_all_through(run: Run, head: int) -> bool:
    """Tell whether the words before a head are names of their own, or small: “CSTO Summit”."""
    return all(known_at(run.words, i) or is_minor(run.words[i]) for i in range(run.at, head))


def _is_city(run: Run, index: int) -> bool:
    match = known_at(run.words, index)
    return match is not None and match[1].kind is PLACE and is_city(match[1].canonical)


# -- documents -------------------------------------------------------------------------------------------------


def document(run: Run) -> bool:
    """Take a treaty or the like: “Budapest Memorandum”, “Convention on Trans-border Co-operation”, “Oslo accords”."""
    first = run.here
    if first.low in section("document"):
        end = _document_tail(run, run.at + 1)
        return end > run.at + 1 and run.take(end, DOCUMENT, f"“{first.text}”")
    if _is_closed(first) or first.low in section("month") or run.is_shouted:
        return False
    for head in _heads(run, "document"):
        between = run.words[run.at : head]
        is_named = not all(is_opening(word) or word.low in demonyms() for word in between)
        is_loose = run.words[head].low in section("loose-document") and _is_known_all_through(run, head)
        end = _document_tail(run, head + 1)
        if (end > head + 1 or (is_named and not is_loose)) and not _goes_on_as_organization(run, head):
            return run.take(end, DOCUMENT, f"“{run.words[head].text}”")
    return _small_document(run)


def _goes_on_as_organization(run: Run, head: int) -> bool:
    known = known_at(run.words, run.at)
    return known is not None and known[0] > head + 1


def _document_tail(run: Run, end: int) -> int:
    if end < run.end and run.words[end - 1].low == "measures":
        end = run.end
    return tail_of(run.words, end, _DOCUMENT_LINKS) if end == run.end else end


def _small_document(run: Run) -> bool:
    """Take a city with a small noun after it: “Minsk agreements”."""
    match = known_at(run.words, run.at)
    if match is None or not _is_city(run, run.at) or not is_joined(run.words[match[0] - 1]):
        return False
    noun = run.word(match[0])
    is_document = noun is not None and noun.low in section("small-document")
    return is_document and run.take(match[0] + 1, DOCUMENT, f"“{run.words[match[0]].text}”")


# -- events ----------------------------------------------------------------------------------------------------


def event(run: Run) -> bool:
    """Take a war, a forum, a drill or the like: “Gulf War”, “Zapad-2009”, “Operation Desert Storm”."""
    first = run.here
    if _DATED.fullmatch(first.text):
        return run.take(run.at + 1, EVENT, "year")
    if first.low in section("before-event") and run.at + 1 < run.end and not is_minor(run.words[run.at + 1]):
        return run.take(run.end, EVENT, f"“{first.text}”")
    if _is_closed(first) or first.low in section("month") or run.is_shouted:
        return False
    if _YEAR.match(run.words[run.end - 1].gap) and run.end > run.at + 1 and _is_drill(run):
        return run.take(run.end, EVENT, "drill")
    for head in _heads(run, "event"):
        if _is_event(run, head):
            end = head + 1
            if end < run.end and run.words[end].low in _NUMERALS:
                end += 1
            return run.take(end, EVENT, f"“{run.words[head].text}”")
    return False


def _is_drill(run: Run) -> bool:
    """Tell whether a word such as “exercise” stands near."""
    around = (*run.words[max(0, run.at - 3) : run.at], *run.words[run.end : run.end + 3])
    return any(word.low in section("drill") for word in around)


def _is_event(run: Run, head: int) -> bool:
    """Tell whether the words before a head name an event: contests and wars go by peoples too, meetings do not."""
    between, low = run.words[run.at : head], run.words[head].low
    known = known_at(run.words, run.at)
    is_office = head + 1 < run.end and run.words[head + 1].low in section("title")
    if is_office or (known is not None and known[0] > head):
        return False
    if low in section("contest"):
        return any(not is_minor(word) or word.low in section("opening") for word in between)
    if all(is_opening(word) or word.low in demonyms() for word in between):
        return False
    return _is_city(run, run.at) or not _is_known_all_through(run, head)
