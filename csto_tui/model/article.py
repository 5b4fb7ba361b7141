"""An article and what is known about it. Nothing here reads a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NewType, TypeVar

from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

__all__ = ["Article", "ArticleCard", "ArticleId", "Boilerplate", "Evidence", "Known", "Passage", "Status", "line_at"]

ArticleId = NewType("ArticleId", str)
T = TypeVar("T")


class Status(StrEnum):
    """How a metadatum is known."""

    STATED = "stated"
    INFERRED = "inferred"
    USER = "user"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the source that speaks for a metadatum."""

    line: int
    """The line's number in the article's text, from 1; 0 when the evidence lies outside the text (a file name, a
    header)."""
    text: str
    """The line, or the part of it that matters, verbatim."""
    span: Span | None = None
    """Where it stands in `Article.text`; None outside the text."""


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """A metadatum with the way it is known. `value` is None exactly when the status is unknown."""

    value: T | None = None
    status: Status = Status.UNKNOWN
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    """Why, in a sentence, where the evidence does not say it by itself."""

    def __post_init__(self) -> None:
        if (self.value is None) != (self.status is Status.UNKNOWN):
            raise ValueError(f"a value of {self.value!r} cannot have the status {self.status}")

    @property
    def is_sure(self) -> bool:
        """Tell whether the value is stated in the source or set by a person."""
        return self.status in (Status.STATED, Status.USER)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its stable number, as citations show it."""

    number: int
    """Counts from 1 within the article; furniture and the title have no number."""
    span: Span
    """In `Article.text`."""
    page: int | None = None
    """The page of the source on which it begins, from 1; None where the source has no pages."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of the source that is not the article: set aside, never lost."""

    span: Span
    """In `Article.text`."""
    kind: str
    """What it is: title, byline, dateline, date, navigation, caption, footer, credit …"""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: the whole cleaned text of its source, and where in it the passages stand.

    `text` holds every line of the source, furniture and title included, after the control-character scrub and NFC.
    Only the passages (and the title, as a field of its own) are searched and counted.
    """

    id: ArticleId
    path: str
    """The source's path below the corpus root, with `/`."""
    sha256: str
    """Of the source's bytes, in hexadecimal."""
    text: str
    passages: tuple[Passage, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    title: Known[str] = Known()
    source: Known[str] = Known()
    """The outlet. A paper that the text cites is not its source."""
    authors: Known[tuple[str, ...]] = Known()
    published: Known[Edtf] = Known()
    place: Known[str] = Known()
    """Where it was written, as a dateline says."""
    language: Known[str] = Known()
    """An ISO 639-1 code."""
    address: Known[str] = Known()
    """Where the article stands on the web, without scheme or with it, as known."""
    words: int = 0
    """Words in the passages."""
    encoding: str = "utf-8"
    """The source's encoding, or the guess at it."""
    agency: Known[str] = Known()
    """The wire agency that the outlet took the report from."""
    archive_address: Known[str] = Known()
    """Where an archived copy stands on the web."""
    archived: Known[Edtf] = Known()
    """When that copy was made."""

    @property
    def heading(self) -> str:
        """The title, or the path for want of one."""
        return self.title.value or self.path

    @property
    def fingerprint(self) -> str:
        """A digest of all that is searched: the title and the passages. An index that holds another one is stale."""
        digest = hashlib.blake2b(self.heading.encode("utf-8", "surrogatepass"), digest_size=16)
        for passage in self.passages:
            digest.update(f"\0{passage.span.start}:{passage.span.end}\0".encode())
            digest.update(passage.span.of(self.text).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def passage_text(self, number: int) -> str:
        """Return the text of passage `number` (from 1). Raises IndexError for a number that the article has not."""
        if not 1 <= number <= len(self.passages):
            raise IndexError(f"{self.id} has {len(self.passages)} passages, not {number}")
        return self.passages[number - 1].span.of(self.text)

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds the code point at `offset`, or None (title, furniture, gaps)."""
        low, high = 0, len(self.passages)
        while low < high:
            middle = (low + high) // 2
            if self.passages[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.passages) and self.passages[low].span.start <= offset:
            return self.passages[low]
        return None


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What a list shows of an article: all but its text."""

    id: ArticleId
    path: str
    title: Known[str]
    source: Known[str]
    authors: Known[tuple[str, ...]]
    published: Known[Edtf]
    place: Known[str]
    language: Known[str]
    address: Known[str]
    sha256: str
    words: int
    passages: int
    agency: Known[str] = Known()
    archive_address: Known[str] = Known()
    archived: Known[Edtf] = Known()

    @property
    def heading(self) -> str:
        """The title, or the path for want of one."""
        return self.title.value or self.path

    @classmethod
    def of(cls, article: Article) -> ArticleCard:
        """Return the card of an article."""
        return cls(
            id=article.id,
            path=article.path,
            title=article.title,
            source=article.source,
            authors=article.authors,
            published=article.published,
            place=article.place,
            language=article.language,
            address=article.address,
            sha256=article.sha256,
            words=article.words,
            passages=len(article.passages),
            agency=article.agency,
            archive_address=article.archive_address,
            archived=article.archived,
        )


def line_at(text: str, offset: int) -> int:
    """Return the number (from 1) of the line of `text` on which the code point at `offset` stands."""
    return text.count("\n", 0, offset) + 1
