"""What is no feed, book or web archive is refused with a word on why; any bytes are read or refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import epub, feeds, warc
from csto_tui.errors import SourceError
from csto_tui.text.clean import clean


def refusal(read: Callable[[bytes], object], content: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(content)
    return caught.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<newsml/>", "an XML file, but no feed"),
        (b"<rss><channel/></rss>", "a feed without entries"),
        (b"text", "damaged XML"),
        (b'<!DOCTYPE rss [<!ENTITY x "y">]><rss>&x;</rss>', "refused: its XML declares entities"),
        (b"<rss>" * 1_000, "too complex"),
    ],
)
def test_what_is_no_feed(content: bytes, said: str) -> None:
    assert refusal(feeds.read, content).startswith(said)


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"\x1f\x8b\x08 junk", b"WARC/1.0\r\n\r\n", b"WARC/1.0\r\n" + b"x" * 100_000],
    ids=range(5),
)
def test_what_is_no_web_archive(content: bytes) -> None:
    assert refusal(warc.read, content).startswith(("it is no WARC file", "it holds no page", "damaged"))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (feeds.read, epub.read, warc.read, warc.read_wacz):
        check(read, content)
    check(warc.read, b"WARC/1.0\r\nContent-Length: 5\r\n" + content)


def check(read: Callable[[bytes], tuple[Draft, ...]], content: bytes) -> None:
    try:
        drafts = read(content)
    except SourceError:
        return
    assert drafts
    for draft in drafts:
        assert draft.text == clean(draft.text)
        assert draft.key
        assert all(one.values and one.evidence.text == clean(one.evidence.text) for one in draft.given)
