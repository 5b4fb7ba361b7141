"""Every error that a reader can meet, each with a hint that says what to do next.

    CstoError
    ├── UsageError          the words of the command line are off
    ├── SettingsError       a settings file is off (where says which line)
    ├── CorpusError         a path cannot be opened as a corpus
    │   └── SourceError     one file cannot be read as an article
    ├── ArticleNotFound     no article answers to that reference
    ├── AmbiguousArticle    several articles answer to it
    ├── EntityNotFound      no entity answers to that name
    ├── QueryError          a query cannot be understood (position says where)
    ├── StoreError          the article store cannot be read or written
    ├── IndexUnusable       the full-text index is damaged, foreign or locked
    ├── UnknownStyle        no citation style has that name
    └── ClipboardError      no route to a clipboard worked

Whatever is not a CstoError is a bug of ours and ends the program loudly. Nothing here prints.
"""

from __future__ import annotations

__all__ = [
    "AmbiguousArticle",
    "ArticleNotFound",
    "ClipboardError",
    "CorpusError",
    "CstoError",
    "EntityNotFound",
    "IndexUnusable",
    "QueryError",
    "SettingsError",
    "SourceError",
    "StoreError",
    "UnknownStyle",
    "UsageError",
]


class CstoError(Exception):
    """An error that a reader can meet: what is wrong, where, and what to do about it."""

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where

    def __str__(self) -> str:
        return self.message


class UsageError(CstoError):
    """The words of the command line are off."""


class SettingsError(CstoError):
    """A settings file or variable is off; `where` names the file and line."""


class CorpusError(CstoError):
    """A path cannot be opened as a corpus."""


class SourceError(CorpusError):
    """One file cannot be read as an article; `where` is its path."""


class ArticleNotFound(CstoError):
    """No article answers to a reference."""


class AmbiguousArticle(CstoError):
    """Several articles answer to a reference; the hint lists them."""


class EntityNotFound(CstoError):
    """No entity answers to a name."""


class QueryError(CstoError):
    """A query cannot be understood.

    `start` and `end` are code-point offsets of the offending piece in the query as typed, half-open;
    `fix` is the whole query mended, or empty when no mend is known.
    """

    def __init__(self, message: str, *, start: int = 0, end: int = 0, hint: str = "", fix: str = "") -> None:
        super().__init__(message, hint=hint, where=f"query, character {start + 1}")
        self.start = start
        self.end = end
        self.fix = fix


class StoreError(CstoError):
    """The article store cannot be read or written."""


class IndexUnusable(CstoError):
    """The full-text index is damaged, foreign or locked."""


class UnknownStyle(CstoError):
    """No citation style has that name; the hint lists those there are."""


class ClipboardError(CstoError):
    """No route to a clipboard worked."""
