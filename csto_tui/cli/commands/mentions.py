"""`mentions`: every place where an entity stands. Nothing here recognises a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csto_tui.cli.answering import answering
from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say_cut
from csto_tui.cli.lines import Line, cells, context_line
from csto_tui.cli.output import Output
from csto_tui.library import Library
from csto_tui.model.article import Article
from csto_tui.model.entity import Mention
from csto_tui.records import mention_record
from csto_tui.text.concordance import in_context

__all__ = ["run"]

_COLUMNS = ("entity", "kind", "article", "passage", "start", "end", "text")
_WIDTH = 36
_PASSAGE_WIDTH = 5


def run(call: Call, output: Output) -> int:
    """List the mentions of the entity that answers best to a name, or all mentions of the corpus."""
    with opened(call) as corpus:
        library = corpus.library
        name = call.request.words.name
        mentions = library.mentions(answering(name, library).id if name else None)
        shown = call.request.limited(mentions)
        margin = max((cells(mention.article_id) for mention in shown), default=0) + _PASSAGE_WIDTH
        output.items(
            _with_articles(shown, library),
            _COLUMNS,
            record=lambda one: mention_record(*one),
            lines=lambda one: [_line(*one, margin)],
        )
    say_cut(len(shown), len(mentions), "mentions")
    return 0 if shown else 1


def _with_articles(mentions: Sequence[Mention], library: Library) -> Iterator[tuple[Mention, Article]]:
    article: Article | None = None
    for mention in mentions:
        if article is None or article.id != mention.article_id:
            article = library.article(mention.article_id)
        yield mention, article


def _line(mention: Mention, article: Article, margin: int) -> Line:
    passage = article.passage_at(mention.span.start)
    if passage is None:
        raise AssertionError(f"{mention.span} of {article.id} lies in no passage")
    before, match, after = in_context(article.text, passage.span, mention.span, _WIDTH)
    return context_line(f"{article.id} ¶{passage.number}", before, match, after, margin=margin, width=_WIDTH)
