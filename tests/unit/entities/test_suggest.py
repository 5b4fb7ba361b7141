"""What is suggested for joining, in which order, and what never is."""

from __future__ import annotations

import pytest

from csto_tui.entities.suggest import suggest_merges
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind

PERSON, ORGANIZATION, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE


def entity(name: str, kind: EntityKind = PERSON, mentions: int = 1) -> Entity:
    alias = Alias(name, "latin", (("", mentions),))
    return Entity(EntityId(f"{kind}:{name}"), kind, name, (alias,), mentions, mentions)


def pairs(*entities: Entity) -> list[tuple[str, str]]:
    return [(s.left.partition(":")[2], s.right.partition(":")[2]) for s in suggest_merges(entities)]


def test_near_surnames_under_one_given_name_are_suggested_with_the_reason() -> None:
    (found,) = suggest_merges((entity("Roy Denmam"), entity("Roy Denman", mentions=5)))
    assert (found.left, found.right) == ("person:Roy Denman", "person:Roy Denmam")
    assert "surnames are near" in found.reason
    assert 0 < found.likeness < 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (entity("Dmitry Medvedev"), entity("Svetlana Medvedeva")),
        (entity("Nikolai Patrushev"), entity("Dmitry Patrushev")),
        (entity("David Karnes"), entity("David Barnes")),
        (entity("Haifa", PLACE), entity("Haifaa", PLACE)),
        (entity("Belarusian Rowing Union", ORGANIZATION), entity("Rowing Union", ORGANIZATION)),
        (entity("European Commission", ORGANIZATION), entity("European Council", ORGANIZATION)),
        (entity("Zapad-2009", EntityKind.EVENT), entity("Zapad-2013", EntityKind.EVENT)),
    ],
)
def test_what_the_guards_keep_apart_is_never_suggested(a: Entity, b: Entity) -> None:
    assert pairs(a, b) == []


def test_a_bare_surname_that_may_be_two_people_is_worth_half_for_each() -> None:
    found = suggest_merges(
        (entity("Nino Kapanadze", mentions=3), entity("Giorgi Kapanadze", mentions=2), entity("Kapanadze"))
    )
    assert [s.left for s in found] == ["person:Nino Kapanadze", "person:Giorgi Kapanadze"]
    (only,) = suggest_merges((entity("Nino Kapanadze"), entity("Kapanadze")))
    assert {s.likeness for s in found} == {only.likeness / 2}


def test_an_address_and_an_acronym_lead_to_the_full_name() -> None:
    assert pairs(entity("Владимир Путин", mentions=2), entity("Владимир Владимирович")) == [
        ("Владимир Путин", "Владимир Владимирович")
    ]
    full, short = entity("Orren Rowing League", ORGANIZATION, 2), entity("ORL", ORGANIZATION)
    assert pairs(full, short) == [("Orren Rowing League", "ORL")]


def test_a_name_with_one_word_more_is_suggested_below_an_acronym() -> None:
    assert pairs(entity("White House", ORGANIZATION, 9), entity("White House Press", ORGANIZATION)) == [
        ("White House", "White House Press")
    ]


def test_at_most_so_many_are_given_best_first() -> None:
    many = [entity(f"Nino {name}", mentions=2) for name in ("Kapanadze", "Lomidze", "Beridze")]
    many += [entity(name) for name in ("Kapanadze", "Lomidze", "Beridze")]
    assert len(suggest_merges(many)) == 3
    assert suggest_merges(many, 2) == suggest_merges(many)[:2]
    assert suggest_merges(()) == ()
