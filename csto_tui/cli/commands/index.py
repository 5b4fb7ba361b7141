"""`index`: build or refresh the index, and report what was read. Nothing here writes a source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_tui.cli.call import Call, opened
from csto_tui.cli.lines import Line
from csto_tui.cli.output import Output
from csto_tui.text.wording import counted

__all__ = ["run"]

_COLUMNS = ("corpus", "location", "articles", "files", "skipped", "remarks", "duplicates", "near_duplicates")


def run(call: Call, output: Output) -> int:
    """Bring the index up to date, or build it from nothing, and say what is in it."""
    with opened(call, rebuild=call.request.words.rebuild) as corpus:
        report = corpus.library.report()
        record = {
            "corpus": corpus.library.name,
            "location": corpus.location,
            "articles": report.articles,
            "files": report.files,
            "skipped": [{"path": path, "reason": reason} for path, reason in report.skipped],
            "remarks": [{"path": path, "remark": remark} for path, remark in report.remarks],
            "duplicates": [list(group) for group in report.duplicates],
            "near_duplicates": [
                {"articles": list(group.articles), "similarity": group.similarity} for group in report.near_duplicates
            ],
        }
    output.items([record], _COLUMNS, record=lambda one: one, lines=_lines)
    return 0 if record["articles"] else 1


def _lines(record: dict[str, Any]) -> Iterator[Line]:
    yield f"{record['corpus']}: {counted(record['articles'], 'article')} from {counted(record['files'], 'file')}"
    yield f"index in {record['location']}"
    for one in record["skipped"]:
        where = "" if one["path"] in one["reason"] else f"{one['path']}: "
        yield f"  {where}{one['reason']}"
    for one in record["remarks"]:
        yield f"  {one['path']}: {one['remark']}"
    for group in record["duplicates"]:
        yield f"  the same to the byte: {', '.join(group)}"
    for group in record["near_duplicates"]:
        yield f"  much the same text ({group['similarity']:.2f}): {', '.join(group['articles'])}"
