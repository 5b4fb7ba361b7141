"""Two articles read side by side: the sentence where the reader is, what may answer it in the other one, and the scroll
lock.

It moves two readers; it asks nothing and paints nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum

from csto_tui.model.article import Article
from csto_tui.model.comparison import Counterpart, Parallel, ParallelSentence, Sentence
from csto_tui.model.span import Span
from csto_tui.tui.widgets.reader import Reader

__all__ = ["Alongside", "Lock", "place_of"]


class Lock(StrEnum):
    """How the other side follows."""

    PASSAGE = "by aligned passage"
    RATIO = "by ratio"
    OFF = "off"


class Alongside:
    """Keeps two readers together."""

    def __init__(self, readers: Callable[[], tuple[Reader, Reader]]) -> None:
        self._readers = readers
        self.parallel: Parallel | None = None
        """None while it is not known, or not of these articles."""
        self.lock = Lock.PASSAGE
        self.side = 0
        """The side that was read last."""
        self.chosen = 0
        """Which of the counterparts is meant."""

    @property
    def here(self) -> Reader:
        """The reader that leads."""
        return self._readers()[self.side]

    @property
    def other(self) -> Reader:
        """The reader that follows."""
        return self._readers()[1 - self.side]

    def turn_lock(self) -> None:
        """Lock otherwise: by aligned passage, by ratio, off."""
        locks = list(Lock)
        self.lock = locks[(locks.index(self.lock) + 1) % len(locks)]

    def _sentences(self) -> Sequence[ParallelSentence]:
        if self.parallel is None:
            return ()
        return self.parallel.right_sentences if self.side else self.parallel.left_sentences

    def number(self) -> int | None:
        """Return which sentence the reader is at: that of the place gone to last while it is in sight, else the first
        one in sight.
        """
        reader, sentences = self.here, self._sentences()
        if reader.reading is None or not sentences or not reader.lines:
            return None
        offset = reader.pointed.start if reader.pointed else reader.here
        if not reader.is_in_sight(offset):
            offset = reader.first_in_sight
        starts = [place_of(reader.reading.article, one.sentence).start for one in sentences]
        return max(bisect_right(starts, offset) - 1, 0)

    def sentence(self) -> ParallelSentence | None:
        """Return the sentence where the reader is, with its counterparts."""
        number = self.number()
        return None if number is None else self._sentences()[number]

    def counterpart(self) -> Counterpart | None:
        """Return the counterpart that is meant."""
        found = self.sentence()
        if found is None or not found.counterparts:
            return None
        return found.counterparts[min(self.chosen, len(found.counterparts) - 1)]

    def mark(self) -> None:
        """Light the sentence here and the counterpart that is meant, without moving anything."""
        found, counterpart = self.sentence(), self.counterpart()
        if found is None or self.here.reading is None or self.other.reading is None:
            return
        if self.here.hit is None:
            self.here.pointed = place_of(self.here.reading.article, found.sentence)
        article = self.other.reading.article
        if self.other.hit is None or self.other.found is None:
            self.other.pointed = place_of(article, counterpart.sentence) if counterpart else None
        for reader in self._readers():
            reader.refresh()

    def step(self, by: int) -> None:
        """Go to the next sentence, or to the one before, and bring its counterpart into sight."""
        number, sentences, reader = self.number(), self._sentences(), self.here
        if number is None or reader.reading is None:
            return
        at = place_of(reader.reading.article, sentences[min(max(number + by, 0), len(sentences) - 1)].sentence)
        self.chosen, reader.hit, reader.pointed = 0, None, at
        reader.go_to_offset(at.start)
        self.show_counterpart()

    def show_counterpart(self) -> None:
        """Bring the counterpart that is meant into sight, if the lock is by passage."""
        counterpart, other = self.counterpart(), self.other
        if counterpart is not None and other.reading is not None and self.lock is Lock.PASSAGE:
            at = place_of(other.reading.article, counterpart.sentence)
            other.show_line(other.line_of(at.start), margin=min(2, other.size.height // 3))
        self.mark()

    def jump(self) -> bool:
        """Go to the counterpart that is meant: the other side leads now. Tell whether there is one."""
        counterpart, other = self.counterpart(), self.other
        if counterpart is None or other.reading is None:
            return False
        at = place_of(other.reading.article, counterpart.sentence)
        self.side, self.chosen = 1 - self.side, 0
        other.point_at(at)
        return True

    def follow(self) -> None:
        """Let the other side follow what is in sight here."""
        here, other = self.here, self.other
        if here.reading is None or other.reading is None or not here.lines or not other.lines:
            return
        if self.lock is Lock.RATIO:
            other.go_to(round(here.top / max(here.furthest, 1) * other.furthest))
        elif self.lock is Lock.PASSAGE and self.parallel is not None:
            aligned = self.parallel.to_left if self.side else self.parallel.to_right
            self._align(here, other, other.reading.article, aligned)

    def _align(self, here: Reader, other: Reader, article: Article, aligned: Sequence[int]) -> None:
        """Put the passage that answers the first one in sight on the same line of the screen."""
        numbers = [(line.number, n) for n, line in enumerate(here.lines[here.top : here.top + here.size.height])]
        for number, row in numbers:
            if number and number <= len(aligned) and aligned[number - 1]:
                passage = article.passages[aligned[number - 1] - 1]
                other.go_to(other.line_of(passage.span.start) - row)
                return


def place_of(article: Article, sentence: Sentence) -> Span:
    """Return where a sentence stands in `Article.text`."""
    return sentence.span.shifted(article.passages[sentence.passage - 1].span.start)
