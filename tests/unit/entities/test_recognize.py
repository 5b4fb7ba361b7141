"""What is a name in a passage, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.entities.recognize import recognize
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION
DOCUMENT = EntityKind.DOCUMENT


def article(*passages: str) -> Article:
    spans, at = [], 0
    for number, passage in enumerate(passages, 1):
        spans.append(Passage(number, Span(at, at + len(passage))))
        at += len(passage) + 2
    return Article(ArticleId("a"), "a.txt", "", "\n\n".join(passages), tuple(spans))


def names(*passages: str) -> list[tuple[str, EntityKind]]:
    return [(mention.form, mention.kind) for mention in recognize(article(*passages))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Putin met President Alyaksandr Lukashenka.", [("Putin", PERSON), ("Alyaksandr Lukashenka", PERSON)]),
        ("Belarusian officials spoke in Russian on Friday, 3 March.", []),
        ("Russia's ban hurt Belarus' farms.", [("Russia", PLACE), ("Belarus", PLACE)]),
        ("The EU-Russia talks ended.", [("EU", ORGANIZATION), ("Russia", PLACE)]),
        ("The U.S.-led force left.", [("U.S.", PLACE)]),
        ("Belarus's Foreign Ministry said so.", [("Belarus", PLACE), ("Foreign Ministry", ORGANIZATION)]),
        (
            "He is Secretary of the Security Council of Russia.",
            [("Security Council of Russia", ORGANIZATION)],
        ),
        (
            "It joined the Soviet Union and the Russian Federation.",
            [("Soviet Union", PLACE), ("Russian Federation", PLACE)],
        ),
        ("They signed the Treaty of Collective Security.", [("Treaty of Collective Security", DOCUMENT)]),
        (
            "We saw analyst Peter van der Meer of Rabobank.",
            [("Peter van der Meer", PERSON), ("Rabobank", ORGANIZATION)],
        ),
        ("Troops near the Manas air base left.", [("Manas", PLACE)]),
        ("The Foreign Ministry on Friday declined.", [("Foreign Ministry", ORGANIZATION)]),
        ("Speaking quickly, Everyone left Early.", []),
        ("Kim Min-seok arrived in Busan.", [("Kim Min-seok", PERSON), ("Busan", PLACE)]),
        ("President Samir al-Haddad spoke.", [("Samir al-Haddad", PERSON)]),
        ("“Integration helps us,” he said.", []),
        ("They courted the West with west winds.", [("West", PLACE)]),
    ],
)
def test_names_in_english(text: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Министр Алексей Дубровский приехал в Минск.", [("Алексей Дубровский", PERSON), ("Минск", PLACE)]),
        ("Он говорил с Владимиром Путиным о Белоруссии.", [("Владимиром Путиным", PERSON), ("Белоруссии", PLACE)]),
        ("Представитель Министерства обороны России молчал.", [("Министерства обороны России", ORGANIZATION)]),
        ("Об этом пишет газета «Северный край».", [("Северный край", ORGANIZATION)]),
        ("В понедельник, 3 марта, белорусская сторона молчала.", []),
        ("Губернатор Калининградской области уехал.", [("Калининградской области", PLACE)]),
        ("Секретари стран ОДКБ встретились в Астане.", [("ОДКБ", ORGANIZATION), ("Астане", PLACE)]),
        ("В.Путин: Спасибо.", [("В.Путин", PERSON)]),
        ("Бібліятэку адкрылі ў Гомелі.", [("Гомелі", PLACE)]),
        ("Старшыня савета Мікалай Кавалёнак выступіў.", [("Мікалай Кавалёнак", PERSON)]),
    ],
)
def test_names_in_cyrillic(text: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Лица Алиев Ильхам Гейдарович Лукашенко Александр Григорьевич Темы",
            ["Алиев Ильхам Гейдарович", "Лукашенко Александр Григорьевич"],
        ),
        ("Разговор с Александром Лукашенко Состоялся разговор.", ["Александром Лукашенко"]),
        (
            "Встреча с Александром Лукашенко Российско-белорусские переговоры Владимира Путина.",
            ["Александром Лукашенко", "Владимира Путина"],
        ),
        ("Российско-белорусские переговоры Алексея Титова.", ["Алексея Титова"]),
        (
            "Президент Александр Григорьевич Лукашенко и Немирович-Данченко Пётр.",
            ["Александр Григорьевич Лукашенко", "Немирович-Данченко Пётр"],
        ),
    ],
)
def test_names_that_nothing_parts_from_what_follows(text: str, expected: list[str]) -> None:
    """So they stand where a page's headings and lists ran together."""
    assert [form for form, kind in names(text) if kind is EntityKind.PERSON] == expected


def test_a_name_found_once_is_found_everywhere() -> None:
    found = names("President Hamid Karzai spoke.", "Karzai has left.", "It was a day for Karzai.")
    assert found == [("Hamid Karzai", PERSON), ("Karzai", PERSON), ("Karzai", PERSON)]


def test_a_bare_surname_without_the_full_name_is_no_name() -> None:
    assert names("It was a day for Karzai.") == []


def test_a_short_form_has_the_kind_of_the_long_one() -> None:
    found = names("Halvorsen Shipping will move.", "Shares in Halvorsen fell.")
    assert found == [("Halvorsen Shipping", ORGANIZATION), ("Halvorsen", ORGANIZATION)]


def test_an_oblique_surname_is_carried_too() -> None:
    found = names("Министр Виктор Лаптев уехал.", "Лаптева видели утром.")
    assert found == [("Виктор Лаптев", PERSON), ("Лаптева", PERSON)]


def test_what_lies_outside_the_passages_is_not_read() -> None:
    text = "Minsk\n\nHe left Moscow."
    outside = Article(ArticleId("a"), "a.txt", "", text, (Passage(1, Span(7, len(text))),))
    assert [mention.form for mention in recognize(outside)] == ["Moscow"]


def test_a_name_over_a_line_break_has_one_space_in_its_form() -> None:
    assert names("He met Vladimir\nPutin there.") == [("Vladimir Putin", PERSON)]


def test_capitals_throughout_are_no_acronyms() -> None:
    assert names("WHEAT PRICES FALL AGAIN IN MINSK TODAY") == [("MINSK", PLACE)]


WORDS = st.sampled_from(
    "President Mr. Putin Vladimir of the Bank Ministry Russia's U.S. « » “ ” ( ) , . : - \n and CSTO Москвы Путиным "
    "газета Совет St. al-Haddad J. ʼ ' ’s Belarus-Russia RFE/RL 李 é İ ß Öz van der".split(" ")
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=30).map(" ".join))
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str) -> None:
    found = recognize(Article(ArticleId("a"), "a", "", text, (Passage(1, Span(0, len(text))),)))
    edge = 0
    for mention in found:
        assert edge <= mention.span.start < mention.span.end <= len(text)
        assert mention.form == " ".join(mention.span.of(text).split())
        edge = mention.span.end
