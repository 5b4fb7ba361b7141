"""`clippings`: the words that a reader keeps: listed, added, edited, taken away. Nothing here cites or searches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, quiet
from csto_tui.cli.output import Output
from csto_tui.drafts import Cutting, clipping_record
from csto_tui.errors import ArticleNotFound, StoreError, UsageError
from csto_tui.library import Library
from csto_tui.model.article import Article
from csto_tui.model.clipping import Clipping, ClippingId, Standing
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("id", "text", "citation", "note", "tags", "article", "passage", "standing", "created")
_DONE = {"added": "the addition", "removed": "the removal", "moved": "the move", "note": "the note", "tags": "the tags"}


def run(call: Call, output: Output) -> int:
    """List clippings, or do one thing with them; the exit code is 1 when there is none to do it with."""
    words = call.request.words
    deeds = [name for name in ("add", "edit", "remove", "export") if getattr(words, name) is not None]
    deeds += ["undo"] if words.undo else []
    if len(deeds) > 1:
        raise UsageError(f"--{deeds[0]} and --{deeds[1]} do not go together", hint="do one after the other")
    with opened(call) as corpus:
        library = corpus.library
        if set(deeds) - {"export"} and not library.work.is_kept:
            raise StoreError("clippings cannot be kept here", hint="leave out --private, or see `csto-tui doctor`")
        match deeds:
            case ["add"]:
                return _list([_added(call, library)], call, library, output)
            case ["edit"]:
                return _list(_edited(call, library), call, library, output)
            case ["remove"]:
                return _told_removal(library.remove_clippings(list(map(ClippingId, words.remove))))
            case ["undo"]:
                return _told_undo(library.undo_clipping())
        found = library.clippings(words.query or "")
        if not found:
            say("no clipping fits" if words.query else "there are no clippings; --add ARTICLE#N keeps a passage")
        if words.export is None:
            return _list(found, call, library, output)
        text = library.exported_clippings(
            call.request.limited(found), words.export, call.settings.style, on=dt.date.today(), query=words.query or ""
        )
    output.text(text.removesuffix("\n"))
    return 0 if found else 1


def _list(found: Sequence[Clipping], call: Call, library: Library, output: Output) -> int:
    shown = call.request.limited(found)
    output.items(library.cuttings(shown, call.settings.style), _COLUMNS, record=clipping_record, lines=_lines)
    say_cut(len(shown), len(found), "clippings")
    return 0 if found else 1


def _lines(cutting: Cutting) -> Iterator[Line]:
    one = cutting.clipping
    yield quiet(f"{one.id:>4}  "), one.text
    yield from (("      ", line) for line in cutting.citation.text.split("\n"))
    if one.note:
        yield "      note: ", one.note
    if one.tags:
        yield "      tags: ", ", ".join(one.tags)
    if cutting.standing is not Standing.HERE:
        yield "      ", quiet(f"the article is {cutting.standing}")


def _added(call: Call, library: Library) -> Clipping:
    words = call.request.words
    reference, mark, number = words.add.rpartition("#")
    if not mark or not (number.isascii() and number.isdecimal()):
        raise UsageError(
            f"“{words.add}” names no passage", hint="write ARTICLE#N: `csto-tui show ARTICLE` numbers them"
        )
    article = library.article(library.find(reference).id)
    if not 1 <= int(number) <= len(article.passages):
        hint = f"its passages are 1 to {len(article.passages)}"
        raise ArticleNotFound(f"{article.id} has no passage {number}", hint=hint)
    span = _span(article, article.passages[int(number) - 1].span, words.quote)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return library.clip(article.id, span, at=now, note=words.note or "", tags=words.tag or ())


def _span(article: Article, passage: Span, quote: str | None) -> Span:
    """Return where the words stand in a passage; all of it when none are given. Raises UsageError."""
    if quote is None:
        return passage
    words = clean_line(quote).split()
    found = re.compile(r"\s+".join(map(re.escape, words))).search(article.text, passage.start, passage.end)
    if not words or not found:
        hint = f"`csto-tui show {article.id}` prints what does"
        raise UsageError("these words do not stand in the passage", hint=hint, where=article.id)
    return Span(*found.span())


def _edited(call: Call, library: Library) -> Sequence[Clipping]:
    words = call.request.words
    if words.note is None and words.tag is None and words.place is None:
        raise UsageError("--edit changes nothing by itself", hint="add --note, --tag or --place")
    clipping_id = ClippingId(words.edit)
    if words.note is not None:
        library.note_clipping(clipping_id, words.note)
    if words.tag is not None:
        library.tag_clipping(clipping_id, words.tag)
    if words.place is not None:
        library.move_clipping(clipping_id, words.place)
    edited = [one for one in library.clippings() if one.id == clipping_id]
    if not edited:
        say(f"there is no clipping {clipping_id}")
    return edited


def _told_removal(count: int) -> int:
    say(f"{counted(count, 'clipping')} removed" + ("; --undo brings back what was removed" if count else ""))
    return 0 if count else 1


def _told_undo(what: str) -> int:
    say(f"took back {_DONE[what]}" if what else "there is nothing to take back")
    return 0 if what else 1
