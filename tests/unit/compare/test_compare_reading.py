"""What is read out of a sentence: stems, dates, numbers, and the prepared article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.compare import prepare
from csto_tui.compare.dates import dates
from csto_tui.compare.numbers import numbers
from csto_tui.compare.stems import stem
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.comparison import Fact
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.span import Span


def article(*paragraphs: str, name: str = "a", lead: str = "Title\n\n") -> Article:
    text, passages = lead, []
    for number, paragraph in enumerate(paragraphs, start=1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Article(ArticleId(name), f"{name}.txt", "", text, tuple(passages))


@pytest.mark.parametrize(
    "forms",
    [
        "organisation organization organisations organizations",
        "defence defense",
        "neighbour neighbor neighbours",
        "centre center",
        "cancelled canceled cancelling",
        "dialogue dialog",
        "criticise criticize criticised criticized",
        "signed signing signs",
        "stopped stopping stop",
        "security securities",
        "hoping hoped hope",
        "agreed agree",
        "саммит саммита саммите саммитом",
        "организация организации организацию",
        "безопасность безопасности безопасностью",
        "рэспубліка рэспублікі рэспубліку",
        "медведев медведева медведеву медведевым",
        "совет совета советом",
        "генерал генерала генералы генералов",
        "лидер лидеров лидерам",
    ],
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["rise raise", "exercise exorcise", "four for", "hour her", "ion on", "мир мера"])
def test_different_words_keep_apart(pair):
    assert len({stem(form) for form in pair.split()}) == 2


@given(st.text(min_size=1, max_size=20))
def test_a_stem_is_never_empty(form):
    assert stem(form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 1 March 2012 and March 2, 2012", ["2012-03-01", "2012-03-02"]),
        ("on May 14th, on the 15th of May", ["XXXX-05-14", "XXXX-05-15"]),
        ("in March 2012, in Feb. 2011", ["2012-03", "2011-02"]),
        ("1 марта 2012 года, 14 июня, в мае 2009", ["2012-03-01", "XXXX-06-14", "2009-05"]),
        ("1 сакавіка 2012, 5 червня 2010", ["2012-03-01", "2010-06-05"]),
        ("01.03.2012 and 2012-03-01", ["2012-03-01", "2012-03-01"]),
        ("03/04/2012", [""]),
        ("in 2009 and 1991", ["2009", "1991"]),
        ("30 February 2012; 2012-13-01", ["2012-02"]),
        ("2,009 of 2009.5 kg, $2000, 2000 million, version 2.2011", []),
        ("they may 5 times; in May, 5 of them; the 1990s", []),
        ("no digits, only March", []),
    ],
)
def test_dates_are_read_as_stated(text, expected):
    assert [form for _, form in dates(text)] == expected


@given(st.text("0123456789 .,/-:MmAaRryЯянвь", max_size=40))
def test_dates_are_dates_and_do_not_overlap(text):
    found = dates(text)
    for _, form in found:
        assert not form or Edtf(form).text == form
    assert all(one.end <= other.start for (one, _), (other, _) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 or 3 000 or 3000", ["3000", "3000", "3000"]),
        ("1.5 million, 1,5 млн, 2bn, $2 billion", ["1.5 million", "1.5 million", "2 billion", "$2 billion"]),
        ("25% and 25 percent and 25 процентов", ["25%", "25%", "25%"]),
        ("seven states, Seven, семь", ["7", "7", "7"]),
        ("often, tense, someone", []),
        ("B2B, A4, 5th, 10:30", []),
        ("1,234,567.89", ["1234567.89"]),
    ],
)
def test_numbers_are_read_in_one_form(text, expected):
    assert [form for _, form in numbers(text)] == expected


def test_a_date_is_no_number():
    text = "On 1 March 2012 all 7 met; 03/04/2012"
    assert [form for _, form in numbers(text, [span for span, _ in dates(text)])] == ["7"]


@given(st.text("0123456789 .,%$kmtwo", max_size=40))
def test_numbers_lie_in_their_text(text):
    for span, form in numbers(text):
        assert form
        assert 0 <= span.start < span.end <= len(text)


def test_an_article_is_prepared_sentence_by_sentence():
    one = article("He met Medvedev. On 1 March 2012, 7 signed.", "Minsk\nagreed.")
    at = one.text.index("Medvedev")
    mention = Mention(EntityId("m"), one.id, Span(at, at + 8), "Medvedev", EntityKind.PERSON)
    prepared = prepare(one, [mention], names={EntityId("m"): "Dmitry Medvedev"})
    assert [(s.sentence.passage, s.sentence.text) for s in prepared.sentences] == [
        (1, "He met Medvedev."),
        (1, "On 1 March 2012, 7 signed."),
        (2, "Minsk\nagreed."),
    ]
    for s in prepared.sentences:
        assert s.sentence.span.of(one.passage_text(s.sentence.passage)) == s.sentence.text
        assert one.text[s.start :].startswith(s.sentence.text)
    assert prepared.sentences[0].facts == (Fact("entity", "Dmitry Medvedev"),)
    assert prepared.sentences[0].terms["@m"] == "Dmitry Medvedev"
    assert prepared.sentences[1].facts == (Fact("date", "2012-03-01"), Fact("number", "7"))
    assert prepared.article.heading == "a.txt"


def test_a_mention_without_a_canonical_name_keeps_its_form():
    one = article("Minsk agreed.")
    mention = Mention(EntityId("x"), one.id, Span(7, 12), "Minsk", EntityKind.PLACE)
    assert prepare(one, [mention], names={}).sentences[0].facts == (Fact("entity", "Minsk"),)


def test_a_date_of_unknown_order_is_no_fact():
    assert prepare(article("Signed 03/04/2012."), names={}).sentences[0].facts == ()


def test_an_article_without_passages_has_no_sentences():
    assert prepare(article(), names={}).sentences == ()
