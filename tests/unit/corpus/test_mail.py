"""Mail and mailboxes: the text, what the headers state, and messages made to break parsers."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import time
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import eml, mbox
from csto_tui.corpus.readers.charsets import codec_named
from csto_tui.corpus.readers.mail_headers import day_of, decoded_words, headers_of, name_of, parameter
from csto_tui.corpus.readers.mime import message_of
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Status
from csto_tui.text.clean import clean

NOW = dt.date(2025, 6, 1)
TEXT = (
    "The presidents of six states met in Minsk on Thursday, they said.\n\nThey signed an agreement on a joint force.\n"
)
HEAD = b"Subject: Summit\nFrom: Anna Petrova <a@example.org>\nDate: Thu, 1 Mar 2012 23:50:00 +0300\n"


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def only(content: bytes) -> Draft:
    (draft,) = eml.read(content)
    return draft


def test_a_mail_is_its_text_with_its_headers_as_evidence() -> None:
    made = message(
        Subject="Саммит в Минске",
        From="Anna Petrova <a@example.org>",
        Date="Thu, 1 Mar 2012 23:50:00 +0300",
        Message_ID="<1@example.org>",
    )
    made.set_content(TEXT)
    (article,) = read_bytes(made.as_bytes(), "a.eml", now=NOW)
    assert (article.title.value, article.title.status) == ("Саммит в Минске", Status.STATED)
    assert article.title.evidence[0].text == "Subject: Саммит в Минске · Message-ID: <1@example.org>"
    assert article.published.value is not None
    assert (article.published.value.text, article.published.status) == ("2012-03-01", Status.STATED)
    assert (article.authors.value, article.authors.status) == (("Anna Petrova",), Status.INFERRED)
    assert article.source.value is None, "a sender is no outlet"
    assert len(article.passages) == 2


def test_the_outlet_of_a_newsletter_is_inferred() -> None:
    made = message(From='"Minsk Daily" <news@example.org>', Subject="x", List_Id="The Daily <daily.example.org>")
    made.set_content(TEXT)
    (article,) = read_bytes(made.as_bytes(), "a.eml", now=NOW)
    assert (article.source.value, article.source.status) == ("The Daily", Status.INFERRED)
    assert article.source.evidence[0].text == "List-Id: The Daily <daily.example.org>"
    assert article.authors.value is None
    made.replace_header("List-Id", "<daily.example.org>")
    (article,) = read_bytes(made.as_bytes(), "a.eml", now=NOW)
    assert (article.source.value, article.source.evidence[0].text[:5]) == ("Minsk Daily", "From:")


def test_a_mail_that_was_passed_on_has_another_day() -> None:
    made = message(Subject="Fwd: RE: Summit", From="x@example.org", Date="Fri, 2 Mar 2012 10:00:00 +0000")
    made.set_content(TEXT)
    (article,) = read_bytes(made.as_bytes(), "a.eml", now=NOW)
    assert (article.title.value, article.published.status) == ("Summit", Status.INFERRED)
    assert article.published.note


def test_the_page_is_read_where_it_says_more() -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.split("\n") * 3 if line) + "</body></html>"
    both = message(Subject="x")
    both.set_content(TEXT * 3)
    both.add_alternative(page, subtype="html")
    assert only(both.as_bytes()).text == TEXT * 3, "the plain text, as its writer broke it"
    stub = message(Subject="x")
    stub.set_content("See it in your browser: https://example.org/x")
    stub.add_alternative(page, subtype="html")
    assert only(stub.as_bytes()).text.count("met in Minsk") == 3
    links = message(Subject="x")
    links.set_content("\n".join(f"Story {number} https://example.org/{number}" for number in range(60)))
    links.add_alternative(page, subtype="html")
    assert "https" not in only(links.as_bytes()).text


def test_a_page_of_several_stories_is_read_whole() -> None:
    stories = "".join(f"<div><h2>Story {one}</h2><p>{TEXT}</p></div>" for one in range(9))
    made = message(Subject="x")
    page = f"<html><body><article><p>{TEXT}</p></article><div class='related'>{stories}</div></body></html>"
    made.set_content(page, subtype="html")
    (article,) = read_bytes(made.as_bytes(), "a.eml", now=NOW)
    assert sum("joint force" in article.passage_text(one.number) for one in article.passages) == 10


def test_attachments_are_named_and_left_alone() -> None:
    made = message(Subject="x")
    made.set_content(TEXT)
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="a\x1b]52.pdf")
    made.add_attachment("more text", filename="b.txt")
    draft = only(made.as_bytes())
    assert draft.remarks == ("not read: a␛]52.pdf, b.txt",)
    assert "more text" not in draft.text


def test_a_mail_within_a_mail_is_read() -> None:
    inner = message(Subject="inner", From="x@example.org")
    inner.set_content(TEXT)
    outer = message(Subject="outer")
    outer.set_content(inner)
    draft = only(outer.as_bytes())
    assert draft.stated("title").values == ("outer",)  # type: ignore[union-attr]
    assert "joint force" in draft.text


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8", "iso-8859-5", "utf-16", "x-unknown", "klingon"])
def test_charsets_known_and_unknown(charset: str) -> None:
    text = "Президенты шести государств встретились в Минске и подписали соглашение."
    encoded = text.encode(charset if codec_named(charset) else "cp1251")
    body = base64.encodebytes(encoded)
    kind = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n"
    assert only(HEAD + kind.encode() + body).text.strip() == text


def test_a_wrong_charset_is_not_believed() -> None:
    text = "Президенты шести государств встретились в Минске.".encode("cp1251")
    assert only(HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + text).text.startswith("Президенты")


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("=?utf-8?q?=1b]52;c;eA=3D=3D=07?=", "␛]52;c;eA==␇"),
        ("=?utf-8?b?0Jw=?= =?utf-8?b?0Jg=?=", "МИ"),
        ("=?utf-8?b?0J?= x =?utf-8?b?nA==?=", "� x �"),
        ("=?utf-8?b?0A==?= =?utf-8?b?nA==?=", "М"),
        ("=?koi8-r?b?7cnO08s=?= и =?cp1251?q?=CC?=", "Минск и М"),
        ("=?klingon?q?abc?=", "abc"),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("=?utf-8?b?\u00ff?=", "ÿ"),
        ("a\n b\x00", "a b␀"),
    ],
)
def test_encoded_words(header: str, line: str) -> None:
    assert decoded_words(header) == line


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Fri, 16 Dec 2011 23:59:00 -0500", "2011-12-16"),
        ("16 Dec 11 10:00 GMT", "2011-12-16"),
        ("Fri, 2 Mar 2012", "2012-03-02"),
        ("2012-03-01 10:00", "2012-03-01"),
        ("yesterday", ""),
        ("", ""),
        ("99999999999 x", ""),
    ],
)
def test_days(said: str, day: str) -> None:
    assert day_of(said) == day


def test_names_and_parameters() -> None:
    assert [name_of(one) for one in ("a@b.c", "<a@b.c>", "Anna  <a@b.c>", "")] == ["", "", "Anna", ""]
    assert parameter('multipart/mixed; x=1; boundary="a\\"b"', "boundary") == 'a"b'
    assert parameter("text/plain; charset=utf-8; charset=x", "charset") == "utf-8"
    assert parameter("text/plain", "charset") == ""


def test_no_mail_at_all() -> None:
    for content in (b"", b"Just a text, with no header.\n\nIt goes on.", b"X-Y: z\n\ntext"):
        with pytest.raises(SourceError, match="no mail"):
            eml.read(content)
    with pytest.raises(SourceError, match="no words"):
        eml.read(HEAD + b"\n\n* * *\n")


def nested(depth: int) -> bytes:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (one, one) for one in range(depth))
    return HEAD + b"Content-Type: text/plain\n\n" if not depth else HEAD + head + b"\nText of some words stands here.\n"


MONSTERS = {
    "folded": b"Subject: x\n" + b" y\n" * 200_000 + b"From: a@b\n\n" + TEXT.encode(),
    "folded words": b"Subject: " + b"=?utf-8?q?a?=\n " * 40_000 + b"\nFrom: a@b\n\n" + TEXT.encode(),
    "nested": nested(3_000),
    "mail in mail": HEAD + b"Content-Type: message/rfc822\n\n" * 20_000 + TEXT.encode(),
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nsome words\n" * 200_000,
    "headers": b"".join(b"X-%d: y\n" % one for one in range(200_000)) + HEAD + b"\n" + TEXT.encode(),
    "parameters": HEAD + b"Content-Type: text/plain" + b'; a="b' * 100_000 + b"\n\n" + TEXT.encode(),
    "no end": HEAD + b"X: y\n" * 500_000,
    "a great deal of base64": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"QUJD ZA==" * 1_000_000,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_end_soon(name: str) -> None:
    before = time.process_time()
    with contextlib.suppress(SourceError):
        assert clean(text := only(MONSTERS[name]).text) == text
    assert time.process_time() - before < 5


def test_a_header_of_great_length_is_cut_and_the_text_is_read() -> None:
    draft = only(MONSTERS["folded"])
    assert "joint force" in draft.text
    assert len(draft.stated("title").values[0]) <= 1_000  # type: ignore[union-attr]
    assert max(map(len, headers_of(MONSTERS["folded"].partition(b"\n\n")[0]).values())) <= 8_000


@pytest.mark.parametrize("name", ["nested", "parts", "mail in mail"])
def test_what_is_too_deep_or_too_much_is_said_to_be_left_out(name: str) -> None:
    assert message_of(MONSTERS[name]).left_out[-1] == "parts nested too deeply, or too many"


BOX = (
    b"From a@b Thu Mar  1 10:00:00 2012\n" + HEAD + b"\n>From here on it is quoted text.\nNot a\nFrom line.\n\n"
    b"From c@d Fri Mar  2 10:00:00 2012\nSubject: Empty\n\n\n"
    b"From e@f Sat Mar  3 10:00:00 2012\n" + HEAD.replace(b"Summit", b"Second") + b"\n" + TEXT.encode()
)


@pytest.mark.parametrize("content", [BOX, BOX.replace(b"\n", b"\r\n")])
def test_a_mailbox_is_its_messages(content: bytes) -> None:
    first, second = mbox.read(content)
    assert first.text.startswith("From here on it is quoted text.\nNot a\nFrom line.")
    assert [(one.key, one.stated("title").values[0]) for one in (first, second)] == [("1", "Summit"), ("3", "Second")]  # type: ignore[union-attr]
    assert first.remarks == ("messages without text left out: 2",)
    ids = [article.id for article in read_bytes(content, "old.mbox", now=NOW)]
    assert ids == ["old.mbox:1", "old.mbox:3"]


def test_no_mailbox_at_all() -> None:
    for content in (b"", b"Text", b"From a@b\n\n"):
        with pytest.raises(SourceError):
            mbox.read(content)


PIECES = st.sampled_from(
    r"""From a@b Thu
Subject: =?utf-8?q?=1b?=
Content-Type: multipart/mixed; boundary=b
--b
--b--
Content-Type: text/html; charset=hex
Content-Type: message/rfc822
Content-Type: text/plain; charset=\xff
Content-Transfer-Encoding: base64
Content-Transfer-Encoding: quoted-printable
=
=1B[2J =C3

\x20
\x0d
Some words of text.
<p>A page</p>
\x00\xff
List-Id: <x>
Date: x
""".split("\n")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_mix_of_pieces_is_read_or_refused(pieces: list[str]) -> None:
    lines = "\n".join(pieces).encode().decode("unicode_escape").encode("latin-1")
    for read, content in ((eml.read, HEAD + lines), (mbox.read, b"From x\n" + lines)):
        try:
            drafts = read(content)
        except SourceError:
            continue
        for draft in drafts:
            assert draft.text == clean(draft.text)
            assert all(value == clean(value) for one in draft.given for value in (*one.values, one.evidence.text))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (eml.read, mbox.read):
        try:
            read(content)
        except SourceError:
            continue
