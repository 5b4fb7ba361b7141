"""Events, documents and organizations that a common noun, a year or a line of results gives away."""

from __future__ import annotations

import pytest

from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityKind, UnresolvedMention
from csto_tui.model.span import Span

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION
EVENT, DOCUMENT = EntityKind.EVENT, EntityKind.DOCUMENT


def names(text: str) -> list[tuple[str, EntityKind]]:
    article = Article(ArticleId("a"), "a.txt", "", text, (Passage(1, Span(0, len(text))),))
    return [(mention.form, mention.kind) for mention in recognize(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed the 1992 Tashkent Treaty there.", [("1992 Tashkent Treaty", DOCUMENT)]),
        ("It broke the Collective Security Treaty.", [("Collective Security Treaty", DOCUMENT)]),
        (
            "The Collective Security Treaty Organization met.",
            [("Collective Security Treaty Organization", ORGANIZATION)],
        ),
        ("The Minsk agreements failed.", [("Minsk agreements", DOCUMENT)]),
        ("They quit the Ashgabat accords.", [("Ashgabat accords", DOCUMENT)]),
        ("The Treaty on Open Waters in Europe lapsed.", [("Treaty on Open Waters in Europe", DOCUMENT)]),
        ("It joined the Convention on River Trade in March.", [("Convention on River Trade", DOCUMENT)]),
        ("Troops trained in Zapad-2009 there.", [("Zapad-2009", EVENT)]),
        ("They will join Steppe Shield 2022, an exercise.", [("Steppe Shield 2022", EVENT)]),
        ("He fought in World War II and the Gulf War.", [("World War II", EVENT), ("Gulf War", EVENT)]),
        ("The 2028 Summer Olympics follow.", [("2028 Summer Olympics", EVENT)]),
        ("He spoke at the Munich Security Conference.", [("Munich Security Conference", EVENT)]),
        (
            "The CSTO Summit and the EU-Russia Summit ended.",
            [("CSTO", ORGANIZATION), ("EU", ORGANIZATION), ("Russia", PLACE)],
        ),
        ("The Summit ended, the Treaty stands.", []),
        ("Russian War Minister.", []),
    ],
)
def test_events_and_documents_in_english(text: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Подписан Договор о коллективной безопасности.", [("Договор о коллективной безопасности", DOCUMENT)]),
        ("Новый Договор о границе озера в Минске.", [("Договор о границе озера", DOCUMENT), ("Минске", PLACE)]),
        (
            "В нём Конституция Таджикистана и Устав ООН.",
            [("Конституция Таджикистана", DOCUMENT), ("Устав ООН", DOCUMENT)],
        ),
        ("Помнят Варшавский договор.", [("Варшавский договор", DOCUMENT)]),
        (
            "После Второй мировой войны и Афганской войны.",
            [("Второй мировой войны", EVENT), ("Афганской войны", EVENT)],
        ),
        ("Начались учения «Щит Союза — 2015».", [("Щит Союза — 2015", EVENT)]),
        ("Олимпийские игры 1980 года.", [("Олимпийские игры", EVENT)]),
        ("На Душанбинском экономическом форуме тихо.", [("Душанбинском экономическом форуме", EVENT)]),
        ("Российская война слов, Экономический форум.", []),
        ("Расчёт Вооружённых Сил Белоруссии прошёл.", [("Вооружённых Сил Белоруссии", ORGANIZATION)]),
    ],
)
def test_events_and_documents_in_russian(text: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares in Nilsson & Berg fell.", [("Nilsson & Berg", ORGANIZATION)]),
        ("Acme Tools Inc., the maker, closed.", [("Acme Tools Inc.", ORGANIZATION)]),
        ("He left Acme Tools Inc.", [("Acme Tools Inc", ORGANIZATION)]),
        ("The World Skating Council and the Labour Department agreed.", [
            ("World Skating Council", ORGANIZATION), ("Labour Department", ORGANIZATION),
        ]),
        ("The Chicago Terns won.", [("Chicago Terns", ORGANIZATION)]),
        ("Durham 2 Kent 1", [("Durham", ORGANIZATION), ("Kent", ORGANIZATION)]),
        ("Ulsan 3 1 0 6 2 10", [("Ulsan", ORGANIZATION)]),
        ("Belarus 3 Russia 2", [("Belarus", PLACE), ("Russia", PLACE)]),
        ("First Division and Company Ltd.", []),
    ],
)  # fmt: skip
def test_organizations_by_their_shape(text: str, expected: list[tuple[str, EntityKind]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Приём у Светланы Чупшевой Владимир Путин отменил.", ["Светланы Чупшевой", "Владимир Путин"]),
        ("Однажды Александр Иванович Козлов пришёл.", ["Александр Иванович Козлов"]),
        ("Генерал Василий Иванович Чуйков пришёл.", ["Василий Иванович Чуйков"]),
    ],
)
def test_one_russian_person_ends_where_another_begins(text: str, expected: list[str]) -> None:
    assert [form for form, _ in names(text)] == expected


def test_events_and_documents_are_one_across_cases_and_scripts() -> None:
    forms = [
        ("World War II", EVENT), ("Второй мировой войне", EVENT), ("Zapad-2009", EVENT), ("Запад-2009", EVENT),
        ("1992 Tashkent Treaty", DOCUMENT), ("Договора о коллективной безопасности", DOCUMENT),
        ("Душанбинский форум", EVENT), ("Душанбинском форуме", EVENT),
    ]  # fmt: skip
    given = [
        UnresolvedMention(ArticleId("a"), Span(at * 50, at * 50 + len(form)), kind, form)
        for at, (form, kind) in enumerate(forms)
    ]
    assert sorted(entity.mentions for entity in resolve(given, {}).entities) == [2, 2, 2, 2]
