"""A citation as runs of text, so that each style is written once and comes out plain or as Markdown.

Nothing here knows a style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.text.clean import clean

__all__ = ["Run", "escaped", "markdown", "plain"]

# What CommonMark reads as markup inside a line.
_MARKUP = re.compile(r"([\\`*_\[\]<>~|])")
_AT_START = re.compile(r"(?m)^(\s*)([#+-])(?=\s)|^(\s*\d+)([.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a citation in one typeface."""

    text: str
    is_italic: bool = False
    is_address: bool = False
    """A web address, which Markdown takes between angle brackets."""
    link: str = ""
    """Where Markdown leads from it, if not to the address as printed."""


def plain(runs: tuple[Run, ...]) -> str:
    """Return the runs as plain text, without markup and without control characters but the line feed."""
    return clean("".join(run.text for run in runs)).replace("\t", " ")


def markdown(runs: tuple[Run, ...]) -> str:
    """Return the runs as CommonMark: italics between asterisks, all else literal."""
    return _lined(clean("".join(map(_marked, runs))).replace("\t", " "))


def escaped(text: str) -> str:
    r"""Return `text` so that Markdown shows it as it is.

    >>> escaped("A*B [sic]")
    'A\\*B \\[sic\\]'
    """
    return _lined(_inlined(text))


def _inlined(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _lined(text: str) -> str:
    """Keep a line from being read as a heading or an item of a list."""
    return _AT_START.sub(r"\1\3\\\2\4", text)


def _marked(run: Run) -> str:
    if run.link:
        return f"[{_inlined(run.text)}](<{run.link}>)"
    if run.is_address:
        return f"<{run.text}>"
    return f"*{_inlined(run.text)}*" if run.is_italic and run.text else _inlined(run.text)
