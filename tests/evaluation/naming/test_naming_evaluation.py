"""How well titles and epithets are found beside the names of people, against labelled articles.

The names themselves are taken from the labels of tests/evaluation/entities. Half of the articles were looked at while
the rules were made, the other half was not. The floors are only ever raised.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from csto_tui.entities.naming_table import beside
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span

HERE = Path(__file__).parent
LABELLED = HERE.parent / "entities"
ROOT = HERE.parents[2]
LABELS = [json.loads(line) for line in (HERE / "titles.jsonl").read_text(encoding="utf-8").splitlines()]


def read(name: str) -> tuple[Article, list[Mention]]:
    header, *lines = map(json.loads, (LABELLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    text = (ROOT / header["file"]).read_text(encoding="utf-8")
    passages: list[Passage] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and number not in header["outside"]:
            passages.append(Passage(len(passages) + 1, Span(at, at + len(line))))
        at += len(line) + 1
    article = Article(ArticleId(name), header["file"], "", text, tuple(passages))
    mentions = [
        Mention(EntityId(one["name"]), article.id, Span(one["start"], one["end"]), one["text"], EntityKind(one["kind"]))
        for one in lines
        if article.passage_at(one["start"])
    ]
    return article, sorted(mentions, key=lambda mention: mention.span)


def judged(half: str) -> tuple[set[tuple[str, int, str, str]], set[tuple[str, int, str, str]]]:
    """Return what is labelled and what is found, as article, place of the name, kind and text."""
    labelled, found = set(), set()
    for label in LABELS:
        if label["half"] != half:
            continue
        article, mentions = read(label["article"])
        for person in label["people"]:
            if article.passage_at(person["start"]):
                labelled |= {
                    (article.id, person["start"], kind, person[kind]) for kind in ("title", "epithet") if kind in person
                }
        for mention in mentions:
            if mention.kind is EntityKind.PERSON:
                for kind, spans in zip(("title", "epithet"), beside(article, [mention], mentions), strict=True):
                    found |= {(article.id, mention.span.start, kind, span.of(article.text)) for span in spans}
    return labelled, found


@pytest.mark.parametrize(("half", "precision", "recall"), [("tuned", 0.95, 0.9), ("held-out", 0.95, 0.85)])
def test_titles_and_epithets(half, precision, recall):
    labelled, found = judged(half)
    right = len(labelled & found)
    assert right / len(found) >= precision, sorted(found - labelled)
    assert right / len(labelled) >= recall, sorted(labelled - found)
