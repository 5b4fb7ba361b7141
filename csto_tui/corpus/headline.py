"""Choose the line that is the title among those above the running text. Nothing here knows a site's menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csto_tui.corpus.form import ends_sentence, script_of, weight
from csto_tui.corpus.lines import Block

__all__ = ["find_title"]

_LONGEST = 40
"""Words; a longer line is no headline."""


def find_title(
    parts: Sequence[Block], end: int, kinds: Sequence[str], shared: Callable[[Block], float], script: str
) -> int:
    """Return the place of the first of `parts` that reads like a headline, or -1.

    The running text begins at `end`. `kinds` are what some of the parts are already known to be, `shared`
    says which
    part of a line's words the running text has, `script` is the text's own.
    A line of up to four words that shares none with the text is a menu's, unless nothing better follows.
    """
    able: list[int] = []
    for place, block in enumerate(parts[:end]):
        if not kinds[place] and _can_be_title(block, script) and not _goes_on(block, parts[place + 1 : place + 2]):
            able.append(place)
        elif not kinds[place] and weight(block.text) >= 5 and script_of(block.text) == script:
            break  # text already: what comes below is no headline, and this must not be lost above one
    for place in able:
        words = weight(parts[place].text)
        if words >= 5 or (words >= 3 and shared(parts[place]) > 0):
            return place
    for place in able:
        if shared(parts[place]) >= 0.5 or weight(parts[place].text) >= 3:
            return place
    return -1


def _can_be_title(block: Block, script: str) -> bool:
    text = block.text
    if not 1 <= weight(text) <= _LONGEST or script_of(text) != script:
        return False
    return not ends_sentence(text) or text.endswith(("?", "!", "…", "...", "？", "！"))


def _goes_on(block: Block, below: Sequence[Block]) -> bool:
    """Tell whether a line goes on in the next one, as a sentence does or a table of figures."""
    if not below or below[0].gap:
        return False
    words = block.text.split()
    figures = sum(any(letter.isdigit() for letter in word) for word in words)
    return below[0].text[0].islower() or figures * 4 >= len(words) + 1
