"""How well relevant articles come first, by nDCG@10 on a public set with judgements, against Xapian's BM25.

The set is not part of the project: CSTO_TUI_TEST_RELEVANCE names a folder with `docs.jsonl` (docid, title, text),
`queries.jsonl` (qid, text) and `qrels.tsv` (qid, 0, docid, grade; higher is better), such as Cranfield. Xapian is that
of Debian's python3-xapian.
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Or, Term
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

FOLDER = os.environ.get("CSTO_TUI_TEST_RELEVANCE", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="CSTO_TUI_TEST_RELEVANCE names no set of judgements")
PYTHON = "/usr/bin/python3"
XAPIAN = """
import json, sys, xapian
docs, queries = json.load(sys.stdin)
db = xapian.WritableDatabase("", xapian.DB_BACKEND_INMEMORY)
for number, words in enumerate(docs):
    doc = xapian.Document()
    for word in words:
        doc.add_term(word.encode()[:240])
    db.add_document(doc)
found = []
for words in queries:
    enquire = xapian.Enquire(db)
    enquire.set_query(xapian.Query(xapian.Query.OP_OR, [word.encode()[:240] for word in words]))
    found.append([match.docid - 1 for match in enquire.get_mset(0, 10)])
json.dump(found, sys.stdout)
"""


def article(row: Mapping[str, str]) -> Article:
    title, text = row["title"].strip(), row["text"]
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    return Article(ArticleId(row["docid"]), "", "0" * 64, text, (Passage(1, Span(0, len(text))),), title=known)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalized discounted cumulative gain of the first ten, with the grade as the gain."""

    def gain(row: Sequence[int]) -> float:
        return sum(grade / math.log2(place + 2) for place, grade in enumerate(row[:10]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(name, 0) for name in found]) / best if best else 0.0


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (Path(FOLDER) / name).read_text("utf-8").splitlines()]


def test_relevant_articles_come_first_as_often_as_with_xapian(tmp_path: Path) -> None:
    articles = [article(row) for row in rows("docs.jsonl")]
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (Path(FOLDER) / "qrels.tsv").read_text("utf-8").splitlines():
        query, _, name, grade = line.split("\t")
        grades[query][name] = max(0, int(grade))
    queries = {row["qid"]: [token.form for token in tokens(row["text"])] for row in rows("queries.jsonl")}
    asked = [name for name in queries if any(grades[name].values())]
    engine = WhooshEngine.create(tmp_path / "index", {one.id: one for one in articles}.__getitem__)
    builder = engine.builder()
    for one in articles:
        builder.add(one)
    builder.commit()
    builder.close()
    engine.refresh()
    found = [engine.ranking(Or(tuple(map(Term, dict.fromkeys(queries[name]))))).matches(0, 10) for name in asked]
    ours = statistics.mean(
        ndcg([match.article_id for match in matches], grades[name]) for name, matches in zip(asked, found, strict=True)
    )
    engine.close()
    print(f"\n{len(asked)} queries, {len(articles)} articles: nDCG@10 {ours:.3f}")
    if subprocess.run([PYTHON, "-c", "import xapian"], capture_output=True).returncode:
        pytest.fail("Xapian is not installed: whoever names a set of judgements wants the comparison")
    words = [[token.form for token in tokens((one.title.value or "") + "\n" + one.text)] for one in articles]
    said = subprocess.run(
        [PYTHON, "-c", XAPIAN],
        input=json.dumps([words, [list(dict.fromkeys(queries[name])) for name in asked]]),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    theirs = statistics.mean(
        ndcg([articles[number].id for number in numbers], grades[name])
        for name, numbers in zip(asked, json.loads(said), strict=True)
    )
    print(f"Xapian {theirs:.3f}")
    assert ours >= theirs - 0.01
