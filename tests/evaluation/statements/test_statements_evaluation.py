"""How well quotations and their speakers are found, against labelled articles. The floors are only ever raised."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from csto_tui.corpus.fence import close_fence
from csto_tui.corpus.reading import read_bytes
from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.entity import Entity, EntityId, Mention
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement
from csto_tui.statements import find_statements, learn_roles

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SEEDS = sorted(HERE.glob("seed_*.jsonl"))
OWN = sorted(path for path in HERE.glob("*.jsonl") if path not in SEEDS and not path.name.startswith("pages_"))
PAGES = os.environ.get("CSTO_TUI_PAGES", "")
"""A folder with the saved news pages that `pages_*.jsonl` label; they may not be passed on."""


@dataclass(frozen=True)
class Label:
    span: Span
    kind: str
    """direct, mixed, or other: a name, a title, a scare quote."""
    speakers: tuple[str, ...]
    """Parts of a name that would be right; with `~` before it, of the words for a speaker without a name."""


@dataclass
class Count:
    direct: int = 0
    direct_found: int = 0
    quoted: int = 0
    quoted_found: int = 0
    named: int = 0
    answered: int = 0
    right: int = 0
    other: int = 0
    other_taken: int = 0

    @property
    def direct_recall(self) -> float:
        return self.direct_found / self.direct

    @property
    def recall(self) -> float:
        return self.quoted_found / self.quoted

    @property
    def speaker_recall(self) -> float:
        return self.right / self.named

    @property
    def speaker_precision(self) -> float:
        return self.right / self.answered


Labelled = tuple[Article, list[Label]]


def read(path: Path) -> Labelled:
    header, *lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    text = (ROOT / header["file"]).read_text(encoding="utf-8")
    passages: list[Passage] = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and number not in header["outside"]:
            passages.append(Passage(len(passages) + 1, Span(at, at + len(line))))
        at += len(line) + 1
    language = Known(header["language"], Status.STATED)
    article = Article(ArticleId(path.stem), header["file"], "", text, tuple(passages), language=language)
    for line in lines:
        assert text[line["start"] : line["end"]] == line["text"]
    return article, [Label(Span(ln["start"], ln["end"]), ln["kind"], tuple(ln["speaker"])) for ln in lines]


def read_pages(path: Path) -> Iterator[Labelled]:
    """Yield the labelled pages that are there; a label names its words by their digest and their turn."""
    labels: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    names: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        names[one["sha256"]] = one["page"]
        labels[one["sha256"]].append(one)
    for sha256, lines in labels.items():
        page = Path(PAGES, names[sha256])
        if page.is_file() and hashlib.sha256(content := page.read_bytes()).hexdigest() == sha256:
            article = read_bytes(content, page.name, now=dt.date(2026, 11, 22))[0]
            yield article, list(_placed(article, lines))


def _placed(article: Article, lines: Sequence[dict[str, object]]) -> Iterator[Label]:
    for line in lines:
        span = Span(int(str(line["start"])), int(str(line["end"])))
        if hashlib.sha256(span.of(article.text).encode()).hexdigest()[:16] != line["words"]:
            pytest.fail(f"{article.path} is read in another way than when it was labelled: label it anew")
        speakers = line["speaker"]
        assert isinstance(speakers, list)
        yield Label(span, str(line["kind"]), tuple(map(str, speakers)))


def measured(labelled: Sequence[Labelled]) -> Count:
    resolution = resolve([m for article, _ in labelled for m in recognize(article)], {})
    entities = {entity.id: entity for entity in resolution.entities}
    mentions: defaultdict[ArticleId, list[Mention]] = defaultdict(list)
    for mention in resolution.mentions:
        mentions[mention.article_id].append(mention)
    roles = learn_roles((article, mentions[article.id]) for article, _ in labelled)
    count = Count()
    for article, labels in labelled:
        found = {one.span: one for one in find_statements(article, mentions[article.id], roles)}
        for label in labels:
            add(count, label, found.get(label.span), entities)
    return count


def add(count: Count, label: Label, found: Statement | None, entities: dict[EntityId, Entity]) -> None:
    if label.kind == "other":
        count.other += 1
        count.other_taken += found is not None
    if label.kind not in ("direct", "mixed"):
        return
    count.quoted += 1
    count.quoted_found += found is not None
    count.direct += label.kind == "direct"
    count.direct_found += label.kind == "direct" and found is not None
    if not label.speakers:
        return
    count.named += 1
    if found is None:
        return
    if found.speaker is not None:
        forms = [alias.form for alias in entities[found.speaker].aliases]
        count.answered += 1
        count.right += any(speaker in form for speaker in label.speakers for form in forms)
        return
    unnamed = [speaker[1:].casefold() for speaker in label.speakers if speaker.startswith("~")]
    if unnamed and found.speaker_text:  # words for somebody who has a name are no answer, neither right nor wrong
        count.answered += 1
        count.right += any(words in found.speaker_text.casefold() for words in unnamed)


def test_the_seeds_have_35_quotations_and_2_phrases_set_apart() -> None:
    kinds = [label.kind for path in SEEDS for label in read(path)[1]]
    assert (kinds.count("direct"), kinds.count("mixed"), kinds.count("other")) == (28, 7, 2)


def test_every_quotation_of_the_seeds_is_found_with_its_speaker_and_nothing_else_is_taken() -> None:
    count = measured([read(path) for path in SEEDS])
    assert (count.direct_recall, count.recall, count.speaker_recall, count.speaker_precision) == (1, 1, 1, 1)
    assert count.other_taken == 0


def test_speakers_in_the_projects_own_articles_stay_above_the_floor() -> None:
    count = measured([read(path) for path in OWN])
    assert count.direct_recall == 1
    assert count.recall >= 0.96
    assert count.speaker_recall >= 0.96
    assert count.speaker_precision == 1
    assert count.other_taken == 0


@pytest.mark.skipif(not Path(PAGES).is_dir() or not PAGES, reason="CSTO_TUI_PAGES names no folder of saved pages")
@pytest.mark.parametrize(
    ("name", "recall", "speaker_recall", "speaker_precision"),
    [("pages_tuned", 0.97, 0.89, 0.98), ("pages_second", 0.97, 0.90, 0.99)],
)
def test_quotations_of_saved_pages_stay_above_the_floor(
    name: str, recall: float, speaker_recall: float, speaker_precision: float
) -> None:
    try:
        labelled = list(read_pages(HERE / f"{name}.jsonl"))
    finally:
        close_fence()
    if not labelled:
        pytest.fail(f"none of the labelled pages lies in {PAGES}")
    count = measured(labelled)
    assert count.direct_recall == 1
    assert count.recall >= recall
    assert count.speaker_recall >= speaker_recall
    assert count.speaker_precision >= speaker_precision
