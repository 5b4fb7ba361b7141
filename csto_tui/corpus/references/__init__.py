"""Bibliographies, one file a format: exports of reference managers become entries. Each is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csto_tui.corpus.references.entry import Entry

__all__ = ["JOINED", "REFERENCES"]

JOINED = "a bibliography, joined to the articles as metadata"
"""Why such a file is not read as an article."""


def _late(module: str, function: str) -> Callable[[str], Iterator[Entry]]:
    def read(text: str) -> Iterator[Entry]:
        found: Callable[[str], Iterator[Entry]] = getattr(import_module(f"{__name__}.{module}"), function)
        return found(text)

    return read


REFERENCES: Mapping[str, Callable[[str], Iterator[Entry]]] = MappingProxyType(
    {
        ".ris": _late("ris", "read_ris"),
        ".bib": _late("bibtex", "read_bibtex"),
        ".bibtex": _late("bibtex", "read_bibtex"),
        ".csljson": _late("csl", "read_csl"),
    }
)
"""By suffix. Readers raise ValueError for a text that they cannot read at all."""
