"""Read one source file as articles: bytes, text, layout, metadata. Nothing here walks a folder or writes."""

from __future__ import annotations

import datetime as dt
import hashlib

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.language import detect
from csto_tui.corpus.layout import Layout, lay_out
from csto_tui.corpus.outlets import find_address, find_authors, find_place, find_source
from csto_tui.corpus.published import find_published, read_date
from csto_tui.corpus.readers import reader_of
from csto_tui.corpus.scan import SIZE_LIMIT, Found, load
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import word_count

__all__ = ["read", "read_bytes"]


def read(found: Found, *, now: dt.date, limit: int = SIZE_LIMIT) -> tuple[Article, ...]:
    """Return the articles of a file, with what the file itself tells of each. Raises SourceError when it
    cannot be read.

    `now` is the day of reading: no article is dated after it.
    """
    return read_bytes(load(found, limit=limit), found.name, now=now)


def read_bytes(content: bytes, name: str, *, now: dt.date) -> tuple[Article, ...]:
    """Return the articles that the bytes of a file called `name` hold. Raises SourceError when they hold
    none.
    """
    try:
        drafts = reader_of(name)(content)
        articles = tuple(_article(draft, name, hashlib.sha256(content).hexdigest(), now) for draft in drafts)
    except SourceError as error:
        raise SourceError(f"cannot read {name}: {error.message}", hint=error.hint, where=name) from error
    if not articles:
        raise SourceError(f"cannot read {name}: it holds no article", where=name)
    return articles


def _article(draft: Draft, name: str, sha256: str, now: dt.date) -> Article:
    title = draft.stated("title")
    wanted = clean_line(title.values[0]) if title else ""
    layout = lay_out(draft.text, heading=draft.heading, title=wanted, front=draft.front)
    passages = layout.passages
    words = sum(word_count(draft.text, passage.span.start, passage.span.end) for passage in passages)
    if not words and not layout.title:
        raise SourceError("it holds no words", hint="Remove the file, or fill it.")
    return Article(
        id=ArticleId(_identity(name, draft.key)),
        path=name,
        sha256=sha256,
        text=draft.text,
        passages=passages,
        boilerplate=layout.boilerplate,
        title=_given(draft, "title") or _title(layout),
        source=_given(draft, "source") or find_source(layout),
        authors=_given_authors(draft) or find_authors(layout),
        published=_given_date(draft) or find_published(layout, name, now),
        place=_given(draft, "place") or find_place(layout),
        language=_given_language(draft) or detect("\n".join(block.text for block in layout.of(""))[:20_000]),
        address=_given(draft, "address") or find_address(layout),
        words=words,
        encoding=draft.encoding,
    )


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


def _given(draft: Draft, field: str) -> Known[str] | None:
    given = draft.stated(field)
    return Known(given.values[0], Status.STATED, (given.evidence,)) if given else None


def _given_authors(draft: Draft) -> Known[tuple[str, ...]] | None:
    given = draft.stated("authors")
    return Known(given.values, Status.STATED, (given.evidence,)) if given else None


def _given_date(draft: Draft) -> Known[Edtf] | None:
    given = draft.stated("published")
    value = read_date(given.values[0]) if given else None
    return Known(value, Status.STATED, (given.evidence,)) if given and value else None


def _given_language(draft: Draft) -> Known[str] | None:
    """Return a stated language when it is a code; `en-US` is `en`."""
    given = draft.stated("language")
    code = given.values[0].replace("_", "-").partition("-")[0].casefold() if given else ""
    return (
        Known(code, Status.STATED, (given.evidence,)) if given and len(code) == 2 and code.isalpha() else None
    )
