"""A citation in any other style, from a CSL file on disk, by citeproc-py: an optional extra, imported when it is asked
for. What it makes is not checked against a manual. Nothing here looks for a file elsewhere than where it is said to be.
"""

from __future__ import annotations

import html
import re
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from csto_tui.citations.csl import item_of
from csto_tui.citations.parts import Parts
from csto_tui.errors import UnknownStyle
from csto_tui.text.clean import clean_line

__all__ = ["by_csl_file", "is_style_file"]

_LARGEST = 2_000_000
"""Bytes; the longest of the styles in common use has a quarter of that."""
_PARENT = re.compile(rb'<link[^>]*rel="independent-parent"[^>]*>')
_REFERENCE = re.compile(rb'href="([^"]*)"')
# What citeproc-py prints as it should: of an archived copy's address it makes the only one.
_KEPT = ("id", "type", "title", "container-title", "author", "issued", "URL", "accessed", "language")


def is_style_file(style: str) -> bool:
    """Tell whether a style is named by the path of a file, not by a name of ours."""
    return style.lower().endswith(".csl")


def by_csl_file(cited: Parts, path: Path) -> str:
    """Return the citation as the style in the file has it, plain, on one line: as its bibliography, or a note.

    Raises UnknownStyle for a file that is no style, and where citeproc-py is not installed.
    """
    content = _content(path)
    where = clean_line(str(path))
    try:
        import citeproc  # late: an extra
    except ImportError as error:
        hint = "Install it: pip install 'csto-tui[csl]'"
        raise UnknownStyle("A CSL file as a style needs citeproc-py, which is not installed.", hint=hint) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of keys and elements that it passes over
            return _plain(_made(citeproc, content, cited))
    except Exception as error:  # on a style that it cannot cope with it raises anything
        raise UnknownStyle(
            f"citeproc-py cannot make a citation by this style: {clean_line(str(error)) or type(error).__name__}",
            hint="The styles that need no file: csto-tui cite --style list",
            where=where,
        ) from error


def _content(path: Path) -> bytes:
    """Return the bytes of a style that stands for itself and names no file or address to be read as well."""
    where = clean_line(str(path))
    try:
        if not path.is_file():
            raise UnknownStyle("There is no such style file.", hint="--style takes a name or a .csl file", where=where)
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        reason = clean_line(error.strerror or str(error))
        raise UnknownStyle(f"The style file cannot be read: {reason}.", where=where) from error
    if len(content) > _LARGEST or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnknownStyle("The style file is no CSL style.", hint="See https://citationstyles.org", where=where)
    parent = _PARENT.search(content)
    if parent:
        named = _REFERENCE.search(parent[0])
        name = clean_line(named[1].decode("utf-8", "replace")) if named else "another style"
        raise UnknownStyle("The style file only points to its parent.", hint=f"Use the file of {name}", where=where)
    return content


def _made(citeproc: Any, content: bytes, cited: Parts) -> str:
    from citeproc.source.json import CiteProcJSON

    item = item_of(cited)
    if cited.published and cited.published.last:
        item["issued"] = {"literal": cited.published.day_first()}  # a span of days is more than it can print
    source = CiteProcJSON([{key: item[key] for key in _KEPT if key in item}])
    style = citeproc.CitationStylesStyle(BytesIO(content), validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.html)
    reference = citeproc.Citation([_item(citeproc, cited)])
    bibliography.register(reference)
    if style.has_bibliography():
        return str(bibliography.bibliography()[0])
    return str(bibliography.cite(reference, lambda _: None))


def _item(citeproc: Any, cited: Parts) -> Any:
    if cited.locator is None:
        return citeproc.CitationItem(cited.key)
    return citeproc.CitationItem(cited.key, locator=citeproc.Locator(cited.locator.label, cited.locator.value))


def _plain(marked: str) -> str:
    """Return HTML of one paragraph as plain text."""
    return clean_line(html.unescape(re.sub(r"</?[a-z]+(?: [^<>]*)?>", "", marked)))
