"""Find names in Latin script by capitals, titles, gazetteers and cues: English first, with what other
languages share.

Rules of this project; they look at one passage. Nothing here remembers another passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from csto_tui.entities.findings import Finding
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.latin_heads import document, event, is_opening, organization, partnership, place
from csto_tui.entities.lexicon import Name, demonyms, given_name, section
from csto_tui.entities.run import Run, read
from csto_tui.entities.words import Word, is_joined, is_minor
from csto_tui.model.entity import EntityKind

__all__ = ["latin_names"]

_SURNAME = re.compile(
    r".{2,}(?:ov|ev|ova|eva|enko|enka|chuk|sky|ski|skaya|skiy|yan|ian|adze|dze|shvili|ich|wicz|oğlu|oglu|escu|poulos|opoulos|"
    r"bayev|baev|zade|stein|berg|mann|sson|ssen|nsen)$"
)
_COMPANY = re.compile(r".{3,}(?:bank|corp|soft|tech|telecom|prom|neft|gaz|gas|media|invest|oil)$")
_ROMAN = re.compile(r"[XVI]+")
_AGE = re.compile(r",\s\d\d,")
PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def latin_names(words: Sequence[Word], start: int, end: int, is_shouted: bool) -> list[Finding]:
    """Return the names in one run of capitalised words; `is_shouted` says that the passage is all in
    capitals.
    """
    return read(Run(words, start, end, is_shouted), _RULES)


def _role(run: Run) -> bool:
    """Pass a role over that is written as a title: “Investor Martin Sosnoff”."""
    following = run.words[run.at + 1] if run.at + 1 < run.end else None
    if run.here.low not in section("role") or following is None or given_name(following.text) is None:
        return False
    run.has_title = True
    run.at += 1
    return True


def _pass(run: Run) -> bool:
    """Pass a word over; remember whether it is a title."""
    low = run.here.low
    is_title = low in section("title") and low not in ("st", "saint")
    run.has_title = is_title or (run.has_title and is_minor(run.here))
    run.at += 1
    return True


# -- gazetteer -------------------------------------------------------------------------------------------------


def _known(run: Run) -> bool:
    match = known_at(run.words, run.at)
    if match is None:
        return False
    end, name = match
    if len(name.keys) == 1 and _is_rather_person(run, end, name):
        return False
    following = run.words[end] if end < run.end else None
    if (
        name.kind is PLACE
        and following is not None
        and following.low in section("place")
        and is_joined(run.words[end - 1])
    ):
        return run.take(end + 1, PLACE, f"“{following.text}”")
    return run.take(end, name.kind, f"gazetteer: {name.canonical}")


def _is_rather_person(run: Run, end: int, name: Name) -> bool:
    if name.kind is not PLACE or end >= run.end or not is_joined(run.words[end - 1]):
        return False
    following = run.words[end]
    is_open = not is_opening(following) and following.low not in section("place") and known_at(run.words, end) is None
    return is_open and (given_name(run.here.text) is not None or run.has_title) and not following.is_acronym


# -- people ----------------------------------------------------------------------------------------------------


def _person(run: Run) -> bool:
    first = run.here
    if is_opening(first) or first.low in demonyms() or (first.low in section("month") and not run.has_title):
        return False
    end = _end_of_person(run)
    length = end - run.at
    if length == 1 and first.low in section("organization"):
        return False
    known = (
        given_name(first.text) is not None
        or (len(first.text) == 1 and length > 1)
        or first.low in section("family-first")
    )
    if known and length > 1:
        return run.take(end, PERSON, "given name")
    is_called = run.has_title or (run.at == run.begin and _has_role(run))
    if is_called and not (first.is_acronym and length == 1 and not run.is_shouted):
        return run.take(end, PERSON, "title")
    return _single(run, known) if length == 1 else _several(run, end)


def _several(run: Run, end: int) -> bool:
    """Take two words or more, of which none is a given name that is known."""
    first, last, length = run.here, run.words[end - 1], end - run.at
    if first.low in ("st", "saint") or run.is_shouted or any(word.is_acronym for word in run.words[run.at : end]):
        return False
    is_pair = (length == 2 or len(run.words[run.at + 1].text) == 1) and not any(map(_is_plain, (first, last)))
    note = "surname" if _SURNAME.match(last.low) else "two names" if is_pair else ""
    if note == "surname" or (note and not first.is_first) or _is_speaking(run, end):
        return run.take(end, PERSON, note or "speech")
    return False


def _is_plain(word: Word) -> bool:
    return any(word.low in section(name) for name in ("opening", "weak-opening", "generic", "organization", "document"))


def _end_of_person(run: Run) -> int:
    end = run.at + 1
    while end < run.end and end < run.at + 5:
        word = run.words[end]
        if word.low in _closed() and word.low not in section("particle"):
            break
        if word.low in section("common") and len(word.text) > 1 and given_name(run.here.text) is None:
            break
        match = known_at(run.words, end) if len(word.text) > 1 else None
        if match is not None and (match[0] < run.end or len(match[1].keys) > 1):
            break
        end += 1
    return _with_particles(run, end)


def _with_particles(run: Run, end: int) -> int:
    """Go on over small particles: “Peter van der Meer”, “Samir al-Haddad”."""
    words, beyond = run.words, end
    if end != run.end:
        return end
    while beyond < len(words) and beyond < end + 3 and is_joined(words[beyond - 1]):
        word = words[beyond]
        if word.low in section("particle") and not word.is_capital:
            beyond += 1
        elif (word.is_capital and beyond > end) or re.match(r"(?:al|el|ul)-[A-Z]", word.text):
            return beyond + 1
        else:
            break
    return end


def _has_role(run: Run) -> bool:
    before = run.before
    return before is not None and not before.is_capital and before.low in section("role") and is_joined(before)


def _single(run: Run, is_given: bool) -> bool:
    word = run.here
    if word.is_acronym and not run.is_shouted:
        return _acronym(run)
    if _is_speaking(run, run.at + 1) or (is_given and _AGE.match(word.gap)):
        return (is_given or not word.is_first) and run.take(run.at + 1, PERSON, "speech")
    if word.is_first or run.is_shouted or len(word.text) < 3:
        return False
    if _COMPANY.match(word.low):
        return run.take(run.at + 1, ORGANIZATION, "company")
    if _SURNAME.match(word.low):
        return run.take(run.at + 1, PERSON, "surname")
    before = run.before
    if before is not None and before.low == "the":
        return _is_before_place_noun(run) and run.take(run.at + 1, PLACE, "place noun")
    if before is not None and before.low in section("locative") and before.gap.isspace() and not before.is_capital:
        return run.take(run.at + 1, PLACE, f"“{before.low}”")
    return False


def _acronym(run: Run) -> bool:
    word = run.here
    is_numeral = _ROMAN.fullmatch(word.text) is not None
    is_name = word.low.replace(".", "") not in section("not-acronym") and len(word.text) <= 8 and not is_numeral
    beside = run.words[max(0, run.at - 1) : run.at + 2]
    is_alone = not any(other.is_acronym for other in beside if other is not word)
    return is_name and is_alone and run.take(run.at + 1, ORGANIZATION, "acronym")


def _is_before_place_noun(run: Run) -> bool:
    """Tell whether “the X river”, “the X air base” stands here."""
    after = run.words[run.at + 1 : run.at + 3]
    is_plain = bool(after) and run.here.gap == " " and not after[0].is_capital
    return is_plain and (after[0].low in section("place") or [word.low for word in after] == ["air", "base"])


def _is_speaking(run: Run, end: int) -> bool:
    """Tell whether a verb of speech stands beside the name that ends before word `end`."""
    after, before = run.word(end), run.before
    if after is not None and after.low in section("speech") and run.words[end - 1].gap == " ":
        return True
    return before is not None and before.low in section("speech") and before.low != "told" and before.gap == " "


@cache
def _closed() -> frozenset[str]:
    return section("title") | demonyms().keys() | section("organization") | section("month")


_RULES = (partnership, organization, place, document, event, _known, _role, _person, _pass)
