"""Whatever is edited, and wherever a run is broken off: the statements are those of a fresh start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.indexing import quoting
from csto_tui.indexing.naming import named
from csto_tui.indexing.quoting import quoted
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement
from csto_tui.store.articles import ArticleStore, FileRecord

PEOPLE = ("Ivan Orlov", "Orlov", "Ivan Titov")
TEACHING = ("The president of Belarus, {0}, left Minsk.", "Belarusian President {0} met nobody on Monday.")
ASKING = (
    "“I have signed nothing at all,” the Belarusian president said.",
    "“We will all see about that,” {0} said.",
    "“It was a long day for us,” he added.",
)

people = st.sampled_from(PEOPLE)
lines = people.map(lambda one: [line.format(one) for line in TEACHING]) | st.lists(
    st.builds(str.format, st.sampled_from(ASKING), people), min_size=1, max_size=3
)
contents = st.tuples(lines, st.sampled_from(("en", "uk")))
Edit = tuple[str, tuple[list[str], str] | None, int | None]
"""An article's id, what it is from now on (None: gone), and after how many steps the next run is left."""
edits = st.tuples(st.sampled_from("abcdefg"), contents | contents | st.none(), st.none() | st.integers(0, 6))


@pytest.fixture(autouse=True, scope="module")
def _small_steps() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quoting, "BATCH_ARTICLES", 1)
        yield


def article(name: str, texts: Sequence[str], language: str) -> Article:
    found, at = list[Passage](), 0
    for number, text in enumerate(texts, 1):
        found.append(Passage(number, Span(at, at + len(text))))
        at += len(text) + 1
    known = Known(language, Status.INFERRED, (), "a guess")
    return Article(ArticleId(name), name, "0" * 64, "\n".join(texts), tuple(found), language=known)


def put(store: ArticleStore, one: Article) -> None:
    store.put(one, file=FileRecord(one.path, 1, 1, one.sha256, (one.id,)))


def run(store: ArticleStore, steps: int | None = None) -> Mapping[ArticleId, tuple[Statement, ...]]:
    list(named(store, tuple))
    progress = quoted(store)
    list(islice(progress, steps))
    progress.close()  # type: ignore[attr-defined]  # it is a generator
    return store.statements()


def from_nothing(everything: Mapping[str, Article]) -> Mapping[ArticleId, tuple[Statement, ...]]:
    store = ArticleStore(None)
    for one in everything.values():
        put(store, one)
    found = run(store)
    store.close()
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(edits, min_size=1, max_size=8), min_size=2, max_size=4))
def test_what_follows_is_what_a_fresh_start_finds(rounds: list[list[Edit]]) -> None:
    store, here = ArticleStore(None), dict[str, Article]()
    for round_ in rounds:
        for name, content, _ in round_:
            here.pop(name, None)
            if content is None:
                store.remove(ArticleId(name))
            else:
                here[name] = article(name, *content)
                put(store, here[name])
        run(store, round_[-1][2])
    assert run(store) == from_nothing(here)
    store.close()
