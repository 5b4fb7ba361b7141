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
from csto_tui.entities.compare_names import PersonName, answers_to, contradict, may_be, person_name, surely_same
from csto_tui.entities.grouping import Grouping
from csto_tui.entities.lexicon import given_name
from csto_tui.entities.patronymics import is_address, looks_like_patronymic
from csto_tui.entities.romanize import sounds
from csto_tui.entities.stems import nominative, stem
from csto_tui.model.entity import UnresolvedMention

__all__ = ["grouped_people", "skeletons"]

_CLASSES = str.maketrans("szSZCQTghHkvfdtbp", "ssssssskkkkvvttpp", "aeiouJ")
_BLOCK_LIMIT, _WINDOW = 120, 40
_FAR_MORE = 8
"""So many times the articles of all his namesakes together, and a bare surname means the one."""
_OFTEN, _OFTENER = 5, 4
"""A surname that stands alone in more than so many times the articles of a rare full name means somebody else."""
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
    """Return the mentions of people, given with their positions in order, by person.

    Full names first; then bare surnames, by the article and else by the corpus; then addresses by patronymic, which go
    to somebody whom the article names.
    """
    full = {m.form: name for _, m in mentions if _is_full(name := person_name(m.form)) and not is_address(m.form)}
    corpus, grouping = _Corpus(_clustered(full), full), Grouping()
    inside: defaultdict[str, list[tuple[int, UnresolvedMention]]] = defaultdict(list)
    for index, mention in mentions:
        inside[mention.article_id].append((index, mention))
        if mention.form in full:
            home = corpus.clusters.home(mention.form)
            corpus.articles[home].add(mention.article_id)
            grouping.put(index, ("full", home), _why_same(mention.form, home))
    articles = [_Article(article_id, names, full) for article_id, names in inside.items()]
    waiting = [(*one, article) for article in articles for one in _group_bare(article, corpus, grouping)]
    _group_by_corpus(waiting, corpus, grouping)
    for article in articles:
        _group_addresses(article, corpus, grouping)
    return grouping


def _group_bare(article: _Article, corpus: _Corpus, grouping: Grouping) -> Iterator[tuple[int, str]]:
    """Group the bare surnames of an article that has their full name; yield the others."""
    for index, mention in article.inside:
        form = mention.form
        if form in corpus.full or is_address(form):
            continue
        bare = person_name(form)
        nearest = article.nearest(index, {other for other in article.forms if may_be(bare, corpus.full[other])})
        if nearest is None:
            yield index, form
            continue
        other, where = nearest
        why = f"“{form}” = “{other}”: the full name stands {where} in the article"
        grouping.put(index, ("full", corpus.clusters.home(other)), why)


def _group_by_corpus(waiting: Sequence[tuple[int, str, _Article]], corpus: _Corpus, grouping: Grouping) -> None:
    """Group bare surnames by the only full name of the corpus; where they are far more common than it, they are not
    its short form.
    """
    without: defaultdict[str, set[str]] = defaultdict(set)
    for _, form, article in waiting:
        for home in corpus.leading(corpus.people(form)):
            without[home].add(article.id)
    for index, form, article in waiting:
        people = corpus.leading(corpus.people(form))
        bare = person_name(form)
        if len(people) == 1 and corpus.is_known(people[0], len(without[people[0]])):
            why = f"“{form}” = “{people[0]}”: the only one of that name in the corpus, or by far the most named"
            grouping.put(index, ("full", people[0]), why)
        elif len(people) > 1 or given_name(form):
            grouping.put(index, ("apart", article.id, sounds(bare.surname)))
        else:
            grouping.put(index, ("bare", " ".join((*map(sounds, bare.given), sounds(nominative(bare.surname))))))


