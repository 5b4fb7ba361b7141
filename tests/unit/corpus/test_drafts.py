"""What a draft brings along reaches the article: pages, furniture that the format knows, statements and hints."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest

from csto_tui.corpus import reading
from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.layout import lay_out
from csto_tui.corpus.readers.parts import Part, draft_of, given_of
from csto_tui.model.article import Article, Boilerplate, Status
from csto_tui.model.span import Span

NOW = dt.date(2025, 6, 1)
LINES = ("The presidents of six states met in Minsk on Thursday, they said.", "They signed an agreement on a force.")
TEXT = f"EXAMPLE WEEKLY\n\n{LINES[0]}\n\n- 2 -\n\n{LINES[1]}\n\nMINSK, 1 March (BelTA) – It ended well for all of them."


def article_of(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> Article:
    monkeypatch.setattr(
        reading, "format_of", lambda name: SimpleNamespace(read=lambda content: (draft,), table=None, is_fenced=False)
    )
    (article,) = reading.read_bytes(b"x", "a.pdf", now=NOW)
    return article


def test_lines_set_aside_by_the_format_are_boilerplate_wherever_they_stand() -> None:
    head, foot = Span(0, 14), Span(TEXT.index("- 2 -"), TEXT.index("- 2 -") + 5)
    layout = lay_out(TEXT, aside=(Boilerplate(head, "header"), Boilerplate(foot, "footer")))
    assert [(one.kind, one.span) for one in layout.boilerplate] == [("header", head), ("footer", foot)]
    assert [one.number for one in layout.passages] == [1, 2, 3]


def test_a_sentence_set_aside_is_no_beginning_of_the_text() -> None:
    notice = "This copy was made for the reading room of the library and may not be lent to others by its readers."
    text = f"{notice}\n\nSummit of six states opens in Minsk\n\n{LINES[0]}\n\n{LINES[1]}"
    layout = lay_out(text, aside=(Boilerplate(Span(0, len(notice)), "header"),))
    assert layout.title
    assert layout.title.text == "Summit of six states opens in Minsk"


def test_a_text_that_is_all_furniture_stays_so() -> None:
    layout = lay_out("EXAMPLE WEEKLY", aside=(Boilerplate(Span(0, 14), "header"),))
    assert (layout.passages, layout.boilerplate) == ((), (Boilerplate(Span(0, 14), "header"),))


def test_pages_of_passages() -> None:
    second = TEXT.index(LINES[1])
    layout = lay_out(TEXT, pages=((TEXT.index(LINES[0]), 3), (second, 4)))
    assert [one.page for one in layout.passages if one.span.start >= second] == [4, 4]
    assert {one.page for one in layout.passages if one.span.start < second} == {None, 3} - (
        {None} if layout.title else set()
    )
    assert {one.page for one in lay_out(TEXT).passages} == {None}


def given(field: str, value: str, status: Status) -> tuple[Given, ...]:
    return given_of(field, (value,), f"{field}: {value}", status=status, note="so it says")


@pytest.mark.parametrize(
    ("status", "source", "year"), [(Status.STATED, "Agency", "2001"), (Status.INFERRED, "BelTA", "XXXX-03-01")]
)
def test_a_hint_of_the_format_gives_way_to_the_text(
    status: Status, source: str, year: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Draft(TEXT.partition("\n\n")[2].partition("\n\n")[2].partition("\n\n")[2].partition("\n\n")[2], "utf-8")
    statements = (
        *given("source", "Agency", status),
        *given("published", "2001", status),
        *given("title", "Other", status),
    )
    article = article_of(Draft(draft.text, "utf-8", statements), monkeypatch)
    assert article.source.value == source
    assert article.published.value is not None
    assert article.published.value.text == year
    assert (article.title.value, article.title.status, article.title.note) == ("Other", status, "so it says")


def test_parts_become_a_draft() -> None:
    head = [Part("HEAD", "header", 1), Part("Summit  opens\x1b", level=1, page=1)]
    parts = [*head, Part(" "), Part("* *"), Part("Text.", page=3)]
    draft = draft_of(parts, given=given_of("authors", ("", "Anna", "Anna", "* *"), "x" * 1000), key="7")
    assert draft.text == "HEAD\n\nSummit opens␛\n\n* *\n\nText."
    assert (draft.heading, draft.key) == (Span(6, 19), "7")
    assert draft.pages == ((0, 1), (26, 3))
    assert draft.aside == (Boilerplate(Span(0, 4), "header"),)
    assert (draft.given[0].values, len(draft.given[0].evidence.text)) == (("Anna",), 300)
    assert given_of("title", ("* *", ""), "x") == ()
