"""Whom an article means by an office, and when it is nobody in particular."""

from __future__ import annotations

import pytest

from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.entities.roles import role_mentions
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span


def roles(text: str) -> list[tuple[str, str]]:
    article = Article(ArticleId("a"), "a", "", text, (Passage(1, Span(0, len(text))),))
    resolution = resolve(recognize(article), {})
    names = {entity.id: entity.name for entity in resolution.entities}
    return [(role.form, names[role.entity_id]) for role in role_mentions(article, resolution.mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belarusian President Ivan Drozd left. The head of state was tired.", [("The head of state", "Ivan Drozd")]),
        ("The Georgian leader spoke, then Georgian President Oleg Kim left.", [("The Georgian leader", "Oleg Kim")]),
        ("Georgia's Trade Minister Nino Kapanadze came. The minister spoke.", [("The minister", "Nino Kapanadze")]),
        ("Ruben Saroyan, the mayor of Vanadzor, came. The mayor spoke.", [("The mayor", "Ruben Saroyan")]),
        ("Президент Белоруссии Иван Дрозд уехал. Белорусский лидер устал.", [("Белорусский лидер", "Иван Дрозд")]),
        ("Ему помог министр обороны Олег Ким. Министр устал.", [("Министр", "Олег Ким")]),
    ],
)  # fmt: skip
def test_an_office_leads_to_the_one_who_holds_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The president spoke before President Ivan Drozd came.",
        "Belarusian President Ivan Drozd met Georgian President Oleg Kim. The president spoke.",
        "Belarusian President Ivan Drozd left. The presidents met. The former president did not. A president came.",
        "Belarusian President Ivan Drozd left. The president of Georgia did not.",
        "Belarusian President Ivan Drozd left. The president of Ruritania did not.",
        "Trade Minister Oleg Kim left. The foreign minister did not. The prime minister slept.",
        "Президент Белоруссии Иван Дрозд уехал. Он боролся за пост Президента Белоруссии. Два президента молчали.",
        "Приехал президент Федерации еврейских общин России Александр Борода. Потом Президент устал.",
        "The head of state spoke.",
        "",
    ],
)
def test_rather_nobody_than_the_wrong_one(text: str) -> None:
    assert roles(text) == []


def test_the_evidence_names_the_office_and_mentions_of_other_articles_are_left_out() -> None:
    text = "Belarusian President Ivan Drozd left. The president was tired."
    article = Article(ArticleId("a"), "a", "", text, (Passage(1, Span(0, len(text))),))
    mentions = resolve(recognize(article), {}).mentions
    (role,) = role_mentions(article, mentions)
    assert role.evidence.of(text) == "Belarusian President"
    other = Article(ArticleId("b"), "b", "", text, article.passages)
    assert role_mentions(other, mentions) == ()
