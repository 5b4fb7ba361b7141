"""Which mentions are one entity, what it is called, and how it is looked up."""

from __future__ import annotations

import random

import pytest

from csto_tui.entities.lookup import matching
from csto_tui.entities.resolve import Resolution, resolve
from csto_tui.entities.variants import variants
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, UnresolvedMention
from csto_tui.model.span import Span

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def mentions(article: str, *names: tuple[str, EntityKind], gap: int = 20) -> list[UnresolvedMention]:
    made, at = [], 0
    for form, kind in names:
        made.append(UnresolvedMention(ArticleId(article), Span(at, at + len(form)), kind, form))
        at += len(form) + gap
    return made


def people(article: str, *forms: str) -> list[UnresolvedMention]:
    return mentions(article, *((form, PERSON) for form in forms))


def groups(resolution: Resolution) -> set[frozenset[str]]:
    found: dict[EntityId, set[str]] = {}
    for mention in resolution.mentions:
        found.setdefault(mention.entity_id, set()).add(f"{mention.article_id}:{mention.form}")
    return {frozenset(forms) for forms in found.values()}


def test_one_person_in_five_spellings_and_two_scripts() -> None:
    given = (
        people("a", "Alexander Lukashenko", "Alexander Lukashenko", "Lukashenko")
        + people("b", "Alyaksandr Lukashenka", "Lukashenka")
        + people("c", "Александром Лукашенко", "Лукашенко")
        + people("d", "Lukashenka")
    )
    resolution = resolve(given, {ArticleId("a"): "RT", ArticleId("b"): "RFE/RL"})
    (entity,) = resolution.entities
    assert entity.id == "person:lukashenko-alexander"
    assert entity.name == "Alexander Lukashenko"
    assert (entity.mentions, entity.articles) == (8, 4)
    first = next(alias for alias in entity.aliases if alias.form == "Lukashenka")
    assert (first.form, first.sources, first.script) == ("Lukashenka", (("", 1), ("RFE/RL", 1)), "latin")
    assert any("Alyaksandr Lukashenka" in line for line in entity.why)


def test_two_people_of_one_surname_stay_apart_and_the_bare_one_goes_to_the_nearest_earlier() -> None:
    given = people("a", "Nino Kapanadze", "Kapanadze", "Giorgi Kapanadze", "Kapanadze")
    entities = {entity.name: entity for entity in resolve(given, {}).entities}
    assert {name: entity.mentions for name, entity in entities.items()} == {"Nino Kapanadze": 2, "Giorgi Kapanadze": 2}


def test_a_bare_surname_goes_to_a_later_full_name_then_to_the_only_one_of_the_corpus() -> None:
    later = resolve(people("a", "Karzai", "Hamid Karzai"), {})
    assert len(later.entities) == 1
    only = resolve(people("a", "Karzai") + people("b", "Hamid Karzai"), {})
    assert len(only.entities) == 1
    assert any("only one" in line for line in only.entities[0].why)


def test_a_bare_surname_that_may_be_two_people_stays_apart() -> None:
    given = people("a", "Kapanadze") + people("b", "Nino Kapanadze") + people("c", "Giorgi Kapanadze")
    assert len(resolve(given, {}).entities) == 3


def test_reagan_is_not_regan() -> None:
    assert len(resolve(people("a", "Reagan", "Donald Regan"), {}).entities) == 2


def test_an_acronym_is_explained_by_the_name_beside_it_in_the_whole_corpus() -> None:
    full = "Batken Border Trade Association"
    given = mentions("a", (full, ORGANIZATION), ("BBTA", ORGANIZATION), gap=2) + mentions("b", ("BBTA", ORGANIZATION))
    (entity,) = resolve(given, {}).entities
    assert entity.name == full


def test_an_acronym_that_two_articles_explain_differently_is_two() -> None:
    given = mentions("a", ("Asian Dance Board", ORGANIZATION), ("ADX", ORGANIZATION), gap=2)
    given += mentions("b", ("Alpine Dairy Xylem", ORGANIZATION), ("ADX", ORGANIZATION), gap=2)
    given += mentions("c", ("Arctic Deer Xperts", ORGANIZATION), ("ADX", ORGANIZATION), gap=2)
    got = groups(resolve(given, {}))
    assert frozenset({"b:Alpine Dairy Xylem", "b:ADX"}) in got
    assert frozenset({"c:Arctic Deer Xperts", "c:ADX"}) in got
    assert frozenset({"a:ADX"}) in got


def test_ministries_of_two_states_are_two() -> None:
    given = mentions("a", ("Belarus", PLACE), ("Foreign Ministry", ORGANIZATION), gap=3)
    given += mentions("b", ("China", PLACE), ("Foreign Ministry", ORGANIZATION), gap=3)
    given += mentions("c", ("Foreign Ministry", ORGANIZATION)) + mentions(
        "d", ("Chinese Foreign Ministry", ORGANIZATION)
    )
    got = {frozenset(f for f in group if "Ministry" in f) for group in groups(resolve(given, {}))}
    assert frozenset({"b:Foreign Ministry", "d:Chinese Foreign Ministry"}) in got
    assert frozenset({"a:Foreign Ministry"}) in got
    assert frozenset({"c:Foreign Ministry"}) in got


def test_places_are_one_by_the_table_alone() -> None:
    given = mentions("a", ("Haifa", PLACE), ("Hawaii", PLACE), ("Minsk", PLACE), ("Минске", PLACE), ("MINSK", PLACE))
    names = {entity.name: entity.mentions for entity in resolve(given, {}).entities}
    assert names == {"Minsk": 3, "Haifa": 1, "Hawaii": 1}


