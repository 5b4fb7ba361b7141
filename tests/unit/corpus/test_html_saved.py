"""Pages as browsers save them: archives of a page (MHTML), and the encodings that pages declare or have."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.corpus.reading import read_bytes

NOW = dt.date(2025, 6, 1)
ONE = "The presidents of six states signed an agreement on a joint force in Moscow on Sunday."
TWO = "“We shall meet again in Minsk,” said Kirill Dovlatov, who spoke for the guests of the summit."
THREE = "Belarus stayed away, and nobody at the table would say for how long it meant to do so."
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"

MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/world/six-states
Subject: =?utf-8?Q?Six_states?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/world/six-states

<html><head><meta charset=3D"windows-1251"></head><body><h1>=D1=E0=EC=EC=E8=
=F2</h1>PARAGRAPHS</body></html>
------b
Content-Type: text/html

<p>A frame with an advertisement that is no part of the page at all.</p>
------b--
"""


def test_an_archive_of_a_page_is_unpacked() -> None:
    content = MHTML.replace("PARAGRAPHS", BODY.replace("=", "=3D").encode().decode("ascii", "ignore")).encode()
    (article,) = read_bytes(content.replace(b"\n", b"\r\n"), "a.mhtml", now=NOW)
    assert article.title.value == "Саммит"
    assert article.address.value == "https://example.org/world/six-states"
    assert article.encoding == "cp1251"
    assert len(article.passages) == 3


RUSSIAN = (
    "<h1>Встреча в Минске</h1><p>Президенты шести государств подписали в Москве соглашение о совместных силах.</p>"
)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (("<meta charset=windows-1251>" + RUSSIAN).encode("cp1251"), "cp1251"),
        (('<meta http-equiv=Content-Type content="text/html; charset=koi8-r">' + RUSSIAN).encode("koi8-r"), "koi8-r"),
        (("<meta charset=windows-1251>" + RUSSIAN).encode(), "utf-8"),  # as browsers save what was declared otherwise
        (RUSSIAN.encode("utf-8-sig"), "utf-8"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        (RUSSIAN.encode("utf-16"), "utf-16-le"),
        (("<meta charset=rot13>" + RUSSIAN).encode("cp1251"), "cp1251"),
        (("<meta charset=x-no-such>" + RUSSIAN).encode("koi8-r"), "koi8-r"),
    ],
)
def test_the_encoding_of_a_page(content: bytes, encoding: str) -> None:
    (article,) = read_bytes(content, "a.htm", now=NOW)
    assert (article.title.value, article.encoding) == ("Встреча в Минске", encoding)
