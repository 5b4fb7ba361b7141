"""`mentions`: every place where an entity stands. Nothing here recognises a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, cells, context_line
from csto_tui.cli.output import Output
from csto_tui.cli.records import mention_record
from csto_tui.library import Library
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityId, Mention
from csto_tui.text.concordance import in_context

__all__ = ["run"]

_COLUMNS = ("entity", "kind", "article", "passage", "start", "end", "text")
_WIDTH = 36
_PASSAGE_WIDTH = 5
_MOST_NAMED = 5


def run(call: Call, output: Output) -> int:
    """List the mentions of the entity that answers best to a name, or all mentions of the corpus."""
    with opened(call) as corpus:
        library = corpus.library
        mentions = library.mentions(_entity_of(call.request.words.name, library))
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


def _entity_of(name: str | None, library: Library) -> EntityId | None:
    """Return the entity that answers best, and say so when others answer as well."""
    if not name:
        return None
    chosen = library.entity(name)
    others = [entity.name for entity in library.entities(name) if entity.id != chosen.id]
    if others:
        more = " …" if len(others) > _MOST_NAMED else ""
        say(f"“{name}” is taken for {chosen.name} ({chosen.id}), not for {', '.join(others[:_MOST_NAMED])}{more}")
    return chosen.id


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
