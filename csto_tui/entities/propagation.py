"""Carry names through an article: what was found once is found wherever it stands, with the kind it has most
often.

A bare surname is a name only where the article has the full one. Nothing here finds a first occurrence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csto_tui.entities.findings import Finding
from csto_tui.entities.lexicon import demonyms, given_name, place_of, section
from csto_tui.entities.patronymics import is_address
from csto_tui.entities.stems import stem
from csto_tui.entities.words import Word, is_joined
from csto_tui.model.entity import EntityKind

__all__ = ["PassageNames", "propagated"]

_Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageNames:
    """The words of a passage and the names found among them."""

    words: list[Word]
    found: list[Finding]


def propagated(passages: Sequence[PassageNames]) -> list[PassageNames]:
    """Return the passages with the names that other passages, or other places of the same one, give them."""
    kinds = _kinds(passages)
    known = _forms(passages, kinds)
    return [_carried(passage, known, kinds) for passage in passages]


def _keys(passage: PassageNames, finding: Finding) -> _Keys:
    return tuple(stem(word.text) for word in passage.words[finding.start : finding.end])


def _kinds(passages: Sequence[PassageNames]) -> dict[_Keys, EntityKind]:
    """Return the kind that each form has, by a vote in which what a rule only guessed counts little."""
    votes: dict[_Keys, Counter[EntityKind]] = {}
    for passage in passages:
        for finding in passage.found:
            weight = 1 if finding.is_guess else 4
            keys = _keys(passage, finding)
            votes.setdefault(keys, Counter())[finding.kind] += weight
            if finding.kind is EntityKind.PERSON and len(keys) > 1 and given_name(passage.words[finding.start].text):
                votes.setdefault(keys[-1:], Counter())[finding.kind] += weight
            if finding.kind is EntityKind.ORGANIZATION:
                for shorter in _shorter(passage.words[finding.start : finding.end], finding):
                    votes.setdefault(shorter, Counter())[finding.kind] += 2
    return {keys: count.most_common(1)[0][0] for keys, count in votes.items()}


def _forms(
    passages: Sequence[PassageNames], kinds: dict[_Keys, EntityKind]
) -> dict[str, list[tuple[_Keys, EntityKind]]]:
    forms: dict[_Keys, EntityKind] = {}
    for passage in passages:
        for finding in passage.found:
            keys = _keys(passage, finding)
            forms[keys] = kinds[keys]
            for shorter in _shorter(passage.words[finding.start : finding.end], finding):
                forms.setdefault(shorter, finding.kind)
    by_first: dict[str, list[tuple[_Keys, EntityKind]]] = {}
    for keys, kind in forms.items():
        by_first.setdefault(keys[0], []).append((keys, kind))
    return {first: sorted(names, key=lambda n: -len(n[0])) for first, names in by_first.items()}


def _shorter(words: Sequence[Word], finding: Finding) -> Iterator[_Keys]:
    """Yield the short forms under which an article goes on to speak of a name."""
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    if finding.kind is EntityKind.PERSON:
        surname_first = (
            given_name(first.text) is None
            and len(words) > 1
            and (len(words) == 2 or given_name(words[1].text) is not None)
        )
        if not is_address(" ".join(word.text for word in words[-2:])):
            yield (stem(last.text),)
        if len(words) > 2 and words[-2].low in section("particle"):
            yield tuple(stem(word.text) for word in words[-2:])
        if surname_first and len(first.text) > 1 and first.low not in section("common"):
            yield (stem(first.text),)
    elif finding.kind is EntityKind.ORGANIZATION:
        if first.low in demonyms() or place_of(first.text):
            if len(words) > 2:
                yield tuple(stem(word.text) for word in words[1:])
        elif len(first.text) > 3 and not _is_plain(first) and last.low in section("organization"):
            yield (stem(first.text),)
            if len(words) > 2 and not first.text.isupper() and words[-2].low not in section("document"):
                yield tuple(stem(word.text) for word in words[:-1])


def _is_plain(word: Word) -> bool:
    return any(
        word.low in section(name) for name in ("common", "title", "organization", "generic", "place", "direction")
    ) or bool(given_name(word.text))


def _carried(
    passage: PassageNames, known: dict[str, list[tuple[_Keys, EntityKind]]], kinds: dict[_Keys, EntityKind]
) -> PassageNames:
    words = passage.words
    found = [replace(f, kind=kinds[_keys(passage, f)]) if f.is_guess else f for f in passage.found]
    taken = {index for finding in found for index in range(finding.start, finding.end)}
    index = 0
    while index < len(words):
        word = words[index]
        if index in taken or not (word.is_capital or word.low in section("particle")):
            index += 1
            continue
        end, kind = _longest(words, index, known.get(stem(word.text), ()), taken)
        if end and not _is_part(words, index, end, taken):
            found.append(Finding(index, end, kind, "named elsewhere in the article"))
            index = end
        else:
            index += 1
    return PassageNames(words, found)


def _longest(
    words: Sequence[Word], index: int, names: Sequence[tuple[_Keys, EntityKind]], taken: set[int]
) -> tuple[int, EntityKind]:
    for keys, kind in names:
        end = index + len(keys)
        if end > len(words) or not any(words[i].is_capital for i in range(index, end)):
            continue
        if all(
            stem(words[i].text) == key and i not in taken and (i == index or is_joined(words[i - 1]))
            for i, key in zip(range(index, end), keys, strict=True)
        ):
            return end, kind
    return 0, EntityKind.PLACE


def _is_part(words: Sequence[Word], start: int, end: int, taken: set[int]) -> bool:
    """Tell whether the stretch is only a part of some longer unknown name, or a common word at the start of a
    sentence.
    """
    first = words[start]
    if end == start + 1 and (first.low in section("common") or first.low in section("month")) and not first.is_acronym:
        return True
    before = words[start - 1] if start else None
    if before is None or start - 1 in taken or not is_joined(before) or not before.is_capital or before.is_first:
        return False
    return not (_is_plain(before) or before.low in demonyms() or before.low in section("month"))
