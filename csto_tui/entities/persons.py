"""Group the mentions of people: full names by sound, then bare surnames by what the article, or else the
corpus, offers.

Names are compared only inside blocks of one surname skeleton, so that the work grows with the corpus and not
with its square. Nothing here reads text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from csto_tui.entities.clusters import Clusters
from csto_tui.entities.compare_names import PersonName, answers_to, contradict, may_be, person_name, same_people
from csto_tui.entities.grouping import Grouping
from csto_tui.entities.lexicon import given_name
from csto_tui.entities.patronymics import is_address
from csto_tui.entities.romanize import sounds
from csto_tui.entities.stems import nominative, stem
from csto_tui.model.entity import UnresolvedMention

__all__ = ["grouped_people", "skeletons"]

_CLASSES = str.maketrans("szSZCQTghHkvfdtbp", "ssssssskkkkvvttpp", "aeiouJ")
_BLOCK_LIMIT, _WINDOW = 120, 40
_Names = Sequence[tuple[int, UnresolvedMention]]


def skeletons(surname: str) -> frozenset[str]:
    """Return the keys under which spellings of a surname meet: its first three consonants by class, doubtful
    ones twice.

    >>> bool(skeletons("Bordyuja") & skeletons("Бордюжа")), bool(skeletons("Putin") & skeletons("Obama"))
    (True, False)
    """
    heard = sounds(nominative(surname))
    readings = {heard, heard.replace("C", "k"), heard.replace("T", "t"), heard.replace("J", "Z")}
    return frozenset(reading.translate(_CLASSES)[:3] or heard[:1] for reading in readings)


def grouped_people(mentions: _Names) -> Grouping:
    """Return the mentions of people, given with their positions in order, by person."""
    full = {m.form: name for _, m in mentions if _is_full(name := person_name(m.form)) and not is_address(m.form)}
    clusters, grouping = _clustered(full), Grouping()
    articles: defaultdict[str, list[tuple[int, UnresolvedMention]]] = defaultdict(list)
    for index, mention in mentions:
        articles[mention.article_id].append((index, mention))
        if mention.form in full:
            home = clusters.home(mention.form)
            grouping.put(index, ("full", home), _why_same(mention.form, home))
    corpus = _Corpus(clusters, full)
    for article_id, inside in articles.items():
        article = _Article(article_id, inside, full)
        for index, mention in inside:
            if mention.form not in full:
                grouping.put(index, *_label(index, mention.form, article, corpus))
    return grouping


def _is_full(name: PersonName) -> bool:
    return any(len(word) > 1 for word in name.given)


def _why_same(form: str, home: str) -> str:
    return "" if form == home else f"“{form}” = “{home}”: the surnames sound alike and the given names agree"


def _clustered(full: dict[str, PersonName]) -> Clusters[str]:
    clusters = Clusters(sorted(full), lambda a, b: contradict(full[a], full[b]))
    blocks: defaultdict[tuple[str, Hashable], list[str]] = defaultdict(list)
    for form in sorted(full):
        for key in _block_keys(full[form]):
            blocks[key].append(form)
    pairs = {
        pair for block in blocks.values() for pair in _pairs(block, full) if same_people(full[pair[0]], full[pair[1]])
    }
    for a, b in sorted(pairs, key=lambda p: (_differ(full[p[0]], full[p[1]]), p)):
        clusters.join(a, b)
    return clusters


def _block_keys(name: PersonName) -> Iterator[tuple[str, Hashable]]:
    firsts: set[Hashable] = set()
    for word in name.given:
        known = given_name(word)
        firsts |= known[1] if known else set()
        firsts.add(sounds(word).translate(_CLASSES)[:1])
    for skeleton in skeletons(name.surname):
        for first in firsts:
            yield skeleton, first
    yield "words", tuple(sorted(map(sounds, name.words)))


def _pairs(block: list[str], full: dict[str, PersonName]) -> Iterator[tuple[str, str]]:
    if len(block) <= _BLOCK_LIMIT:
        yield from combinations(block, 2)
        return
    near = sorted(block, key=lambda form: (sounds(full[form].surname), form))
    for index, form in enumerate(near):
        for other in near[index + 1 : index + _WINDOW]:
            yield (form, other) if form < other else (other, form)


def _differ(a: PersonName, b: PersonName) -> int:
    return int(tuple(map(sounds, a.words)) != tuple(map(sounds, b.words))) + abs(len(a.words) - len(b.words))


class _Corpus:
    """Who in the corpus has a surname."""

    def __init__(self, clusters: Clusters[str], full: dict[str, PersonName]) -> None:
        self.full = full
        self.clusters = clusters
        self._by_skeleton: defaultdict[str, set[str]] = defaultdict(set)
        for form, name in full.items():
            for skeleton in skeletons(name.surname):
                self._by_skeleton[skeleton].add(clusters.home(form))
        self._answers: dict[str, tuple[str, ...]] = {}

    def people(self, form: str) -> tuple[str, ...]:
        """Return the homes of all whom a bare surname may mean."""
        if form not in self._answers:
            bare = person_name(form)
            homes = {home for skeleton in skeletons(bare.surname) for home in self._by_skeleton[skeleton]}
            fitting = (home for home in homes if any(may_be(bare, self.full[x]) for x in self.clusters.members(home)))
            self._answers[form] = tuple(sorted(fitting))
        return self._answers[form]


class _Article:
    """The full names of one article, by their places."""

    def __init__(self, article_id: str, inside: _Names, full: dict[str, PersonName]) -> None:
        self.id = article_id
        self.named = [(index, mention.form) for index, mention in inside if mention.form in full]
        self.forms = {form for _, form in self.named}

    def nearest(self, index: int, fitting: set[str]) -> tuple[str, str] | None:
        """Return the fitting full name nearest before mention `index`, or else after it, and which of the two."""
        earlier = [form for at, form in self.named if at < index and form in fitting]
        if earlier:
            return earlier[-1], "earlier"
        later = [form for at, form in self.named if at > index and form in fitting]
        return (later[0], "later") if later else None


def _label(index: int, form: str, article: _Article, corpus: _Corpus) -> tuple[Hashable, str]:
    bare = person_name(form)
    fits = answers_to if is_address(form) else may_be
    fitting = {other for other in article.forms if fits(bare, corpus.full[other])}
    if is_address(form) and len({corpus.clusters.home(other) for other in fitting}) > 1:
        fitting = set()
    nearest = article.nearest(index, fitting)
    if nearest is not None:
        other, where = nearest
        home = corpus.clusters.home(other)
        return ("full", home), f"“{form}” = “{other}”: the full name stands {where} in the article"
    if is_address(form):
        return ("address", *map(stem, form.split())), ""
    people = corpus.people(form)
    if len(people) == 1:
        return ("full", people[0]), f"“{form}” = “{people[0]}”: the only one of that name in the corpus"
    if people or given_name(form):
        return ("apart", article.id, sounds(bare.surname)), ""
    return ("bare", " ".join((*map(sounds, bare.given), sounds(nominative(bare.surname))))), ""
