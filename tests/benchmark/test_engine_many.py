"""How fast the engine answers over 100,000 articles, kind by kind, beside Xapian (Debian's python3-xapian) in one run.

The articles are made of paragraphs of those that `test_engine_speed` reads, drawn by a fixed seed: each has as many as
one of them, and its title, outlet and date. Times are those of the processor.
"""

from __future__ import annotations

import gc
import importlib.util
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from csto_tui.engine.whoosh_engine import WhooshEngine

pytestmark = pytest.mark.benchmark

# Test folders are no packages: a neighbour is loaded by its place.
_SPEC = importlib.util.spec_from_file_location("engine_speed", Path(__file__).with_name("test_engine_speed.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
speed: Any = importlib.util.module_from_spec(_SPEC)
sys.modules["engine_speed"] = speed
_SPEC.loader.exec_module(speed)

MANY = 100_000
SEED = 21_578
Row = dict[str, str]


def recombined(rows: Sequence[Row], count: int = MANY) -> list[Row]:
    """Return articles made of random paragraphs, as long and headed as random articles are."""
    chance = random.Random(SEED)
    parts = [part for row in rows for part in speed.paragraphs(row)]
    made: list[Row] = []
    for number in range(count):
        like = chance.choice(rows)
        some = chance.choices(parts, k=max(1, len(speed.paragraphs(like))))
        made.append({**like, "id": f"r{number}", "body": "\n    ".join(some)})
    return made


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[Row], Path]]:
    """Return the articles, and the folder of their indexes, `ours` and where there is one `xapian`."""
    rows, folder = recombined(speed.read()), tmp_path_factory.mktemp("many")
    engine = WhooshEngine.create(folder / "ours", {}.__getitem__)
    builder = engine.builder()
    for row in rows:
        builder.add(speed.article(row))
    builder.commit()
    builder.close()
    engine.close()
    if not subprocess.run([speed.PYTHON, "-c", "import xapian"], capture_output=True).returncode:
        given = [{**row, "paragraphs": speed.paragraphs(row)} for row in rows]
        speed.xapian("build", folder / "xapian", given=given)
    yield rows, folder
    shutil.rmtree(folder)


def said(name: str, seconds: Sequence[float]) -> None:
    middle, high, most = (speed.at(share, seconds) for share in (0.5, 0.95, 1))
    print(f"{name:>16}: median {middle:6.2f}, p95 {high:6.2f}, most {most:6.1f} ms")


def test_answering_over_many(many: tuple[list[Row], Path]) -> None:
    rows, folder = many
    engine = WhooshEngine(folder / "ours", {}.__getitem__)
    engine.frequency("word")
    asked = speed.queries_of(rows)
    trees = [speed.tree_of(query, rows) for query in asked]
    gc.collect()
    gc.freeze()
    seconds: list[float] = []
    for tree in trees:
        started = time.process_time()
        ranking = engine.ranking(tree)
        assert len(ranking) <= ranking.hits + len(rows)
        ranking.matches(0, 20)
        seconds.append(time.process_time() - started)
    print()
    for kind in speed.KINDS:
        said(kind, [taken for taken, (one, _) in zip(seconds, asked, strict=True) if one == kind])
    said("ours", seconds)
    assert speed.at(0.95, seconds) <= 25
    if (folder / "xapian").exists():
        forms = [engine.forms(tree) if kind == "fuzzy" else () for tree, (kind, _) in zip(trees, asked, strict=True)]
        theirs = speed.xapian("ask", folder / "xapian", given=[asked, forms])
        for name, taken in theirs.items():
            said(f"Xapian, {name}", taken)
        read = theirs["all matches, read"]
        assert speed.at(0.5, seconds) <= 1.2 * speed.at(0.5, read)
        assert speed.at(0.95, seconds) <= speed.at(0.95, read)
    engine.close()
