"""Clippings as a text to be taken away: notes in Markdown, a table, JSON lines, plain text, a bibliography.

Each has a head that says where it comes from, where its form has room for one. Nothing here makes a citation, and
nothing here writes a file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from csto_tui.model.citation import CitationText
from csto_tui.model.clipping import Clipping, Standing
from csto_tui.text.clean import clean, clean_line
from csto_tui.text.tables import cleaned, escaped, row_of, separated_row

__all__ = ["CLIPPING_FORMS", "Cutting", "Head", "clipping_record", "exported_clippings"]

Head = Sequence[tuple[str, str]]
"""Pairs of a name and a value: what was asked, when, of which corpus."""

_COLUMNS = (
    *("id", "text", "citation", "note", "tags", "article", "title", "source", "published", "passage", "page"),
    *("start", "end", "path", "sha256", "standing", "created"),
)
_STANDINGS = {
    Standing.MOVED: "The article has changed; these words still stand in it.",
    Standing.CHANGED: "The article has changed; these words do not stand in it any more.",
    Standing.GONE: "The corpus has no such article any more.",
}


@dataclass(frozen=True, slots=True)
class Cutting:
    """A clipping with its citation, to be shown or written."""

    clipping: Clipping
    citation: CitationText
    """Of the place, without the words."""
    standing: Standing


def exported_clippings(cuttings: Sequence[Cutting], form: str, head: Head) -> str:
    """Return clippings in one of CLIPPING_FORMS, in the order given.

    A bibliography has each citation once, in alphabetical order. Formats for programs that have no place for a head
    (RIS, CSL-JSON) get none. In tables no cell is a formula.
    """
    return CLIPPING_FORMS[form](cuttings, head)


def clipping_record(cutting: Cutting) -> dict[str, object]:
    """Return a clipping as a record; `start` and `end` are offsets in the article's text."""
    one = cutting.clipping
    published = one.article.published.value
    return {
        "id": one.id,
        "text": one.text,
        "citation": cutting.citation.text,
        "note": one.note,
        "tags": list(one.tags),
        "article": one.article.id,
        "title": one.article.title.value,
        "source": one.article.source.value,
        "published": published.text if published else None,
        "passage": one.passage,
        "page": one.page,
        "start": one.span.start,
        "end": one.span.end,
        "path": one.article.path,
        "sha256": one.article.sha256,
        "standing": str(cutting.standing),
        "created": one.created.isoformat(),
        "corpus": one.corpus,
        "style": cutting.citation.style,
        "csl": cutting.citation.csl,
        "warnings": list(cutting.citation.warnings),
    }


def _markdown(cuttings: Sequence[Cutting], head: Head) -> str:
    parts = ["# Clippings", "\n".join(f"- {_line(name)}: {_line(value)}" for name, value in head)]
    for cutting in cuttings:
        one = cutting.clipping
        parts.append("\n".join(f"> {escaped(line)}" for line in clean(one.text).split("\n")))
        parts.append(cutting.citation.markdown)
        parts += [f"*Note:* {_line(one.note)}"] if one.note else []
        parts += ["*Tags:* " + ", ".join(map(_line, one.tags))] if one.tags else []
        parts += [f"*{_STANDINGS[cutting.standing]}*"] if cutting.standing in _STANDINGS else []
    return "\n\n".join(parts) + "\n"


def _text(cuttings: Sequence[Cutting], head: Head) -> str:
    parts = ["\n".join(_commented(head))]
    for cutting in cuttings:
        one = cutting.clipping
        lines = [clean_line(one.text), cutting.citation.text]
        lines += [f"Note: {clean_line(one.note)}"] if one.note else []
        lines += ["Tags: " + ", ".join(map(clean_line, one.tags))] if one.tags else []
        lines += [_STANDINGS[cutting.standing]] if cutting.standing in _STANDINGS else []
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _csv(cuttings: Sequence[Cutting], head: Head) -> str:
    rows = (row_of(clipping_record(cutting), _COLUMNS) for cutting in cuttings)
    lines = ([line] for line in _commented(head))  # each one cell: a comma in it must not begin a formula
    return "".join(separated_row(row, ",") for row in (*lines, _COLUMNS, *rows))


def _jsonl(cuttings: Sequence[Cutting], head: Head) -> str:
    objects: list[Mapping[str, object]] = [dict(head), *map(clipping_record, cuttings)]
    return "".join(json.dumps(cleaned(one), ensure_ascii=False) + "\n" for one in objects)


def _bibliography(cuttings: Sequence[Cutting], head: Head) -> str:
    texts = sorted({cutting.citation.text for cutting in cuttings}, key=lambda text: (text.casefold(), text))
    style = cuttings[0].citation.style if cuttings else ""
    if style == "csl-json":
        items = {json.dumps(cleaned(one.citation.csl), ensure_ascii=False): None for one in cuttings}
        return "[\n" + ",\n".join(items) + "\n]\n"
    around = _COMMENTS.get(style, ("# ", ""))
    lines = "\n".join(f"{around[0]}{clean_line(name)}: {clean_line(value)}{around[1]}" for name, value in head)
    return "\n\n".join([*([lines] if style != "ris" else []), *texts]) + "\n"


_COMMENTS = {"bibtex": ("% ", ""), "biblatex": ("% ", ""), "wikipedia": ("<!-- ", " -->")}


def _commented(head: Head) -> Iterator[str]:
    return (f"# {clean_line(name)}: {clean_line(value)}" for name, value in head)


def _line(text: str) -> str:
    return escaped(clean_line(text))


CLIPPING_FORMS: Mapping[str, Callable[[Sequence[Cutting], Head], str]] = MappingProxyType(
    {"md": _markdown, "csv": _csv, "jsonl": _jsonl, "text": _text, "bibliography": _bibliography}
)
"""By name."""
