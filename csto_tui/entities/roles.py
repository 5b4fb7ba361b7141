"""Whom an article means by “the head of state”, “the Belarusian leader”, «Президент Белоруссии»: inferred from the
office that the same article gives to a person by name.

English and Russian. Rather nobody than the wrong one; nothing here counts as a mention by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.entities.lexicon import demonyms, is_country, known_names, place_of
from csto_tui.entities.stems import is_cyrillic, stem
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span

__all__ = ["RoleMention", "role_mentions"]

_OFFICES = {
    "state": r"president|head of state|президент(?:а|у|ом|е)?|глав(?:а|ы|е|у|ой) государства",
    "leader": r"leader|лидер(?:а|у|ом|е)?",
    "government": r"prime minister|premier|chancellor|head of (?:the )?government|"
    r"премьер(?:-министр)?(?:а|у|ом|е)?|глав(?:а|ы|е|у|ой) правительства",
    "minister": r"(?:(?:foreign|interior|home|defen[cs]e|finance|econom(?:y|ic)|justice|health|trade|transport|"
    r"infrastructure|energy|oil|education|culture|labou?r|agriculture|farm|environment|emergencies|security) )?"
    r"(?<!prime )minister|"
    r"министр(?:а|у|ом|е)?(?: (?:иностранных дел|внутренних дел|обороны|финансов|экономики|транспорта|энергетики|"
    r"здравоохранения|культуры|юстиции|сельского хозяйства|образования|просвещения|труда|спорта|строительства|"
    r"промышленности))?",
    "secretary": r"secretary[- ]general|general secretary|генеральн\w+ секретар\w+|генсек\w*",
    "chair": r"chairman|chairwoman|chairperson|председател(?:ь|я|ю|ем|е)",
    "governor": r"governor|губернатор(?:а|у|ом|е)?",
    "mayor": r"mayor|мэр(?:а|у|ом|е)?",
}
_OFFICE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _OFFICES.items()) + r")(?![\w-])",
    re.IGNORECASE,
)
_ALIKE = (frozenset(("state", "leader")),)
_WORD_BEFORE = re.compile(r"([\w’'.-]+)[ \n]$")
_OF = re.compile(r"[ \n](?:of (?:the )?)?")
_TO_NAME = re.compile(r",?[ \n](?:(?:Mr|Mrs|Ms|Dr)\.? |уважаем\w+ |господин\w* )?")
_AFTER_APPOSITION = re.compile(r"(?: of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)?[,.;)]")
_UNKNOWN = "?"
"""An owner that is told, but no name that is known."""
_NO_HOLDER = re.compile(
    r"\b(?:пост|должность|должности|администраци\w+|послани\w+|указ\w*|выбор\w+|график\w*|кандидат\w*|помощник\w*|советник\w*|"
    r"пресс-секретар\w+|представител\w+|будучи|действующ\w+|бывш\w+|нов\w+|перв\w+|вице|заместител\w+|каждый|любой|избран\w*|"
    r"два|двух|оба|обоих|три|трёх|тогдашн\w+|молодым|другой|качестве)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A phrase that means somebody by the office, inferred."""

    article_id: ArticleId
    span: Span
    """In `Article.text`, inside one passage."""
    form: str
    entity_id: EntityId
    evidence: Span
    """Where the same article names the person with the office."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An office as it is spoken of: whose, and who is named with it."""

    span: Span
    office: str
    detail: str
    """Which minister; empty where the phrase does not say."""
    owner: str
    """The country or the organization, as far as the phrase says."""
    holder: Mention | None
    is_definite: bool


def role_mentions(article: Article, mentions: Sequence[Mention]) -> tuple[RoleMention, ...]:
    """Return the phrases of an article that mean a person of `mentions` by the office, in order.

    `mentions` are those of the article, resolved. A phrase is taken only where exactly one person of the article is
    said to hold that office; one without a country or organization must come after the name.
    """
    inside = sorted((m for m in mentions if m.article_id == article.id), key=lambda m: m.span)
    phrases = [phrase for passage in article.passages for phrase in _phrases(article.text, passage.span, inside)]
    named = [phrase for phrase in phrases if phrase.holder is not None]
    found = []
    for phrase in phrases:
        source = _holder(phrase, named) if phrase.holder is None and phrase.is_definite else None
        if source is not None and source.holder is not None:
            form = " ".join(phrase.span.of(article.text).split())
            found.append(RoleMention(article.id, phrase.span, form, source.holder.entity_id, source.span))
    return tuple(found)


def _holder(phrase: _Phrase, named: Sequence[_Phrase]) -> _Phrase | None:
    fitting = [other for other in named if _is_same_office(phrase, other)]
    if not phrase.owner:
        fitting = [other for other in fitting if other.span.start < phrase.span.start and not _is_chair(other)]
    people = {other.holder.entity_id for other in fitting if other.holder is not None}
    return fitting[0] if len(people) == 1 else None


