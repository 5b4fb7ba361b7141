"""One committed state of a Whoosh index, read for good. Safe to ask from several threads at once.

Nothing here is opened that the seal does not vouch for, and nothing here evaluates a query.
"""

from __future__ import annotations

from typing import Any

from whoosh import index

from csto_tui.engine.holdings import Holdings
from csto_tui.engine.leaves import Leaves
from csto_tui.engine.protocol import ArticleSource
from csto_tui.engine.seal import Generation, verified
from csto_tui.engine.texts import Texts, TextSource
from csto_tui.engine.whoosh_schema import INDEX_NAME, schema, stamp, whoosh_faults
from csto_tui.engine.whoosh_writer import SealedStorage, opened

__all__ = ["Snapshot"]

_TOC: Any = index.TOC
_ATTEMPTS = 10


class Snapshot:
    """The state of an index at one commit."""

    def __init__(
        self, storage: SealedStorage, generation: Generation, articles: ArticleSource, texts: TextSource | None
    ) -> None:
        self.generation = generation
        toc = _TOC.read(storage, INDEX_NAME, gen=generation.number, schema=schema())
        self.holdings = Holdings([opened(storage.path, segment) for segment in toc.segments])
        self.leaves = Leaves(self.holdings, Texts(self.holdings, articles, texts))

    @classmethod
    def newest(
        cls, storage: SealedStorage, known: dict[str, str], articles: ArticleSource, texts: TextSource | None
    ) -> Snapshot:
        """Open the newest generation. `known` holds digests of files; `articles` fetches texts, `texts` many of them.

        Raises IndexUnusable with the reason.
        """
        with whoosh_faults("read"):
            for _ in range(_ATTEMPTS):
                generation = verified(storage.path, stamp(), known)
                try:
                    return cls(storage, generation, articles, texts)
                except FileNotFoundError:  # another process has committed and cleaned up meanwhile
                    continue
            return cls(storage, verified(storage.path, stamp(), known), articles, texts)
