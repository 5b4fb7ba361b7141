"""The library: drafts of every format, clippings whose articles change."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.errors import SourceError, UsageError
from csto_tui.library import Library
from csto_tui.library.drafting import DRAFT_LIMIT
from csto_tui.model.article import ArticleId
from csto_tui.model.clipping import Standing
from csto_tui.model.draft import Verdict
from csto_tui.model.span import Span
from csto_tui.settings import Places, Settings

NOW = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
ALPHA = """Ministers meet in Minsk

MINSK, March 1, 2011 (Alpha) - “We agree on a rapid reaction force,” Anna Novak said on Tuesday.

The force would have 4,000 soldiers. Russia and Belarus pay for it.
"""
DRAFT = "“We agree on a rapid reaction force,”\n\n“The force would have 5,000 soldiers”\n\n«Nobody anywhere wept»\n"
VERDICTS = [(1, Verdict.EXACT), (3, Verdict.ALTERED), (5, Verdict.MISSING)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "alpha.txt").write_text(ALPHA, encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def opened(folder: Path) -> Iterator[Callable[[], Library]]:
    """Return a function that opens the corpus anew, as it is now."""
    libraries: list[Library] = []

    def open_now() -> Library:
        while libraries:
            libraries.pop().close()
        places = Places(None, folder.parent / "index", folder.parent / "work.sqlite3", None)
        corpus = open_corpus([folder], Settings(), places, today=dt.date(2024, 5, 1))
        list(corpus.refresh())
        libraries.append(corpus.library)
        return corpus.library

    yield open_now
    while libraries:
        libraries.pop().close()


def word_document(*paragraphs: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return content.getvalue()


@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft", "draft.notes"])
def test_a_draft_of_plain_text(opened: Callable[[], Library], name: str) -> None:
    checks = list(opened().verify(DRAFT.encode("utf-8-sig"), name))
    assert [(one.quotation.line, one.verdict) for one in checks] == VERDICTS
    assert checks[0].place is not None
    assert (checks[0].place.article_id, checks[0].place.passage) == ("alpha", 1)


def test_a_draft_from_a_word_processor_has_paragraphs_for_lines(opened: Callable[[], Library]) -> None:
    content = word_document("A title", *DRAFT.split("\n\n"))
    checks = list(opened().verify(content, "draft.DOCX"))
    assert [(one.quotation.line, one.verdict) for one in checks] == [
        (2, Verdict.EXACT),
        (3, Verdict.ALTERED),
        (4, Verdict.MISSING),
    ]


def test_a_draft_among_the_articles_is_no_source_of_its_own(opened: Callable[[], Library], folder: Path) -> None:
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    library = opened()
    assert len(library.articles()) == 2
    assert [(one.quotation.line, one.verdict) for one in library.verify_file(folder / "draft.txt")] == VERDICTS


def test_what_is_no_draft_is_refused(opened: Callable[[], Library], folder: Path) -> None:
    library = opened()
    with pytest.raises(UsageError, match="cannot be read"):
        list(library.verify_file(folder / "none.md"))
    with pytest.raises(UsageError, match="cannot be read"):
        list(library.verify_file(folder))
    with pytest.raises(SourceError, match="larger than 8 MiB"):
        list(library.verify(b"x" * (DRAFT_LIMIT + 1), "draft.md"))
    with pytest.raises(SourceError):
        list(library.verify(b"PK\x03\x04 no document", "draft.docx"))


def test_a_clipping_outlives_its_article(opened: Callable[[], Library], folder: Path) -> None:
    library = opened()
    start = library.article(ArticleId("alpha")).text.index("The force")
    kept = library.clip(ArticleId("alpha"), Span(start, start + 36), at=NOW, note=" a\nnote ", tags=["x", " ", "x"])
    assert (kept.text, kept.passage, kept.note, kept.tags) == (
        "The force would have 4,000 soldiers.",
        2,
        "a note",
        ("x",),
    )
    for text, standing in (
        (ALPHA, Standing.HERE),
        (ALPHA.replace("MINSK", "IN MINSK"), Standing.MOVED),
        (ALPHA.replace("4,000", "5,000"), Standing.CHANGED),
        (None, Standing.GONE),
    ):
        (folder / "other.txt").write_text("Another title\n\nAnother text altogether, in one long line.\n")
        if text is None:
            (folder / "alpha.txt").unlink()
        else:
            (folder / "alpha.txt").write_text(text, encoding="utf-8")
        library = opened()
        assert [(one.id, one.text, one.span, one.created) for one in library.clippings()] == [
            (kept.id, kept.text, kept.span, kept.created)
        ]
        (cutting,) = library.cuttings(library.clippings(), "chicago-note")
        assert cutting.standing is standing
        assert "Minsk" in cutting.citation.text
        assert "¶ 2" in cutting.citation.text


def test_what_cannot_be_clipped(opened: Callable[[], Library]) -> None:
    library = opened()
    with pytest.raises(KeyError):
        library.clip(ArticleId("none"), Span(0, 3), at=NOW)
    for span in (Span(0, 5), Span(60, 60), Span(60, 9_999)):
        with pytest.raises(UsageError):
            library.clip(ArticleId("alpha"), span, at=NOW)
    assert library.clippings() == ()


def test_clippings_go_into_a_draft_that_holds(opened: Callable[[], Library]) -> None:
    library = opened()
    article = library.article(ArticleId("alpha"))
    for passage in article.passages:
        library.clip(article.id, passage.span, at=NOW)
    text = library.exported_clippings(library.clippings(), "md", "chicago-note", on=NOW.date(), query="x")
    assert library.fingerprint() in text
    checks = list(library.verify(text.encode(), "clippings.md"))
    assert len(checks) == 4
    assert all(one.verdict.holds for one in checks)


def test_edits_and_undo(opened: Callable[[], Library]) -> None:
    library = opened()
    span = library.article(ArticleId("alpha")).passages[0].span
    first, second = (library.clip(ArticleId("alpha"), span, at=NOW, note=note).id for note in "ab")
    library.note_clipping(first, "c")
    library.tag_clipping(first, ["t"])
    library.move_clipping(first, 2)
    assert [(one.id, one.note, one.tags) for one in library.clippings()] == [(second, "b", ()), (first, "c", ("t",))]
    assert [one.id for one in library.clippings("tag:t note:c")] == [first]
    assert library.remove_clippings([first, second]) == 2
    assert [library.undo_clipping() for _ in range(2)] == ["removed", "moved"]
    assert [one.id for one in library.clippings()] == [first, second]
