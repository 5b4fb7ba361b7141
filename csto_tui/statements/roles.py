"""Whom a role means: “the head of state”, «белорусский лидер». Learnt from where articles join a role to a name.

Nothing here guesses: a role that two people share in one corpus is nobody's, unless the article itself decides.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from csto_tui.model.article import Article
from csto_tui.model.entity import EntityId, EntityKind, Mention

__all__ = ["AskedRoles", "Role", "RoleUse", "Roles", "learn_roles", "role_of", "role_uses", "roles_of"]

_FILE = Path(__file__).parent / "offices.txt"
_ANY = "any"
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_ADJECTIVE = re.compile(r"\w+(?:ск|цк|зьк|ськ)(?:ий|ого|ому|им|ая|ой|і|ага|аму)")
_SMALL = frozenset(
    "the a an of for and in to his her its their our this that new former then acting deputy first senior mr mrs ms dr "
    "и в по на с его её ее их бывший первый і ў з яго яе".split()
)
_DEMONYMS = {
    "french": "france",
    "british": "britain",
    "dutch": "netherlands",
    "american": "us",
    "u.s": "us",
    "u.s.": "us",
    "сша": "us",
    "кремля": "росс",
    "kremlin": "russi",
    "американский": "us",
    "рф": "росс",
    "российский": "росс",
    "россии": "росс",
    "belarussian": "belarus",
    "белорусский": "белар",
    "белоруссии": "белар",
    "беларуси": "белар",
    "беларускі": "белар",
    "беларусі": "белар",
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a phrase says of a person: the offices that it may mean, and whose they are."""

    offices: frozenset[str]
    of: frozenset[str]
    """Short keys of the countries and bodies named with it: `belar`, `csto`."""

    @property
    def is_any(self) -> bool:
        """Tell whether it may mean every office: “the politician”."""
        return _ANY in self.offices

    def fits(self, other: Role) -> bool:
        """Tell whether two phrases may speak of one office."""
        if not self.is_any and not self.offices & other.offices:
            return False
        return not self.of or not other.of or bool(self.of & other.of)


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A place where a role stands beside a name."""

    role: Role
    entity: EntityId
    at: int
    """Where the name begins, in the article's text."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that a corpus joins to names. An empty one is of no harm: then each article speaks for itself."""

    known: dict[str, tuple[tuple[frozenset[str], EntityId, int], ...]] = field(default_factory=dict)
    """By country or body: the offices, who holds them, and how often that is said."""

    def holder(self, role: Role) -> EntityId | None:
        """Return who holds a role, or None when it names no country or body, or when it is not clear who."""
        said: Counter[EntityId] = Counter()
        for key in role.of:
            for offices, entity, count in self.known.get(key, ()):
                if role.offices & offices:
                    said[entity] += count
        if not said:
            return None
        (best, count), *others = said.most_common(2)
        return best if count >= 2 and count >= 4 * sum(c for _, c in others) else None


