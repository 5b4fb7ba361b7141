"""Recognition in other processes, so that the reader's own one stays free: as many as there are processors but one.

Articles are sent a few at a time. A process that dies or takes too long is replaced, and what it was at is sent once
more, one by one; an article that a process fails on alone is given up. Nothing but plain values comes back from it, and
nothing here is kept.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from csto_tui.corpus.fence_child import read_frame, write_frame
from csto_tui.entities.recognize import recognize
from csto_tui.indexing.child import ended, pipe, started
from csto_tui.indexing.worker import answered, question
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import UnresolvedMention

__all__ = ["Names", "Pool", "recognized", "usual_size"]

Names = tuple[UnresolvedMention, ...] | None
"""The names in an article; None when the recogniser failed on it."""

SECONDS = 30.0
"""Wall-clock time for the articles that are sent together."""
_MOST = 4
_TOGETHER = 8
"""Articles that are sent together."""
_AHEAD = 2
"""How often a process is sent some before the first ones are back."""
_LONGEST_ANSWER = 64 * 1024 * 1024
_PROGRAM = "from csto_tui.indexing.worker import serve; serve(sys.argv[1])"


def usual_size() -> int:
    """Return how many processes are started: one fewer than there are processors for us, at least 1, at most 4."""
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, max(1, free - 1))


def recognized(
    following: Callable[[], ArticleId],
    is_more: Callable[[], bool],
    article_of: Callable[[ArticleId], Article],
    recognizer: str = "rules",
) -> Iterator[tuple[Article, Names]]:
    """Yield articles with their names as they are found, while there is more.

    `following` is called for further articles whenever a process is about to have nothing to do.
    """
    size = usual_size()
    pool = Pool(size, recognizer=recognizer)
    asked: dict[Future[list[Names]], list[Article]] = {}
    try:
        while asked or is_more():
            while is_more() and len(asked) < _AHEAD * size:
                articles = [article_of(following()) for _ in range(_TOGETHER) if is_more()]
                asked[pool.ask(articles)] = articles
            for answer in wait(asked, return_when=FIRST_COMPLETED).done:
                yield from zip(asked.pop(answer), answer.result(), strict=True)
    finally:
        pool.close()


class Pool:
    """Several processes that recognise names."""

    def __init__(self, size: int, *, seconds: float = SECONDS, recognizer: str = "rules") -> None:
        self._workers = [_Worker(seconds, recognizer) for _ in range(size)]
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(size, "names")

    def ask(self, articles: Sequence[Article]) -> Future[list[Names]]:
        """Have the names in articles recognised; the answers come in the same order."""
        return self._threads.submit(self._recognize, articles)

    def close(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def _recognize(self, articles: Sequence[Article]) -> list[Names]:
        worker = self._idle.get()
        try:
            found = worker.recognize(articles)
            return found if found is not None else [(worker.recognize([one]) or [None])[0] for one in articles]
        finally:
            self._idle.put(worker)


class _Worker:
    """One process at a time, started when it is needed. Used by one thread at a time, but for `close`."""

    def __init__(self, seconds: float, recognizer: str) -> None:
        self._seconds = seconds
        self._recognizer = recognizer
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    def recognize(self, articles: Sequence[Article]) -> list[Names] | None:
        """Return the names in each article; None when the process failed on them, or the pool is closed."""
        if self._is_closed:
            return None
        child = self._running()
        return self._ask(child, articles) if child else [recognize(article) for article in articles]

    def close(self) -> None:
        """Stop what is going on, from any thread; nothing is started any more."""
        self._is_closed = True
        child = self._child
        if child is not None:
            child.kill()

    def end(self) -> None:
        """Let go of the process."""
        child, self._child = self._child, None
        if child is not None:
            ended(child)

    def _ask(self, child: subprocess.Popen[bytes], articles: Sequence[Article]) -> list[Names] | None:
        timer = threading.Timer(self._seconds, child.kill)
        timer.daemon = True
        timer.start()
        try:
            write_frame(pipe(child.stdin), question(articles))
            return [*answered(articles, read_frame(pipe(child.stdout), _LONGEST_ANSWER))]
        except (OSError, EOFError, ValueError, TypeError):
            self.end()  # it died, or sent what none of ours sends
            return None
        finally:
            timer.cancel()

    def _running(self) -> subprocess.Popen[bytes] | None:
        """Return the process, started if need be; None where none can be started."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.end()
        try:
            self._child = started(_PROGRAM, self._recognizer)
        except OSError:
            return None
        if self._is_closed:  # meanwhile
            self._child.kill()
        return self._child
