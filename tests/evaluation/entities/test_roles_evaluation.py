"""How well phrases such as “the head of state” are resolved, against labelled ones. The floors are only ever raised."""

from __future__ import annotations

import json
from pathlib import Path

from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.entities.roles import role_mentions
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
LABELS = [json.loads(line) for line in (HERE / "roles" / "roles.jsonl").read_text(encoding="utf-8").splitlines()]


def read(file: str) -> Article:
    text = (ROOT / file).read_text(encoding="utf-8")
    passages: list[Passage] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(len(passages) + 1, Span(at, at + len(line))))
        at += len(line) + 1
    return Article(ArticleId(file), file, "", text, tuple(passages))


def resolved(file: str) -> dict[tuple[int, int], set[str]]:
    """Return the spellings of whom each phrase of an article is held to mean."""
    article = read(file)
    resolution = resolve(recognize(article), {})
    forms = {entity.id: {alias.form for alias in entity.aliases} for entity in resolution.entities}
    found = role_mentions(article, resolution.mentions)
    return {(role.span.start, role.span.end): forms[role.entity_id] for role in found}


def test_every_label_stands_where_it_says() -> None:
    assert len(LABELS) == 57
    for label in LABELS:
        assert read(label["file"]).text[label["start"] : label["end"]] == label["text"]


def test_nobody_is_meant_wrongly_and_most_are_found() -> None:
    files = {label["file"] for label in LABELS}
    wanted = {(label["file"], label["start"], label["end"]): label["name"] for label in LABELS}
    got = {(file, *span): forms for file in files for span, forms in resolved(file).items()}
    wrong = [key for key, forms in got.items() if wanted.get(key, "") not in forms]
    assert wrong == []
    assert len(got) / sum(bool(name) for name in wanted.values()) >= 0.79
