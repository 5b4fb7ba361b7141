"""PDF: the text layer with its pages, heads and feet set aside, and honest words about files without text."""

from __future__ import annotations

import builtins
import datetime as dt
import io
import zlib
from collections.abc import Sequence
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import pdf
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Status
from csto_tui.text.clean import clean

NOW = dt.date(2025, 6, 1)
Shown = tuple[float, float, float, str]
"""x, y, size, text."""
SENTENCES = (
    "The presidents of six states met in Minsk on Thursday and signed",
    "an agreement on a joint force, which Belarus had long asked for and",
    "which Russia had put off, as the summit's press service said later.",
)


def written(pages: Sequence[Sequence[Shown]], *, info: str = "", root: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """Return a PDF of lines, with one font of Western letters."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode("latin-1"),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        stream = b"".join(
            b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, _escaped(text)) for x, y, size, text in page
        )
        content = 5 + 2 * number
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        packed = zlib.compress(stream)
        bodies.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
    return _file([*bodies, *extra, f"<< {info} >>".encode("latin-1")])


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(bodies: Sequence[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(bodies) + 1, len(bodies), start)
    )
    return out.getvalue()


def column(lines: Sequence[str], top: float = 600, size: float = 10, left: float = 50) -> list[Shown]:
    return [(left, top - 12 * place, size, line) for place, line in enumerate(lines)]


def only(content: bytes) -> Draft:
    (draft,) = pdf.read(content)
    return draft


def lines_of(content: bytes) -> list[str]:
    return only(content).text.split("\n\n")


def test_lines_become_paragraphs_and_a_large_line_the_title() -> None:
    page = [(50, 650, 18, "Summit opens in Minsk"), *column(SENTENCES), *column(SENTENCES, top=545)]
    (article,) = read_bytes(written([page]), "a.pdf", now=NOW)
    assert article.title.value == "Summit opens in Minsk"
    assert [article.passage_text(one.number) for one in article.passages] == [" ".join(SENTENCES)] * 2
    assert {one.page for one in article.passages} == {1}


def test_an_indent_begins_a_paragraph_and_a_heading_may_take_two_lines() -> None:
    page = [(50, 650, 18, "Summit opens in Minsk after a year of"), (50, 630, 18, "quarrels over milk")]
    page += [(60 if number % 3 == 0 else 50, 600 - 12 * number, 10, line) for number, line in enumerate(SENTENCES * 3)]
    assert lines_of(written([page])) == [
        "Summit opens in Minsk after a year of quarrels over milk",
        *[" ".join(SENTENCES)] * 3,
    ]


def test_a_paragraph_goes_on_over_pages_and_heads_and_feet_are_set_aside() -> None:
    pages = []
    for number in range(1, 5):
        head = [(50, 680, 8, f"EXAMPLE WEEKLY, No {number}"), (240, 20, 8, f"- {number} -")]
        text = [f"and {'so ' * number}it went on for the whole of that long and hot day", *SENTENCES[1:]]
        pages.append(
            [*head, *column([*text, f"of which {'no ' * number}one in the hall had wanted to speak before the"])]
        )
    (article,) = read_bytes(written(pages), "a.pdf", now=NOW)
    assert len(article.passages) == 1
    assert "before the and so so it went on" in article.passage_text(1)
    aside = [(one.kind, one.span.of(article.text)) for one in article.boilerplate]
    assert ("header", "EXAMPLE WEEKLY, No 3") in aside
    assert ("footer", "- 4 -") in aside
    assert len(aside) == 8


def test_heads_as_large_as_the_text_are_found_by_their_repetition() -> None:
    bodies = [
        column([f"The story number {name} ends here, as all of them do."]) for name in ("one", "two", "three", "four")
    ]
    pages = [
        [(50.0, 612.0, 10.0, f"{'Left' if one % 2 else 'Right'} head {one}"), *body] for one, body in enumerate(bodies)
    ]
    draft = only(written(pages))
    assert [one.span.of(draft.text) for one in draft.aside] == [
        "Right head 0",
        "Left head 1",
        "Right head 2",
        "Left head 3",
    ]


def test_pages_that_say_the_same_keep_their_text() -> None:
    content = written([column(SENTENCES)] * 3)
    assert only(content).aside == ()
    assert only(content).text.count("a joint force") == 3


def test_pages_are_kept_as_locators() -> None:
    pages = [column([f"Page {name} says so, and it ends with its last sentence."]) for name in ("one", "two", "three")]
    (article,) = read_bytes(written([pages[0], [], *pages[1:]]), "a.pdf", now=NOW)
    assert [(one.number, one.page) for one in article.passages] == [(1, 1), (2, 3), (3, 4)]


def test_a_small_line_below_the_text_is_a_foot_even_on_a_single_page() -> None:
    page = [*column(SENTENCES), (50, 30, 7, "https://example.org/summit 1/1"), (50, 680, 7, "6/1/25 Summit | Example")]
    aside = [(one.kind, one.span.of(only(written([page])).text)) for one in only(written([page])).aside]
    assert aside == [("footer", "https://example.org/summit 1/1"), ("header", "6/1/25 Summit | Example")]


def test_properties_and_xmp_are_evidence() -> None:
    xmp = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://prismstandard.org/namespaces/basic/2.0/"
    p:publicationName="Example Weekly"><p:publicationDate>2012-03-01</p:publicationDate>
    <dc:creator><rdf:Seq><rdf:li>Anna Petrova</rdf:li><rdf:li>Ivan Ivanou</rdf:li></rdf:Seq></dc:creator>
    </rdf:Description></rdf:RDF></x:xmpmeta>"""
    packet = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (len(xmp), xmp)
    page = [(50, 650, 18, "Summit opens in Minsk"), *column(SENTENCES)]
    content = written(
        [page], info="/Title (Summit opens in Minsk) /Author (admin)", root="/Metadata 6 0 R", extra=[packet]
    )
    (article,) = read_bytes(content, "a.pdf", now=NOW)
    assert (article.title.status, article.title.evidence[0].text) == (Status.STATED, "/Title (Summit opens in Minsk)")
    assert (article.source.value, article.source.evidence[0].line) == ("Example Weekly", 0)
    assert str(article.published.value and article.published.value.text) == "2012-03-01"
    assert (article.authors.value, article.authors.status) == (("Anna Petrova", "Ivan Ivanou"), Status.INFERRED)


@pytest.mark.parametrize("title", ["A01_NEWS.indd", "Microsoft Word - story.doc", "untitled", "Layout 1", "/home/x/y"])
def test_a_file_name_is_no_title(title: str) -> None:
    page = [(50, 650, 18, "Summit opens in Minsk"), *column(SENTENCES)]
    draft = only(written([page], info=f"/Title ({title})"))
    assert draft.stated("title") is None
    assert draft.heading
    assert draft.heading.of(draft.text) == "Summit opens in Minsk"


def test_a_title_that_the_text_lacks_gives_way_to_its_headline() -> None:
    page = [(50, 650, 18, "Summit opens in Minsk"), *column(SENTENCES)]
    (article,) = read_bytes(written([page], info="/Title (Issue of March)"), "a.pdf", now=NOW)
    assert article.title.value == "Summit opens in Minsk"
    (article,) = read_bytes(written([column(SENTENCES)], info="/Title (Issue of March)"), "a.pdf", now=NOW)
    assert (article.title.value, article.title.status) == ("Issue of March", Status.INFERRED)


def refusal(content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        pdf.read(content)
    return caught.value.message


def test_each_refusal_says_what_is_the_matter() -> None:
    whole = written([column(SENTENCES)])
    assert refusal(b"plain text") == "damaged: it does not begin as a PDF does"
    assert refusal(whole[: len(whole) // 4]).startswith("damaged")
    assert refusal(written([[]])) == "no text layer"
    assert refusal(written([])).startswith("damaged")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert refusal(locked.getvalue()) == "it is encrypted"


def test_a_file_that_opens_without_a_password_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(written([column(SENTENCES)])))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert lines_of(locked.getvalue()) == [" ".join(SENTENCES)]


def test_a_damaged_page_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    content = written([column(SENTENCES), column(["The second page is a good one, as its only line says."])])
    whole = pypdf.PageObject.extract_text

    def fail(page: Any, *arguments: Any, **named: Any) -> str:
        if page.page_number == 0:
            raise KeyError("/Font")
        return whole(page, *arguments, **named)

    monkeypatch.setattr(pypdf.PageObject, "extract_text", fail)
    draft = only(content)
    assert draft.text == "The second page is a good one, as its only line says."
    assert draft.remarks == ("damaged pages left out: 1",)
    assert draft.pages == ((0, 2),)


def test_letters_without_meaning_are_no_text_layer() -> None:
    page = [(50.0, 600.0 - 12 * number, 10.0, "/g12/g34/g56/g78/g90/g11 x") for number in range(5)]
    assert refusal(written([page])).startswith("no readable text layer")


def test_a_cycle_of_pages_and_a_bomb_end() -> None:
    cycle = written([column(SENTENCES)]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert refusal(cycle).startswith("damaged")
    bomb = zlib.compress(zlib.compress(bytes(90_000_000)))
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    packed = written([column(SENTENCES)], root="", extra=[stream])
    assert refusal(packed.replace(b"/Contents 5 0 R", b"/Contents 6 0 R")).startswith("damaged")


def test_a_missing_library_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def fail(name: str, *arguments: Any, **named: Any) -> Any:
        if name == "pypdf":
            raise ModuleNotFoundError(name)
        return imported(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", fail)
    assert refusal(b"%PDF-1.4") == "needs `pip install 'csto-tui[pdf]'`"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_bent_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(written([[(50, 650, 18, "Summit (opens)"), *column(SENTENCES)], column(SENTENCES)]))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        draft = only(bytes(content))
    except SourceError:
        return
    assert draft.text == clean(draft.text)
    assert all(one.span.end <= len(draft.text) for one in draft.aside)