def _group_addresses(article: _Article, corpus: _Corpus, grouping: Grouping) -> None:
    """Group “Владимир Владимирович” with the only one of the article, or else of the corpus, whom it fits."""
    addresses = [(index, mention.form) for index, mention in article.inside if is_address(mention.form)]
    here = (
        {str(label[1]) for index, _ in article.inside if (label := _label(grouping, index))[0] == "full"}
        if addresses
        else ()
    )
    for index, form in addresses:
        address = person_name(form)
        near = {home for home in here if corpus.fits(address, home)}
        called = corpus.called(address)
        known = near & set(called) or near or corpus.leading(called)
        if len(known) == 1:
            where = "in the article" if near else "in the corpus"
            (home,) = known
            grouping.put(index, ("full", home), f"“{form}” = “{home}”: the only one of that name {where}")
        else:
            grouping.put(index, ("address", *map(stem, form.split())))


def _label(grouping: Grouping, index: int) -> tuple[Hashable, ...]:
    label = grouping.labels.get(index)
    return label if isinstance(label, tuple) else ("",)


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
        pair for block in blocks.values() for pair in _pairs(block, full) if surely_same(full[pair[0]], full[pair[1]])
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
    """Who in the corpus has a name."""

    def __init__(self, clusters: Clusters[str], full: dict[str, PersonName]) -> None:
        self.full = full
        self.clusters = clusters
        self.articles: defaultdict[str, set[str]] = defaultdict(set)
        """The articles with a full name, by home."""
        self._by_skeleton: defaultdict[str, set[str]] = defaultdict(set)
        self._by_patronymic: defaultdict[str, set[str]] = defaultdict(set)
        for form, name in full.items():
            home = clusters.home(form)
            for skeleton in skeletons(name.surname):
                self._by_skeleton[skeleton].add(home)
            for word in name.given[1:]:
                self._by_patronymic[stem(word)].add(home)
        self._people: dict[str, tuple[str, ...]] = {}

    def people(self, form: str) -> tuple[str, ...]:
        """Return the homes of all whom a bare surname may mean."""
        if form not in self._people:
            bare = person_name(form)
            homes = {home for skeleton in skeletons(bare.surname) for home in self._by_skeleton[skeleton]}
            fitting = (home for home in homes if any(may_be(bare, name) for name in self._names(home)))
            self._people[form] = tuple(sorted(fitting))
        return self._people[form]

    def leading(self, homes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the one who stands in far more articles than all the others together, or else all."""
        if len(homes) < 2:
            return homes
        counts = [len(self.articles[home]) for home in homes]
        return (homes[counts.index(max(counts))],) if max(counts) >= _FAR_MORE * (sum(counts) - max(counts)) else homes

    def is_known(self, home: str, without: int) -> bool:
        """Tell whether somebody is named in full often enough for a bare surname in `without` other articles."""
        named = len(self.articles[home])
        return named >= _OFTEN or without <= _OFTENER * named + 1

    def fits(self, address: PersonName, home: str) -> bool:
        """Tell whether somebody may be addressed so: by the patronymic, where one is known."""
        names = [
            name for name in self._names(home) if not (len(name.given) == 1 and looks_like_patronymic(name.surname))
        ]
        full = [name for name in names if len(name.given) > 1 and all(len(word) > 1 for word in name.given)]
        return any(answers_to(address, name) for name in full or names)

    def called(self, address: PersonName) -> tuple[str, ...]:
        """Return the homes of all who have this given name and patronymic."""
        homes = self._by_patronymic.get(stem(address.surname), ())
        return tuple(sorted(home for home in homes if self.fits(address, home)))

    def _names(self, home: str) -> list[PersonName]:
        return [self.full[form] for form in self.clusters.members(home)]


class _Article:
    """The names of one article, by their places."""

    def __init__(self, article_id: str, inside: _Names, full: dict[str, PersonName]) -> None:
        self.id = article_id
        self.inside = inside
        self.named = [(index, mention.form) for index, mention in inside if mention.form in full]
        self.forms = {form for _, form in self.named}

    def nearest(self, index: int, fitting: set[str]) -> tuple[str, str] | None:
        """Return the fitting full name nearest before mention `index`, or else after it, and which of the two."""
        earlier = [form for at, form in self.named if at < index and form in fitting]
        if earlier:
            return earlier[-1], "earlier"
        later = [form for at, form in self.named if at > index and form in fitting]
        return (later[0], "later") if later else None
