from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.query import Sort
from csto_tui.session import Session, Waypoint

places = st.builds(Waypoint, st.sampled_from("abc").map(ArticleId), st.integers(0, 3))


class Reading(RuleBasedStateMachine):
    """A reader who opens, moves, goes back and forward; beside it, the plain lists that it must amount to."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.trail: list[Waypoint] = []
        self.at = -1

    @rule(place=places)
    def open(self, place: Waypoint) -> None:
        self.session = self.session.opened(place)
        if self.at < 0 or self.trail[self.at] != place:
            self.trail = [*self.trail[: self.at + 1], place]
            self.at += 1

    @rule(offset=st.integers(0, 9))
    def move(self, offset: int) -> None:
        self.session = self.session.moved(offset)
        if self.at >= 0:
            self.trail[self.at] = Waypoint(self.trail[self.at].article_id, offset)

    @rule()
    def back(self) -> None:
        self.session = self.session.back()
        self.at = max(self.at - 1, min(self.at, 0))

    @rule()
    def forward(self) -> None:
        self.session = self.session.forward()
        self.at = min(self.at + 1, len(self.trail) - 1)

    @invariant()
    def place_and_ways_are_those_of_the_trail(self) -> None:
        assert self.session.place == (self.trail[self.at] if self.at >= 0 else None)
        assert list(self.session.behind) == self.trail[: max(self.at, 0)]
        assert list(self.session.ahead) == list(reversed(self.trail[self.at + 1 :]))


TestReading = Reading.TestCase


def test_the_way_back_is_bounded() -> None:
    session = Session()
    for offset in range(500):
        session = session.opened(Waypoint(ArticleId("a"), offset))
    assert len(session.behind) == 200


def test_ticking_twice_unticks_and_the_rest_is_kept() -> None:
    session = (
        Session()
        .searched("x")
        .sorted_by(Sort.DATE)
        .ticked(ArticleId("a"))
        .ticked(ArticleId("b"))
        .ticked(ArticleId("a"))
    )
    assert session.compared == ("b",)
    assert session.choosing(EntityId("person:x")).chosen == "person:x"
    assert (session.query, session.sort) == ("x", Sort.DATE)
