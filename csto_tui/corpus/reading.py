"""Read one source file as articles: bytes, text, layout, metadata. Nothing here walks a folder or writes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from csto_tui.corpus.agency import with_agency
from csto_tui.corpus.columns import AS_NAMED, ColumnMap
from csto_tui.corpus.copies import is_address, with_copy
from csto_tui.corpus.credits import find_agency
from csto_tui.corpus.draft import Draft
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.fence import read_fenced
from csto_tui.corpus.language import detect
from csto_tui.corpus.layout import Layout, lay_out
from csto_tui.corpus.mojibake import find_mojibake
from csto_tui.corpus.outlets import find_address, find_authors, find_place, find_source
from csto_tui.corpus.published import find_published, read_date
from csto_tui.corpus.readers import format_of
from csto_tui.corpus.readers.bundle_rules import BundleRule
from csto_tui.corpus.readers.bundles import MAY_HOLD_BUNDLES, unbundled
from csto_tui.corpus.scan import SIZE_LIMIT, Found, load
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import word_count

__all__ = ["FileReading", "read", "read_bytes", "reading_of"]

T = TypeVar("T")
Bundles = Sequence[BundleRule] | None
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came of reading one file."""

    articles: tuple[Article, ...]
    """One at least."""
    remarks: tuple[str, ...] = ()
    """What of the file was left out, and why; a sentence each."""


def read(
    found: Found, *, now: dt.date, limit: int = SIZE_LIMIT, columns: ColumnMap = AS_NAMED, bundles: Bundles = None
) -> tuple[Article, ...]:
    """Return the articles of a file, with what the file itself tells of each. Raises SourceError when it
    cannot be read.

    `now` is the day of reading: no article is dated after it. `columns` says which column of a table holds what,
    `bundles` by which rules exports of databases are split, in place of the packaged ones.
    """
    return reading_of(found, now=now, limit=limit, columns=columns, bundles=bundles).articles


def reading_of(
    found: Found, *, now: dt.date, limit: int = SIZE_LIMIT, columns: ColumnMap = AS_NAMED, bundles: Bundles = None
) -> FileReading:
    """Return the articles of a file as `read` does, and what was left out of it."""
    return _reading(load(found, limit=limit), found.name, now, columns, bundles)


def read_bytes(content: bytes, name: str, *, now: dt.date, columns: ColumnMap = AS_NAMED) -> tuple[Article, ...]:
    """Return the articles that the bytes of a file called `name` hold. Raises SourceError when they hold
    none.
    """
    return _reading(content, name, now, columns).articles


def _reading(content: bytes, name: str, now: dt.date, columns: ColumnMap, bundles: Bundles = None) -> FileReading:
    try:
        drafts = _drafts(content, name, columns)
        if PurePosixPath(name).suffix.lower() in MAY_HOLD_BUNDLES:
            drafts = tuple(one for draft in drafts for one in unbundled(draft, bundles))
        return _articles(drafts, name, hashlib.sha256(content).hexdigest(), now)
    except SourceError as error:
        raise SourceError(f"cannot read {name}: {error.message}", hint=error.hint, where=name) from error


def _drafts(content: bytes, name: str, columns: ColumnMap) -> tuple[Draft, ...]:
    form = format_of(name)
    if form.table:
        return form.table(content, columns)
    return read_fenced(form.read, content) if form.is_fenced else form.read(content)


def _articles(drafts: Sequence[Draft], name: str, sha256: str, now: dt.date) -> FileReading:
    """Return the articles of the drafts; of several, those without words are left out."""
    articles: list[Article] = []
    empty: list[str] = []
    garbled: list[str] = []
    for draft in drafts:
        try:
            articles.append(_article(draft, name, sha256, now))
        except SourceError:
            if len(drafts) == 1:
                raise
            empty.append(draft.key)
        else:
            wrong = find_mojibake(draft.text)
            garbled += [(f"{draft.key}: " if draft.key else "") + wrong.told(draft.text)] if wrong else []
    if not articles:
        raise SourceError("it holds no words" if empty else "it holds no article")
    remarks = list(dict.fromkeys(remark for draft in drafts for remark in draft.remarks))
    if empty:
        remarks.append(f"{len(empty)} left out, no words: {', '.join(empty[:_SHOWN])}{_more(empty)}")
    if garbled:
        remarks += [*garbled[:_SHOWN], *([f"the same in {len(garbled) - _SHOWN} more"] if garbled[_SHOWN:] else [])]
    return FileReading(tuple(articles), tuple(remarks))


