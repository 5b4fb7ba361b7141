"""The chapter of writing: the quotations of a draft checked, clippings kept, searched and taken away. Nothing here
decides whether a quotation holds.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from csto_tui.errors import SourceError, UsageError
from csto_tui.library.citing import place_of
from csto_tui.library.shelf import Shelf
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.model.citation import Citation
from csto_tui.model.clipping import Clipping, ClippingId, Standing
from csto_tui.model.query import And, Node, Phrase, Term
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

if TYPE_CHECKING:
    from csto_tui.drafts import Cutting, Held
    from csto_tui.model.draft import Check

__all__ = ["DRAFT_LIMIT", "Drafting"]

DRAFT_LIMIT = 8 * 1024 * 1024
"""Bytes of a draft."""
_MARKDOWN = (".md", ".markdown")
_PLAIN = ("", ".txt", ".text", *_MARKDOWN)


class Drafting(Shelf):
    """Drafts and clippings."""

    def verify_file(self, path: Path) -> Iterator[Check]:
        """Check the quotations of a draft as `verify` does. Raises UsageError for a file that cannot be read."""
        try:
            with path.open("rb") as file:
                content = file.read(DRAFT_LIMIT + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"{path} cannot be read: {reason}", hint="name a draft: .md, .txt or .docx") from error
        return self.verify(content, path.name)

    def verify(self, content: bytes, name: str) -> Iterator[Check]:
        """Check every quotation of a draft against the articles, one by one as they are asked for.

        `name` tells the format: Markdown, plain text, or any other that articles are read in (Word among them), of
        which the lines are paragraphs. A draft that lies among the articles is no source of its own quotations. Raises
        SourceError for a draft that cannot be read.
        """
        from csto_tui import drafts  # late: a search needs none of it

        text = _text_of(content, name)
        suffix = PurePath(name).suffix.lower()
        quotations = drafts.find_quotations(text, is_markdown=suffix in _MARKDOWN, by_line=suffix not in _PLAIN)
        return drafts.check_quotations(quotations, _Shelves(self, hashlib.sha256(content).hexdigest()))

    def clip(
        self, article_id: ArticleId, span: Span, *, at: dt.datetime, note: str = "", tags: Sequence[str] = ()
    ) -> Clipping:
        """Keep a stretch of an article's text, which begins in a passage; it is on disk when this returns.

        Raises KeyError for an article that there is not, UsageError for a stretch without words or outside the
        passages, StoreError.
        """
        article = self._store.article(article_id)
        passage = article.passage_at(span.start)
        text = clean_line(span.of(article.text))
        if passage is None or not text or span.end > len(article.text):
            raise UsageError("there is nothing to clip", hint="choose words of a passage")
        clipping = Clipping(
            id=ClippingId(0),
            corpus=self.name,
            article=ArticleCard.of(article),
            passage=passage.number,
            span=span,
            text=text,
            created=at,
            note=clean_line(note),
            tags=_tags(tags),
            page=passage.page,
        )
        return replace(clipping, id=self.work.tray.add(clipping))

    def clippings(self, query: str = "") -> tuple[Clipping, ...]:
        """Return the clippings of this corpus that fit words, `tag:` and `note:`, in their order. Raises QueryError."""
        from csto_tui import drafts  # late: a search needs none of it

        return drafts.found_clippings(self.work.tray.clippings(self.name), query)

    def note_clipping(self, clipping_id: ClippingId, note: str) -> None:
        """Put a note in place of a clipping's note. Raises StoreError."""
        self.work.tray.set_note(self.name, clipping_id, clean_line(note))

    def tag_clipping(self, clipping_id: ClippingId, tags: Sequence[str]) -> None:
        """Put tags in place of a clipping's tags. Raises StoreError."""
        self.work.tray.set_tags(self.name, clipping_id, _tags(tags))

    def move_clipping(self, clipping_id: ClippingId, place: int) -> None:
        """Put a clipping at a place among those of this corpus, from 1 on. Raises StoreError."""
        self.work.tray.move(self.name, clipping_id, place)

    def remove_clippings(self, clipping_ids: Sequence[ClippingId]) -> int:
        """Remove clippings, and return how many they were. Raises StoreError."""
        return self.work.tray.remove(self.name, clipping_ids)

    def undo_clipping(self) -> str:
        """Take back the latest change of the clippings: return added, note, tags, moved or removed; empty for none."""
        return self.work.tray.undo(self.name)

    def cuttings(self, clippings: Sequence[Clipping], style: str, *, has_places: bool = True) -> tuple[Cutting, ...]:
        """Return clippings with the citations of their places (else of their articles) in a style, and what has become
        of the articles. Raises UnknownStyle.

        An article that is as it was is cited as it is known now, with every correction; else as it was known then.
        """
        from csto_tui import citations, drafts  # late: a search needs none of it

        found = []
        for one in clippings:
            article = self._article_of(one)
            standing = _standing(one, article)
            card = ArticleCard.of(article) if article and standing is Standing.HERE else one.article
            locator = place_of(one, article) if has_places else None
            cited = citations.cite(Citation(card, locator, accessed=one.created.date()), style)
            found.append(drafts.Cutting(one, cited, standing))
        return tuple(found)

    def exported_clippings(
        self, clippings: Sequence[Clipping], form: str, style: str, *, on: dt.date, query: str = ""
    ) -> str:
        """Return clippings as a text of one of `drafts.CLIPPING_FORMS`: md, csv, jsonl, text or bibliography.

        The head has the query, the day, the style, and the corpus with its fingerprint. Raises UnknownStyle.
        """
        from csto_tui import __version__, drafts  # late: a search needs none of it

        head = (
            ("export", "clippings"),
            ("query", query),
            ("corpus", self.name),
            ("fingerprint", self.fingerprint()),
            ("date", on.isoformat()),
            ("program", f"csto-tui {__version__}"),
            ("style", style),
            ("clippings", str(len(clippings))),
        )
        if form == "bibliography":  # of articles: each once, as it was when it was last looked at
            latest = {one.article.id: one for one in sorted(clippings, key=lambda one: one.created)}
            cuttings = self.cuttings(tuple(latest.values()), style, has_places=False)
        else:
            cuttings = self.cuttings(clippings, style)
        return drafts.exported_clippings(cuttings, form, head)

    def _article_of(self, clipping: Clipping) -> Article | None:
        try:
            return self._store.article(clipping.article.id)
        except KeyError:
            return None


