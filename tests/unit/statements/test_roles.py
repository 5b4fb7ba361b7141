"""Whom a role means."""

from __future__ import annotations

import pytest

from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span
from csto_tui.statements.roles import Roles, learn_roles, role_of, role_uses

ANN, BOB = EntityId("person:ann"), EntityId("person:bob")


def article(name: str, text: str, **people: EntityId) -> tuple[Article, list[Mention]]:
    one = Article(ArticleId(name), name, "", text, (Passage(1, Span(0, len(text))),))
    mentions = [
        Mention(entity, one.id, Span(at, at + len(form)), form, EntityKind.PERSON)
        for form, entity in people.items()
        if (at := text.index(form)) >= 0
    ]
    return one, mentions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Belarusian head of state", "President of Belarus"),
        ("the head of state", "Belarusian President"),
        ("the Belarusian leader", "President of Belarus"),
        ("the general secretary", "CSTO Secretary-General"),
        ("белорусский лидер", "Президент Беларуси"),
        ("кіраўнік дзяржавы", "Прэзідэнт Беларусі"),
        ("the diplomat", "Pakistani Ambassador"),
        ("представитель Кремля", "пресс-секретарь президента РФ"),
        ("the official", "Chairman of the Board"),
    ],
)
def test_roles_that_fit(first: str, second: str) -> None:
    one, other = role_of(first), role_of(second)
    assert one is not None
    assert other is not None
    assert one.fits(other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the Russian president", "President of Belarus"),
        ("the prime minister", "President of Belarus"),
        ("the head of state", "Secretary of the Security Council of Russia"),
        ("the vice president", "President of Belarus"),
        ("the spokesman", "President of Belarus"),
    ],
)
def test_roles_that_do_not_fit(first: str, second: str) -> None:
    one, other = role_of(first), role_of(second)
    assert one is not None
    assert other is not None
    assert not one.fits(other)


def test_words_that_are_no_role() -> None:
    assert role_of("the bridge over the river") is None
    assert role_of("presidential election") is None


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("President Ann spoke.", {"state", "president"}),
        ("The President of the Republic of Belarus Ann spoke.", {"state", "president"}),
        ("Ann, chairman of the board, spoke.", {"chair", "chief"}),
        ("The group’s general secretary, Ann, spoke.", {"secretary"}),
        ("Пресс-секретарь российского лидера Ann говорит.", {"spokesperson"}),
    ],
)
def test_a_role_beside_a_name_is_learnt(text: str, offices: set[str]) -> None:
    uses = role_uses(*article("a", text, Ann=ANN))
    assert [(set(use.role.offices), use.entity) for use in uses] == [(offices, ANN)]


@pytest.mark.parametrize(
    "text",
    [
        "The President congratulated Ann on Friday.",
        "Former President Ann spoke.",
        "The president said that Ann spoke.",
        "Ann, who met the president, spoke.",
    ],
)
def test_a_role_that_is_somebody_elses_is_not_learnt(text: str) -> None:
    assert role_uses(*article("a", text, Ann=ANN)) == ()


def test_a_corpus_knows_who_holds_a_role_only_when_it_is_clear() -> None:
    said = [article(str(n), "Belarusian President Ann spoke.", Ann=ANN) for n in range(4)]
    role = role_of("the Belarusian leader")
    assert role is not None
    assert learn_roles(said).holder(role) == ANN
    assert learn_roles(said[:1]).holder(role) is None, "once is not enough"
    other = [article(f"b{n}", "Belarusian President Bob spoke.", Bob=BOB) for n in range(2)]
    assert learn_roles(said + other).holder(role) is None, "two people share it"
    unqualified = role_of("the head of state")
    assert unqualified is not None
    assert learn_roles(said).holder(unqualified) is None, "of which state?"
    assert Roles().holder(role) is None