def _is_chair(named: _Phrase) -> bool:
    """Tell whether somebody is president of an organization, whom nobody calls the head of state."""
    return named.office in ("state", "leader", "government") and named.owner.startswith(EntityKind.ORGANIZATION)


def _is_same_office(phrase: _Phrase, named: _Phrase) -> bool:
    is_office = phrase.office == named.office or any({phrase.office, named.office} <= group for group in _ALIKE)
    is_owner = not phrase.owner or (phrase.owner == named.owner and phrase.owner != _UNKNOWN)
    return is_office and is_owner and phrase.detail in ("", named.detail)


# -- phrases ---------------------------------------------------------------------------------------------------


def _phrases(text: str, passage: Span, mentions: Sequence[Mention]) -> Iterator[_Phrase]:
    here = [m for m in mentions if passage.start <= m.span.start < passage.end]
    starts = {mention.span.start: mention for mention in here}
    ends = {mention.span.end: mention for mention in here}
    for match in _OFFICE.finditer(text, passage.start, passage.end):
        if any(m.span.start <= match.start() < m.span.end for m in here):
            continue
        office = str(match.lastgroup)
        owner_after, end = _owner_after(text, match.end(), starts)
        start, owner_before, is_definite = _lead(text, passage.start, match.start(), is_cyrillic(match[0]))
        holder = _named_after(text, end, starts) or _named_before(text, start, end, ends)
        owner = owner_after or owner_before
        yield _Phrase(Span(start, end), office, _detail(office, match[0]), owner, holder, is_definite)


def _detail(office: str, form: str) -> str:
    words = form.casefold().split()
    if office != "minister" or len(words) < 2:
        return ""
    return words[0] if not is_cyrillic(form) else stem(words[1])


def _owner_after(text: str, end: int, starts: dict[int, Mention]) -> tuple[str, int]:
    """Return the owner that a mention right after the office tells, and where it ends."""
    link = _OF.match(text, end)
    owner = starts.get(link.end()) if link is not None else None
    if owner is None or owner.kind not in (EntityKind.PLACE, EntityKind.ORGANIZATION):
        is_open = link is not None and link[0].strip().startswith("of")
        return (_UNKNOWN, end) if is_open else ("", end)
    return place_of(owner.form) or owner.entity_id, owner.span.end


def _lead(text: str, edge: int, start: int, in_cyrillic: bool) -> tuple[int, str, bool]:
    """Return where a phrase begins with what stands before the office, whose it is, and whether it means one holder."""
    if in_cyrillic:
        return _cyrillic_lead(text, edge, start)
    owner, is_plain = "", True
    for _ in range(3):
        before = _WORD_BEFORE.search(text, max(edge, start - 40), start)
        if before is None:
            return start, owner, False
        word = before[1].casefold()
        if word == "the":
            return before.start(), owner, is_plain
        country = demonyms().get(word)
        possessor = re.sub(r"['’]s?$", "", before[1])
        if country is None and possessor != before[1]:
            return before.start(), place_of(possessor) or owner, False
        owner, start, is_plain = country or owner, before.start(), is_plain and country is not None
    return start, owner, False


def _cyrillic_lead(text: str, edge: int, start: int) -> tuple[int, str, bool]:
    before = _WORD_BEFORE.search(text, max(edge, start - 40), start)
    if before is None:
        return start, "", True
    country = _country_of(before[1])
    if country:
        return before.start(), country, True
    return start, "", _NO_HOLDER.search(text, max(edge, start - 40), start - 1) is None


def _country_of(adjective: str) -> str:
    """Return the country of a Russian adjective: “белорусский” begins with the stem of “Белоруссия”."""
    if not re.search(r"ск(?:ий|ого|ому|им|ом)$", adjective, re.IGNORECASE):
        return ""
    key = stem(adjective)
    for size in range(len(key), 3, -1):
        for name in (*known_names().get(key[:size], ()), *known_names().get(key[:size] + "и", ())):
            if len(name.keys) == 1 and is_country(name.canonical):
                return name.canonical
    return ""


def _named_after(text: str, end: int, starts: dict[int, Mention]) -> Mention | None:
    link = _TO_NAME.match(text, end)
    holder = starts.get(link.end()) if link is not None else None
    return holder if holder is not None and holder.kind is EntityKind.PERSON else None


def _named_before(text: str, start: int, end: int, ends: dict[int, Mention]) -> Mention | None:
    """Return the person to whom the phrase stands in apposition: “Ruben Saroyan, the mayor of Vanadzor, …”."""
    if text[max(0, start - 2) : start] not in (", ", ",\n") or not _AFTER_APPOSITION.match(text, end):
        return None
    holder = ends.get(start - 2)
    return holder if holder is not None and holder.kind is EntityKind.PERSON else None
