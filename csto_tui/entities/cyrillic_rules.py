"""Find names in Cyrillic: Russian first, with Belarusian and Ukrainian as far as they share its ways.

Common nouns stand in small letters there, so that a capital says more than in English and a role before a
name is a small word. Nothing here remembers another passage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from csto_tui.entities.findings import Finding
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.lexicon import given_name, section
from csto_tui.entities.stems import is_cyrillic, stem
from csto_tui.entities.words import Word, is_joined
from csto_tui.model.entity import EntityKind

__all__ = ["cyrillic_names"]

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION
_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую)|енк[оау]|[чщ]ук|ц?ев[иі]ч|ян|дзе|швили|[оеё]в(?:а|у|ым|е|ой)|"
    r"[иы]н(?:а|у|ым|е|ой)|ёнак|онак)$"
)
_GENITIVE = re.compile(
    r".{2,}(?:ого|его|ых|их|ой|ей|ии|ия|ости|тв|тва|ства|ния|ений|дел|прав|труда|спорта|[кндтлрсзвгм][аы]|ин|ен|ок|ек|ов|ев|ёв|[аы]й|ай|яў)$"
)
_LINKS = frozenset(("и", "по", "о", "об", "в", "для", "на", "при", "і", "па", "аб"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(stem, section("cyrillic-role")))


@cache
def _quoted() -> frozenset[str]:
    return frozenset(map(stem, section("cyrillic-quoted")))


class _Run:
    """One run of capitalised words under the rules, read from left to right."""

    def __init__(self, words: Sequence[Word], start: int, end: int, is_shouted: bool) -> None:
        self.words = words
        self.at = start
        self.begin = start
        self.end = end
        self.is_shouted = is_shouted
        self.found: list[Finding] = []

    def read(self) -> list[Finding]:
        """Take name after name off the run."""
        while self.at < self.end:
            if not (
                self._quotation()
                or self._organization()
                or self._place()
                or self._known()
                or self._person()
                or self._single()
            ):
                self.at += 1
        return self.found

    def _add(self, end: int, kind: EntityKind, note: str) -> bool:
        self.found.append(Finding(self.at, end, kind, note))
        self.at = max(end, self.at + 1)
        return True

    def _before(self) -> Word | None:
        return self.words[self.at - 1] if self.at else None

    def _quotation(self) -> bool:
        """Take «…» after a word such as “company”, four words at most."""
        before = self._before()
        if before is None or before.gap.strip() not in ("«", "“", "„", '"') or stem(before.text) not in _quoted():
            return False
        end = self.at
        while end < len(self.words) and end < self.at + 4 and is_joined(self.words[end]):
            end += 1
        closed = end < len(self.words) and self.words[end].gap.lstrip()[:1] in ("»", "”", "“", '"')
        return closed and self._add(end + 1, ORGANIZATION, f"“{before.text}”")

    def _known(self) -> bool:
        match = known_at(self.words, self.at)
        if match is None:
            return False
        end, name = match
        following = self.words[end] if end < len(self.words) else None
        is_given = len(name.keys) == 1 and given_name(self.words[self.at].text) is not None
        if is_given and following is not None and following.is_capital and is_joined(self.words[end - 1]):
            return False
        return self._add(end, name.kind, f"gazetteer: {name.canonical}")

    def _place(self) -> bool:
        """Take an adjective with a word such as “oblast” after it."""
        word, after = self.words[self.at], self.at + 1
        if after >= len(self.words) or not is_joined(word) or (word.is_first and word.low in section("common")):
            return False
        following = self.words[after]
        is_adjective = (
            re.search(r"(?:[сц]к|н|ов|ев)(?:ая|ой|ую|ий|ого|ому|им|ом|ое|ый|ым|ая|ай)$", word.low) is not None
        )
        if following.low in section("cyrillic-place") and is_adjective and stem(word.low) not in _roles():
            return self._add(after + 1, PLACE, f"“{following.text}”")
        return False

    def _organization(self) -> bool:
        if self.words[self.at].low not in section("cyrillic-head"):
            return self._adjective_organization()
        end, has_tail = self.at + 1, False
        while end < len(self.words) and end < self.at + 7 and is_joined(self.words[end - 1]):
            word = self.words[end]
            is_link = word.low in _LINKS and end + 1 < len(self.words) and _GENITIVE.match(self.words[end + 1].low)
            if (
                word.low in _roles()
                or given_name(word.text) is not None
                or not (is_link or word.is_capital or _GENITIVE.match(word.low))
            ):
                break
            if is_link and word.low not in ("и", "і", "по", "о", "об", "па", "аб"):
                break
            has_tail = True
            end += 1
        known = known_at(self.words, self.at)
        return (
            has_tail
            and (known is None or known[0] < end)
            and self._add(end, ORGANIZATION, f"“{self.words[self.at].text}”")
        )

    def _adjective_organization(self) -> bool:
        """Take a capitalised adjective with a head after it: “Нацыянальная бібліятэка”."""
        word = self.words[self.at]
        if (
            self.at + 1 >= len(self.words)
            or not re.search(r"(?:ая|ой|ую|ый|ий|ого|ому|ым|им|ом|ое|ай)$", word.low)
            or not is_joined(word)
        ):
            return False
        following = self.words[self.at + 1]
        return (
            following.low in section("cyrillic-head")
            and known_at(self.words, self.at) is None
            and not word.low.startswith("эт")
            and self._add(self.at + 2, ORGANIZATION, f"“{following.text}”")
        )

    def _person(self) -> bool:
        first = self.words[self.at]
        if not first.is_initial and any(first.low in section(name) for name in ("common", "month", "cyrillic-head")):
            return False
        end = self._end_of_person()
        words = self.words[self.at : end]
        if any(word.is_acronym for word in words) and not self.is_shouted:
            return False
        if len(words) > 1 and any(word.is_initial or given_name(word.text) is not None for word in words):
            return self._add(end, PERSON, "given name")
        before = self._before()
        if before is not None and is_joined(before) and stem(before.low) in _roles():
            return self._add(end, PERSON, "title")
        if len(words) == 2 and _SURNAME.match(words[1].low) and not first.is_first:
            return self._add(end, PERSON, "surname")
        return False

    def _end_of_person(self) -> int:
        end = self.at + 1
        while end < self.end and end < self.at + 4:
            word = self.words[end]
            is_other = known_at(self.words, end) is not None and not _SURNAME.match(word.low)
            if word.low in section("common") or is_other:
                break
            end += 1
        return end

    def _single(self) -> bool:
        word, before = self.words[self.at], self._before()
        if word.low in section("common") or word.low in section("month"):
            return False
        if word.is_acronym and not self.is_shouted:
            is_name = word.low not in section("not-acronym") and len(word.text) <= 6
            return is_name and self._add(self.at + 1, ORGANIZATION, "acronym")
        if self._is_speaking() and not word.is_first:
            return self._add(self.at + 1, PERSON, "speech")
        if (
            before is not None
            and before.low in ("в", "у", "ў", "из", "под")
            and before.gap == " "
            and re.search(r"(?:[^о][еіи]|[ао])$", word.low)
            and not re.search(r"(?:ции|ости)$", word.low)
            and is_cyrillic(word.text)
            and not self.is_shouted
        ):
            return self._add(self.at + 1, PLACE, f"“{before.low}”")
        return False

    def _is_speaking(self) -> bool:
        after = self.words[self.at + 1] if self.at + 1 < len(self.words) else None
        before = self._before()
        if after is not None and after.low in section("speech") and self.words[self.at].gap == " ":
            return True
        return before is not None and before.low in section("speech") and before.gap == " "


def cyrillic_names(words: Sequence[Word], start: int, end: int, is_shouted: bool) -> list[Finding]:
    """Return the names in one run of capitalised words; `is_shouted` says that the passage is all in
    capitals.
    """
    return _Run(words, start, end, is_shouted).read()
