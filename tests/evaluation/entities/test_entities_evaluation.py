"""How well names are found and resolved, against labelled articles. The floors are only ever raised."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path

import pytest

from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityKind, UnresolvedMention
from csto_tui.model.span import Span

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE)
ALL_KINDS = tuple(EntityKind)
SEEDS = sorted(HERE.glob("seed_*.jsonl"))
OTHERS = sorted(path for path in HERE.glob("*.jsonl") if path not in SEEDS)
CYRILLIC = [path for path in OTHERS if path.name.startswith(("ru_", "be_"))]

Label = tuple[ArticleId, int, int, str, str]


def read(path: Path) -> tuple[Article, list[Label]]:
    header, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    text = (ROOT / header["file"]).read_text(encoding="utf-8")
    passages: list[Passage] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and number not in header["outside"]:
            passages.append(Passage(len(passages) + 1, Span(at, at + len(line))))
        at += len(line) + 1
    article = Article(ArticleId(path.stem), header["file"], "", text, tuple(passages))
    for line in lines:
        assert text[line["start"] : line["end"]] == line["text"]
    inside = [line for line in lines if article.passage_at(line["start"])]
    return article, [(article.id, ln["start"], ln["end"], ln["kind"], ln["name"]) for ln in inside]


def typed_f1(paths: list[Path], kinds: tuple[EntityKind, ...] = KINDS) -> float:
    right = found = labelled = 0
    for path in paths:
        article, labels = read(path)
        gold = {(start, end, kind) for _, start, end, kind, _ in labels if kind in kinds}
        got = {(m.span.start, m.span.end, str(m.kind)) for m in recognize(article) if m.kind in kinds}
        right += len(gold & got)
        found += len(got)
        labelled += len(gold)
    return 2 * right / (found + labelled)


def b_cubed(gold: Mapping[Hashable, Hashable], got: Mapping[Hashable, Hashable]) -> tuple[float, float]:
    ours: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    theirs: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention in gold:
        theirs[gold[mention]].add(mention)
        ours[got[mention]].add(mention)
    shared = {m: len(theirs[gold[m]] & ours[got[m]]) for m in gold}
    precision = sum(shared[m] / len(ours[got[m]]) for m in gold) / len(gold)
    recall = sum(shared[m] / len(theirs[gold[m]]) for m in gold) / len(gold)
    return precision, recall


def resolved_labels(paths: list[Path]) -> tuple[float, float]:
    mentions, gold = [], {}
    for path in paths:
        article, labels = read(path)
        for article_id, start, end, kind, name in labels:
            form = " ".join(article.text[start:end].split())
            mentions.append(UnresolvedMention(article_id, Span(start, end), EntityKind(kind), form))
            gold[article_id, start] = (kind, name)
    got = {(m.article_id, m.span.start): m.entity_id for m in resolve(mentions, {}).mentions}
    return b_cubed(gold, got)


def test_the_seeds_have_265_labels_in_their_passages_without_documents() -> None:
    assert sum(kind in KINDS for path in SEEDS for *_, kind, _ in read(path)[1]) == 265


@pytest.mark.parametrize(
    ("paths", "floor"),
    [
        pytest.param(SEEDS, 1.0, id="seeds"),
        pytest.param(OTHERS, 0.98, id="others"),
        pytest.param(CYRILLIC, 0.99, id="cyrillic"),
    ],
)
def test_people_organizations_and_places_stay_above_the_floor(paths: list[Path], floor: float) -> None:
    assert typed_f1(paths) >= floor


@pytest.mark.parametrize(
    ("paths", "kinds", "floor"),
    [
        pytest.param(SEEDS, ALL_KINDS, 0.995, id="seeds"),
        pytest.param(OTHERS, ALL_KINDS, 0.975, id="others"),
        pytest.param(OTHERS, (EntityKind.EVENT,), 0.94, id="events"),
        pytest.param(OTHERS, (EntityKind.DOCUMENT,), 0.97, id="documents"),
    ],
)
def test_events_and_documents_stay_above_the_floor(
    paths: list[Path], kinds: tuple[EntityKind, ...], floor: float
) -> None:
    assert typed_f1(paths, kinds) >= floor


@pytest.mark.parametrize(
    ("paths", "floor"),
    [pytest.param(SEEDS, 1.0, id="seeds"), pytest.param([*SEEDS, *OTHERS], 0.998, id="all")],
)
def test_resolution_stays_above_the_floor_and_merges_nobody_wrongly(paths: list[Path], floor: float) -> None:
    precision, recall = resolved_labels(paths)
    assert precision == 1.0
    assert 2 * precision * recall / (precision + recall) >= floor
