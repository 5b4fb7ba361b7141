"""Word, OpenDocument and Rich Text: paragraphs as lines, properties as evidence, hostile files refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import doc, docx, odt, rtf
from csto_tui.corpus.readers.zip_members import ZipMembers
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Status
from csto_tui.text.clean import clean

NOW = dt.date(2025, 6, 1)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{}"/></Relationships>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
O = (  # noqa: E741 - the names of one format
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **more: str | bytes) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"_rels/.rels": RELATIONS.format("word/document.xml"), "word/document.xml": document, **more})


def para(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def open_document(body: str, meta: str = "", **more: str | bytes) -> bytes:
    content = f"<office:document-content {O}><office:body><office:text>{body}</office:text></office:body>"
    properties = f"<office:document-meta {O}><office:meta>{meta}</office:meta></office:document-meta>"
    return packed({"content.xml": content + "</office:document-content>", "meta.xml": properties, **more})


def lines(draft: Draft) -> list[str]:
    return draft.text.split("\n\n")


def title(draft: Draft) -> str:
    return draft.heading.of(draft.text) if draft.heading else ""


def refusal(read: Callable[[bytes], object], content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(content)
    return caught.value.message


def test_a_word_document_is_its_lines_and_nothing_else() -> None:
    body = (
        para("Summit opens", "Titel")
        + "<w:p><w:r><w:t>By </w:t></w:r><w:r><w:tab/><w:t>Anna Petrova</w:t><w:br/><w:t>Minsk</w:t></w:r></w:p>"
        + "<w:p><w:ins><w:r><w:t>They met</w:t></w:r></w:ins><w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t> co</w:t><w:noBreakHyphen/><w:t>operating.</w:t>"
        "</w:r></w:p>"
        + f"<w:tbl><w:tr><w:tc>{para('Length: 300 words')}</w:tc><w:tc>{para('2012')}</w:tc></w:tr></w:tbl>"
        + '<w:p><w:r><mc:AlternateContent xmlns:mc="http://m"><mc:Choice><w:txbxContent>'
        + para("In a box")
        + "</w:txbxContent></mc:Choice><mc:Fallback><w:t>In a box</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    notes = f"<w:footnotes {W}>{para('A note')}</w:footnotes>"
    (draft,) = docx.read(word(body, **{"word/styles.xml": STYLES, "word/footnotes.xml": notes}))
    assert lines(draft) == [
        "Summit opens",
        "By Anna Petrova",
        "Minsk",
        "They met co-operating.",
        "Length: 300 words",
        "2012",
        "In a box",
        "A note",
    ]
    assert title(draft) == "Summit opens"
    assert [one.kind for one in draft.aside] == ["footnote"]


def test_word_properties_are_evidence_and_wrong_ones_are_not() -> None:
    core = (
        '<c:coreProperties xmlns:c="http://c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
        "<dc:creator>{}</dc:creator><dc:created>2001-01-01</dc:created></c:coreProperties>"
    )
    body = para("Summit opens in Minsk") + para("The presidents of six states met in Minsk on Thursday, they said.")
    right = word(body, **{"docProps/core.xml": core.format("Summit opens in Minsk", "Anna Petrova")})
    (article,) = read_bytes(right, "a.docx", now=NOW)
    assert article.title.evidence[0].text == "<dc:title>Summit opens in Minsk</dc:title>"
    assert (article.authors.value, article.authors.status) == (("Anna Petrova",), Status.INFERRED)
    assert article.published.value is None, "the day of a file is no day of publication"
    wrong = word(body, **{"docProps/core.xml": core.format("Document1", "Windows User")})
    (article,) = read_bytes(wrong, "a.docx", now=NOW)
    assert (article.title.value, article.authors.value) == ("Summit opens in Minsk", None)


def test_a_byline_goes_before_the_properties() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ivan Ivanou</dc:creator></c>'
    body = para("Summit opens in Minsk") + para("By Anna Petrova") + para("The presidents met in Minsk on Thursday.")
    (article,) = read_bytes(word(body, **{"docProps/core.xml": core}), "a.docx", now=NOW)
    assert (article.authors.value, article.authors.status) == (("Anna Petrova",), Status.STATED)


def test_an_open_document_is_its_lines_and_nothing_else() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">Summit</text:h>'
        '<text:p>They<text:s text:c="2"/>met<text:line-break/>in <text:span>Minsk</text:span><text:note>'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body>"
        "</text:note>.</text:p><text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>"
        '<text:p>a<draw:frame xmlns:draw="d"><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>'
        "</text:p>"
    )
    meta = "<dc:title>Summit</dc:title><meta:initial-creator>Anna Petrova</meta:initial-creator>"
    (draft,) = odt.read(open_document(body, meta))
    assert lines(draft) == ["Summit", "They met", "in Minsk.", "One", "a", "In a box", "A note"]
    assert title(draft) == "Summit"
    assert draft.stated("authors").evidence.text == "<initial-creator>Anna Petrova</initial-creator>"  # type: ignore[union-attr]


def test_a_flat_open_document() -> None:
    flat = f"<office:document {O}><office:meta><dc:title>x.odt</dc:title></office:meta>"
    flat += "<office:body><office:text><text:p>Text.</text:p></office:text></office:body></office:document>"
    (draft,) = odt.read_flat(flat.encode())
    assert (draft.text, draft.given) == ("Text.", ())


RICH = rb"""{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset238 Arial;}}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title Summit opens}{\author Anna Petrova}{\operator nobody}}
{\*\generator Riched20;}{\header running head}\pard\s1 Summit\~opens\par
\pard\f0 \'cc\'e8\'ed\'f1\'ea, \f1 \'e8esk\'fd\f0  {\b bold}{\v hidden}\line \u1052?\u1080?\emdash\u-10179 ?\u-8704 ?
 \{x\}\par{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}{\pict\pngblip 89504e47}{\footnote A note}\
