"""Mail: one message as an article, what its headers state as metadata. Nothing here opens an attachment or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from csto_tui.corpus.decode import tidy
from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.html_decode import Markup
from csto_tui.corpus.readers.mail_headers import day_of, decoded_words, name_of
from csto_tui.corpus.readers.mime import Leaf, Message, message_of
from csto_tui.corpus.readers.page_text import draft_of_letter, plain_text
from csto_tui.corpus.readers.parts import given_of
from csto_tui.errors import SourceError
from csto_tui.model.article import Status
from csto_tui.text.normalize import word_count

__all__ = ["draft_of_message", "read"]

_PASSED_ON = re.compile(r"\s*(?:(?:fwd?|wg|tr|re|aw|ответ|пересл)\s*:\s*)+", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|пересл)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_LINK_HEAVY = 30
"""Words for each web address; text of newsletters with fewer is a list of links."""


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a message. Raises SourceError when it is no mail or holds no text."""
    message = message_of(content)
    if not {"from", "date", "subject", "message-id", "received", "to"} & message.headers.keys():
        raise SourceError("it is no mail: it has none of its headers")
    return (draft_of_message(message),)


def draft_of_message(message: Message, key: str = "") -> Draft:
    """Return a message as a draft: its plain text, or its page where that says much more. Raises SourceError when
    it has no words.
    """
    plain = [leaf for leaf in message.leaves if leaf.kind == "text/plain"]
    pages = [leaf for leaf in message.leaves if leaf.kind == "text/html"]
    given = (*_given(message.headers),)
    if pages and not _is_enough(plain, pages):
        whole = "\n".join(page.text for page in pages)
        draft = draft_of_letter(Markup(whole, pages[0].encoding, remarks=pages[0].remarks), given, key=key)
    else:
        text = tidy("\n\n".join(leaf.text for leaf in plain))
        if not word_count(text):
            raise SourceError("it holds no words")
        draft = Draft(text, plain[0].encoding, given, key=key, remarks=plain[0].remarks)
    left_out = ", ".join(dict.fromkeys(message.left_out[:10]))
    return replace(draft, remarks=(*draft.remarks, f"not read: {left_out}")) if left_out else draft


def _is_enough(plain: list[Leaf], pages: list[Leaf]) -> bool:
    """Tell whether the plain text says what the page says, and is not mostly links."""
    text = " ".join(leaf.text for leaf in plain)
    words = word_count(_ADDRESS.sub("", text))
    links = sum(1 for _ in _ADDRESS.finditer(text))
    if not words or links * _LINK_HEAVY > words + _LINK_HEAVY:
        return False
    return words * 2 >= word_count(plain_text(" ".join(leaf.text for leaf in pages)))


def _given(headers: dict[str, str]) -> Iterator[Given]:
    said = {name: decoded_words(value) for name, value in headers.items() if name in _READ}
    subject, sender, date = (said.get(name, "") for name in ("subject", "from", "date"))
    is_forwarded = bool(_FORWARDED.match(subject))
    number = f" · Message-ID: {said['message-id']}" if said.get("message-id") else ""
    yield from given_of("title", (_PASSED_ON.sub("", subject),), f"Subject: {subject}{number}")
    yield from given_of(
        "published",
        (day_of(date),),
        f"Date: {date}",
        status=Status.INFERRED if is_forwarded else Status.STATED,
        note="the day on which it was passed on" if is_forwarded else "",
    )
    yield from _outlet(said, sender)
    yield from given_of(
        "address", (said.get("archived-at", "").strip("<>"),), f"Archived-At: {said.get('archived-at')}"
    )
    yield from given_of("language", (said.get("content-language", ""),), "Content-Language")


def _outlet(said: dict[str, str], sender: str) -> Iterator[Given]:
    """Yield the sender as the outlet when a list was written to, else as the author: neither is certain."""
    if "list-id" in said or "list-unsubscribe" in said:
        called = name_of(said.get("list-id", ""))
        quote = f"List-Id: {said['list-id']}" if called else f"From: {sender}"
        note = "the name of the mailing list" if called else "the sender of a mailing list"
        yield from given_of("source", (called or name_of(sender),), quote, status=Status.INFERRED, note=note)
    else:
        yield from given_of(
            "authors", (name_of(sender),), f"From: {sender}", status=Status.INFERRED, note="the sender of the mail"
        )


_READ = frozenset("subject from date message-id list-id list-unsubscribe archived-at content-language".split())
"""Headers that say something of an article."""
