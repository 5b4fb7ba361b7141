"""Whom a subject means: a name, “he”, “the head of state”. Remembers who has spoken so far in one article.

Nothing here guesses: when it is not sure, there is no speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csto_tui.model.article import Article
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span
from csto_tui.statements.frame import Frame
from csto_tui.statements.phrases import Subject
from csto_tui.statements.roles import AskedRoles, Role, Roles, RoleUse, role_of, role_uses
from csto_tui.statements.subjects import main_subject

__all__ = ["MEMORY", "Known", "Memory"]

_SINGULAR = frozenset("he she он она ён яна він вона er sie il elle él ella ele ela lui lei on ona".split())
_INDEFINITE = ("a ", "an ", "one ", "another ", "some ", "several ", "many ")
MEMORY = 3
"""How many passages “he” may stand from the name."""
# How far each way of naming a speaker is trusted; estimates, never below those they are built on.
_NAMED, _BODY, _SURNAME, _ROLE, _PRONOUN = 0.97, 0.92, 0.85, 0.88, 0.85
_SHARED_ROLE, _CORPUS_ROLE, _VAGUE, _UNNAMED, _UNKNOWN = 0.75, 0.7, 0.55, 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Known:
    """Who a subject is held to be."""

    entity: EntityId | None
    span: Span
    """The words that stand for the speaker, in the article's text."""
    confidence: float
    why: str = ""
    """What links the words to the entity; empty for a name."""


@dataclass(frozen=True, slots=True)
class _Heard:
    known: Known
    passage: int


class Memory:
    """Who was last spoken of in an article, read from its beginning; asked and told in the order of the text."""

    def __init__(self, article: Article, mentions: Sequence[Mention], roles: Roles | AskedRoles) -> None:
        self._article = article
        self._roles = roles
        self._mentions = mentions
        self._uses: tuple[RoleUse, ...] | None = None
        self._people = {m.entity_id for m in mentions if m.kind is EntityKind.PERSON}
        self._names: dict[EntityId, str] = {}
        for mention in mentions:
            if len(mention.form) > len(self._names.get(mention.entity_id, "")):
                self._names[mention.entity_id] = mention.form
        self._heard: _Heard | None = None

    def hear(self, known: Known | None, passage: int) -> None:
        """Remember who was spoken of last: a person, or somebody without a name, since those may be “he” and “she”."""
        if known is not None and (
            known.entity in self._people or (known.entity is None and known.confidence > _UNKNOWN)
        ):
            self._heard = _Heard(known, passage)

    def known(self, subject: Subject, frame: Frame) -> Known:
        """Return whom a subject in a passage means."""
        if subject.mention is not None:
            is_person = subject.mention.kind is EntityKind.PERSON
            return Known(subject.mention.entity_id, subject.span, _NAMED if is_person else _BODY)
        words = subject.span.of(self._article.text)
        if subject.is_pronoun:
            return self._pronoun(subject.span, words.casefold(), frame)
        low = words.casefold()
        role = role_of(words)
        if words.isalpha() and words[0].isupper() and (role is None or low.isascii()):
            return self._surname(subject.span, words)  # “King said”
        if role is None or low.startswith(_INDEFINITE):
            return Known(None, subject.span, _UNNAMED)
        return self._holder(role, subject.span, words)

    def _surname(self, span: Span, word: str) -> Known:
        """Return the one person whose name ends in a word that was not recognised as a name by itself."""
        people = {one for one in self._people if self._names[one].endswith(f" {word}")}
        if len(people) == 1:
            return Known(people.pop(), span, _SURNAME)
        return Known(None, span, _UNNAMED)

    def _pronoun(self, span: Span, word: str, frame: Frame) -> Known:
        if word not in _SINGULAR:
            return Known(None, span, _UNNAMED)
        sentence = frame.sentences[frame.sentence_at(span.start)]
        earlier = main_subject(frame, sentence.start, span.start) if sentence.start < span.start else None
        if earlier is not None and not earlier.is_pronoun:
            found = self.known(earlier, frame)
            if found.entity in self._people:
                return Known(
                    found.entity, span, min(_PRONOUN, found.confidence), self._named(word, found.entity, "named before")
                )
        heard = self._heard
        if heard is None or heard.known.entity is None or frame.passage.number - heard.passage > MEMORY:
            return Known(None, span, _UNKNOWN)
        confidence = _PRONOUN - 0.08 * (frame.passage.number - heard.passage)
        return Known(
            heard.known.entity,
            span,
            min(confidence, heard.known.confidence),
            self._named(word, heard.known.entity, "spoken of last"),
        )

    def _holder(self, role: Role, span: Span, words: str) -> Known:
        if self._uses is None:
            self._uses = role_uses(self._article, self._mentions)
        fitting = [use for use in self._uses if role.fits(use.role)]
        if role.is_any:
            heard = self._heard
            if heard is not None and any(use.entity == heard.known.entity for use in fitting):
                return Known(heard.known.entity, span, _VAGUE, self._named(words, heard.known.entity, "spoken of last"))
            return Known(None, span, _UNKNOWN)
        sharper = [use for use in fitting if role.of & use.role.of]
        fitting = sharper or fitting
        if fitting:
            before = [use for use in fitting if use.at < span.start]
            use = before[-1] if before else fitting[0]
            heard = self._heard
            holders = {one.entity for one in fitting}
            if len(holders) > 1 and heard is not None and heard.known.entity in holders:
                use = next(one for one in reversed(fitting) if one.entity == heard.known.entity)
            confidence = _ROLE if len(holders) == 1 else _SHARED_ROLE
            return Known(use.entity, span, confidence, self._named(words, use.entity, "so called in this article"))
        entity = self._roles.holder(role)
        if entity is not None:
            return Known(entity, span, _CORPUS_ROLE, self._named(words, entity, "so called in other articles"))
        return Known(None, span, _UNNAMED)

    def _named(self, words: str, entity: EntityId | None, why: str) -> str:
        name = self._names.get(entity, "") if entity is not None else ""
        return f"“{words}”: {name or entity}, {why}"
