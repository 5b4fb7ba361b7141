"""Which articles have their names recognised when, and what a restart finds."""

from __future__ import annotations

from typing import Any

import pytest

from csto_tui.bootstrap import Opened
from csto_tui.indexing import naming
from csto_tui.model.article import ArticleId


def named_so_far(opened: Opened) -> list[str]:
    return [card.id for card in opened.library.articles() if opened.library.mentions(None, card.id)]


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "BATCH_ARTICLES", 1)


def test_what_is_being_read_comes_first(opening: Any) -> None:
    opened = opening()
    steps = [opened for step in opened.refresh(lambda: [ArticleId("6"), ArticleId("gone")]) if step.stage == "names"]
    assert len(steps) > 2
    again = opening(private=True)
    for step in again.refresh(lambda: [ArticleId("6"), ArticleId("gone")]):
        if step.stage == "names":
            assert named_so_far(again) == ["6"]
            break


def test_who_is_wanted_first_is_asked_before_every_step(opening: Any) -> None:
    opened, wanted = opening(), iter("75316420")
    order: list[str] = []
    for step in opened.refresh(lambda: [ArticleId(next(wanted, "0"))]):
        if step.stage == "names" and step.done in (1, 2, 4):  # resolved when there are twice as many
            order.append("".join(named_so_far(opened)))
    assert order[:3] == ["7", "57", "1357"]


def test_a_run_that_is_left_goes_on_where_it_was(opening: Any) -> None:
    opened = opening()
    progress = opened.refresh(tuple)
    for step in progress:
        if step.stage == "names" and step.done == 3:
            break
    progress.close()
    opened.library.close()
    rest = [step for step in opening().refresh(tuple) if step.stage == "names"]
    assert rest[0].total == 5


def test_other_rules_find_the_names_of_every_article_anew_and_a_restart_goes_on(
    opening: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opening()
    list(first.refresh(tuple))
    monkeypatch.setattr(naming, "_RULES", naming._RULES + 1)
    progress = first.refresh(tuple)
    step = next(progress)
    assert (step.stage, step.done, step.total) == ("names", 1, 8)
    assert len(named_so_far(first)) == 8, "the names from before stay until there are new ones for all"
    progress.close()
    assert next(first.refresh(tuple)).total == 7


def test_an_article_that_the_recogniser_fails_on_is_marked_and_not_tried_again(
    opening: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(naming, "_FEWEST", 1)
    monkeypatch.setattr("csto_tui.indexing.pool._PROGRAM", "")
    opened = opening()
    list(opened.refresh(tuple))
    assert list(opened.refresh(tuple)) == []
    remarks = dict(opened.library.report().remarks)
    assert remarks["0.txt"] == "its names were not looked for: the recogniser failed, or took too long"
    assert opened.library.entities() == ()


def test_many_articles_are_recognised_in_other_processes_with_the_same_outcome(
    opening: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = opening(private=True)
    list(here.refresh(tuple))
    monkeypatch.setattr(naming, "_FEWEST", 1)
    there = opening()
    list(there.refresh(tuple))
    assert there.library.entities() == here.library.entities()
    assert there.library.mentions() == here.library.mentions()
    assert len(there.library.entities()) >= 8
