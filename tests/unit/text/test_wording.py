"""Dates, counts and marks in a reader's words."""

from __future__ import annotations

import pytest

from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.text.wording import counted, date_words, known_words, marked_years


@pytest.mark.parametrize(
    ("form", "words", "short"),
    [
        ("2012-03-01", "1 March 2012", "1 Mar 2012"),
        ("2012-05", "May 2012", "May 2012"),
        ("2011", "2011", "2011"),
        ("2011-09~", "September 2011 ~", "Sep 2011 ~"),
        ("XXXX-06-14", "14 June (year —)", "14 Jun"),
        ("2010-12-10/2010-12-13", "10–13 December 2010", "10–13 Dec 2010"),
        ("2010-03-10/2010-05-02", "10 March – 2 May 2010", "10 Mar – 2 May 2010"),
        ("2010-03/2010-05", "March – May 2010", "Mar – May 2010"),
        ("2010-03/2010-03-05", "March – 5 March 2010", "Mar – 5 Mar 2010"),
        ("2010-12-30/2011-01-02", "30 December 2010 – 2 January 2011", "30 Dec 2010 – 2 Jan 2011"),
        ("2010-12-10/2010-12-10", "10 December 2010", "10 Dec 2010"),
        ("2010/2010-05", "2010 – May 2010", "2010 – May 2010"),
        ("2010/2011", "2010 – 2011", "2010 – 2011"),
        ("2010-12-10~/2010-12-13", "10 December 2010 ~ – 13 December 2010", "10 Dec 2010 ~ – 13 Dec 2010"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(form, words, short):
    assert date_words(Edtf(form)) == words
    assert date_words(Edtf(form), short=True) == short


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (Known("RT", Status.STATED), "RT"),
        (Known("RT", Status.INFERRED), "RT ≈"),
        (Known("RT", Status.USER), "RT ✎"),
        (Known(), "source —"),
    ],
)
def test_the_way_a_thing_is_known_is_marked(known, words):
    assert known_words(known, unknown="source") == words


def test_one_is_singular():
    assert [counted(count, "hit") for count in (0, 1, 2)] == ["0 hits", "1 hit", "2 hits"]


def dated(form: str, status: Status = Status.STATED) -> ArticleCard:
    published = Known(Edtf(form), status) if form else Known()
    return ArticleCard.of(Article(ArticleId("a"), "a.txt", "0" * 64, "", (), published=published))


def test_years_stand_with_the_surest_mark_and_the_unknown_last() -> None:
    cards = [dated("2012"), dated("2011", Status.INFERRED), dated(""), dated("2012-05", Status.INFERRED)]
    assert marked_years(cards) == ("2011 ≈", "2012", "—")
    assert marked_years([dated("2009", Status.USER), dated("2009", Status.INFERRED)]) == ("2009 ✎",)
    assert marked_years([dated("XXXX-06-14")]) == ("—",)
