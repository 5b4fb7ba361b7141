"""Web archives, WARC and WACZ: each page that was fetched with success is an article. The day of capture is no date of
publication. Nothing here is fetched anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.charsets import codec_named
from csto_tui.corpus.readers.html_decode import Markup, markup_of
from csto_tui.corpus.readers.mail_headers import parameter
from csto_tui.corpus.readers.page_text import draft_of_page
from csto_tui.corpus.readers.parts import given_of
from csto_tui.corpus.readers.warc_records import Capture, captures
from csto_tui.corpus.readers.zip_members import ZipMembers
from csto_tui.errors import SourceError
from csto_tui.text.archives import is_copy
from csto_tui.text.normalize import word_count

__all__ = ["read", "read_wacz"]

_MOST = 5_000
_FEWEST_WORDS = 30
"""Pages with fewer are frames of advertisements, counters and the like."""
_LONGEST_LINE = 100_000


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the pages of a WARC file, packed or not, numbered from 1. Raises SourceError for damage before the first
    page, or when it holds none.
    """
    remarks: list[str] = []
    return _drafts(captures(content, remarks), remarks)


def read_wacz(content: bytes) -> tuple[Draft, ...]:
    """Return the pages of all WARC files in a WACZ file, in the manner of `read`; those of its list, if it has one."""
    members = ZipMembers(content)
    names = [name for name in members.names if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))]
    if not names:
        raise SourceError("it is no WACZ file: it has no WARC file in archive/")
    listed = frozenset(_listed(members))
    remarks: list[str] = []
    found = (one for name in names for one in captures(members.read(name), remarks))
    return _drafts((one for one in found if not listed or _bare(one.address) in listed), remarks)


def _listed(members: ZipMembers) -> Iterator[str]:
    """Yield the addresses in the lists of pages (WACZ 1.1.1, pages.jsonl)."""
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        for line in members.read(name).splitlines() if name in members else ():
            try:
                page = json.loads(line) if len(line) < _LONGEST_LINE else None
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                yield _bare(page["url"])


def _bare(address: str) -> str:
    return address.partition("#")[0]


def _drafts(found: Iterable[Capture], remarks: list[str]) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    seen: set[tuple[str, str]] = set()
    slight = 0
    for one in found:
        if len(drafts) == _MOST:
            remarks.append(f"pages after the first {_MOST} left out")
            break
        try:
            draft = _draft(one, str(len(drafts) + 1))
        except SourceError:
            slight += 1
            continue
        if (one.address, draft.text) in seen:
            continue
        seen.add((one.address, draft.text))
        drafts.append(draft)
    if slight:
        remarks.append(f"pages with hardly a word left out: {slight}")
    if not drafts:
        raise SourceError(remarks[0] if remarks else "it holds no page")
    return (replace(drafts[0], remarks=(*remarks, *drafts[0].remarks)), *drafts[1:])


def _draft(one: Capture, key: str) -> Draft:
    note = f"captured on {one.day}" if one.day else ""
    quote = f"WARC-Target-URI: {one.address} · WARC-Date: {one.day}"
    given = given_of("address", (one.address,), quote, note=note)
    if one.taken_from:
        given += given_of("archive_address", (one.taken_from,), f"WARC-Source-URI: {one.taken_from}")
    elif not is_copy(one.address):  # else the day of capture is not that of the copy
        given += given_of("archived", (one.day,), quote)
    draft = draft_of_page(_markup(one), given, key=key)
    if word_count(draft.text) < _FEWEST_WORDS:
        raise SourceError("it holds hardly a word")
    return draft


def _markup(one: Capture) -> Markup:
    """Return a page as text: as the server said, unless its bytes say otherwise."""
    found = markup_of(one.content)
    codec = codec_named(parameter(one.kind, "charset"))
    if not codec or found.encoding.startswith("utf"):
        return replace(found, address=one.address)
    return Markup(one.content.decode(codec, "replace"), codec, one.address)
