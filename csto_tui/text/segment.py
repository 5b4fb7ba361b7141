"""Cut a passage into sentences. Nothing here looks beyond the stretch it is given."""

from __future__ import annotations

import re

from csto_tui.model.span import Span

__all__ = ["sentences"]

# Words that end in a full stop without ending a sentence. Months and titles as English and Russian news desks shorten
# them.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt maj capt adm sen rep gov pres sec st jr sr vs no art vol pp ed inc ltd co "
    "corp dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun e.g i.e cf al ca fig "
    "г гг им ул стр тыс млн млрд руб долл акад проф т.е т.д т.п т.к др см св р".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+|$)")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_OPENING = "\"'“‘«„([—–-"


def sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the sentences of `text` inside `within` (default: all of it), as spans of `text` without outer white
    space.

    The spans do not overlap and together cover every character but white space between them.

    >>> text = "He met Mr. Putin on Dec. 19. It rained."
    >>> [span.of(text) for span in sentences(text)]
    ['He met Mr. Putin on Dec. 19.', 'It rained.']
    """
    low, high = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    start = low
    for match in _END.finditer(text, low, high):
        if match.end() < high and not _is_boundary(text, start, match, high):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, high)
    return tuple(found)


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _is_boundary(text: str, start: int, end: re.Match[str], high: int) -> bool:
    after = end.end()
    while after < high and text[after].isspace():
        after += 1
    if after >= high:
        return True
    following = text[after]
    lifted = following
    if following in _OPENING:
        beyond = after + 1
        while beyond < high and (text[beyond] in _OPENING or text[beyond].isspace()):
            beyond += 1
        lifted = text[beyond] if beyond < high else following
    if lifted.islower():
        return False  # `“Why?” he asked` goes on
    if end[0][0] != "." or len(end[0].rstrip("\"'”’»)]")) > 1:
        return True
    word = _WORD_BEFORE.search(text, max(start, end.start() - 24), end.start())
    if word is None:
        return True
    before = word[1].casefold()
    if before in _ABBREVIATIONS:
        return (
            before in ("no", "co", "st", "inc", "ltd", "corp", "др", "г", "т.д", "т.п")
            and lifted.isupper()
            and following in _OPENING
        )
    # A lone capital is an initial (N. Patrushev); several with stops between (U.S.) end a sentence before a capital
    # only at a guess: no.
    return not (len(before) == 1 and word[1].isupper()) and not (
        "." in before and all(len(part) == 1 for part in before.split("."))
    )
