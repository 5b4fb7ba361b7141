"""Small articles, files and names to fill a store with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_tui.model.article import Article, ArticleId, Evidence, Known, Passage, Status
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, Mention, UnresolvedMention
from csto_tui.model.span import Span
from csto_tui.store.articles import ArticleStore, FileRecord

TEXT = "Karzai meets Rahmon\nKarzai flew to Dushanbe.\nThere Karzai met Rahmon of Таджикистан."


class Maker:
    """Makes values that belong together."""

    def article(self, name: str, text: str = TEXT, source: str = "Avesta") -> Article:
        lines = [Span(match.start(), match.end()) for match in re.finditer(r".+", text)]
        title = lines[0].of(text) if lines else None
        evidence = (Evidence(1, title or "", Span(0, len(title or ""))),)
        return Article(
            id=ArticleId(name),
            path=f"{name}.txt",
            sha256="0" * 64,
            text=text,
            passages=tuple(Passage(number, span) for number, span in enumerate(lines[1:], 1)),
            title=Known(title, Status.STATED, evidence) if title else Known(),
            source=Known(source, Status.INFERRED, (), "a guess"),
            words=len(text.split()),
        )

    def file(self, *articles: Article, name: str = "") -> FileRecord:
        ids = tuple(article.id for article in articles)
        return FileRecord(name or articles[0].path, 100, 1_300_000_000_000_000_000, "0" * 64, ids)

    def mentions(self, article: Article) -> tuple[UnresolvedMention, ...]:
        return tuple(
            UnresolvedMention(article.id, Span(match.start(), match.end()), EntityKind.PERSON, match[0], "a list")
            for passage in article.passages
            for match in re.compile("Karzai|Rahmon").finditer(article.text, passage.span.start, passage.span.end)
        )

    def resolved(self, store: ArticleStore) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        mentions = tuple(
            Mention(EntityId(f"person:{one.form.lower()}"), one.article_id, one.span, one.form, one.kind)
            for one in store.unresolved()
        )
        entities = []
        for form in ("Rahmon", "Karzai"):
            found = [one for one in mentions if one.form == form]
            alias = Alias(form, "latin", (("Avesta", len(found)),))
            articles = len({one.article_id for one in found})
            entity_id = EntityId(f"person:{form.lower()}")
            entities.append(Entity(entity_id, EntityKind.PERSON, form, (alias,), len(found), articles, ("why",)))
        return tuple(entities), mentions

    def fill(self, store: ArticleStore, *articles: Article) -> None:
        """Put articles, look for their names, and resolve these."""
        with store.writing():
            for article in articles:
                store.put(article, file=self.file(article))
                store.put_mentions(article, self.mentions(article))
            store.put_entities(*self.resolved(store))


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture(params=["disk", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ArticleStore]:
    opened = ArticleStore(tmp_path / "deep" / "store.sqlite3" if request.param == "disk" else None)
    yield opened
    opened.close()


@pytest.fixture
def contents() -> Callable[[ArticleStore], dict[str, object]]:
    """Read all that a store can tell, through every way there is."""

    def read(store: ArticleStore) -> dict[str, object]:
        cards, entities = store.cards(), store.entities()
        return {
            "cards": cards,
            "articles": [store.article(card.id) for card in cards],
            "files": dict(store.files()),
            "states": (store.pending(), store.leaving(), store.unrecognized(), dict(store.fingerprints())),
            "unresolved": tuple(store.unresolved()),
            "entities": entities,
            "one": [store.entity(entity.id) for entity in entities],
            "mentions": store.mentions(),
            "by entity": [store.mentions(entity.id) for entity in entities],
            "by article": [store.mentions(None, card.id) for card in cards],
            "statements": (dict(store.statements()), store.grounds("")),
            "statements by article": [dict(store.statements([card.id])) for card in cards],
            "counts": store.entity_counts(card.id for card in cards),
            "generations": (
                *(store.generation(), store.naming_generation(), store.resolution(), store.quoting_generation()),
            ),
            "note": store.note("corpus.toml"),
        }

    return read