class AskedRoles:
    """Roles that remember what they were asked: with the same answers, the same article gives the same statements."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self.answers: dict[Role, EntityId | None] = {}

    def holder(self, role: Role) -> EntityId | None:
        """Return what the roles answer."""
        self.answers[role] = self._roles.holder(role)
        return self.answers[role]


@cache
def _offices() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Return the patterns of the file with the offices that they may mean, in its order."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split(" = ", 1) for line in lines]
    return tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)"), frozenset(offices.split())) for offices, words in pairs)


def role_of(phrase: str) -> Role | None:
    """Return the role that a phrase names, or None.

    >>> role = role_of("the Belarusian head of state")
    >>> sorted(role.offices), sorted(role.of)
    (['state'], ['belar'])
    """
    low = phrase.casefold()
    for pattern, offices in _offices():
        match = pattern.search(low)
        if match:
            rest = phrase[: match.start()] + " " + phrase[match.end() :] if len(low) == len(phrase) else phrase
            return Role(offices, frozenset(_keys(rest)))
    return None


def _keys(words: str) -> Iterator[str]:
    for match in _WORD.finditer(words):
        word = match[0].removesuffix("'s").removesuffix("’s")
        low = word.casefold()
        if low in _SMALL or not (word[0].isupper() or _ADJECTIVE.fullmatch(low)):
            continue
        yield _DEMONYMS.get(low, low if word.isupper() else low[:5])


def role_uses(article: Article, mentions: Sequence[Mention]) -> tuple[RoleUse, ...]:
    """Return where an article joins a role to a person: before the name, or behind it between commas."""
    uses: list[RoleUse] = []
    for mention in mentions:
        if mention.kind is not EntityKind.PERSON:
            continue
        passage = article.passage_at(mention.span.start)
        if passage is None:
            continue
        before = _phrase_before(article.text[max(passage.span.start, mention.span.start - 90) : mention.span.start])
        after = _phrase_after(article.text[mention.span.end : min(passage.span.end, mention.span.end + 110)])
        for phrase in (before, after):
            role = role_of(phrase) if phrase else None
            if role is not None and not role.is_any:
                uses.append(RoleUse(role, mention.entity_id, mention.span.start))
    return tuple(uses)


# Up to eight words without a stop; a comma only right before the name: “the general secretary, Nikolay Bordyuzha”.
_BEFORE = re.compile(r"((?:[\w’'-]+\.? ){0,7}[\w’'.-]+),? (?:(?:mr|mrs|ms|dr)\.? )?$", re.IGNORECASE)
_AFTER = re.compile(
    r", (?!(?:who|whom|whose|which|when|where|котор\w+|як\w+)\b)((?:[\w’'-]+ ){0,9}[\w’'-]+)(?=[,.;]| who\b)"
)
# Between an office and the name that holds it stand only names and small words: “President of the Republic of Belarus”.
_LINK = re.compile(
    r"(?: (?:of|for|the|and|to|in|по|и|і)(?= )| [^\W_a-zа-яё][\w’'.-]*"
    r"| (?!\w+(?:л|ла|ли|ў|в|ть|ет|ют|ит|ят|ся)\b)[а-яёіў][\w-]+)*\Z"
)
_FORMER = re.compile(r"(?i)\b(?:former|ex|then|acting|late|бывш\w+|экс|былы)\b")


def _phrase_before(context: str) -> str:
    """Return the role that leads up to a name, or nothing."""
    match = _BEFORE.search(context)
    if match is None or _FORMER.search(match[1]):
        return ""
    low = match[1].casefold()
    if len(low) != len(match[1]):
        return ""
    for pattern, _ in _offices():
        office = max(pattern.finditer(low), key=lambda one: one.start(), default=None)  # the nearest to the name
        if office is not None and _LINK.match(match[1], office.end()):
            return _owners(match[1][: office.start()]) + match[1][office.start() :]
    return ""


def _owners(words: str) -> str:
    """Return the words at the end that may belong to an office: adjectives, names, possessives."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if not (word[0].isupper() or word.endswith(("’s", "'s")) or _ADJECTIVE.fullmatch(word.casefold())):
            break
        kept.append(word)
    return "".join(f"{word} " for word in reversed(kept))


def _phrase_after(context: str) -> str:
    """Return the role between commas behind a name, or nothing."""
    match = _AFTER.match(context)
    if match is None or _FORMER.search(match[1]):
        return ""
    return match[1] if role_of(" ".join(match[1].split()[:6])) else ""


def learn_roles(articles: Iterable[tuple[Article, Sequence[Mention]]]) -> Roles:
    """Return whom roles mean across a corpus, given as articles with their resolved mentions. Linear, one pass."""
    uses = (use for article, mentions in articles for use in role_uses(article, mentions))
    return roles_of((use.role, use.entity) for use in uses)


def roles_of(joined: Iterable[tuple[Role, EntityId]]) -> Roles:
    """Return whom roles mean, given whom a corpus joins each to, once for every place; in whatever order."""
    said: defaultdict[str, Counter[tuple[frozenset[str], EntityId]]] = defaultdict(Counter)
    for role, entity in joined:
        for key in role.of:
            said[key][role.offices, entity] += 1
    return Roles(
        {
            key: tuple(
                (offices, entity, n)
                for (offices, entity), n in sorted(counts.items(), key=lambda item: (-item[1], item[0][1]))
            )
            for key, counts in said.items()
        }
    )
