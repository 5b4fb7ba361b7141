"""A draft of 200 quotations, made from the articles in the tree: nothing altered or invented passes, and what a copy
editor would accept is accepted.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from csto_tui.drafts.editing import is_negation
from csto_tui.drafts.pieces import source_pieces
from csto_tui.model.draft import Verdict
from csto_tui.text.clean import clean_line
from csto_tui.text.segment import sentences

QUOTATIONS = 200
MARKS = ("“{}”", '"{}"', "«{}»", "„{}“")
INVENTED = (
    "The committee of harbour masters has decided to paint every lighthouse {} before winter comes",
    "Our orchestra will play {} nights in a row beneath the frozen waterfall",
    "Учёные пообещали вырастить {} арбузов на обратной стороне луны",
    "Nobody on the island had ever tasted {} kinds of pickled cloudberry jam",
)


class Scribe:
    """Quotes the articles, well or badly."""

    def __init__(self, shelf: Any, seed: int) -> None:
        self.chance = random.Random(seed)
        texts = [
            clean_line(span.of(article.text))
            for _, article in sorted(shelf.articles.items())
            for passage in article.passages
            for span in sentences(article.text, passage.span)
        ]
        self.whole = " ".join(clean_line(one.text) for one in shelf.articles.values())
        # A sentence with marks or brackets of its own would end the quotation that it is set into.
        plain = re.compile(r"[\"“”«»„\[\]…*_`<>‘’']|\.\.\.")
        self.sentences = [text for text in texts if 8 <= len(text.split()) <= 60 and not plain.search(text)]
        self.words = sorted({word for text in self.sentences for word in re.findall(r"[^\W\d_]{5,}", text)})

    def exact(self) -> str:
        return self.chance.choice(self.sentences)

    def retyped(self) -> str:
        text = self.exact().replace("–", "-").replace("—", "--").replace(" - ", " — ")
        text = text[0].lower() + text[1:] if self.chance.random() < 0.5 else text
        return text.rstrip(".") + self.chance.choice((".", ",", ""))

    def elided(self) -> str:
        while True:
            words = self.exact().split()
            start = self.chance.randrange(2, len(words) - 4)
            end = self.chance.randrange(start + 1, len(words) - 2)
            left_out = " ".join(words[start:end])
            if not any(map(is_negation, source_pieces(left_out, 0, len(left_out)))):
                return " ".join([*words[:start], self.chance.choice(("…", "...", "[...]", "[…]")), *words[end:]])

    def word_changed(self) -> str:
        words = self.exact().split()
        place = self.chance.choice([at for at, word in enumerate(words) if re.fullmatch(r"[^\W\d_]+", word)])
        old = words[place]
        words[place] = next(w for w in iter(lambda: self.chance.choice(self.words), "") if w.lower() != old.lower())
        return " ".join(words)

    def digit_changed(self) -> str:
        text = self.chance.choice([text for text in self.sentences if re.search(r"\d", text)])
        place = self.chance.choice([match.start() for match in re.finditer(r"\d", text)])
        digit = self.chance.choice([digit for digit in "0123456789" if digit != text[place]])
        return text[:place] + digit + text[place + 1 :]

    def word_dropped(self) -> str:
        words = self.exact().split()
        del words[self.chance.randrange(1, len(words) - 1)]
        return " ".join(words)

    def invented(self) -> str:
        if self.chance.random() < 0.5:
            return self.chance.choice(INVENTED).format(self.chance.randrange(3, 900))
        return " ".join(self.chance.choice(self.words) for _ in range(self.chance.randrange(4, 20)))


GOOD = ("exact", "retyped", "elided")
BAD = ("word_changed", "digit_changed", "word_dropped", "invented")


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_false_passes_and_nothing_true_is_refused(tree_shelf: Any, seed: int) -> None:
    scribe = Scribe(tree_shelf, seed)
    quoted: list[tuple[str, str]] = []
    while len(quoted) < QUOTATIONS:
        kind = (*GOOD, *BAD)[len(quoted) % 7]
        make: Callable[[], str] = getattr(scribe, kind)
        text = make()
        if kind in GOOD or text not in scribe.whole:  # a changed word may by chance give what stands elsewhere
            quoted.append((kind, text))
    mark = scribe.chance.choice
    draft = "\n\n".join(f"As was written, {mark(MARKS).format(text)} in those days." for _, text in quoted)
    checks = tree_shelf.check(draft)
    assert [check.quotation.text for check in checks] == [text for _, text in quoted]
    found = Counter((kind, check.verdict) for (kind, _), check in zip(quoted, checks, strict=True))
    passed = [(kind, text) for (kind, text), check in zip(quoted, checks, strict=True) if check.verdict.holds]
    assert [text for kind, text in passed if kind in BAD] == []
    refused = [
        text for (kind, text), check in zip(quoted, checks, strict=True) if kind in GOOD and not check.verdict.holds
    ]
    assert len(refused) <= QUOTATIONS // 100, refused
    assert found["exact", Verdict.EXACT] == sum(kind == "exact" for kind, _ in quoted)
    assert found["invented", Verdict.MISSING] == sum(kind == "invented" for kind, _ in quoted)
    for kind in ("word_changed", "digit_changed"):
        altered = found[kind, Verdict.ALTERED]
        assert altered >= 0.95 * sum(one == kind for one, _ in quoted), found


def test_few_lookups_are_made(tree_shelf: Any) -> None:
    """Each costs time over many articles."""
    scribe, before = Scribe(tree_shelf, 3), tree_shelf.lookups
    tree_shelf.check("\n\n".join(f"“{scribe.exact()}”" for _ in range(100)))
    assert tree_shelf.lookups - before <= 300
