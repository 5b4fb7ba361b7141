"""The chapter of statements: who is quoted, where, and how sure that is; what the reader holds to be wrong is left out.

Nothing here decides who said something.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from csto_tui.library.names import Known, Names
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement
from csto_tui.store.rejected import Rejection

__all__ = ["Saying"]

_Rejected = Mapping[ArticleId, Set[Span]]


@dataclass(frozen=True, slots=True)
class _Said:
    """Where everybody is quoted, as of one edition of statements, names and rejections."""

    edition: tuple[int, int, tuple[Rejection, ...]]
    by_speaker: Mapping[EntityId, Mapping[ArticleId, tuple[tuple[Span, ...], ...]]]
    """The quotations, each as its parts."""


class Saying(Names):
    """Statements and their speakers."""

    def __init__(self, *rooms: Any, **choices: Any) -> None:
        super().__init__(*rooms, **choices)
        self._said_known: _Said | None = None

    def statements(
        self, speaker: EntityId | None = None, article_id: ArticleId | None = None, *, rejected: bool = False
    ) -> tuple[Statement, ...]:
        """Return statements by article and place, of one speaker or of all, in one article or all.

        With `rejected`, those that the reader rejected, and no others. In an article that nobody has looked at yet they
        are looked for at once, with what the article alone says of roles. Raises KeyError for an unknown article.
        """
        known, thrown_out = self._names(), self._thrown_out(self._rejections())
        if article_id is not None:
            kept = self._store.statements((article_id,)).get(article_id)
            found: Iterable[Statement] = self._looked_for(article_id) if kept is None else kept
        else:
            found = self._everywhere(None if speaker is None or rejected else self._said_by(speaker))
        placed = self._placed(found, known)
        return tuple(
            one
            for one in placed
            if (speaker is None or one.speaker == known.current(speaker))
            and (one.span in thrown_out.get(one.article_id, ())) is rejected
        )

    def speakers(self) -> Mapping[EntityId, int]:
        """Return how many quotations everybody has who is shown, most first, equals by id."""
        said, shown = self._said().by_speaker, {entity.id for entity in self._names().entities}
        counts = Counter({one: sum(map(len, found.values())) for one, found in said.items() if one in shown})
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def reject_statement(self, statement: Statement, *, at: dt.datetime) -> None:
        """Hold a statement, in all its parts, not to be its speaker's: it is counted and found no more.

        That is kept on disk when this returns, and holds while the article's text is the same. Raises KeyError,
        StoreError.
        """
        self.work.rejections.add(self.name, self._parts(statement), at)

    def restore_statement(self, statement: Statement) -> None:
        """Take the rejection of a statement back, in all its parts. Raises KeyError, StoreError."""
        self.work.rejections.remove(self.name, self._parts(statement))

    def _quotations(self, name: str) -> tuple[str, Mapping[ArticleId, tuple[tuple[Span, ...], ...]]]:
        """Return whose name it is, and the quotations of all that answer to it."""
        entities, said = self.entities(name), self._said().by_speaker
        speaking = [entity for entity in entities if entity.id in said]
        found: dict[ArticleId, tuple[tuple[Span, ...], ...]] = {}
        for entity in speaking:
            for article_id, quotations in said[entity.id].items():
                found[article_id] = (*found.get(article_id, ()), *quotations)
        return speaking[0].name if len(speaking) == 1 else name, found

    def _said_by(self, speaker: EntityId) -> Iterable[ArticleId]:
        return self._said().by_speaker.get(self._names().current(speaker), ())

    def _said(self) -> _Said:
        with self._lock:
            known, rejections = self._names(), self._rejections()
            edition = self._store.quoting_generation(), known.version, rejections
            if self._said_known is None or self._said_known.edition != edition:
                self._said_known = _Said(edition, self._by_speaker(known, self._thrown_out(rejections)))
            return self._said_known

    def _by_speaker(
        self, known: Known, thrown_out: _Rejected
    ) -> Mapping[EntityId, Mapping[ArticleId, tuple[tuple[Span, ...], ...]]]:
        found: dict[EntityId, dict[ArticleId, dict[int, tuple[Span, ...]]]] = {}
        for one in self._placed(self._everywhere(), known):
            if one.speaker is not None and one.span not in thrown_out.get(one.article_id, ()):
                parts = found.setdefault(one.speaker, {}).setdefault(one.article_id, {})
                parts[one.quotation] = (*parts.get(one.quotation, ()), one.span)
        return {
            speaker: {article_id: tuple(parts.values()) for article_id, parts in articles.items()}
            for speaker, articles in found.items()
        }

    def _everywhere(self, article_ids: Iterable[ArticleId] | None = None) -> Iterator[Statement]:
        for statements in self._store.statements(article_ids).values():
            yield from statements

    def _looked_for(self, article_id: ArticleId) -> Sequence[Statement]:
        from csto_tui.statements import find_statements  # late: most are kept

        return find_statements(self._store.article(article_id), self._store.mentions(None, article_id))

    def _placed(self, statements: Iterable[Statement], known: Known) -> Iterator[Statement]:
        """Yield kept statements under the speakers that they belong to now; one that is unknown is none."""
        touched = {home for home, _ in known.overlay.homes}
        for one in statements:
            speaker = self._home(one, known) if one.speaker in touched else one.speaker
            speaker = speaker if speaker in known.by_id else None
            yield one if speaker == one.speaker else replace(one, speaker=speaker)

    def _home(self, statement: Statement, known: Known) -> EntityId | None:
        """Return whose the name is that the speaker is known by: where they are named, or else last before that."""
        places = self._store.mentions(None, statement.article_id)
        names = [mention for mention in places if mention.entity_id == statement.speaker]
        if not names or statement.speaker_span is None:
            return known.current(statement.speaker) if statement.speaker else None
        before = [mention for mention in names if mention.span.start < statement.speaker_span.end]
        return known.overlay.home(before[-1] if before else names[0])

    def _rejections(self) -> tuple[Rejection, ...]:
        return self.work.rejections.all(self.name)

    def _thrown_out(self, rejections: Sequence[Rejection]) -> _Rejected:
        """Return the rejected stretches by article, as far as its text is the same."""
        spans: dict[str, set[Span]] = {}
        for one in rejections:
            spans.setdefault(one.fingerprint, set()).add(one.span)
        return {one: spans[text] for one, text in self._store.fingerprints().items() if text in spans} if spans else {}

    def _parts(self, statement: Statement) -> list[Rejection]:
        """Return all parts of the quotation that a statement is of."""
        fingerprint = self._store.fingerprints()[statement.article_id]
        kept = self._store.statements((statement.article_id,)).get(statement.article_id, ())
        parts = [one.span for one in kept if one.quotation == statement.quotation] or [statement.span]
        return [Rejection(fingerprint, span) for span in parts]
