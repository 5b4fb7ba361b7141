"""`compare`: articles side by side, or `--on` something: who says what of it. Counts and passages, never a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, lit, loud, quiet
from csto_tui.cli.output import Output, Record
from csto_tui.errors import UsageError
from csto_tui.library import Library
from csto_tui.model.article import ArticleId, Status
from csto_tui.model.comparison import AnchoredColumn, AnchoredSentence, Comparison, Fact, PassagePair, Standing
from csto_tui.model.edtf import Edtf
from csto_tui.records import anchored_record, comparison_record, pair_record, provenance
from csto_tui.text.clean import one_line
from csto_tui.text.wording import MARKS, counted, date_words, known_words, marked_years

__all__ = ["run"]

_PAIR_COLUMNS = (
    *(f"{side}.{field}" for side in ("left", "right") for field in ("article", "passage", "start", "end", "text")),
    *("similarity", "strong", "why", "doubtful", "same_words"),
)
_ANCHOR_COLUMNS = ("article", "passage", "start", "end", "text", "score")
_MOST_SILENT = 20


def run(call: Call, output: Output) -> int:
    """Compare two articles or more; with `--on`, list the sentences that speak of it, by default in all articles,
    by article or by outlet.
    """
    words = call.request.words
    with opened(call) as corpus:
        library = corpus.library
        chosen = list(dict.fromkeys(library.find(one).id for one in words.articles))
        if words.by == "source" and words.on is None:
            raise UsageError("--by source goes with --on", hint="compare --on NAME|QUERY --by source")
        if words.on is not None:
            return _on(call, chosen or [card.id for card in library.articles()], library, output)
        if len(chosen) < 2:
            raise UsageError("compare takes two articles or more", hint="or --on NAME|QUERY for what each says of it")
        return _whole(call, library.compare(chosen, every=words.all), output)


def _whole(call: Call, comparison: Comparison, output: Output) -> int:
    pairs = call.request.limited(comparison.pairs)
    # Tables have room for the pairs alone.
    first = (comparison,) if call.request.is_json or output.is_text else ()
    output.items((*first, *pairs), _PAIR_COLUMNS, record=_record, lines=_lines)
    say_cut(len(pairs), len(comparison.pairs), "pairs")
    return 0


def _record(one: Comparison | PassagePair) -> Record:
    return comparison_record(one) if isinstance(one, Comparison) else pair_record(one)


def _lines(one: Comparison | PassagePair) -> Iterator[Line]:
    return _facts(one) if isinstance(one, Comparison) else _pair(one)


def _facts(comparison: Comparison) -> Iterator[Line]:
    for card in comparison.articles:
        yield loud(card.heading), "  ", quiet(f"{provenance(card)} · {card.id}")
    years = marked_years(comparison.articles)
    if len(years) > 1 and MARKS[Status.UNKNOWN] not in years:
        yield (quiet(f"different years: {' · '.join(years)}"),)
    yield ""
    yield from _differing(comparison)
    yield from _kinds("in all of them", comparison.shared)
    if len(comparison.articles) > 2:
        shared = set(comparison.shared)
        some = (row.fact for row in comparison.facts if row.standing is Standing.SAME and row.fact not in shared)
        yield from _kinds("in some of them", dict.fromkeys(some))
    for one, facts in comparison.only:
        yield from _kinds(f"only in {one}", facts)
    yield from _same_words(comparison)
    yield (loud("sentences that speak of the same, as far as their words tell"),)


def _differing(comparison: Comparison) -> Iterator[Line]:
    rows = [row for row in comparison.facts if row.standing is Standing.DIFFERS]
    if rows:
        yield (loud("given differently in sentences that speak of the same"),)
        for row in rows:
            yield f"  {row.fact.text}"
            for cell in row.cells:
                if cell.places:
                    yield "    ", quiet(f"{cell.article.id} ¶{cell.places[0].passage}"), f"  {one_line(cell.text)}"
        yield ""


def _same_words(comparison: Comparison) -> Iterator[Line]:
    if comparison.wording:
        yield (loud("in the same words"),)
        for one in comparison.wording:
            where = " = ".join(f"{place.article_id} ¶{place.passage}" for place in (one.left, one.right))
            yield f"  {one.words} words  ", quiet(where), f"  {one_line(one.text)}"
        yield ""


def _kinds(heading: str, facts: Iterable[Fact]) -> Iterator[Line]:
    yield (loud(heading),)
    # Facts of one kind need not stand together; the order of kinds is that in which they first come.
    kinds = list(dict.fromkeys(fact.kind for fact in facts))
    for kind, some in groupby(sorted(facts, key=lambda fact: kinds.index(fact.kind)), key=lambda fact: fact.kind):
        yield f"  {kind + ':':<10}{', '.join(map(_fact, some))}"
    yield ""


def _fact(fact: Fact) -> str:
    return date_words(Edtf(fact.text)).removesuffix(" (year —)") if fact.kind == "date" else fact.text


def _pair(pair: PassagePair) -> Iterator[Line]:
    yield ""
    marks = [f"{pair.same_words} words the same"] if pair.same_words else []
    marks += ["doubtful"] if pair.is_doubtful else []
    yield f"  {pair.similarity:.2f}  because: {', '.join(pair.why)}", quiet("".join(f" · {mark}" for mark in marks))
    for sentence in (pair.left, pair.right):
        yield "    ", quiet(f"{sentence.article_id} ¶{sentence.passage}"), f"  {one_line(sentence.text)}"


def _on(call: Call, chosen: Sequence[ArticleId], library: Library, output: Output) -> int:
    by = call.request.words.by
    anchored = library.anchored(call.request.words.on, chosen, by)
    found = [(column, one) for column in anchored.columns for one in column.sentences]
    shown = call.request.limited(found)
    if output.is_text:
        for column, some in groupby(shown, key=lambda pair: pair[0]):
            for line in _speaking(column, [one for _, one in some]):
                output.line(line)
    elif by == "source":
        output.items(shown, ("source", *_ANCHOR_COLUMNS), record=_sourced_record, lines=lambda _: ())
    else:
        output.items([one for _, one in shown], _ANCHOR_COLUMNS, record=anchored_record, lines=lambda _: ())
    say_cut(len(shown), len(found), "sentences")
    _say_silent([column.label for column in anchored.columns if not column.sentences])
    return 0 if shown else 1


def _sourced_record(pair: tuple[AnchoredColumn, AnchoredSentence]) -> Record:
    column, sentence = pair
    return {"source": column.articles[0].source.value, **anchored_record(sentence)}


def _speaking(column: AnchoredColumn, sentences: Sequence[AnchoredSentence]) -> Iterator[Line]:
    """Yield what one article says, or one outlet: then each sentence has its article before it."""
    card = column.articles[0]
    if column.label == card.id:
        yield loud(card.heading), "  ", quiet(f"{provenance(card)} · {card.id}")
    else:
        yield loud(known_words(card.source, unknown="source")), "  ", quiet(counted(len(column.articles), "article"))
    for one in sentences:
        place = f"¶{one.sentence.passage}"
        where = place if column.label == card.id else f"{one.sentence.article_id} {place}"
        yield "  ", quiet(where), "  ", *lit(one_line(one.sentence.text), one.marks)
    yield ""


def _say_silent(silent: Sequence[str]) -> None:
    """Name the articles, or the outlets, without a sentence: silence is an answer as well."""
    if silent:
        more = f" and {len(silent) - _MOST_SILENT} more" if len(silent) > _MOST_SILENT else ""
        say(f"not in {', '.join(silent[:_MOST_SILENT])}{more}")
