"""Tell the lines of sports results: “Derbyshire 2 Kent 1”, “Ulsan 3 1 0 6 2 10”. A place named there is a team, unless
it is a country. Nothing here reads prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csto_tui.entities.findings import Finding
from csto_tui.entities.gazetteer_match import known_at
from csto_tui.entities.lexicon import given_name, is_country
from csto_tui.entities.words import Word
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span

__all__ = ["teams"]

_LONGEST = 100
_TEAM = r"(?P<{}>[A-ZА-ЯЁ][\w.'’&-]*(?: (?:of )?[A-ZА-ЯЁ&][\w.'’&-]*){{0,3}})(?: \(\w+\))?"
_ENDS = tuple("0123456789).-")
_SCORE = r" \d{1,3}"
_FIGURE = r"(?:\d{1,3}|\.\d{3}|-|\d/\d)"
_RESULT = re.compile(
    _TEAM.format("a") + _SCORE + r"(?: \([^)]*\))?,? " + _TEAM.format("b") + _SCORE + r"(?: \(.*\))?\.?"
)
_STANDING = re.compile(_TEAM.format("a") + rf"(?: {_FIGURE}){{4,}}")


def teams(text: str, passage: Span, words: Sequence[Word]) -> list[Finding]:
    """Return the teams of a passage that is a line of results or of a table; nothing for any other passage."""
    line = passage.of(text) if passage.end - passage.start <= _LONGEST else ""
    if not line.endswith(_ENDS):
        return []
    match = _RESULT.fullmatch(line) or _STANDING.fullmatch(line)
    if match is None:
        return []
    spans = [match.span(name) for name in match.groupdict()]
    found = [_finding(words, passage.start + start, passage.start + end) for start, end in spans]
    return [team for team in found if team is not None]


def _finding(words: Sequence[Word], start: int, end: int) -> Finding | None:
    inside = [i for i, word in enumerate(words) if start <= word.start < end]
    if not inside or given_name(words[inside[0]].text) is not None:
        return None
    known = known_at(words, inside[0])
    is_state = known is not None and known[1].kind is EntityKind.PLACE and is_country(known[1].canonical)
    return None if is_state else Finding(inside[0], inside[-1] + 1, EntityKind.ORGANIZATION, "result")
