"""What in a draft is a quotation, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.drafts.quotations import LONGEST, find_quotations
from csto_tui.text.normalize import word_count


def texts(draft: str, **form: bool) -> list[str]:
    return [one.text for one in find_quotations(draft, **form)]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ('He said "we agree" and left.', ["we agree"]),
        ("He said “we agree” and left.", ["we agree"]),
        ("Он сказал: «Мы согласны».", ["Мы согласны"]),
        ("Er sagte „wir sind da“.", ["wir sind da"]),
        ("Er sagte »wir sind da«.", ["wir sind da"]),
        ("Han sa ”vi är här” igen.", ["vi är här"]),
        ("彼は「賛成だ」と言った。", ["賛成だ"]),
        ("‘We agree,’ he said.", ["We agree,"]),
        ("'We agree,' he said.", ["We agree,"]),
        ("‘The workers’ rights are at stake,’ he said.", ["The workers’ rights are at stake,"]),
        ("‘They don’t agree’ and ‘we do’.", ["They don’t agree", "we do"]),
        ("It’s the dogs’ day, isn't it, in the '90s?", []),
        ('A screen of 15" and a beam of 6\'2" stood there.', []),
        ("«Мы «внутри» рады», сказал он.", ["Мы «внутри» рады"]),
        ("“They say ‘never’ and «ni»,” she said.", ["They say ‘never’ and «ni»,"]),
        ('“opened so, closed like this" and on', ["opened so, closed like this"]),
        ("“one\ntwo” three", ["one two"]),
        ("“…” and “—” and “”", []),
    ],
)
def test_marks_of_every_kind(draft: str, found: list[str]) -> None:
    assert texts(draft) == found


def test_a_quotation_ends_with_its_paragraph_and_says_so() -> None:
    first, second = find_quotations("“It goes on\nand on\n\n“to the end.” Not this.")
    assert (first.text, first.line, first.is_open) == ("It goes on and on", 1, True)
    assert (second.text, second.line, second.is_open) == ("to the end.", 4, False)


def test_lines_are_paragraphs_in_a_text_from_a_word_processor() -> None:
    draft = "“It goes on\n“to the end.” Not this."
    assert texts(draft, by_line=True) == ["It goes on", "to the end."]


def test_blocks_are_quotations_paragraph_by_paragraph() -> None:
    draft = "He wrote:\n\n> First of\n> all.\n>\n> “Then the rest.”\n> — *A Paper*, 2012\n\nAnd “more”.\n\n> — nobody\n"
    found = find_quotations(draft, is_markdown=True)
    assert [(one.text, one.line, one.is_block) for one in found] == [
        ("First of all.", 3, True),
        ("Then the rest.", 6, True),
        ("more", 9, False),
    ]


@pytest.mark.parametrize(
    "draft",
    [
        '---\ntitle: "a title"\n---\n',
        'Some `print("x y")` code.',
        '```\n"in code"\n```\n',
        '~~~ text\n"in code"\n',
        'Above:\n\n    "in code"\n',
        '[link](http://a.b "a title")',
        '[1]: http://a.b "a title"\n',
        '<a href="a b">x</a>',
        '<!-- "a b" -->',
        'See <https://a.b/?q="x">.',
    ],
)
def test_what_is_no_prose_in_markdown_has_no_quotations(draft: str) -> None:
    assert texts(draft, is_markdown=True) == []


def test_what_is_indented_below_an_item_of_a_list_is_prose() -> None:
    assert texts('- an item\n\n    "it goes on"\n', is_markdown=True) == ["it goes on"]


def test_markup_inside_is_taken_away_and_the_place_is_that_in_the_draft() -> None:
    draft = 'x **"We *never* [agreed](http://x.y/z) <b>to</b> that[^1] \\*at all\\*"**'
    (found,) = find_quotations(draft, is_markdown=True)
    assert found.text == "We never agreed to that *at all*"
    assert found.span.of(draft).startswith("We *never*")
    assert found.span.of(draft).endswith("all\\*")


def test_a_ticker_in_angles_is_no_element() -> None:
    assert texts("“Texaco Inc <TX> said <Meridian Technologies Inc> agreed”", is_markdown=True) == [
        "Texaco Inc <TX> said <Meridian Technologies Inc> agreed"
    ]


def test_a_very_long_quotation_is_taken_apart_between_sentences() -> None:
    sentence = "This sentence has seven words in it. "
    parts = texts(f"“{sentence * 100}”")
    assert len(parts) == 3
    assert all(word_count(part) <= LONGEST and part.endswith("it.") for part in parts)
    assert " ".join(parts) == (sentence * 100).strip()
    endless = texts(f"“{'word ' * 1000}”")
    assert [word_count(part) for part in endless] == [300, 300, 300, 100]


@given(st.text(alphabet="ab \n\"'“”‘’«»„>-*_`[]()\\<:/.,…", max_size=300), st.booleans(), st.booleans())
def test_places_are_true_whatever_is_written(draft: str, is_markdown: bool, by_line: bool) -> None:
    found = find_quotations(draft, is_markdown=is_markdown, by_line=by_line)
    assert [one.span for one in found] == sorted(one.span for one in found)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(draft)
        assert one.line == draft.count("\n", 0, one.span.start) + 1
        assert one.text
        assert "\n" not in one.text
