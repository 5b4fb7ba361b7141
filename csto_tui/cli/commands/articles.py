"""`articles`: the articles, with what is known of each and how it is known. Nothing here reads a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say_cut
from csto_tui.cli.lines import Line, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.library import Library
from csto_tui.model.article import ArticleCard
from csto_tui.model.query import Query, Sort
from csto_tui.records import article_record
from csto_tui.text.wording import counted, date_words, known_words

__all__ = ["run", "summary"]

_KNOWN = ("title", "source", "authors", "published", "place", "language")
_COLUMNS = (
    *("id", *_KNOWN, "address", "words", "passages", "path", "sha256"),
    *(f"known.{name}.status" for name in _KNOWN),
    *("agency", "archive_address", "archived"),
)


def run(call: Call, output: Output) -> int:
    """List all articles, by id unless another order is asked for."""
    with opened(call) as corpus:
        library = corpus.library
        cards = _in_order(library, call.request.sort)
        count = output.items(
            call.request.limited(cards),
            _COLUMNS,
            record=lambda card: article_record(library.article(card.id)),
            lines=summary,
        )
        say_cut(count, len(cards), "articles")
    return 0 if count else 1


def summary(card: ArticleCard) -> Iterator[Line]:
    """Yield what is known of an article, in three lines."""
    yield quiet(card.id), "  ", loud(card.heading)
    facts = (
        known_words(card.source, unknown="source"),
        known_words(card.published, date_words, unknown="date"),
        known_words(card.authors, ", ".join, unknown="authors"),
        known_words(card.place, unknown="place"),
    )
    yield f"    {' · '.join(facts)}"
    size = f"{counted(card.words, 'word')} · {counted(card.passages, 'passage')}"
    yield (quiet(f"    {known_words(card.language, unknown='language')} · {size}"),)


def _in_order(library: Library, sort: Sort | None) -> Sequence[ArticleCard]:
    cards = library.articles()
    if sort is None:
        return cards
    return [hit.article for hit in library.search(Query("", sort, limit=len(cards))).hits]
