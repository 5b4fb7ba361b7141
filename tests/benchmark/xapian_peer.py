"""Xapian as the engine's peer, in a Python that has it: `build FOLDER` or `ask FOLDER`, JSON in and out."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

try:
    import xapian
except ImportError:  # where the suite looks for doctests; who measures runs this in a Python that has it
    xapian = None

Q: Any = xapian and xapian.Query


def build(folder: str, rows: list[dict[str, Any]]) -> float:
    """Return documents a second of processor time."""
    started = time.process_time()
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    for row in rows:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(row["title"], 1, "S")
        for part in (row["title"], *row["paragraphs"]):
            generator.increase_termpos(128)
            generator.index_text(part)
        document.add_boolean_term("XS" + row["source"])
        document.add_boolean_term("Q" + row["id"])
        document.add_value(0, row["date"])
        document.set_data(row["id"])
        database.add_document(document)
    database.commit()
    database.close()
    return len(rows) / (time.process_time() - started)


def beginning(head: str) -> Any:
    return Q(Q.OP_WILDCARD, head.encode(), 0, Q.WILDCARD_LIMIT_ERROR, Q.OP_SYNONYM)


def tree_of(kind: str, words: list[str], forms: list[str]) -> Any:
    if kind.startswith("prefix"):
        return beginning(words[0])
    if kind == "fuzzy":
        return Q(Q.OP_SYNONYM, forms)  # it has no such query of its own: it is given the forms
    if kind == "field":
        return Q(Q.OP_FILTER, Q(words[0]), Q("XS" + words[1]))
    if kind == "date":
        return Q(Q.OP_FILTER, Q(words[0]), Q(Q.OP_VALUE_RANGE, 0, words[1], words[1] + "~"))
    if kind == "typed":
        return Q(Q.OP_AND, Q(words[0]), beginning(words[1]))
    return Q({"or": Q.OP_OR, "phrase": Q.OP_PHRASE}.get(kind, Q.OP_AND), words)


def ask(folder: str, asked: list[tuple[str, list[str]]], forms: list[list[str]]) -> dict[str, list[float]]:
    """Return seconds of processor time, for counting all and reading 20, for finding all, and for reading all."""
    database = xapian.Database(folder)
    everything = database.get_doccount()
    seconds: dict[str, list[float]] = {"first 20, all counted": [], "all matches": [], "all matches, read": []}
    for name, taken in seconds.items():
        for (kind, words), some in zip(asked, forms, strict=True):
            started = time.process_time()
            enquire = xapian.Enquire(database)
            enquire.set_query(tree_of(kind, words, some))
            found = enquire.get_mset(0, 20 if name.startswith("first") else everything, everything)
            if not name.endswith("matches"):
                [(match.docid, match.weight) for match in found]
            taken.append(time.process_time() - started)
    return seconds


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(build(sys.argv[2], given) if sys.argv[1] == "build" else ask(sys.argv[2], *given), sys.stdout)
