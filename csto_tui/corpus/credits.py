"""Tell from which news agency an outlet took a report: from lines that credit it. An agency that the text merely cites
is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.layout import Layout
from csto_tui.corpus.opening import opening
from csto_tui.model.article import Known, Status
from csto_tui.model.span import Span
from csto_tui.text.agencies import is_agency

__all__ = ["find_agency"]

_HEAD, _TAIL = 8, 4
"""Blocks from either end among which a credit is looked for."""
_LONGEST = 80
_LINE = re.compile(
    r"(?P<cue>(?:(?:by|from|von|par|por|via|source|sources|quelle|fuente|źródło|источник|крыніца|джерело|"
    r"agency|agence|agentur|agencja|agencia|агентство|агенцтва|агенція)\s*[:–—-]?\s+|[(/\[]|[–—-]+\s*)?)"
    r"(?P<name>(?:the\s+)?[^\W\d_][\w .,/&-]{1,40}?)"
    r"(?:\s+(?:staff|reporters?|newsroom|correspondents?))?\s*[)/\]]?\s*\.?",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…][\"'”’»]*\s*\((?P<name>[^()\n]{2,40})\)\.?$")
_COPYRIGHT = re.compile(
    r"\W*(?:©|copyright|\(c\))[\s©]*(?:\d{4}(?:[-–]\d{4})?)?[\s,]*(?:by\s+)?(?P<name>[^\W\d_][^.,;|©\d]{1,40}?)"
    r"[\s,]*(?:\d{4}(?:[-–]\d{4})?)?(?:[.,;|].*)?",
    re.IGNORECASE,
)
_AMBIGUOUS = frozenset(("trend", "sputnik", "kabar", "ria", "риа", "prime"))
"""Names that are words as well: a line of one alone credits nobody."""


def find_agency(layout: Layout) -> Known[str]:
    """Return the news agency that the dateline, a byline, a line of its own or one “Source: …” credits.

    What stands in brackets behind the last sentence, and the holder of the copyright, only infer.
    """
    for name, span, note in _credits(layout):
        status = Status.INFERRED if note else Status.STATED
        return Known(name, status, (evidence_of(layout.text, span),), note)
    return Known()


def _credits(layout: Layout) -> Iterator[tuple[str, Span, str]]:
    """Yield who is credited, where, and the reason when that only infers; what speaks more clearly first."""
    start = opening(layout)
    if start and _is_named(start.agency):
        yield start.agency, start.span, ""
    for block in layout.of("byline"):
        byline = read_byline(block.text)
        if byline and _is_named(byline.outlet):
            yield byline.outlet, block.span, ""
    parts = [one for one in layout.placed if one.kind not in ("title", "caption")]
    for one in (*parts[:_HEAD], *parts[_HEAD:][-_TAIL:]):
        name = _in_line(one.block.text, is_byline=one.kind == "byline")
        if name:
            yield name, one.block.span, ""
    for block in layout.of("")[-1:]:
        end = _END.search(block.text[-60:])
        if end and _is_named(end["name"]):
            yield end["name"], block.span, "So it stands behind the last sentence."
    for block in layout.of("footer"):
        held = _COPYRIGHT.fullmatch(block.text) if len(block.text) <= 4 * _LONGEST else None
        if held and _is_named(held["name"]):
            yield held["name"].strip(), block.span, "The holder of the copyright."


def _in_line(line: str, *, is_byline: bool) -> str:
    """Return the agency of a line that holds nothing but a credit. A name alone must be in capitals: pictures are
    credited and topics listed in such lines too.
    """
    match = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
    name = match["name"].strip() if match else ""
    if match is None or not _is_named(name):
        return ""
    is_clear = bool(match["cue"]) or is_byline or (name.isupper() and name.casefold() not in _AMBIGUOUS)
    return name if is_clear else ""


def _is_named(name: str) -> bool:
    """Tell whether a name is an agency's, written as one: `dpa` has no capital."""
    return bool(name) and is_agency(name) and (name[0].isupper() or name.startswith(("dpa", "the ")))
