"""Title, date and source of saved pages against what is known of them, with floors.

The folder holds skeletons of real pages (`make_skeletons.py` says what is left of one) and `gold.jsonl`. Set CSTO_PAGES
to a folder with a `gold.jsonl` and whole pages of your own to hold the same floors against them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError

SKELETONS = Path(__file__).parent / "skeletons"
LARGEST = 15_360
NOW = dt.date(2030, 1, 1)


def key(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(letter for letter in bare if not unicodedata.combining(letter)))


def judged_title(found: str | None, known: str) -> str:
    """A title is right when it is the known one, or the known one with a kicker or without one."""
    if not found:
        return "unknown"
    own, gold = key(found), key(known)
    shorter, longer = sorted((own, gold), key=len)
    return "right" if shorter in longer and len(shorter) * 2 >= len(longer) else "wrong"


def judged_date(found: str, known: str) -> str:
    """A coarser date that holds the known one is neither right nor wrong."""
    if not found:
        return "unknown"
    return "right" if found == known else "coarser" if known.startswith(found) else "wrong"


def judged_source(found: str | None, known: list[str]) -> str:
    return "unknown" if not found else "right" if key(found) in set(map(key, known)) else "wrong"


def evaluated(folder: Path) -> dict[str, Counter[str]]:
    """Return for title, date and source how many pages are right, wrong, unknown; print those that are not right."""
    counts: dict[str, Counter[str]] = {"title": Counter(), "date": Counter(), "source": Counter()}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold: dict[str, Any] = json.loads(line)
        try:
            article = read_bytes((folder / gold["file"]).read_bytes(), gold["file"], now=NOW)[0]
        except SourceError as error:  # nothing is known of such a page
            print(f"{gold['file']}: {error.message}")
            for field in counts:
                counts[field]["unknown"] += 1
            continue
        date = article.published.value.text if article.published.value else ""
        verdicts = {
            "title": (judged_title(article.title.value, gold["title"]), article.title.value),
            "date": (judged_date(date, gold["date"]), date),
            "source": (judged_source(article.source.value, gold["source"]), article.source.value),
        }
        for field, (verdict, found) in verdicts.items():
            counts[field][verdict] += 1
            if verdict != "right":
                print(f"{gold['file']}: {field} {verdict}: {found!r}, known {gold[field]!r}")
    return counts


def share(counts: Counter[str], verdict: str) -> float:
    return counts[verdict] / counts.total()


def hold_floors(counts: dict[str, Counter[str]]) -> None:
    print(counts)
    assert share(counts["title"], "right") >= 0.90
    assert share(counts["date"], "right") >= 0.80
    assert share(counts["date"], "wrong") <= 0.03
    assert share(counts["source"], "right") >= 0.80


def test_skeletons_of_real_pages() -> None:
    import trafilatura  # the extra `html`: of some skeletons too little is left for our own reader

    assert trafilatura.extract
    counts = evaluated(SKELETONS)
    assert counts["title"].total() >= 40
    hold_floors(counts)


def test_skeletons_are_small_and_none_is_without_its_facts() -> None:
    golden = [json.loads(line) for line in (SKELETONS / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["file"] for one in golden} == {path.name for path in SKELETONS.glob("*.html")}
    assert max(path.stat().st_size for path in SKELETONS.glob("*.html")) <= LARGEST


@pytest.mark.skipif("CSTO_PAGES" not in os.environ, reason="CSTO_PAGES names no folder with gold.jsonl and pages")
def test_whole_pages() -> None:
    hold_floors(evaluated(Path(os.environ["CSTO_PAGES"])))
