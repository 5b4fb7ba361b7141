"""`index`: build or refresh the index, and report what was read. Nothing here writes a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_tui.cli.call import Call, opened
from csto_tui.cli.lines import Line
from csto_tui.cli.output import Output
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("corpus", "location", "articles", "files", "skipped")


def run(call: Call, output: Output) -> int:
    """Bring the index up to date, or build it from nothing, and say what is in it."""
    with opened(call, rebuild=call.request.words.rebuild) as corpus:
        files = corpus.library.files()
        record = {
            "corpus": corpus.library.name,
            "location": corpus.location,
            "articles": len(corpus.library.articles()),
            "files": len(files),
            "skipped": [{"path": one.name, "reason": one.reason} for one in files if one.reason],
        }
    output.items([record], _COLUMNS, record=lambda one: one, lines=_lines)
    return 0 if record["articles"] else 1


def _lines(record: dict[str, Any]) -> Iterator[Line]:
    yield f"{record['corpus']}: {counted(record['articles'], 'article')} from {counted(record['files'], 'file')}"
    yield f"index in {record['location']}"
    for one in record["skipped"]:
        where = "" if one["path"] in one["reason"] else f"{one['path']}: "
        yield f"  {where}{one['reason']}"