def test_the_order_of_the_input_changes_nothing() -> None:
    given = people("a", "Nino Kapanadze", "Kapanadze", "Александр Лукашенко") + people(
        "b", "Lukashenko", "A. Lukashenka"
    )
    given += mentions("c", ("CSTO", ORGANIZATION), ("Минск", PLACE), ("Sato", PERSON)) + people("d", "Sato")
    expected = resolve(given, {})
    for seed in range(5):
        shuffled = list(given)
        random.Random(seed).shuffle(shuffled)
        assert resolve(shuffled, {}) == expected


def test_ids_are_unique_and_every_mention_has_an_entity() -> None:
    given = people("a", "Lali") + people("b", "Lali")
    resolution = resolve(given, {})
    assert {entity.id for entity in resolution.entities} == {"person:lali", "person:lali-2"}
    assert {m.entity_id for m in resolution.mentions} == {e.id for e in resolution.entities}


@pytest.mark.parametrize(
    ("forms", "name", "identity"),
    [
        (("Ириной Зайцевой", "Ирина Зайцева"), "Ирина Зайцева", "person:zaytseva-irina"),
        (("Ильхамом Алиевым",), "Ильхамом Алиевым", "person:aliev-ilkham"),
        (("Павлом Игнатьевым", "Павлом Игнатьевым", "Павел Игнатьев"), "Павел Игнатьев", "person:ignatev-pavel"),
    ],
)
def test_a_name_in_the_nominative_is_preferred(forms: tuple[str, ...], name: str, identity: str) -> None:
    (entity,) = resolve(people("a", *forms), {}).entities
    assert (entity.name, entity.id) == (name, identity)


def test_a_place_goes_by_its_nominative_however_often_another_case_stands() -> None:
    forms = ("России", "Россией", "России", "Россия")
    (entity,) = resolve(mentions("a", *((form, PLACE) for form in forms)), {}).entities
    assert entity.name == "Россия"


def test_nothing_gives_nothing() -> None:
    assert resolve([], {}) == Resolution((), ())
    assert dict(variants(())) == {}


@pytest.fixture
def entities() -> tuple[Entity, ...]:
    given = people("a", *["Alexander Lukashenko"] * 2, "Lukashenko", "Nikolay Bordyuja")
    given += people("b", "Alyaksandr Lukashenka", "Аляксандр Лукашэнка", "Nikolai Bordyuzha", "Vladimir Putin")
    given += mentions("c", ("CSTO", ORGANIZATION), ("ОДКБ", ORGANIZATION), ("U.S.", PLACE), ("America", PLACE))
    return resolve(given, {}).entities


def test_variants_join_words_of_one_kind_only(entities: tuple[Entity, ...]) -> None:
    found = variants(entities)
    assert found["lukashenko"] == ("lukashenka", "лукашэнка")
    assert found["alexander"] == ("alyaksandr", "аляксандр")
    assert found["bordyuja"] == ("bordyuzha",)
    assert found["csto"] == ("одкб",)
    assert "america" not in found
    assert "putin" not in found


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Лукашэнка", "person:lukashenko-alexander"),
        ("Лукашенко", "person:lukashenko-alexander"),
        ("lukashenko alexander", "person:lukashenko-alexander"),
        ("luka", "person:lukashenko-alexander"),
        ("одкб", "organization:collective-security-treaty-organization"),
        ("person:putin-vladimir", "person:putin-vladimir"),
        ("Путин", "person:putin-vladimir"),
    ],
)
def test_an_entity_is_found_by_any_name(entities: tuple[Entity, ...], name: str, first: str) -> None:
    assert matching(entities, name)[0].id == first


def test_a_look_up_keeps_to_the_kind_and_ranks_whole_names_first(entities: tuple[Entity, ...]) -> None:
    assert matching(entities, "csto", PERSON) == ()
    assert matching(entities, "…") == ()
    park = Entity(EntityId("place:putin-park"), PLACE, "Putin Park", (Alias("Putin Park", "latin", (("", 9),)),), 9, 1)
    bare = Entity(EntityId("person:putin"), PERSON, "Putin", (Alias("Putin", "latin", (("", 1),)),), 1, 1)
    assert matching((park, bare), "putin") == (bare, park)


def test_a_name_between_two_patronymics_joins_one_of_them_never_both() -> None:
    given = people("a", "Sergey Lavrov") + people("b", "Sergey Viktorovich Lavrov")
    given += people("c", "Sergey Ivanovich Lavrov")
    assert len(resolve(given, {}).entities) == 2


def test_an_address_by_patronymic_goes_to_the_only_one_it_fits() -> None:
    one = resolve(people("a", "Александр Лукашенко", "Александру Григорьевичу", "Вячеслав Володин"), {})
    assert {entity.name: entity.mentions for entity in one.entities} == {
        "Александр Лукашенко": 2,
        "Вячеслав Володин": 1,
    }
    two = resolve(people("a", "Александр Лукашенко", "Александр Борода", "Александр Григорьевич"), {})
    assert len(two.entities) == 3
    often = resolve(people("a", "Александр Лукашенко", *["Александр Григорьевич"] * 3), {})
    assert [entity.name for entity in often.entities] == ["Александр Лукашенко"]


def test_a_place_goes_by_the_name_that_is_used_and_an_organization_by_its_full_one() -> None:
    given = mentions("a", ("Republic of Belarus", PLACE), ("Belarus", PLACE), ("Belarus", PLACE))
    assert [entity.name for entity in resolve(given, {}).entities] == ["Belarus"]
