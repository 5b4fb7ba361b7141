"""A quotation is never changed; only the marks around it give way to those inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.citations import STYLES, cite
from csto_tui.citations.quotations import quoted
from csto_tui.citations.titles import ended, headline, within_double, within_single
from csto_tui.model.article import ArticleCard, ArticleId, Known
from csto_tui.model.citation import Citation


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        ("It is so.", "“It is so.”"),
        ("“It is so.”", "“It is so.”"),
        ("«Это так».", "“«Это так».”"),
        ("«Это так»", "«Это так»"),
        ("“A,” he said. “B.”", "‘“A,” he said. “B.”’"),
        ('He said "A" and left.', '‘He said "A" and left.’'),
        ("He said ‘A’ and left.", "“He said ‘A’ and left.”"),
        ("Russia’s 'thaw'", "“Russia’s 'thaw'”"),
        ("Russia’s “thaw”", "‘Russia’s “thaw”’"),
        ("“A ‘b’,” he said.", "““A ‘b’,” he said.”"),
        ("„Tak”, powiedział.", "‘„Tak”, powiedział.’"),
    ],
)
def test_the_marks_around_give_way(quotation, shown):
    assert quoted(quotation) == shown


@given(st.text("aБ “”‘’«»„\"'.,", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_every_style_has_the_quotation_word_for_word(quotation):
    unknown = Known()
    card = ArticleCard(ArticleId("a"), "a.txt", *[unknown] * 7, "", 1, 1)
    for style in ("chicago-note", "apa", "mla", "harvard", "plain", "ris", "citekey"):
        words = " ".join(quotation.split()) if style == "ris" else quotation
        assert words in cite(Citation(card, quotation=quotation), style).text


@pytest.mark.parametrize("style", STYLES)
def test_every_style_carries_the_quotation(items, style):
    assert "We agree" in cite(Citation(items["unsigned"].card(), quotation="We agree"), style).text


@pytest.mark.parametrize(
    ("title", "double", "single"),
    [
        ("West is 'dumping' Kyiv", "West is ‘dumping’ Kyiv", "West is “dumping” Kyiv"),
        ("Belarus' top 'KGB' man's view", "Belarus' top ‘KGB’ man's view", "Belarus' top “KGB” man's view"),
        ("'What is it?': a talk", "‘What is it?’: a talk", "“What is it?”: a talk"),
        ("Wer hat „Angst“?", "Wer hat ‘Angst’?", "Wer hat “Angst”?"),
        ("Kto ma „strach”?", "Kto ma ‘strach’?", "Kto ma “strach”?"),
        ("За «тесное» сотрудничество", "За «тесное» сотрудничество", "За «тесное» сотрудничество"),
        ("The '90s", "The '90s", "The '90s"),
    ],
)
def test_marks_in_a_title_change_with_those_around_it(title, double, single):
    assert within_double(title) == double
    assert within_single(title) == single


@pytest.mark.parametrize(
    ("title", "mark", "shown"),
    [
        ("A ‘b’", ",", "A ‘b,’"),
        ("A ‘b’", ".", "A ‘b.’"),
        ("A ‘b?’", ".", "A ‘b?’"),
        ("The ministers’", ",", "The ministers’,"),
        ("‘A’ of the ministers’", ",", "‘A’ of the ministers’,"),
        ("A “b”", ".", "A “b.”"),
        ("A «b»", ".", "A «b»."),
    ],
)
def test_a_mark_goes_before_closing_marks(title, mark, shown):
    assert ended(title, mark) == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("fears over gas", "Fears over Gas"),
        ("Belarus takes over chairmanship", "Belarus Takes Over Chairmanship"),
        ("talks amid outbreak", "Talks amid Outbreak"),
        ("what for? a talk", "What For? A Talk"),
    ],
)
def test_small_words_in_title_case(title, shown):
    assert headline(title) == shown