def _more(keys: Sequence[str]) -> str:
    return f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""


def _article(draft: Draft, name: str, sha256: str, now: dt.date) -> Article:
    title = draft.stated("title")
    wanted = clean_line(title.values[0]) if title and title.status is Status.STATED else ""
    layout = lay_out(
        draft.text, heading=draft.heading, title=wanted, front=draft.front, pages=draft.pages, aside=draft.aside
    )
    passages = layout.passages
    words = sum(word_count(draft.text, passage.span.start, passage.span.end) for passage in passages)
    if not words and not layout.title:
        raise SourceError("it holds no words", hint="Remove the file, or fill it.")
    article = Article(
        id=ArticleId(_identity(name, draft.key)),
        path=name,
        sha256=sha256,
        text=draft.text,
        passages=passages,
        boilerplate=layout.boilerplate,
        title=_better(_given(draft, "title"), lambda: _title(layout)),
        source=_better(_given(draft, "source"), lambda: find_source(layout)),
        authors=_better(_given_authors(draft), lambda: find_authors(layout)),
        published=_better(
            _given_date(draft, "published"), lambda: find_published(layout, "" if draft.key else name, now)
        ),
        place=_better(_given(draft, "place"), lambda: find_place(layout)),
        language=_better(
            _given_language(draft), lambda: detect("\n".join(block.text for block in layout.of(""))[:20_000])
        ),
        address=_better(_given(draft, "address"), lambda: find_address(layout)),
        words=words,
        encoding=draft.encoding,
        agency=_better(_given(draft, "agency"), lambda: find_agency(layout)),
        archive_address=_given_copy(draft),
        archived=_given_date(draft, "archived") or Known(),
    )
    return with_agency(with_copy(article))


def _identity(name: str, key: str) -> str:
    """Return an article's id: the name, without `.txt`, and which article of the file it is.

    >>> _identity("a/b.txt", ""), _identity("a/b.md", ""), _identity("rows.csv", "12")
    ('a/b', 'a/b.md', 'rows.csv:12')
    """
    return name.removesuffix(".txt") + (f":{key}" if key else "")


def _title(layout: Layout) -> Known[str]:
    block = layout.title
    if block is None:
        return Known()
    return Known(clean_line(block.text), Status.STATED, (evidence_of(layout.text, block.span),))


def _better(given: Known[T] | None, find: Callable[[], Known[T]]) -> Known[T]:
    """Return what the format states, else what the text states, else the format's hint, else what the text implies."""
    if given and given.is_sure:
        return given
    found = find()
    return given if given and not found.is_sure else found


def _given(draft: Draft, field: str) -> Known[str] | None:
    given = draft.stated(field)
    return Known(given.values[0], given.status, (given.evidence,), given.note) if given else None


def _given_authors(draft: Draft) -> Known[tuple[str, ...]] | None:
    given = draft.stated("authors")
    return Known(given.values, given.status, (given.evidence,), given.note) if given else None


def _given_copy(draft: Draft) -> Known[str]:
    given = _given(draft, "archive_address")
    return given if given and is_address(given.value or "") else Known()


def _given_date(draft: Draft, field: str) -> Known[Edtf] | None:
    given = draft.stated(field)
    value = read_date(given.values[0]) if given else None
    return Known(value, given.status, (given.evidence,), given.note) if given and value else None


def _given_language(draft: Draft) -> Known[str] | None:
    """Return a stated language when it is a code; `en-US` is `en`."""
    given = draft.stated("language")
    code = given.values[0].replace("_", "-").partition("-")[0].casefold() if given else ""
    return (
        Known(code, given.status, (given.evidence,), given.note)
        if given and len(code) == 2 and code.isalpha()
        else None
    )
