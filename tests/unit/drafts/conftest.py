"""Articles in memory, as a check of a draft asks for them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from csto_tui.corpus.reading import read_bytes
from csto_tui.drafts import Held, check_quotations, find_quotations
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.draft import Check
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

HOUSE = Path(__file__).resolve().parents[3]


class Shelf:
    """Articles by their words."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self.lookups = 0
        self._holding: dict[str, set[ArticleId]] = defaultdict(set)
        for article in self.articles.values():
            texts = [article.title.value or "", *(passage.span.of(article.text) for passage in article.passages)]
            for text in texts:
                for token in tokens(text):
                    self._holding[token.form].add(article.id)

    def holding(self, forms: Sequence[str], most: int) -> Held:
        self.lookups += 1
        found = self._with(forms)
        return Held(len(found), found[:most])

    def adjoining(self, forms: Sequence[str], most: int) -> Held:
        self.lookups += 1
        phrase = f" {' '.join(forms)} "
        found = [
            one
            for one in self._with(forms)
            if phrase in f" {' '.join(token.form for token in tokens(self.articles[one].text))} "
        ]
        return Held(len(found), found[:most])

    def _with(self, forms: Sequence[str]) -> list[ArticleId]:
        return sorted(set.intersection(*(self._holding[form] for form in forms)))

    def article(self, article_id: ArticleId) -> Article | None:
        return self.articles.get(article_id)

    def check(self, draft: str) -> list[Check]:
        return list(check_quotations(find_quotations(draft, is_markdown=True), self))

    def verdict(self, quoted: str) -> Check:
        (check,) = self.check(f"“{quoted}”")
        return check


def article_of(name: str, text: str, title: str = "") -> Article:
    """Return an article of which each block between blank lines is a passage."""
    spans = [Span(*match.span()) for match in re.finditer(r"(?:.+\n?)*.+", text)]
    return Article(
        id=ArticleId(name),
        path=f"{name}.txt",
        sha256=name * 8,
        text=text,
        passages=tuple(Passage(number, span) for number, span in enumerate(spans, 1)),
        title=Known(title, Status.STATED) if title else Known(),
    )


@pytest.fixture
def shelf() -> Callable[..., Shelf]:
    """Return a function that makes a shelf of texts, one article each, named a, b, c …"""

    def make(*texts: str, title: str = "") -> Shelf:
        return Shelf(article_of(chr(ord("a") + number), text, title) for number, text in enumerate(texts))

    return make


@pytest.fixture(scope="session")
def tree_shelf() -> Shelf:
    """Return the articles that lie in the tree: English, Russian and Belarusian."""
    paths = [*sorted((HOUSE / "seeds").glob("*.txt")), *sorted(HOUSE.glob("tests/evaluation/entities/texts/*.txt"))]
    assert len(paths) > 10
    now = dt.date(2026, 1, 1)
    return Shelf(one for path in paths for one in read_bytes(path.read_bytes(), path.name, now=now))
