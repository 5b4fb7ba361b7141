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
from csto_tui.entities.lexicon import Name, demonyms, given_name, section
from csto_tui.entities.organization_tail import tail_of
from csto_tui.entities.words import Word, is_joined
from csto_tui.model.entity import EntityKind

__all__ = ["latin_names"]

_SURNAME = re.compile(
    r".{2,}(?:ov|ev|ova|eva|enko|enka|chuk|sky|ski|skaya|skiy|yan|ian|adze|dze|shvili|ich|wicz|oğlu|oglu|escu|poulos|opoulos|"
    r"bayev|baev|zade|stein|berg|mann|sson|ssen|nsen)$"
)
_COMPANY = re.compile(r".{3,}(?:bank|corp|soft|tech|telecom|prom|neft|gaz|gas|media|invest|oil)$")
_AGE = re.compile(r",\s\d\d,")
PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


class _Run:
    """One run of capitalised words under the rules, read from left to right."""

    def __init__(self, words: Sequence[Word], start: int, end: int, is_shouted: bool) -> None:
        self.words = words
        self.at = start
        self.begin = start
        self.end = end
        self.is_shouted = is_shouted
        self.has_title = False
        self.found: list[Finding] = []

    def read(self) -> list[Finding]:
        """Take name after name off the run."""
        while self.at < self.end:
            if not (self._organization() or self._headed() or self._known() or self._person()):
                self._pass()
        return self.found

    def _add(self, end: int, kind: EntityKind, note: str) -> bool:
        self.found.append(Finding(self.at, end, kind, note))
        self.at = max(end, self.at + 1)
        self.has_title = False
        return True

    def _pass(self) -> None:
        low = self.words[self.at].low
        self.has_title = (low in section("title") and low not in ("st", "saint")) or (
            self.has_title and _is_minor(self.words[self.at])
        )
        self.at += 1

    # -- organizations -------------------------------------------------------

    def _organization(self) -> bool:
        limit = self.at
        while limit < self.end and not self._is_barrier(limit):
            limit += 1
        if _is_opening(self.words[self.at]) or self.words[self.at].low in section("month"):
            return False
        known = known_at(self.words, self.at)
        heads = [i for i in range(self.at, limit) if self._is_organization_head(i)]
        for head in reversed(heads):
            end = tail_of(self.words, head + 1) if head + 1 == self.end else head + 1
            if end == head + 1 and (head == self.at or self._is_bare(head)):
                continue
            if known is not None and known[0] >= end:
                return False
            return self._add(end, ORGANIZATION, f"“{self.words[head].text}”")
        return False

    def _is_barrier(self, index: int) -> bool:
        """Tell whether no organization's name goes over a word: a title, but for “Foreign” and the like, or a
        month.
        """
        low = self.words[index].low
        return low in section("month") or (low in section("title") and low not in section("generic"))

    def _is_organization_head(self, index: int) -> bool:
        word = self.words[index]
        if word.low not in section("organization") or (word.is_acronym and not self.is_shouted):
            return False
        return not (index > self.at and known_at(self.words, index))

    def _is_bare(self, head: int) -> bool:
        """Tell whether nothing but a demonym and small words stands before the head: “the Russian Government”
        is kept.
        """
        before = self.words[self.at : head]
        return all(_is_minor(word) for word in before) or (
            all(word.low in demonyms() for word in before) and self.words[head].low in section("common")
        )

    # -- gazetteer -----------------------------------------------------------

    def _known(self) -> bool:
        match = known_at(self.words, self.at)
        if match is None:
            return False
        end, name = match
        if len(name.keys) == 1 and self._is_rather_person(end, name):
            return False
        if (
            name.kind is PLACE
            and end < self.end
            and self.words[end].low in section("place")
            and is_joined(self.words[end - 1])
        ):
            return self._add(end + 1, PLACE, f"“{self.words[end].text}”")
        return self._add(end, name.kind, f"gazetteer: {name.canonical}")

    def _is_rather_person(self, end: int, name: Name) -> bool:
        if name.kind is not PLACE or end >= self.end or not is_joined(self.words[end - 1]):
            return False
        following = self.words[end]
        is_open = (
            not _is_opening(following) and following.low not in section("place") and known_at(self.words, end) is None
        )
        return (
            is_open
            and (given_name(self.words[self.at].text) is not None or self.has_title)
            and not following.is_acronym
        )

    # -- names with a common noun in them --------------------------------------

    def _headed(self) -> bool:
        first = self.words[self.at]
        if _is_opening(first) or (first.low in demonyms() and self.at + 1 >= self.end):
            return False
        if first.low in section("before-place") and self.at + 1 < self.end and not _is_minor(self.words[self.at + 1]):
            return self._add(self.at + 2, PLACE, f"“{first.text}”")
        for kind, name in ((PLACE, "place"), (EntityKind.DOCUMENT, "document"), (EntityKind.EVENT, "event")):
            for index in range(self.at, min(self.end, self.at + 6)):
                if self.words[index].low in section("title"):
                    break
                if self.words[index].low in section(name) and self._is_headed_by(index, kind):
                    end = (
                        tail_of(self.words, index + 1)
                        if kind is EntityKind.DOCUMENT and index + 1 == self.end
                        else index + 1
                    )
                    if end > index + 1 or index > self.at:
                        return self._add(end, kind, f"“{self.words[index].text}”")
        return False

    def _is_headed_by(self, head: int, kind: EntityKind) -> bool:
        between = range(self.at, head)
        if kind is EntityKind.DOCUMENT and not between:
            return head + 1 == self.end
        if kind is PLACE and any(self.words[i].low in demonyms() for i in between):
            return False
        return not all(known_at(self.words, i) or _is_minor(self.words[i]) for i in between)

    # -- people ----------------------------------------------------------------

    def _person(self) -> bool:
        first = self.words[self.at]
        if _is_opening(first) or first.low in demonyms() or (first.low in section("month") and not self.has_title):
            return False
        end = self._end_of_person()
        length = end - self.at
        known = (
            given_name(first.text) is not None
            or (len(first.text) == 1 and length > 1)
            or first.low in section("family-first")
        )
        if known and length > 1:
            return self._add(end, PERSON, "given name")
        is_called = self.has_title or (self.at == self.begin and self._has_role())
        if is_called and not (first.is_acronym and length == 1 and not self.is_shouted):
            return self._add(end, PERSON, "title")
        if length == 1:
            return self._single(known)
        last = self.words[end - 1]
        if first.low in ("st", "saint"):
            return False
        if not self.is_shouted and not any(word.is_acronym for word in self.words[self.at : end]):
            note = (
                "surname"
                if _SURNAME.match(last.low)
                else "two names"
                if length == 2 or len(self.words[self.at + 1].text) == 1
                else ""
            )
            if note == "surname" or (note and not first.is_first) or self._is_speaking(end):
                return self._add(end, PERSON, note or "speech")
        return False

    def _end_of_person(self) -> int:
        end = self.at + 1
        while end < self.end and end < self.at + 5:
            word = self.words[end]
            if word.low in _closed() and word.low not in section("particle"):
                break
            if word.low in section("common") and len(word.text) > 1 and given_name(self.words[self.at].text) is None:
                break
            if (
                len(word.text) > 1
                and (match := known_at(self.words, end))
                and (match[0] < self.end or len(match[1].keys) > 1)
            ):
                break
            end += 1
        return self._with_particles(end)

    def _with_particles(self, end: int) -> int:
        """Go on over small particles: “Peter van der Meer”, “Samir al-Haddad”."""
        beyond = end
        if end != self.end:
            return end
        while beyond < len(self.words) and beyond < end + 3 and is_joined(self.words[beyond - 1]):
            word = self.words[beyond]
            if word.low in section("particle") and not word.is_capital:
                beyond += 1
            elif (word.is_capital and beyond > end) or re.match(r"(?:al|el|ul)-[A-Z]", word.text):
                return beyond + 1
            else:
                break
        return end

    def _has_role(self) -> bool:
        before = self.words[self.at - 1] if self.at else None
        return before is not None and not before.is_capital and before.low in section("role") and is_joined(before)

    def _single(self, is_given: bool) -> bool:
        word = self.words[self.at]
        before = self.words[self.at - 1] if self.at else None
        if word.is_acronym and not self.is_shouted:
            is_name = word.low.replace(".", "") not in section("not-acronym") and len(word.text) <= 8
            is_alone = not any(
                other.is_acronym for other in self.words[max(0, self.at - 1) : self.at + 2] if other is not word
            )
            return is_name and is_alone and self._add(self.at + 1, ORGANIZATION, "acronym")
        if self._is_speaking(self.at + 1) or (is_given and _AGE.match(word.gap)):
            return (is_given or not word.is_first) and self._add(self.at + 1, PERSON, "speech")
        if word.is_first or self.is_shouted or len(word.text) < 3:
            return False
        if _COMPANY.match(word.low):
            return self._add(self.at + 1, ORGANIZATION, "company")
        if _SURNAME.match(word.low):
            return self._add(self.at + 1, PERSON, "surname")
        if before is not None and before.low == "the":
            return self._is_before_place_noun() and self._add(self.at + 1, PLACE, "place noun")
        if before is not None and before.low in section("locative") and before.gap.isspace() and not before.is_capital:
            return self._add(self.at + 1, PLACE, f"“{before.low}”")
        return False

    def _is_before_place_noun(self) -> bool:
        """Tell whether “the X river”, “the X air base” stands here."""
        after = self.words[self.at + 1 : self.at + 3]
        is_plain = bool(after) and self.words[self.at].gap == " " and not after[0].is_capital
        return is_plain and (after[0].low in section("place") or [word.low for word in after] == ["air", "base"])

    def _is_speaking(self, end: int) -> bool:
        """Tell whether a verb of speech stands beside the name that ends before word `end`."""
        after = self.words[end] if end < len(self.words) else None
        before = self.words[self.at - 1] if self.at else None
        if after is not None and after.low in section("speech") and self.words[end - 1].gap == " ":
            return True
        return before is not None and before.low in section("speech") and before.low != "told" and before.gap == " "


def latin_names(words: Sequence[Word], start: int, end: int, is_shouted: bool) -> list[Finding]:
    """Return the names in one run of capitalised words; `is_shouted` says that the passage is all in
    capitals.
    """
    return _Run(words, start, end, is_shouted).read()


@cache
def _closed() -> frozenset[str]:
    return section("title") | demonyms().keys() | section("organization") | section("month")


def _is_opening(word: Word) -> bool:
    return _is_minor(word) or word.low in section("title")


def _is_minor(word: Word) -> bool:
    """Tell whether a capitalised word is no name by itself: a common word, or -ing, -ed, -ly at the start of
    a sentence.
    """
    if word.low in section("common"):
        return not (word.is_acronym or word.is_initial)
    return word.is_first and word.low.endswith(("ing", "ed", "ly")) and given_name(word.text) is None