class _Shelves:
    """The articles, as a check of a draft asks for them: all but the draft itself."""

    def __init__(self, shelf: Drafting, draft: str) -> None:
        self._shelf = shelf
        self._draft = draft

    def holding(self, forms: Sequence[str], most: int) -> Held:
        return self._held(And(tuple(map(Term, forms))), most)

    def adjoining(self, forms: Sequence[str], most: int) -> Held:
        return self._held(Phrase(tuple(map(Term, forms))), most)

    def article(self, article_id: ArticleId) -> Article | None:
        try:
            article = self._shelf.article(article_id)
        except KeyError:
            return None
        return None if article.sha256 == self._draft else article

    def _held(self, node: Node, most: int) -> Held:
        from csto_tui.drafts import Held  # late: a search needs none of it

        ranking = self._shelf._engine().ranking(node)
        return Held(len(ranking), [match.article_id for match in ranking.matches(0, most)])


def _text_of(content: bytes, name: str) -> str:
    """Return the text of a draft. Raises SourceError."""
    from csto_tui.corpus.decode import decode  # late: as the readers are
    from csto_tui.corpus.fence import read_fenced
    from csto_tui.corpus.readers import format_of, readable

    if len(content) > DRAFT_LIMIT:
        raise SourceError(f"{name} is larger than {DRAFT_LIMIT // 1024 // 1024} MiB", hint="check it in parts")
    if PurePath(name).suffix.lower() in _PLAIN or not readable(name):
        return decode(content).text
    form = format_of(name)
    drafts = read_fenced(form.read, content) if form.is_fenced else form.read(content)
    return "\n".join(draft.text.replace("\n\n", "\n") for draft in drafts)


def _tags(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in map(clean_line, tags) if tag))


def _standing(clipping: Clipping, article: Article | None) -> Standing:
    if article is None:
        return Standing.GONE
    if clean_line(clipping.span.of(article.text)) == clipping.text:
        return Standing.HERE
    return Standing.MOVED if clipping.text in clean_line(article.text) else Standing.CHANGED
