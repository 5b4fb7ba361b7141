"""A made-up corpus behind the library's own methods, so that the screens are tested without an index."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from csto_tui.errors import QueryError, UsageError
from csto_tui.model.article import Article, ArticleCard, ArticleId, Evidence, Known, Passage, Status
from csto_tui.model.citation import CitationText
from csto_tui.model.comparison import (
    Anchored,
    AnchoredColumn,
    AnchoredSentence,
    Comparison,
    Counterpart,
    Fact,
    Parallel,
    ParallelSentence,
    PassagePair,
    Sentence,
)
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, Mention
from csto_tui.model.query import Query, Sort
from csto_tui.model.report import IngestReport, NearDuplicates
from csto_tui.model.results import ArticleHits, Hit, Results, Tally, Understood
from csto_tui.model.span import Span
from csto_tui.queries.complete import completed
from csto_tui.text.snippet import snippet

HOSTILE = "Meeting [/b] of [@click=app.quit]all[/] \x1b]52;c;eA==\x07 presidents \u202egnp.exe"


def make_article(number: int, title: str, paragraphs: Sequence[str], *, source: str = "", date: str = "") -> Article:
    """Return an article whose text is a menu, the title and the paragraphs."""
    text = f"/ / News\n\n{title}\n\n"
    passages = []
    for count, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(count, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    status = Status.INFERRED if number % 2 else Status.STATED
    return Article(
        ArticleId(f"a{number:03}"),
        f"{number:03}.txt",
        f"{number:064x}",
        text,
        tuple(passages),
        title=Known(title, Status.STATED, (Evidence(3, title),)),
        source=Known(source, status) if source else Known(),
        published=Known(Edtf(date), status) if date else Known(),
        words=len(text.split()),
    )


def made_up() -> tuple[Article, ...]:
    """Return five small articles: two about milk, one long, one Cyrillic and wide, one hostile."""
    long = [f"Paragraph {n} says that the council met again and that milk was not on the table." for n in range(1, 61)]
    return (
        make_article(0, "Milk War Ends At The Border", [
            "President Ivan Petrov said on Monday that the milk war was over.",
            "The Council of Farmers in Brest welcomed the news. “Milk flows again,” Petrov said.",
            "Exports had stood still for nine days.",
        ], source="Daily Planet", date="2009-06-14"),
        make_article(1, "Petrov Praises Farmers", [
            "Ivan Petrov praised farmers in Brest.",
            "He drank a glass of milk before the cameras.",
        ], source="RT", date="2011"),
        make_article(2, "A Long Report On The Council", long, source="Gazette", date="2012-05"),
        make_article(3, "Лукашенко о молоке и 牛奶", [
            "Президент заявил, что молоко 牛奶牛奶牛奶牛奶牛奶牛奶牛奶牛奶牛奶牛奶牛奶牛奶 останется белым. " * 3,
        ], source="Звязда", date="XXXX-06-14"),
        make_article(4, HOSTILE, [f"A paragraph about milk and {HOSTILE}."]),
    )  # fmt: skip


@dataclass
class FakeLibrary:
    """Words joined by AND, found as substrings; everything else as the real library does it."""

    corpus: tuple[Article, ...] = field(default_factory=made_up)
    name: str = "made up"
    asked: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str, str]] = field(default_factory=list)
    skipped: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[tuple[ArticleId, ...], ...] = ()
    near_duplicates: tuple[NearDuplicates, ...] = ()
    copies: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    set_marks: dict[str, tuple[ArticleId, int]] = field(default_factory=dict)

    def articles(self) -> tuple[ArticleCard, ...]:
        return tuple(ArticleCard.of(article) for article in self.corpus)

    def article(self, article_id: ArticleId) -> Article:
        return {article.id: article for article in self.corpus}[article_id]

    def hits(self, text: str, article_id: ArticleId) -> ArticleHits:
        if "((" in text:
            raise QueryError(
                "a bracket is not closed", start=text.index("(("), end=text.index("((") + 2, hint="close it"
            )
        article = self.article(article_id)
        words = text.casefold().split()
        if not words or not all(word in article.text.casefold() for word in words):
            return ArticleHits()
        found = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        spans = tuple(
            Span(*match.span())
            for p in article.passages
            for match in found.finditer(article.text, p.span.start, p.span.end)
        )
        return ArticleHits(spans, tuple(Span(*match.span()) for match in found.finditer(article.title.value or "")))

    def search(self, query: Query) -> Results:
        self.asked.append(query.text)
        hits = []
        for article in self.corpus:
            lit = self.hits(query.text, article.id)
            if lit.spans or lit.title_spans or not query.text.strip():
                shown = snippet(article.text, tuple(p.span for p in article.passages), lit.spans)
                hits.append((article, lit, shown))
        if query.sort is Sort.HITS:
            hits.sort(key=lambda one: -len(one[1].spans))
        rows = tuple(
            Hit(ArticleCard.of(article), rank, 1.0, shown, lit.spans, lit.title_spans)
            for rank, (article, lit, shown) in enumerate(hits, 1)
        )
        window = rows[query.offset : query.offset + query.limit]
        understood = Understood(" ∧ ".join(query.text.split()), (), "" if hits else "“nothing” has it")
        return Results(query, understood, window, len(hits), sum(len(h.spans) for h in rows), len(self.corpus), 0.003)

    def completed(self, text: str) -> str:
        """Complete the last word by the words of the corpus, as the real library does."""
        words = sorted({word for one in self.corpus for word in re.findall(r"\w+", one.text.casefold())})
        return completed(text, lambda name, typed: [one for one in words if one.startswith(typed)] if not name else ())

    def remember(self, text: str, at: dt.datetime) -> None:
        self.past = [text, *(one for one in self.past if one != text)]

    def history(self, limit: int = 100) -> tuple[str, ...]:
        return tuple(self.past[:limit])

    def remember_copied(self, text: str, at: dt.datetime) -> None:
        self.copies.insert(0, text)

    def fingerprint(self) -> str:
        return "f" * 16

    def set_mark(self, letter: str, article_id: ArticleId, passage: int, at: dt.datetime) -> None:
        self.set_marks[letter] = (article_id, passage)

    def marks(self) -> tuple[Any, ...]:
        return tuple(
            SimpleNamespace(letter=letter, article_id=one, passage=passage)
            for letter, (one, passage) in self.set_marks.items()
        )

    def entities(self, name: str = "", kind: EntityKind | None = None) -> tuple[Entity, ...]:
        forms = (("petrov", EntityKind.PERSON, "Petrov, I.", "Ivan Petrov"),
                 ("brest", EntityKind.PLACE, "Brest", "Brest"),
                 ("council", EntityKind.ORGANIZATION, "Council of Farmers", "Council"))  # fmt: skip
        other_script = {"петров": "petrov"}
        return tuple(
            Entity(
                EntityId(key),
                kind,
                title,
                (Alias(title, "latin", (("RT", 1),)), Alias(form, "latin", ())),
                3,
                2,
            )
            for key, kind, title, form in forms
            if other_script.get(name.casefold(), name.casefold()) in title.casefold()
        )

    def entity(self, name: str) -> Entity:
        return next(entity for entity in self.entities() if entity.id == name)

    def mentions(self, entity_id: EntityId | None = None, article_id: ArticleId | None = None) -> tuple[Mention, ...]:
        found = []
        for article in self.corpus:
            for entity in self.entities():
                if entity_id in (None, entity.id) and article_id in (None, article.id):
                    for match in re.finditer(entity.id, article.text, re.IGNORECASE):
                        if article.passage_at(match.start()):
                            span = Span(*match.span())
                            found.append(Mention(entity.id, article.id, span, match[0], entity.kind))
        return tuple(found)

    def tallies(self, text: str, by: str = "source") -> tuple[Tally, ...]:
        lit = ((article.id, len(self.hits(text, article.id).spans)) for article in self.corpus)
        return tuple(Tally(one, hits, 1, 0) for one, hits in lit if hits)

    def statements(self, *_: object, **__: object) -> tuple[()]:
        return ()

    def compare(self, article_ids: Sequence[ArticleId], *, every: bool = False) -> Comparison:
        left, right = (self.article(one) for one in article_ids)
        pair = PassagePair(
            Sentence(left.id, 1, Span(0, 5), left.passage_text(1)),
            Sentence(right.id, 1, Span(0, 5), right.passage_text(1)),
            0.44, True, ("Petrov", "milk"),
        )  # fmt: skip
        cards = tuple(ArticleCard.of(article) for article in (left, right))
        return Comparison(
            cards,
            (pair,),
            (Fact("entity", "Petrov"),),
            ((left.id, (Fact("number", "nine"),)), (right.id, ())),
        )

    def named(self, text: str) -> Entity | None:
        return next((one for one in self.entities(text) if one.name.casefold() == text.casefold()), None)

    def entity_counts(self, article_ids: Sequence[ArticleId]) -> tuple[Mapping[EntityId, int], ...]:
        return tuple(Counter(one.entity_id for one in self.mentions(None, article_id)) for article_id in article_ids)

    def anchored(self, text: str, article_ids: Sequence[ArticleId], by: str = "article") -> Anchored:
        columns = []
        for article_id in article_ids:
            article, found = self.article(article_id), []
            for span in self.hits(text, article_id).spans[:3]:
                passage = article.passage_at(span.start)
                assert passage is not None
                whole = Sentence(article_id, passage.number, Span(0, len(passage.span)), passage.span.of(article.text))
                found.append(AnchoredSentence(whole, 1.0, (span.shifted(-passage.span.start),)))
            columns.append(AnchoredColumn(article_id, (ArticleCard.of(article),), tuple(found)))
        return Anchored(text, None, tuple(columns))

    def parallel(self, left: ArticleId, right: ArticleId) -> Parallel:
        one, other = self.article(left), self.article(right)
        passages = [
            [Sentence(a.id, p.number, Span(0, len(p.span)), p.span.of(a.text)) for p in a.passages]
            for a in (one, other)
        ]

        def answered(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> tuple[ParallelSentence, ...]:
            near = tuple(Counterpart(answer, 0.44, True, ("Petrov", "milk")) for answer in others[:2])
            return tuple(ParallelSentence(sentence, near) for sentence in sentences)

        return Parallel(
            ArticleCard.of(one), ArticleCard.of(other),
            answered(*passages), answered(*reversed(passages)),
            tuple(min(n, len(passages[1])) for n in range(1, len(passages[0]) + 1)),
            tuple(min(n, len(passages[0])) for n in range(1, len(passages[1]) + 1)),
        )  # fmt: skip

    def cite(
        self,
        article_id: ArticleId,
        style: str,
        *,
        passage: int | None = None,
        quotation: str = "",
        accessed: object = None,
    ) -> CitationText:
        place = f", ¶ {passage}" if passage else ""
        text = f"{'“' + quotation + '” ' if quotation else ''}[{style}] {self.article(article_id).path}{place}"
        return CitationText(style, text, text, {}, ("the date is inferred",))

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        if text == "no date":
            raise UsageError("“no date” is no date", hint="2012-03 or 1 March 2012")
        self.corrected.append((article_id, field, text))

    def report(self) -> IngestReport:
        return IngestReport(
            articles=len(self.corpus),
            files=len(self.corpus) + len(self.skipped),
            skipped=self.skipped,
            remarks=self.remarks,
            duplicates=self.duplicates,
            near_duplicates=self.near_duplicates,
        )

    def refresh(self) -> bool:
        """Show what was corrected, as the next look at the files would."""
        corrected, self.corrected = self.corrected, []
        for article_id, name, text in corrected:
            known: Known[Any] = Known(Edtf(text) if name == "published" else text, Status.USER) if text else Known()
            self.corpus = tuple(replace(one, **{name: known}) if one.id == article_id else one for one in self.corpus)
        return bool(corrected)

    def close(self) -> None:
        """Nothing is held."""
