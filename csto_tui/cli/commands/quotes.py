"""`quotes`: quotations and their speakers, with how sure that is and why. Nothing here decides who said something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from csto_tui.cli.answering import answering
from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.errors import StoreError, UsageError
from csto_tui.library import Library
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityId
from csto_tui.model.statement import Statement
from csto_tui.records import statement_record
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import tokens

__all__ = ["run"]

_COLUMNS = (
    *("article", "passage", "start", "end", "text", "speaker", "speaker_name", "speaker_text"),
    *("cue", "confidence", "evidence"),
)
_Placed = tuple[Statement, Article]


def run(call: Call, output: Output) -> int:
    """List statements, or reject or restore one of those that would be listed."""
    words = call.request.words
    if words.reject is not None and words.restore is not None:
        raise UsageError("--reject and --restore do not go together", hint="do one after the other")
    with opened(call) as corpus:
        library = corpus.library
        speaker = answering(words.speaker, library).id if words.speaker else None
        article_id = library.find(words.article).id if words.article else None
        is_rejected = words.rejected or words.restore is not None
        found = library.statements(speaker, article_id, rejected=is_rejected)
        if words.reject is not None or words.restore is not None:
            found = _changed(_meant(found, words.reject or words.restore, library), call, library)
        names = {entity.id: entity.name for entity in (*library.entities(), *library.entities(hidden=True))}
        shown = call.request.limited(found)
        output.items(
            _with_articles(shown, library),
            _COLUMNS,
            record=lambda one: statement_record(*one, _name(one[0], names)),
            lines=lambda one: _lines(*one, _name(one[0], names)),
        )
    if not found:
        say("there are no rejected quotations" if is_rejected else "there are no quotations")
    say_cut(len(shown), len(found), "quotations")
    return 0 if shown else 1


def _meant(found: Sequence[Statement], words: str, library: Library) -> tuple[Statement, ...]:
    """Return the parts of the one quotation that has these words. Raises UsageError."""
    wanted = [token.form for token in tokens(words)]
    having = {
        (one.article_id, one.quotation)
        for one, article in _with_articles(found, library)
        if wanted and _holds([token.form for token in tokens(one.span.of(article.text))], wanted)
    }
    if len(having) != 1:
        count = f"{len(having)} quotations have" if having else "no quotation has"
        hint = "name it with more of its words, --article or --speaker" if having else "`csto-tui quotes` lists them"
        raise UsageError(f"{count} “{clean_line(words)}”", hint=hint)
    return tuple(one for one in found if (one.article_id, one.quotation) in having)


def _holds(forms: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(forms[at : at + len(wanted)] == wanted for at in range(len(forms) - len(wanted) + 1))


def _changed(meant: tuple[Statement, ...], call: Call, library: Library) -> tuple[Statement, ...]:
    if not library.work.is_kept:
        raise StoreError("a rejection cannot be kept here", hint="leave out --private, or see `csto-tui doctor`")
    if call.request.words.reject is not None:
        library.reject_statement(meant[0], at=dt.datetime.now(dt.UTC))
        say("rejected: it is counted and found no more; --restore takes that back")
    else:
        library.restore_statement(meant[0])
        say("restored")
    return meant


def _name(statement: Statement, names: Mapping[EntityId, str]) -> str | None:
    return names.get(statement.speaker) if statement.speaker else None


def _with_articles(statements: Sequence[Statement], library: Library) -> Iterator[_Placed]:
    article: Article | None = None
    for one in statements:
        if article is None or article.id != one.article_id:
            article = library.article(one.article_id)
        yield one, article


def _lines(statement: Statement, article: Article, name: str | None) -> Iterator[Line]:
    who = name or statement.speaker_text or "nobody is named"
    sure = f"  {statement.confidence:.2f}" if statement.evidence else ""
    goes_on = " (continued)" if statement.continues else ""
    yield loud(who), quiet(f"{sure}  {article.id} ¶{statement.passage}{goes_on}")
    yield f"    “{clean_line(statement.span.of(article.text))}”"
    if statement.evidence and not statement.continues:
        yield (quiet(f"    {statement.evidence}"),)
    yield ""
