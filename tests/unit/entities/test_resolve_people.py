"""Who is meant by a surname alone, by given name and patronymic, and which near names are two people."""

from __future__ import annotations

import pytest

from csto_tui.entities.lookup import matching
from csto_tui.entities.resolve import resolve
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, UnresolvedMention
from csto_tui.model.span import Span

PERSON = EntityKind.PERSON


def people(article: str, *forms: str) -> list[UnresolvedMention]:
    return [
        UnresolvedMention(ArticleId(article), Span(at * 50, at * 50 + len(form)), PERSON, form)
        for at, form in enumerate(forms)
    ]


def test_an_address_by_patronymic_goes_to_an_initial_and_surname_of_the_article() -> None:
    given = people("a", "Александр Григорьевич", "А.Лукашенко") + people("b", "Александр Лукашенко")
    given += people("c", "Александр Борода")
    assert {entity.name: entity.mentions for entity in resolve(given, {}).entities} == {
        "Александр Лукашенко": 3,
        "Александр Борода": 1,
    }


def test_an_address_goes_to_the_only_one_of_the_corpus_with_that_patronymic_and_to_nobody_else() -> None:
    known = resolve(people("a", "Владимиру Владимировичу Путину") + people("b", "Владимир Владимирович"), {})
    assert len(known.entities) == 1
    guessed = resolve(people("a", "Владимир Макей") + people("b", "Владимир Владимирович"), {})
    assert len(guessed.entities) == 2
    other = resolve(people("a", "Александр Евсеевич", "Александр Валентинович"), {})
    assert len(other.entities) == 2


def test_a_bare_surname_means_the_one_who_stands_in_far_more_articles() -> None:
    given = [mention for number in range(8) for mention in people(f"a{number}", "Ronald Reagan")]
    given += people("b", "Nancy Reagan") + people("c", "Reagan")
    entities = {entity.name: entity.mentions for entity in resolve(given, {}).entities}
    assert entities == {"Ronald Reagan": 9, "Nancy Reagan": 1}


def test_a_common_surname_is_not_that_of_the_one_rare_full_name() -> None:
    given = [mention for number in range(9) for mention in people(f"a{number}", "Moody")]
    entities = {entity.name: entity.mentions for entity in resolve([*given, *people("b", "Laura Moody")], {}).entities}
    assert entities == {"Moody": 9, "Laura Moody": 1}


@pytest.mark.parametrize(
    "names",
    [
        ("Jimmy Carter", "James Gorter"),
        ("Peter Wallison", "Pete Wilson"),
        ("Thomas Berger", "Burger"),
        ("Howard Baker", "Charles H. Baker"),
        ("Patrick Rickard", "Richard"),
        ("Paul Johnson", "Paul Johnston"),
    ],
)
def test_names_that_only_sound_near_are_two(names: tuple[str, str]) -> None:
    assert len(resolve(people("a", names[0]) + people("b", names[1]), {}).entities) == 2


def test_a_name_with_a_surname_is_looked_up_before_an_address() -> None:
    named = {"person:v": ("Владимир Владимирович", 99), "person:p": ("Владимир Путин", 1)}
    address, full = (
        Entity(EntityId(key), PERSON, name, (Alias(name, "cyrillic", (("", count),)),), count, 1)
        for key, (name, count) in named.items()
    )
    assert matching((address, full), "владимир") == (full, address)
