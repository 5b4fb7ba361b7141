"""`verify`: every quotation of a draft, with what became of it. Nothing here judges one."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.library import Library
from csto_tui.library.drafting import DRAFT_LIMIT
from csto_tui.model.draft import Check, Difference, Excerpt, Verdict
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("line", "verdict", "quote", "article", "passage", "text", "differences", "nearest")
_MARGIN = " " * 16


def run(call: Call, output: Output) -> int:
    """Print the verdict on each quotation; the exit code is 1 when one does not hold, or when there is none."""
    with opened(call) as corpus:
        library = corpus.library
        gc.freeze()  # what is open stays: to look through it for garbage again and again takes longer than the check
        checks = list(_checks(library, call.request.words.draft))
        shown = call.request.limited(checks)
        output.items(shown, _COLUMNS, record=lambda check: _record(check, library), lines=_lines)
    counts = Counter(check.verdict for check in checks)
    if output.is_text and checks:
        listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
        output.line((quiet(f"{counted(len(checks), 'quotation')}: {listed}"),))
    if not checks:
        say("the draft has no quotation")
    say_cut(len(shown), len(checks), "quotations")
    return 0 if checks and all(check.verdict.holds for check in checks) else 1


def _checks(library: Library, draft: Path) -> Iterator[Check]:
    if str(draft) == "-":
        return library.verify(sys.stdin.buffer.read(DRAFT_LIMIT + 1), "standard input.md")
    return library.verify_file(draft)


def _lines(check: Check) -> Iterator[Line]:
    quoted = f"“{check.quotation.text}”"
    place = check.place
    head = f"{check.quotation.line:>5}  {check.verdict:<8} "
    if check.verdict is Verdict.EXACT and place:
        yield head, quoted, quiet(f"  {_named(place)}")
    elif check.verdict is Verdict.ACCEPTED and place:
        kinds = ", ".join(dict.fromkeys(one.kind for one in check.differences)) or "white space"
        yield head, quoted, quiet(f"  {_named(place)} · {kinds}")
    else:
        yield loud(head), quoted
        yield from _fault_lines(check)
    if check.quotation.is_open:
        yield _MARGIN, quiet("its mark is not closed")
    if check.is_weak:
        yield _MARGIN, quiet("so few words say little where they stand")


def _fault_lines(check: Check) -> Iterator[Line]:
    if check.place:
        yield _MARGIN, quiet(f"{_named(check.place)}: "), check.place.text
    for one in check.differences:
        if not one.is_accepted:
            yield _MARGIN, _told(one)
    if check.nearest:
        near = check.nearest
        yield _MARGIN, quiet(f"nearest, {_named(near)}, {near.similarity:.0%} alike: "), near.text


def _told(one: Difference) -> str:
    why = f" ({one.why})" if one.why else ""
    if not one.source:
        return f"not in the source: “{one.quoted}”{why}"
    if not one.quoted:
        return f"left out: “{one.source}”{why}"
    return f"“{one.quoted}”, in the source “{one.source}”{why}"


def _named(place: Excerpt) -> str:
    if place.passage is None:
        return f"{place.article_id}, title"
    run_on = f"–{place.end_passage}" if place.end_passage != place.passage else ""
    return f"{place.article_id} ¶{place.passage}{run_on}"


def _record(check: Check, library: Library) -> dict[str, Any]:
    place = check.place
    found = _place_record(place, library) if place else dict.fromkeys(("article", "passage", "end_passage"))
    start = _start(place, place.passage, library) if place else 0
    return {
        "quote": check.quotation.text,
        "line": check.quotation.line,
        "verdict": str(check.verdict),
        **found,
        "differences": [_difference_record(one, start) for one in check.differences],
        "nearest": _place_record(check.nearest, library) if check.nearest else None,
        "weak": check.is_weak,
        "block": check.quotation.is_block,
        "open": check.quotation.is_open,
    }


def _place_record(place: Excerpt, library: Library) -> dict[str, Any]:
    return {
        "article": place.article_id,
        "passage": place.passage,
        "end_passage": place.end_passage,
        "start": place.span.start - _start(place, place.passage, library),
        "end": place.span.end - _start(place, place.end_passage, library),
        "text": place.text,
        "similarity": place.similarity,
    }


def _difference_record(one: Difference, start: int) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "quoted": one.quoted,
        "source": one.source,
        "accepted": one.is_accepted,
        "why": one.why,
        "quoted_span": [one.quoted_span.start, one.quoted_span.end],
        "source_span": [one.source_span.start - start, one.source_span.end - start],
    }


def _start(place: Excerpt, passage: int | None, library: Library) -> int:
    """Return where a passage begins in its article's text; 0 for the title."""
    return library.article(place.article_id).passages[passage - 1].span.start if passage else 0
