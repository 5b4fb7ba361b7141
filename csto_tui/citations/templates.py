"""Templates: the form of what is copied, as a reader writes it down. Nothing here evaluates what a template says.

`{title}[, {agency}][ ({place}, {date})]`: between braces a name, between brackets a stretch that is left out where
nothing is known of the names in it. `{{` and `}}` are braces; a backslash takes a bracket as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from csto_tui.citations.cite import cite
from csto_tui.citations.parts import Parts, parts
from csto_tui.citations.prose import UNTITLED, doubted, joined, locator, outlet
from csto_tui.citations.quotations import quoted
from csto_tui.citations.runs import plain
from csto_tui.errors import UsageError
from csto_tui.model.citation import Citation
from csto_tui.text.clean import clean, clean_line

__all__ = ["TEMPLATE_NAMES", "check_template", "fill_template"]

_VALUES: dict[str, Callable[[Parts], str]] = {
    "title": lambda cited: cited.title or UNTITLED,
    "source": lambda cited: plain(outlet(cited)),
    "authors": lambda cited: doubted(joined([name.straight for name in cited.names], "and"), cited),
    "agency": lambda cited: cited.agency,
    "date": lambda cited: cited.published.day_first() if cited.published else "n.d.",
    "year": lambda cited: (cited.published.year if cited.published else "") or "n.d.",
    "place": lambda cited: cited.place,
    "language": lambda cited: cited.language,
    "quote": lambda cited: cited.quotation,
    "quoted": lambda cited: quoted(cited.quotation) if cited.quotation else "",
    "locator": lambda cited: locator(cited, "mark"),
    "url": lambda cited: cited.any_address,
    "link": lambda cited: cited.link,
    "archive": lambda cited: cited.archived.address if cited.archived else "",
    "archived": lambda cited: cited.archived.made.day_first() if cited.archived and cited.archived.made else "",
    "accessed": lambda cited: cited.accessed.day_first() if cited.accessed else "",
    "key": lambda cited: cited.key,
}
TEMPLATE_NAMES: tuple[str, ...] = (*_VALUES, "citation")
"""What may stand between braces.

title, source, date and year say what is not known, as the style `plain` does, and bracket what is a guess; the others
are empty. `quote` is the bare quotation, `quoted` has marks around it; `link` opens at the words quoted, `url` at the
top; `archive` is the address of an archived copy, `archived` its day; `key` is the key of a bibliography; `citation` is
the citation in the style in force, without the quotation.
"""
_OF_UNKNOWN: dict[str, Callable[[Parts], object]] = {
    "title": lambda cited: cited.title,
    "source": lambda cited: cited.source,
    "date": lambda cited: cited.published,
    "year": lambda cited: cited.published and cited.published.year,
}
"""What is known of the names that say so of what is not."""
_PIECE = re.compile(
    r"(?P<literal>\{\{|\}\}|\\[\[\]])|\{(?P<name>[^{}]*)\}|(?P<mark>[\[\]{}])|(?P<text>[^\[\]{}\\]+|\\)"
)
_HINT = (
    f"Names: {', '.join(f'{{{name}}}' for name in TEMPLATE_NAMES)}; {{{{ and }}}} stand for braces, "
    r"\[ and \] for brackets; [ … ] goes where nothing is known of the names in it."
)


@dataclass(slots=True)
class _Stretch:
    """A part of a template that is printed, or left out, as a whole."""

    start: int
    is_optional: bool = False
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """Of each piece its text, or else its name."""

    @property
    def names(self) -> list[str]:
        """The names in it."""
        return [name for _, name in self.pieces if name]


def check_template(template: str) -> None:
    """Raise UsageError, which says what is wrong and where, unless `fill_template` can fill the template."""
    _stretches(template)


def fill_template(template: str, citation: Citation, style: str = "chicago-note") -> str:
    r"""Return a template with the names between braces filled in.

    A stretch between brackets is left out where nothing is known of the names in it. `{{` and `}}` stand for braces,
    `\[` and `\]` for brackets. The names are those of TEMPLATE_NAMES; `style` is the one of `{citation}`. Raises
    UsageError, UnknownStyle.
    """
    cited = parts(citation)
    alone = Citation(citation.article, citation.locator, accessed=citation.accessed)
    filled = ""
    for stretch in _stretches(template):
        if not stretch.is_optional or any(_is_known(name, cited) for name in stretch.names):
            for text, name in stretch.pieces:
                filled += cite(alone, style).text if name == "citation" else _VALUES[name](cited) if name else text
    return clean(filled)


def _is_known(name: str, cited: Parts) -> bool:
    return name == "citation" or bool(_OF_UNKNOWN.get(name, _VALUES[name])(cited))


def _stretches(template: str) -> list[_Stretch]:
    """Return the parts of a template in order. Raises UsageError."""
    found = [_Stretch(0)]
    for piece in _PIECE.finditer(template):
        mark, at, here = piece["mark"], piece.start(), found[-1]
        if mark == "[" and not here.is_optional:
            found.append(_Stretch(at, is_optional=True))
        elif mark == "]" and here.is_optional:
            if not here.names:
                raise _fault(f"The brackets at character {here.start + 1} of the template have no name in them.")
            found.append(_Stretch(piece.end()))
        elif mark == "[":
            raise _fault(f"The bracket at character {at + 1} of the template stands within brackets.")
        elif mark:
            raise _lone("brace" if mark in "{}" else "bracket", at)
        else:
            here.pieces.append(_read(piece))
    if found[-1].is_optional:
        raise _lone("bracket", found[-1].start)
    return found


def _read(piece: re.Match[str]) -> tuple[str, str]:
    """Return the text of a piece, or else its name. Raises UsageError."""
    name = piece["name"]
    if name is None:
        return piece["text"] or piece["literal"][-1], ""
    if name not in TEMPLATE_NAMES:
        raise _fault(f"The template has an unknown name at character {piece.start() + 1}: {{{clean_line(name)}}}.")
    return "", name


def _lone(mark: str, at: int) -> UsageError:
    return _fault(f"The {mark} at character {at + 1} of the template has no other one.")


def _fault(message: str) -> UsageError:
    return UsageError(message, hint=_HINT, where="template")
