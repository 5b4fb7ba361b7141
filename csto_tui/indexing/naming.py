"""Have the names in the articles recognised, what is being read first, and resolve them to entities.

What is recognised is kept batch by batch, so that a restart goes on where it stopped. Nothing here knows what a name
looks like.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import monotonic

from csto_tui import __version__
from csto_tui.indexing.progress import BATCH_ARTICLES, BATCH_SECONDS, Progress
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import UnresolvedMention
from csto_tui.store.articles import ArticleStore

__all__ = ["named"]

_RULES = 6
"""Grows whenever other names would be found in the same article than before."""
_FEWEST = 50
"""Articles for which other processes are started; fewer are done before one would be up."""
_FAILED = "its names were not looked for: the recogniser failed, or took too long"

_Recognized = tuple[Article, tuple[UnresolvedMention, ...] | None]
"""An article and its names; None when the recogniser failed on it."""


class _Queue:
    """The articles that wait, in a fixed order but for those that are wanted first."""

    def __init__(self, article_ids: Iterable[ArticleId]) -> None:
        self._rest = deque(article_ids)
        self._waiting = set(self._rest)
        self._first: deque[ArticleId] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def hasten(self, article_ids: Iterable[ArticleId]) -> None:
        """Let these come before all others."""
        self._first = deque(article_ids)

    def pop(self) -> ArticleId:
        """Return the next one. There must be one."""
        while (article_id := (self._first or self._rest).popleft()) not in self._waiting:
            continue
        self._waiting.discard(article_id)
        return article_id


def named(
    store: ArticleStore, first: Callable[[], Sequence[ArticleId]], recognizer: str = "rules"
) -> Iterator[Progress]:
    """Recognise the names of the articles where that is due, and resolve them, yielding progress.

    Names are resolved now and then on the way as well, each time for twice as many articles as before: the sum of all
    these times is at most twice that of the last one.
    """
    rules = f"{__version__}/{_RULES}/{recognizer}"
    if recognizer != "rules":
        from csto_tui.entities.recognizers import check_recognizer  # late: most readers have no model

        check_recognizer(recognizer)
    if store.note("rules") != rules:
        with store.writing():
            store.mark_all_unrecognized()
            store.set_note("rules", rules)
    waiting = store.unrecognized()
    if not waiting and store.note("names") == str(store.naming_generation()):
        return
    before = len(store.cards()) - len(waiting)
    resolved = int(store.note("resolved") or 0)
    queue, done = _Queue(waiting), 0
    for batch in _batches(_recognized(queue, store, recognizer), lambda: queue.hasten(first())):
        _keep(batch, store)
        done += len(batch)
        if done < len(waiting) and before + done >= 2 * resolved:
            resolved = before + done
            yield from _resolve(store, resolved, Progress("names", done, len(waiting)))
        yield Progress("names", done, len(waiting))
    yield from _resolve(store, before + done, Progress("names", len(waiting), len(waiting)))
    yield Progress("names", len(waiting), len(waiting))


def _recognized(queue: _Queue, store: ArticleStore, recognizer: str) -> Iterator[_Recognized]:
    if len(queue) >= _FEWEST or recognizer != "rules":
        from csto_tui.indexing.pool import recognized  # late: most starts find no new names

        yield from recognized(queue.pop, lambda: len(queue) > 0, store.article, recognizer)
        return
    from csto_tui.entities.recognize import recognize  # late: most starts find no new names

    while queue:
        article = store.article(queue.pop())
        yield article, recognize(article)


def _batches(found: Iterator[_Recognized], begin: Callable[[], None]) -> Iterator[list[_Recognized]]:
    """Yield what is found, about a second's worth at a time; `begin` is called before each."""
    is_over = False
    while not is_over:
        begin()
        until = monotonic() + BATCH_SECONDS
        batch: list[_Recognized] = []
        while monotonic() < until and len(batch) < BATCH_ARTICLES and not is_over:
            one = next(found, None)
            is_over = one is None
            batch += [one] if one else []
        if batch:
            yield batch


def _keep(batch: Sequence[_Recognized], store: ArticleStore) -> None:
    with store.writing():
        for article, mentions in batch:
            store.put_mentions(article, mentions or ())
            if mentions is None:
                store.remark(article.id, _FAILED)


def _resolve(store: ArticleStore, articles: int, progress: Progress) -> Iterator[Progress]:
    from csto_tui.indexing.resolving import resolve_names  # late: most starts find no new names

    for _ in resolve_names(store):
        yield progress
    with store.writing():
        store.set_note("names", str(store.naming_generation()))
        store.set_note("resolved", str(articles))
