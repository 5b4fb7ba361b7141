"""What the explorer shows and what the command line prints are the same articles and the same hits, query by query."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csto_tui.bootstrap import open_corpus
from csto_tui.cli.run import run
from csto_tui.records import line_record
from csto_tui.settings import Places, Settings
from csto_tui.tui.app import ExplorerApp
from csto_tui.tui.widgets.concordance import ConcordanceList

QUERIES = (
    "lukashenko", "Lukashenka", "лукашенко", "=lukashenko", "belarus", "BELARUS", "csto", "security council",
    '"collective security"', '"collective security treaty"', "collective NEAR/3 force", "belarus -nato",
    "belarus NOT nato", "belarus AND nato", "minsk OR yerevan", "(minsk OR yerevan) -uzbekistan", "integrat*", "*ation",
    "wom?n", "lukashenka~", "securty~1", "date:2011", "date:2009..2011", "date:2012 belarus", "source:RT",
    "source:RT belarus", "-source:RT belarus", "person:Lukashenko", "person:Medvedev summit", "org:CSTO",
    "place:Minsk russia", "title:belarus", "title:belarus dairy", "variants:off lukashenko", "case:on belarus",
    "case:on Belarus", "rapid reaction", "rapid-reaction", "Russia's", "2010", "nowhere", "the", "d’état",
)  # fmt: skip
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def printed(path: Path, *words: str) -> list[dict[str, Any]]:
    """Return what a verb prints about the seeds, as records."""
    path.unlink(missing_ok=True)
    assert run([*words, "--corpus", str(SEEDS), "--json", "-o", str(path)], os.environ) in (0, 1)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


async def test_explorer_and_command_line_agree(tmp_path: Path, push: Any, settle: Any, screen_text: Any) -> None:
    queries, out = tmp_path / "queries.txt", tmp_path / "out.jsonl"
    queries.write_text("\n".join(QUERIES), encoding="utf-8")
    counted = {one["query"]: one for one in printed(out, "search", "-f", str(queries), "--count")}
    assert set(counted) == set(QUERIES)
    listed: dict[str, list[str]] = {text: [] for text in QUERIES}
    for one in printed(out, "search", "-f", str(queries)):
        listed[one["query"]].append(one["article"])
    lines = {text: [_place(one) for one in printed(out, "kwic", text, "--limit", "0")] for text in QUERIES[::4]}
    places = Places(tmp_path / "c.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
    settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
    opened = open_corpus([SEEDS], settings, places, today=dt.date(2026, 11, 1))
    for _ in opened.refresh():
        pass
    app = ExplorerApp(lambda: opened, settings, {})
    async with app.run_test(size=(160, 36)) as pilot:
        await settle(pilot)
        for text in QUERIES:
            app.main.bar.write(text)
            await settle(pilot)
            found, wanted = app.main.results, counted[text]
            assert found.answered is not None
            assert found.answered.text == text
            assert [hit.article.id for hit in found.list.hits] == listed[text], text
            assert len(found.list.hits) == found.list.total == wanted["articles"], text
            assert sum(len(hit.spans) for hit in found.list.hits) == wanted["hits"], text
            assert f"{wanted['articles']} of 5 articles" in screen_text(app), text
            assert not wanted["hits"] or f"{wanted['hits']} hit" in screen_text(app), text
            if text in lines:
                await push(pilot, "w")
                shown = app.screen.query_one(ConcordanceList).lines
                assert [_place(line_record(line)) for line in shown] == lines[text], text
                assert len(shown) == wanted["hits"], text
                await push(pilot, "escape")
    opened.library.close()


def _place(line: Mapping[str, Any]) -> tuple[str, int, int]:
    return line["article"], line["passage"], line["start"]
