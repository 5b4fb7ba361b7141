"""Words looked for in the open article alone: lit apart from the hits, gone through by n and N, ended by Esc."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span
from csto_tui.tui.keymap import Pane
from csto_tui.tui.looked_for import places_of

SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_as_you_type_apart_from_the_query(
    app: Any, push: Any, settle: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "s", *"petrov", "enter", "enter")
        reader = app.main.reading.reader
        hits = reader.hits
        assert len(hits) == 2
        await push(pilot, "slash", *"mil")
        assert app.main.pane() is Pane.FIND
        text = reader.reading.article.text
        assert [one.of(text).casefold() for one in reader.hits] == ["mil", "mil"]
        assert "1/2 found here" in screen_text(app)
        assert app.main.bar.text == "petrov"
        await push(pilot, *"k flows")
        assert [one.of(text) for one in reader.hits] == ["Milk flows"]
        await push(pilot, "enter")
        assert app.main.pane() is Pane.READER
        await push(pilot, "escape")
        assert reader.hits == hits
        assert reader.found is None
        assert app.main.pane() is Pane.READER
        assert not app.main.reading.find_bar.display


async def test_n_goes_round_within_the_article(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "slash", *"milk", "enter")
        reader = app.main.reading.reader
        assert (len(reader.hits), reader.hit) == (2, 0)
        await push(pilot, "n")
        assert reader.hit == 1
        await push(pilot, "n")
        assert (app.main.reading.article_id, reader.hit) == ("a000", 0)
        await push(pilot, "N")
        assert reader.hit == 1


async def test_ctrl_f_from_the_list_and_arrows_in_the_box(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(45, 12)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "ctrl+f", *"council")
        reader = app.main.reading.reader
        assert app.main.reading.display
        assert (len(reader.hits), reader.hit) == (60, 0)
        await push(pilot, "down", "down", "up")
        assert reader.hit == 1
        assert reader.is_in_sight(reader.hits[1].start)


async def test_escape_in_the_box_goes_back_to_where_it_was_opened(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "enter", "space")
        reader = app.main.reading.reader
        top = reader.top
        assert top
        await push(pilot, "slash", *"paragraph 59")
        assert reader.top != top
        await push(pilot, "escape")
        assert (reader.top, reader.found, app.main.pane()) == (top, None, Pane.READER)


async def test_what_is_not_there_is_said_and_nothing_stays_open(
    app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "slash", *"nowhere")
        assert "not in this article" in screen_text(app)
        await push(pilot, "enter")
        assert "“nowhere” is not in this article" in screen_text(app)
        assert app.main.reading.reader.found is None


async def test_keys_typed_in_one_go(app: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "slash", *"milk", "enter", "n")
        await settle(pilot)
        reader = app.main.reading.reader
        assert (len(reader.hits), reader.hit, app.main.pane()) == (2, 1, Pane.READER)


async def test_another_article_ends_it(app: Any, push: Any, settle: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "enter", "slash", *"milk", "enter", "J")
        assert app.main.reading.article_id == "a001"
        assert app.main.reading.reader.found is None
        assert not app.main.reading.find_bar.is_open


def article(*paragraphs: str) -> Article:
    text, passages = "menu milk\n\n", []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Article(ArticleId("a"), "a.txt", "0" * 64, text, tuple(passages))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("petrov's", ["Petrov’s"]),
        ('"milk"', ["“milk”"]),
        ("rapid-re", ["rapid–re"]),
        ("ее", ["её"]),
        ("two  words", ["two\nwords"]),
        ("milk", ["milk"]),
        ("[b]", ["[b]"]),
        ("\\", []),
        ("   ", []),
        ("", []),
    ],
)
def test_letters_that_are_typed_one_for_another(typed: str, found: list[str]) -> None:
    one = article("Petrov’s “milk”", "rapid–reaction её", "two\nwords [b]")
    assert [span.of(one.text) for span in places_of(typed, one)] == found


def test_furniture_is_looked_at_only_when_it_is_shown() -> None:
    one = article("milk")
    assert len(places_of("milk", one)) == 1
    assert len(places_of("milk", one, furniture=True)) == 2


@given(st.text(max_size=12), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_can_be_looked_for(typed: str, paragraphs: list[str]) -> None:
    one = article(*paragraphs)
    for span in places_of(typed, one, furniture=True):
        assert 0 <= span.start < span.end <= len(one.text)