raw \bin4 }}}{ end}"""


def test_rich_text_is_its_lines_and_nothing_else() -> None:
    (draft,) = rtf.read(RICH)
    assert lines(draft) == [
        "Summit opens",
        "Минск, česky bold".replace("česky", "český"),
        "Ми—😀 {x}",
        "link",
        "raw end",
        "A note",
    ]
    assert (title(draft), draft.encoding) == ("Summit opens", "cp1251")
    assert draft.stated("title").evidence.text == r"\title Summit opens"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rb"{\rtf1\ansicpg932 \'93\'fa\'96\'7b", "日本"),
        (rb"{\rtf1{\uc2\u1052 ab\u1080 cd}x", "Миx"),
        (rb"{\rtf1{\upr{old}{\*\ud{new}}}", "old"),
        (b"{\\rtf1 \xcc\xe8\xed\xf1\xea", "Ìèíñê"),
        (rb"{\rtf1 a}b}}}c", "abc"),
        (rb"{\rtf1 \u55357 ?x", "\ufffdx"),
        (rb"{\rtf1 \'1b]52;c\'07 \u27?[2J", "␛]52;c␇ ␛[2J"),
        (rb"{\rtf1 a\u99999999999 b\uc99999\'z", "a"),
    ],
)
def test_odd_rich_text(content: bytes, text: str) -> None:
    (draft,) = rtf.read(content)
    assert draft.text.startswith(text)


def test_rich_text_that_is_none_or_too_deep() -> None:
    assert refusal(rtf.read, b"{\\pdf") == "it is no Rich Text"
    assert refusal(rtf.read, b"{\\rtf1" + b"{" * 2_000).startswith("too complex")
    assert len(rtf.read(b"{\\rtf1 " + b"\\par x" * 100_000)[0].text) == 300_000 - 2


def test_a_doc_is_read_as_what_it_is() -> None:
    assert doc.read(RICH) == rtf.read(RICH)
    assert doc.read(word(para("Text here."))) == docx.read(word(para("Text here.")))
    assert (
        "Text stands here"
        in doc.read(b"<html><body><p>Text stands here, all of it, they said.</p></body></html>")[0].text
    )
    assert refusal(doc.read, b"\xd0\xcf\x11\xe0" + bytes(600)) == "the old Word format is not read"


BOMB = f"<w:document {W}><w:body>{para(' ' * 3_000_000)}</w:body></w:document>"
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document {W}>&b;</w:document>'
OUTSIDE = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}>&a;</w:document>'


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"word/document.xml": BOMB}, "refused: it unpacks to far more"),
        ({"word/document.xml": LAUGHS}, "refused: its XML has a document type"),
        ({"word/document.xml": OUTSIDE}, "refused: its XML has a document type"),
        ({"word/document.xml": "<p>" * 300}, "too complex"),
        ({"word/document.xml": "<w:p"}, "damaged XML"),
        ({"word/document.xml": "<a>\x00</a>"}, "damaged XML"),
        ({"mimetype": "x"}, "it is no Word document"),
        ({"_rels/.rels": RELATIONS.format("../../etc/passwd")}, "it is no Word document"),
    ],
)
def test_hostile_word_documents_are_refused(members: dict[str, str], said: str) -> None:
    assert refusal(docx.read, packed(members)).startswith(said)


def test_archives_that_lie() -> None:
    assert refusal(docx.read, b"PK\x03\x04 nothing").startswith("damaged archive")
    assert refusal(docx.read, b"\xd0\xcf\x11\xe0" + bytes(600)).startswith("it has a password")
    assert (
        refusal(odt.read, open_document("", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}))
        == "it is encrypted"
    )
    whole = bytearray(packed({"a": b"letters " * 100}))
    whole[40:60] = bytes(20)
    assert refusal(lambda content: ZipMembers(content).read("a"), bytes(whole)).startswith("damaged archive")
    locked = bytearray(packed({"a": b"x"}))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert refusal(lambda content: ZipMembers(content).read("a"), bytes(locked)) == "it is encrypted"


SEEDS = [word(para("Summit", "Titel") + para("Text.")), open_document("<text:p>Text.</text:p>"), RICH]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_bent_documents_are_read_or_refused(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, 2))
    content = bytearray(SEEDS[which])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check((docx.read, odt.read, rtf.read)[which], bytes(content))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (docx.read, odt.read, odt.read_flat, rtf.read, doc.read):
        check(read, content)
    check(rtf.read, b"{\\rtf1" + content)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(r"{ } \par \u1052 ? \'e8 \f1 \bin3 \v \* \info \title \footnote x \uc0 \s1 \pard \~".split(" "))
    )
)
def test_any_rich_text(words: list[str]) -> None:
    check(rtf.read, ("{\\rtf1" + "".join(words)).encode())


def check(read: Callable[[bytes], tuple[Draft, ...]], content: bytes) -> None:
    try:
        drafts = read(content)
    except SourceError:
        return
    for draft in drafts:
        assert draft.text == clean(draft.text)
        spans = [one.span for one in draft.aside] + ([draft.heading] if draft.heading else [])
        assert all(span.end <= len(draft.text) for span in spans)
        assert all(one.values and one.evidence.text == clean(one.evidence.text) for one in draft.given)
