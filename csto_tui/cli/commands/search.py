"""`search`: ranked articles with snippets; `-f FILE` for many queries, `--count` for counts. Nothing here ranks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import report, said_meanwhile, say, say_cut
from csto_tui.cli.lines import Line, lit, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.errors import QueryError, UsageError
from csto_tui.library import Library
from csto_tui.model.query import Query, Sort
from csto_tui.model.results import FacetValue, Hit, Results
from csto_tui.records import hit_record, provenance
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("article", "rank", "score", "title", "source", "published", "hits", "snippet")
_COUNTS = ("query", "articles", "hits")
_FACETS = ("query", "field", "value", "articles")
_USUAL_LIMIT = 100


@dataclass(slots=True)
class _Answers:
    """The answers to all queries, and what became of them."""

    call: Call
    library: Library
    queries: list[tuple[str, str]]
    """Pairs of a query and where it stands: a line of a file, or nothing for that of the command line."""
    found: int = 0
    failed: int = 0

    def __iter__(self) -> Iterator[Results]:
        for text, where in self.queries:
            try:
                with said_meanwhile(f"searching for {text} …"):
                    results = self.library.search(self._query(text))
            except QueryError as error:
                if not where:
                    raise
                error.where = f"{where}, {error.where}"
                report(error, as_json=self.call.request.is_json, query=text)
                self.failed += 1
                continue
            self.found += results.total_articles
            yield results

    def _query(self, text: str) -> Query:
        request = self.call.request
        usual = _USUAL_LIMIT if request.limit is None else request.limit or sys.maxsize
        return Query(text, request.sort or Sort.RELEVANCE, limit=0 if request.words.count else usual)


def run(call: Call, output: Output) -> int:
    """Answer one query, or each line of a file; a line that is no query is reported and passed over (exit code 2)."""
    queries = _queries(call)
    with opened(call) as corpus:
        answers = _Answers(call, corpus.library, queries)
        if call.request.words.facets:
            return _print_facets(corpus.library, queries, output)
        if call.request.words.count:
            output.items(answers, _COUNTS, record=_count, lines=_count_line)
        elif output.is_text:
            for results in answers:
                _print(results, output, is_one_of_many=bool(call.request.words.file))
                _say(results)
        else:
            _write(answers, output)
    return 2 if answers.failed else 0 if answers.found else 1


def _queries(call: Call) -> list[tuple[str, str]]:
    words = call.request.words
    path: Path | None = words.file
    if (path is None) == (words.query is None):
        raise UsageError("search takes either a QUERY or -f FILE", hint="`csto-tui search --help` shows both")
    if path is None:
        return [(words.query, "")]
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig") if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"{path} cannot be read: {reason}", hint="one query a line, in UTF-8") from error
    lines = enumerate(text.split("\n"), 1)
    return [(line.strip(), f"{path}:{number}") for number, line in lines if line.strip()]


def _write(answers: _Answers, output: Output) -> None:
    """Write the hits of all answers as one table or one stream."""
    is_one_of_many = bool(answers.call.request.words.file)

    def hits() -> Iterator[tuple[str, Hit]]:
        for results in answers:
            yield from ((results.query.text, hit) for hit in results.hits)
            _say(results)

    def record(one: tuple[str, Hit]) -> dict[str, object]:
        query, hit = one
        found = hit_record(hit, answers.library.article(hit.article.id))
        return {"query": query, **found} if is_one_of_many else found

    columns = ("query", *_COLUMNS) if is_one_of_many else _COLUMNS
    output.items(hits(), columns, record=record, lines=lambda _: ())


def _say(results: Results) -> None:
    if results.understood.advice and not results.hits:
        say(results.understood.advice)
    say_cut(len(results.hits), results.total_articles, "articles")


def _print_facets(library: Library, queries: list[tuple[str, str]], output: Output) -> int:
    values = [(text, value) for text, _ in queries for facet in library.facets(text) for value in facet.values]
    return 0 if output.items(values, _FACETS, record=_facet, lines=_facet_line) else 1


def _facet(one: tuple[str, FacetValue]) -> dict[str, object]:
    text, value = one
    return {"query": text, "field": value.field, "value": value.value, "articles": value.articles}


def _facet_line(one: tuple[str, FacetValue]) -> Iterator[Line]:
    value = one[1]
    yield f"{value.articles:>7} articles  {value.field + ':':<8} ", value.value or quiet("—")


def _count(results: Results) -> dict[str, object]:
    return {"query": results.query.text, "articles": results.total_articles, "hits": results.total_hits}


def _count_line(results: Results) -> Iterator[Line]:
    yield f"{results.total_articles:>7} articles {results.total_hits:>8} hits  {results.query.text}"


def _print(results: Results, output: Output, *, is_one_of_many: bool) -> None:
    articles = f"{results.total_articles} of {counted(results.corpus_articles, 'article')}"
    hidden = f" · {results.understood.hidden}" if results.understood.hidden else ""
    counts = f"{articles}, {counted(results.total_hits, 'hit')}{hidden}"
    head = f"{results.query.text}: " if is_one_of_many else ""
    output.line((quiet(f"{head}understood: {results.understood.text or 'everything'} · {counts}"),))
    output.items(results.hits, (), record=lambda _: {}, lines=_lines)
    if is_one_of_many:
        output.line("")


def _lines(hit: Hit) -> Iterator[Line]:
    heading = hit.article.heading
    yield ""
    yield f"{hit.rank:>3}  ", *(lit(heading, hit.title_spans) if hit.title_spans else (loud(heading),))
    yield (quiet(f"     {provenance(hit.article)} · {counted(len(hit.spans), 'hit')} · {hit.article.id}"),)
    if hit.snippet.text:
        yield "     ", *lit(hit.snippet.text, hit.snippet.marks)
