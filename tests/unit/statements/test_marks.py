"""Which words stand between which marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span
from csto_tui.statements.marks import quoted


def article(*passages: str) -> Article:
    spans, at = [], 0
    for number, passage in enumerate(passages, 1):
        spans.append(Passage(number, Span(at, at + len(passage))))
        at += len(passage) + 2
    return Article(ArticleId("a"), "a.txt", "", "\n\n".join(passages), tuple(spans))


def found(*passages: str) -> list[str]:
    one = article(*passages)
    return [one.text[quote.start : quote.end] for quote in quoted(one)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said.", ["We go,"]),
        ('"We go," he said. "Now."', ["We go,", "Now."]),
        ("‘The members’ club is closed,’ he said.", ["The members’ club is closed,"]),
        ("She said: 'It is over.'", ["It is over."]),
        ("„Wir gehen“, sagte er. „Ja.“", ["Wir gehen", "Ja."]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("« Nous partons », a dit Marie.", ["Nous partons"]),
        ("”Vi går”, sade hon.", ["Vi går"]),
        ("„Idziemy”, powiedział.", ["Idziemy"]),
        ("«Идём», — сказал он.", ["Идём"]),
        ("彼は「行く『時』だ」と述べた。", ["行く『時』だ"]),
        ("他说：“我们走。”", ["我们走。"]),
        ("He said ''it is so'' and ``that''.", ["it is so", "that"]),
        ("‹Allons›, dit-il.", ["Allons"]),
    ],
)
def test_the_marks_of_many_languages(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are ready,\' Medvedev said. He called it "good."', ["We are ready,", "good."]),
        ('"great suspicion,” Woodard said, though he smiled.', ["great suspicion,"]),
        ('“We go," he said.', ["We go,"]),
        ('"We go, he said at noon. And more.', ["We go,"]),
        ("“We go and never close", ["We go and never close"]),
        ("«Мы купили ООО «Газпром», — сказал он. «Да».", ["Мы купили ООО «Газпром", "Да"]),
        ('"Мы, "свядомыя", едем", - сказал он. "Да".', ['Мы, "свядомыя", едем', "Да"]),
        ("“He said ‘go’ and ‘stay’,” she said.", ["He said ‘go’ and ‘stay’,"]),
        ("“Broken “nest” here,” he said. “B.”", ["Broken “nest” here,", "B."]),
    ],
)
def test_marks_that_do_not_match_take_no_more_than_they_should(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the dogs' day, they say; don't go.",
        'A 6" pipe and a 7" pipe.',
        "In the '90s and the ’80s.",
        'ארה״ב and ארה"ב',
        "“…” and “”",
        "A lone ” here and a lone » there.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert found(text) == []


def test_a_quotation_over_passages_is_one_in_parts() -> None:
    quotes = quoted(article("“First part.", "“Second part,” he said.", "“Another.”"))
    assert [(q.number, q.passage, q.continues) for q in quotes] == [(1, 1, False), (1, 2, True), (2, 3, False)]


def test_an_unclosed_quotation_ends_with_its_passage_when_the_next_does_not_open_one() -> None:
    assert found("“First part.", "Plain words. “A.”") == ["First part.", "A."]


def test_a_cue_between_the_marks_is_no_part_of_the_quotation() -> None:
    one = article("«Работаем, – сказал директор. – Пора в путь». Потом ушёл.")
    assert [(one.text[q.start : q.end], q.number, q.continues) for q in quoted(one)] == [
        ("Работаем,", 1, False),
        ("Пора в путь", 1, True),
    ]


def test_a_dash_between_the_marks_is_kept_where_nothing_reports_speech() -> None:
    assert found("«Река, – широкая и тихая. – Пора».") == ["Река, – широкая и тихая. – Пора"]


@given(st.lists(st.text(st.sampled_from("ab,. ?\"'“”‘’«»„\n-—`12"), max_size=40), max_size=4))
def test_quotations_lie_in_order_inside_their_passages(passages: list[str]) -> None:
    one = article(*passages)
    quotes = quoted(one)
    end = 0
    for quote in quotes:
        passage = one.passages[quote.passage - 1].span
        assert passage.start <= quote.opened <= quote.start < quote.end <= quote.closed <= passage.end
        assert quote.opened >= end
        end = quote.closed
    assert [q.number for q in quotes] == sorted(q.number for q in quotes)
