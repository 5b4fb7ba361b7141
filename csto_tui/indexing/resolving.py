"""Have the names of a corpus resolved, those of a large one in a process of its own: it takes seconds, in which the
reader's own one shall not stand still.

That process reads the store and writes nothing; what is to be changed comes back as plain values, and is written here.
Nothing here knows how names are resolved.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import BinaryIO

from csto_tui.corpus.fence_child import read_frame, write_frame
from csto_tui.errors import StoreError
from csto_tui.indexing.child import ended, pipe, started
from csto_tui.store.articles import ArticleStore
from csto_tui.store.names import NameEdit
from csto_tui.store.rows import decoded, encoded, packed, unpacked

__all__ = ["resolve_names", "serve"]

_FEWEST = 1000
"""Articles for which another process is started; the names of fewer are resolved before one would be up."""
_NICENESS = 5
"""Readers go first."""
_TOGETHER = 128 * 1024
"""Characters of rows that are sent together."""
_LONGEST = 1 << 30
_PROGRAM = "from csto_tui.indexing.resolving import serve; serve(sys.argv[1])"
_WAIT_SECONDS = 2.0
"""How long it may take to leave."""


def resolve_names(store: ArticleStore) -> Iterator[None]:
    """Resolve the names of all articles and keep the outcome; yields now and then, and may be left at any yield."""
    is_done = False
    if store.path is not None and len(store.cards()) >= _FEWEST:
        is_done = yield from _elsewhere(store, store.path)
    if not is_done:
        store.put_edit(_edit(store))


def serve(path: str) -> None:
    """Send what is to be changed in the store at a path, so that it holds the names as they are resolved now."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    store = ArticleStore(Path(path))
    edit = _edit(store)
    with os.fdopen(1, "wb", closefd=False) as answers:
        write_frame(answers, packed([edit.generation, edit.entities, edit.stale]))
        together: list[list[object]] = []
        size = 0
        for which, number, key, payload in edit.rows:
            together.append([which, number, key, decoded(payload)])
            size += len(payload)
            if size > _TOGETHER:
                write_frame(answers, packed(together))
                together, size = [], 0
        write_frame(answers, packed(together))
        write_frame(answers, packed(None))
    store.close()


def _edit(store: ArticleStore) -> NameEdit:
    from csto_tui.entities.resolve import resolve  # late: most starts find no new names

    sources = {card.id: card.source.value or "" for card in store.cards()}
    resolution = resolve(store.unresolved(), sources)
    return store.edit_of(resolution.entities, resolution.mentions)


def _elsewhere(store: ArticleStore, path: Path) -> Generator[None, None, bool]:
    """Do it with another process; return whether that came to an end."""
    try:
        child = started(_PROGRAM, str(path))
    except OSError:
        return False
    threads = ThreadPoolExecutor(1, "resolving")
    try:
        answers = pipe(child.stdout)
        head = threads.submit(read_frame, answers, _LONGEST)
        while not wait([head], _WAIT_SECONDS).done:
            yield
        generation, entities, stale = unpacked(head.result())
        store.put_edit(NameEdit(generation, entities, tuple(map(tuple, stale)), _rows(answers)))
    except (OSError, EOFError, TypeError, ValueError, StoreError):
        return False  # it died, or something else was written meanwhile
    finally:
        ended(child)
        threads.shutdown()
    return True


def _rows(answers: BinaryIO) -> Iterator[tuple[int, int, str, bytes]]:
    while (together := unpacked(read_frame(answers, _LONGEST))) is not None:
        for which, number, key, payload in together:
            yield which, number, key, encoded(payload)
