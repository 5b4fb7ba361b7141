"""Templates: the form of what is copied, as a reader writes it down. Nothing here evaluates what a template says."""

from __future__ import annotations

import string
from collections.abc import Callable

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


def check_template(template: str) -> None:
    """Raise UsageError, with the names that there are, unless `fill_template` can fill the template."""
    _pieces(template)


def fill_template(template: str, citation: Citation, style: str = "chicago-note") -> str:
    """Return a template with the names between braces filled in; `{{` and `}}` stand for braces.

    The names are those of TEMPLATE_NAMES; `style` is the one of `{citation}`. Raises UsageError, UnknownStyle.
    """
    cited = parts(citation)
    alone = Citation(citation.article, citation.locator, accessed=citation.accessed)
    filled = ""
    for text, name in _pieces(template):
        filled += text
        if name == "citation":
            filled += cite(alone, style).text
        elif name:
            filled += _VALUES[name](cited)
    return clean(filled)


def _pieces(template: str) -> list[tuple[str, str]]:
    """Return each stretch of text with the name after it, which is empty after the last."""
    hint = "Names: " + ", ".join(f"{{{name}}}" for name in TEMPLATE_NAMES) + "; {{ and }} stand for braces."
    try:
        found = list(string.Formatter().parse(template))
    except ValueError as error:
        raise UsageError("A brace of the template has no other one.", hint=hint, where="template") from error
    for _, name, form, conversion in found:
        if name is not None and (name not in TEMPLATE_NAMES or form or conversion):
            wrong = clean_line(name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else ""))
            raise UsageError(f"The template has an unknown name: {{{wrong}}}.", hint=hint, where="template")
    return [(text, name or "") for text, name, _, _ in found]
