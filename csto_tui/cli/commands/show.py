"""`show`: one article, with its numbered passages. Nothing here reads a source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from csto_tui.cli.call import Call, opened
from csto_tui.cli.commands.articles import summary
from csto_tui.cli.lines import Line, quiet
from csto_tui.cli.output import Output
from csto_tui.model.article import Article, ArticleCard
from csto_tui.records import article_record, passage_records, provenance
from csto_tui.text.clean import one_line
from csto_tui.text.tables import Record, escaped

__all__ = ["run"]

_COLUMNS = ("article", "passage", "text", "start_line", "page")
_WIDEST = 90
_MARGIN = 5


def run(call: Call, output: Output) -> int:
    """Print one article: JSON has it as one object, tables have a row a passage, Markdown has a numbered list."""
    with opened(call) as corpus:
        article = corpus.library.article(corpus.library.find(call.request.words.article).id)
    passages = passage_records(article)
    if output.form == "md":
        output.text(_markdown(article, passages))
    elif output.is_text:
        _print(article, passages, output)
    elif call.request.is_json:
        record = {**article_record(article), "text_passages": passages}
        output.items([record], (), record=lambda one: one, lines=lambda _: ())
    else:
        output.items(passages, _COLUMNS, record=lambda one: {"article": article.id, **one}, lines=lambda _: ())
    return 0


def _print(article: Article, passages: list[Record], output: Output) -> None:
    width = None if output.columns is None else max(min(output.columns, _WIDEST) - _MARGIN, 20)
    for line in summary(ArticleCard.of(article)):
        output.line(line)
    for passage in passages:
        output.line("")
        for line in _wrapped(passage, width):
            output.line(line)


def _wrapped(passage: Record, width: int | None) -> Iterator[Line]:
    """Yield a passage: on a terminal in lines of whole words, elsewhere in one line."""
    text = one_line(str(passage["text"]))
    pieces = [text] if width is None else textwrap.wrap(text, width, break_long_words=False) or [""]
    for at, piece in enumerate(pieces):
        yield quiet(f"{passage['passage'] if at == 0 else '':>3}"), "  ", piece


def _markdown(article: Article, passages: list[Record]) -> str:
    texts = [f"{passage['passage']}. {escaped(one_line(str(passage['text'])))}" for passage in passages]
    return "\n\n".join([f"# {escaped(article.heading)}", escaped(provenance(ArticleCard.of(article))), *texts])
