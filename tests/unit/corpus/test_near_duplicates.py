"""Articles that repeat one text: found under another headline, cut, added to; not mixed up with notices of one form."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.near_duplicates import SIGNATURE_BYTES, near_duplicates, signature, similarity
from csto_tui.model.article import Article, ArticleId, Boilerplate, Passage
from csto_tui.model.span import Span

WORDS = [f"{a}{b}{c}" for a in "bdgklmnprst" for b in ("a", "ei", "o", "u") for c in ("n", "rt", "s", "ld", "m")]


def article(name: str, paragraphs: Sequence[str], *, title: str = "") -> Article:
    text = "\n".join([title, *paragraphs])
    passages, start = [], len(title) + 1
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    return Article(ArticleId(name), name, "", text, tuple(passages), (Boilerplate(Span(0, len(title)), "title"),))


def prose(seed: int, paragraphs: int, words: int = 45) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "." for _ in range(paragraphs)]


def groups(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    return [group.articles for group in near_duplicates((one.id, signature(one)) for one in articles)]


@pytest.mark.parametrize(
    "reprint",
    [
        lambda wire, own: wire,
        lambda wire, own: wire[:5],
        lambda wire, own: [*wire[:4], own],
        lambda wire, own: [wire[0], own, *wire[1:]],
        lambda wire, own: ["MINSK, 1 May (Agency) — " + wire[0], *wire[1:-2]],
        lambda wire, own: [wire[1], wire[0], *wire[2:]],
        lambda wire, own: [" ".join(wire).replace(" nart ", " nald ")],
    ],
    ids=["whole", "cut", "cut, own paragraph", "own paragraph inside", "dateline", "turned round", "one line, edited"],
)
def test_a_reprint_is_found_under_another_headline(reprint: Callable[[list[str], str], list[str]]) -> None:
    wire, (own,) = prose(1, 8), prose(2, 1)
    paper = article("b", reprint(wire, own), title="Another headline")
    assert sorted(groups([article("a", wire, title="The headline"), paper, article("c", prose(3, 8))])[0]) == ["a", "b"]


def test_the_longest_comes_first_and_the_likeness_is_of_the_least_like() -> None:
    wire, own = prose(1, 8), prose(2, 2)
    copies = [article("b", wire), article("a", wire[:6]), article("c", [*wire, *own])]
    (group,) = near_duplicates((one.id, signature(one)) for one in copies)
    assert group.articles == ("c", "a", "b")
    assert group.similarity > 0.9


def test_notices_of_one_form_with_other_figures_are_not_one_text() -> None:
    form = (
        "The exchange said that trading closed at {} points, against {} points a day before, on a volume of {} "
        "thousand shares, while the average of all industrial shares stood at {} and that of transport shares at {}. "
        "Dealers said that little was sold before the holiday and that no change was to be looked for."
    )
    chance = random.Random(4)
    days = [article(f"d{day}", [form.format(*(chance.randint(100, 9999) for _ in range(5)))]) for day in range(30)]
    assert groups(days) == []


def test_a_sentence_quoted_in_a_long_text_is_no_reprint() -> None:
    wire = prose(1, 1)
    long = article("b", [*wire, *prose(2, 7)])
    assert groups([article("a", wire), long]) == []
    assert similarity(signature(article("a", wire)), signature(long)) == 0.0


def test_short_texts_are_left_alone() -> None:
    assert signature(article("a", ["Too few words to tell anything about where they come from."])) == b""
    assert signature(article("a", [])) == b""
    assert similarity(b"", signature(article("a", prose(1, 3)))) == 0.0


def test_furniture_is_not_compared() -> None:
    headline = " ".join(prose(5, 2))
    assert groups([article("a", prose(1, 2), title=headline), article("b", prose(2, 2), title=headline)]) == []


def test_the_same_to_the_byte_are_reported_elsewhere() -> None:
    wire = prose(1, 4)
    copies = [(ArticleId(name), signature(article(name, wire))) for name in ("a", "b", "c")]
    pair = (ArticleId("a"), ArticleId("b"))
    assert near_duplicates(copies[:2], same=[pair]) == ()
    assert [group.articles for group in near_duplicates(copies, same=[pair])] == [("a", "b", "c")]


def test_scripts_without_case_or_spaces() -> None:
    chance = random.Random(6)
    lines = ["".join(chance.choice("東京大阪会談首相声明経済") for _ in range(80)) for _ in range(4)]
    assert groups([article("a", lines), article("b", lines[:3])]) == [("a", "b")]


def test_a_signature_is_small_and_the_same_in_every_process() -> None:
    signed = signature(article("a", prose(1, 30)))
    assert len(signed) == SIGNATURE_BYTES
    code = (
        "from csto_tui.corpus.near_duplicates import signature\n"
        "from csto_tui.model.article import *\nfrom csto_tui.model.span import Span\n"
        f"text = {' '.join(prose(1, 30))!r}\n"
        "print(signature(Article(ArticleId('x'), 'x', '', text, (Passage(1, Span(0, len(text))),))).hex())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == signed.hex()


def test_the_order_of_articles_does_not_matter() -> None:
    articles = [article(f"{seed}-{cut}", prose(seed, 8)[:cut]) for seed in range(12) for cut in (8, 7, 5)]
    found = groups(articles)
    random.Random(7).shuffle(articles)
    assert len(found) == 12
    assert groups(articles) == found


@given(st.lists(st.text(max_size=400), max_size=6))
def test_any_text_has_a_signature_that_is_like_itself(paragraphs: list[str]) -> None:
    signed = signature(article("a", paragraphs))
    assert len(signed) <= SIGNATURE_BYTES
    assert similarity(signed, signed) == (1.0 if signed else 0.0)


@pytest.mark.parametrize("kind", ["copies", "forms", "strangers"])
def test_work_grows_with_articles_and_not_with_pairs(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    form = prose(1, 2)
    texts = {
        "copies": lambda number: form,
        "forms": lambda number: [*form, *prose(number + 10, 1, 60)],
        "strangers": lambda number: prose(number + 10, 1, 60),
    }
    looked_up = 0

    def counted(found: Iterable[int]) -> Counter[int]:
        nonlocal looked_up
        kept = list(found)
        looked_up += len(kept)
        return Counter(kept)

    monkeypatch.setattr("csto_tui.corpus.near_duplicates.Counter", counted)
    near_duplicates((ArticleId(str(n)), signature(article(str(n), texts[kind](n)))) for n in range(1500))
    assert looked_up < 1500 * 800  # pairs would be 1,124,250, with up to 32 keys each
