"""Spellings of one name are one name; near names of two people are two."""

from __future__ import annotations

import pytest

from csto_tui.entities.compare_names import contradict, may_be, person_name, same_given, same_name, same_surname
from csto_tui.entities.organization_names import initials, is_acronym
from csto_tui.entities.romanize import romanized, sounds
from csto_tui.entities.sound_distance import distance
from csto_tui.entities.stems import nominative, script_of, stem
from csto_tui.model.entity import EntityKind

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Alexander Lukashenko", "Alyaksandr Lukashenka"),
        ("Aleksandr Lukashenko", "Аляксандр Лукашэнка"),
        ("Александра Лукашенко", "Alexander Lukashenko"),
        ("Nikolay Bordyuja", "Nikolai Bordyuzha"),
        ("Николаем Бордюжей", "Mikola Bordiuzha"),
        ("Vladimir Putin", "Путин Владимир Владимирович"),
        ("Владимиром Путиным", "Vladimir Putin"),
        ("V. Putin", "Vladimir Putin"),
        ("Kurmanbek Bakiev", "Kurmanbek Bakiyev"),
        ("Samuel Zbogar", "Samuel Žbogar"),
        ("Dmitri Medvedev", "Dimitri Medwedew"),
        ("Viktor Yanukovych", "Виктор Янукович"),
        ("Vladimirs Putins", "Vladimir Putin"),
        ("Smith, John", "John Smith"),
        ("SergeiLavrov", "Sergei Lavrov"),
    ],
)
def test_spellings_of_one_person_are_the_same(a: str, b: str) -> None:
    assert same_name(a, b, PERSON)
    assert same_name(b, a, PERSON)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Dmitry Medvedev", "Svetlana Medvedeva"),
        ("Dmitry Medvedev", "Viktor Medvedchuk"),
        ("Nikolai Patrushev", "Dmitry Patrushev"),
        ("Serzh Sargsyan", "Tigran Sargsyan"),
        ("Sergei Ivanov", "Sergei Ivashov"),
        ("Sergey Ivanovich Lavrov", "Sergey Viktorovich Lavrov"),
        ("George H. Bush", "George W. Bush"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Ким Чен Ир", "Ким Чен Ын"),
        ("Putin", "Putina"),
        ("Putin", "Vladimir Putin"),
        ("Hans Friedrich", "Friedrich Hans"),
        ("이재형", "이재명"),
    ],
)
def test_two_people_are_not_the_same(a: str, b: str) -> None:
    assert not same_name(a, b, PERSON)
    assert not same_name(b, a, PERSON)


@pytest.mark.parametrize(
    ("a", "b", "kind", "expected"),
    [
        ("Collective Security Treaty Organization", "the Collective Security Treaty Organisation", ORGANIZATION, True),
        ("CSTO", "ОДКБ", ORGANIZATION, True),
        ("The Homs Refinery Co.", "Homs Refinery Company", ORGANIZATION, True),
        ("Asian Development Bank", "ADB", ORGANIZATION, True),
        ("Bank of Armenia", "Bank of America", ORGANIZATION, False),
        ("CSTO", "CTO", ORGANIZATION, False),
        ("Belarus", "Белоруссии", PLACE, True),
        ("Kyrgyzstan", "Kirghizia", PLACE, True),
        ("Haifa", "Hawaii", PLACE, False),
        ("Golan", "Gilan", PLACE, False),
        ("Mysuru", "Missouri", PLACE, False),
    ],
)
def test_organizations_go_by_words_and_places_by_table(a: str, b: str, kind: EntityKind, expected: bool) -> None:
    assert same_name(a, b, kind) is expected
    assert same_name(b, a, kind) is expected


@pytest.mark.parametrize(
    ("bare", "full", "expected"),
    [
        ("Lukashenka", "Alexander Lukashenko", True),
        ("Медведева", "Дмитрий Медведев", True),
        ("Зайцев", "Ирина Зайцева", False),
        ("Medvedeva", "Dmitry Medvedev", False),
        ("Reagan", "Donald Regan", False),
        ("Markets", "Ferdinand Marcos", False),
        ("A. Lukashenko", "Alexander Lukashenko", True),
        ("N. Lukashenko", "Alexander Lukashenko", False),
        ("Kim", "Kim Min-seok", True),
    ],
)
def test_a_bare_surname_stands_for_a_full_name_only_in_nearly_the_same_spelling(
    bare: str, full: str, expected: bool
) -> None:
    assert may_be(person_name(bare), person_name(full)) is expected


def test_two_given_names_contradict_each_other() -> None:
    assert contradict(person_name("Nino Kapanadze"), person_name("Giorgi Kapanadze"))
    assert not contradict(person_name("Mikola Bordiuzha"), person_name("Николай Бордюжа"))


def test_given_names_are_never_taken_for_each_other_across_groups() -> None:
    assert same_given("yulia", "юлия")
    assert not same_given("oleg", "olga")
    assert not same_surname("yushchenko", "yanukovych")


def test_case_endings_go_and_acronyms_stay() -> None:
    assert {stem(form) for form in ("Россия", "России", "Россией", "Россию")} == {"росси"}
    assert stem("ОДКБ") == "одкб"
    assert nominative("Путиным") == "Путин"
    assert nominative("Лукашенко") == "Лукашенко"


def test_a_word_of_another_script_keeps_its_letters() -> None:
    assert romanized("李") == "李"
    assert sounds("Łukašenka") == sounds("Lukashenka")
    assert script_of("Ильхам") == "cyrillic"
    assert script_of("東京") == "other"


def test_distance_stops_at_its_limit() -> None:
    assert distance("abcdefgh", "zyxwvuts", 1.0) > 1.0
    assert distance("luaSenko", "lauSenko", 1.0) == pytest.approx(0.6)


def test_initials_and_acronyms() -> None:
    assert initials("Collective Security Treaty Organization") == "CSTO"
    assert initials("International Committee of the Red Cross", minor=True) == "ICOTRC"
    assert is_acronym("EurAsEC")
    assert not is_acronym("Minsk")
