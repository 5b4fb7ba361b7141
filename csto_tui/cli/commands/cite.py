"""`cite`: a citation, or a quotation with it, also to the clipboard. Nothing here formats a citation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from csto_tui import clipboard
from csto_tui.citations import STYLES, check_template, cite, fill_template
from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import report, say
from csto_tui.cli.output import Output
from csto_tui.errors import ArticleNotFound, CstoError, UsageError
from csto_tui.library import Library
from csto_tui.model.article import Article, ArticleCard
from csto_tui.model.citation import Citation, CitationText, Locator
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import tokens

__all__ = ["run"]

_COLUMNS = ("style", "text", "csl")


def run(call: Call, output: Output) -> int:
    """Print the citation of an article; with `#N` or `--quote` the quotation before it. In Markdown as Markdown."""
    words, style = call.request.words, call.settings.style
    if words.style == "list":
        return _list(output)
    if words.article is None:
        raise UsageError("cite takes an ARTICLE", hint="`csto-tui articles` lists them")
    template = _template(call)
    check_template(template)
    with opened(call) as corpus:
        reference, number = _reference(words.article, corpus.library)
        article = corpus.library.article(corpus.library.find(reference).id)
        passage, quotation = _quoted(article, number, words.quote)
        if words.quote is not None and not quotation:
            report(_not_there(article, words.quote), as_json=call.request.is_json)
            return 1
        citation = _citation(article, passage, quotation)
    cited = cite(citation, style)
    if template:
        filled = fill_template(template, citation, style)
        cited = replace(cited, text=filled, markdown=filled)
    _write(cited, output)
    for warning in cited.warnings:
        say(warning)
    if words.copy:
        _copy(cited.text, call)
    return 0


def _list(output: Output) -> int:
    output.items(STYLES, ("style",), record=lambda style: {"style": style}, lines=lambda style: [style])
    return 0


def _template(call: Call) -> str:
    """Return the template in force, or nothing: what the call says goes before what the settings say, its style too."""
    words = call.request.words
    if words.template is not None:
        return str(words.template).replace(r"\n", "\n")  # typed in a shell
    return call.settings.template if words.style is None else ""


def _reference(word: str, library: Library) -> tuple[str, int | None]:
    """Return the article and the passage that a word names; a `#` may also be part of an id or a path."""
    reference, mark, number = word.rpartition("#")
    is_passage = mark and number.isascii() and number.isdecimal()
    if not is_passage or any(word in (card.id, card.path) for card in library.articles()):
        return word, None
    return reference, int(number)


def _citation(article: Article, number: int | None, quotation: str) -> Citation:
    locator = Locator.of(article.passages[number - 1]) if number is not None else None
    return Citation(ArticleCard.of(article), locator, quotation, dt.date.today())


def _write(cited: CitationText, output: Output) -> None:
    if output.form == "md":
        output.text(cited.markdown)
    elif output.is_text:
        output.text(cited.text)
    else:
        record = {"style": cited.style, "text": cited.text, "markdown": cited.markdown, "csl": cited.csl}
        record["link"] = cited.link
        output.items([{**record, "warnings": cited.warnings}], _COLUMNS, record=lambda one: one, lines=lambda _: ())


def _copy(text: str, call: Call) -> None:
    say(clipboard.copy(text, environ=call.environ, route=call.settings.clipboard, fallback_file=call.copy_file).note)


def _quoted(article: Article, number: int | None, wanted: str | None) -> tuple[int | None, str]:
    """Return the passage and the words to quote; no words when they do not stand there."""
    if number is not None and not 1 <= number <= len(article.passages):
        hint = f"its passages are 1 to {len(article.passages)}"
        raise ArticleNotFound(f"{article.id} has no passage {number}", hint=hint)
    if wanted is None:
        return number, clean_line(article.passage_text(number)) if number else ""
    words = clean_line(wanted)
    for passage in article.passages if number is None else (article.passages[number - 1],):
        if words and words in clean_line(passage.span.of(article.text)):
            return passage.number, words
    return number, ""


def _not_there(article: Article, wanted: str) -> CstoError:
    """Return an error that names the passage which has the most of the wanted words."""
    words = {token.form for token in tokens(wanted)}
    shared = [len(words & {token.form for token in tokens(p.span.of(article.text))}) for p in article.passages]
    best = max(shared, default=0)
    hint = ""
    if best:
        number = shared.index(best) + 1
        hint = f"nearest, ¶{number}: {clean_line(article.passage_text(number))}"
    return CstoError("these words do not stand in the article", hint=hint, where=article.id)
