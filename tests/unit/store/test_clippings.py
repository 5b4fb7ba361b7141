"""The tray of clippings: kept at once, in order, taken back."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from csto_tui.errors import StoreError
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.clipping import Clipping, ClippingId
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span
from csto_tui.store import clippings as clippings_module
from csto_tui.store.work import UserWork

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
CARD = ArticleCard(
    id=ArticleId("2011/alpha"),
    path="2011/alpha.txt",
    title=Known("A title", Status.STATED, (), "why"),
    source=Known("RT", Status.INFERRED),
    authors=Known(("A. Novak", "B. Kalns"), Status.USER),
    published=Known(Edtf("2011-08-30/2011-09-04"), Status.INFERRED),
    place=Known(),
    language=Known("en", Status.STATED),
    address=Known("http://a.b/c", Status.STATED),
    sha256="ab" * 32,
    words=10,
    passages=3,
)


def clipping(text: str = "Words.", corpus: str = "seeds", **more: object) -> Clipping:
    made = Clipping(ClippingId(0), corpus, CARD, 2, Span(5, 11), text, NOON)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.fixture(params=["disk", "memory"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[UserWork]:
    opened = UserWork(tmp_path / "work.sqlite3" if request.param == "disk" else None)
    yield opened
    opened.close()


def texts(work: UserWork, corpus: str = "seeds") -> list[str]:
    return [one.text for one in work.tray.clippings(corpus)]


def test_a_clipping_comes_back_as_it_was(work: UserWork) -> None:
    kept = clipping("Слова \ud800.", note="a\nnote", tags=("x", "y z"), page=7)
    number = work.tray.add(kept)
    assert work.tray.clippings("seeds") == (replace(kept, id=number),)
    assert work.tray.clippings("elsewhere") == ()


def test_every_field_of_a_card_is_kept(work: UserWork) -> None:
    work.tray.add(clipping())
    assert work.tray.clippings("seeds")[0].article == CARD


@given(st.text(st.characters()), st.text(st.characters()), st.lists(st.text(st.characters()), unique=True))
def test_any_text_note_and_tags(text: str, note: str, tags: list[str]) -> None:
    work = UserWork(None)
    number = work.tray.add(clipping(text))
    work.tray.set_note("seeds", number, note)
    work.tray.set_tags("seeds", number, tags)
    (kept,) = work.tray.clippings("seeds")
    assert (kept.text, kept.note, kept.tags) == (text, note, tuple(tags))
    work.close()


def test_order_is_a_readers_own(work: UserWork) -> None:
    first, second, third = (work.tray.add(clipping(text)) for text in "abc")
    work.tray.move("seeds", third, 1)
    assert texts(work) == ["c", "a", "b"]
    work.tray.move("seeds", third, 99)
    assert texts(work) == ["a", "b", "c"]
    work.tray.move("seeds", second, -4)
    assert texts(work) == ["b", "a", "c"]
    work.tray.move("seeds", ClippingId(77), 1)
    work.tray.move("elsewhere", first, 3)
    assert texts(work) == ["b", "a", "c"]


def test_everything_can_be_taken_back_in_turn(work: UserWork) -> None:
    first, second, third = (work.tray.add(clipping(text, tags=("t",))) for text in "abc")
    work.tray.set_note("seeds", first, "n")
    work.tray.set_note("seeds", first, "n")  # changes nothing, and so is no change
    work.tray.set_tags("seeds", second, ["u", "u"])
    before = work.tray.clippings("seeds")
    work.tray.move("seeds", first, 3)
    assert work.tray.remove("seeds", [first, third, ClippingId(9)]) == 2
    assert work.tray.remove("elsewhere", [second]) == 0
    assert texts(work) == ["b"]
    assert work.tray.undo("seeds") == "removed"
    assert texts(work) == ["b", "c", "a"]
    assert work.tray.undo("seeds") == "moved"
    assert work.tray.clippings("seeds") == before
    assert [work.tray.undo("seeds") for _ in range(6)] == ["tags", "note", "added", "added", "added", ""]
    assert texts(work) == []
    assert work.tray.undo("elsewhere") == ""


def test_an_id_is_never_given_twice(work: UserWork) -> None:
    first = work.tray.add(clipping())
    work.tray.remove("seeds", [first])
    second = work.tray.add(clipping())
    assert second != first
    work.tray.undo("seeds")
    work.tray.undo("seeds")
    assert [one.id for one in work.tray.clippings("seeds")] == [first]


def test_what_can_be_taken_back_has_an_end(work: UserWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clippings_module, "MOST_UNDONE", 2)
    for text in "abcd":
        work.tray.add(clipping(text))
    assert [work.tray.undo("seeds") for _ in range(3)] == ["added", "added", ""]
    assert texts(work) == ["a", "b"]


def test_undo_outlives_the_process(tmp_path: Path) -> None:
    work = UserWork(tmp_path / "work.sqlite3")
    number = work.tray.add(clipping())
    work.tray.remove("seeds", [number])
    work.close()
    again = UserWork(tmp_path / "work.sqlite3")
    assert (again.tray.undo("seeds"), texts(again)) == ("removed", ["Words."])
    again.close()


def test_work_of_the_first_schema_gets_a_tray_and_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.remember_query("seeds", "karzai", NOON)
    work.close()
    old = sqlite3.connect(path)
    old.executescript(
        "DROP TABLE clipping; DROP TABLE clipping_change; DROP TABLE rejected_statement; PRAGMA user_version = 1;"
    )
    old.close()
    again = UserWork(path)
    again.tray.add(clipping())
    assert (again.notice, texts(again), len(again.queries("seeds"))) == ("", ["Words."], 1)
    again.close()
    assert (tmp_path / "work.sqlite3.schema-1").is_file()


@pytest.mark.parametrize("payload", [b"{", b"[]", b'{"article": {}}', "text"])
def test_a_damaged_clipping_is_an_error_of_the_store(tmp_path: Path, payload: object) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.tray.add(clipping())
    other = sqlite3.connect(path)
    other.execute("UPDATE clipping SET payload = ?", (payload,))
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="damaged"):
        work.tray.clippings("seeds")
    work.close()


def test_a_card_of_another_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.tray.add(clipping())
    other = sqlite3.connect(path)
    changed = "json_insert(json_remove(CAST(payload AS TEXT), '$.article.place'), '$.article.mood', 'good')"
    other.execute(f"UPDATE clipping SET payload = CAST({changed} AS BLOB)")
    other.commit()
    other.close()
    assert work.tray.clippings("seeds")[0].article == CARD
    work.close()


class Tray(RuleBasedStateMachine):
    """Whatever is done, undo leads back through every state there was."""

    def __init__(self) -> None:
        super().__init__()
        self.work = UserWork(None)
        self.past: list[tuple[Clipping, ...]] = []

    def teardown(self) -> None:
        self.work.close()

    def now(self) -> tuple[Clipping, ...]:
        return self.work.tray.clippings("seeds")

    def did(self, before: tuple[Clipping, ...]) -> None:
        if self.now() != before:
            self.past.append(before)

    @rule(text=st.text(max_size=3))
    def add(self, text: str) -> None:
        before = self.now()
        self.work.tray.add(clipping(text))
        self.did(before)

    @rule(number=st.integers(1, 6), note=st.text(max_size=2), place=st.integers(-1, 6))
    def edit(self, number: int, note: str, place: int) -> None:
        before = self.now()
        self.work.tray.set_note("seeds", ClippingId(number), note)
        self.did(before)
        before = self.now()
        self.work.tray.move("seeds", ClippingId(number), place)
        self.did(before)

    @rule(numbers=st.lists(st.integers(1, 6), max_size=3))
    def remove(self, numbers: list[int]) -> None:
        before = self.now()
        self.work.tray.remove("seeds", list(map(ClippingId, numbers)))
        self.did(before)

    @rule()
    def undo(self) -> None:
        what = self.work.tray.undo("seeds")
        assert bool(what) == bool(self.past)
        if self.past:
            assert self.now() == self.past.pop()

    @invariant()
    def order_is_whole(self) -> None:
        ids = [one.id for one in self.now()]
        assert len(ids) == len(set(ids))


TestTray = Tray.TestCase
