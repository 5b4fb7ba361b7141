"""Mailboxes: each message is an article (RFC 4155, and the variant that quotes `>From `). Nothing here writes or locks
a mailbox.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.eml import draft_of_message
from csto_tui.corpus.readers.mime import message_of
from csto_tui.errors import SourceError

__all__ = ["read"]

_MOST = 20_000
_BEGINS = re.compile(rb"(?:\A|\n\n)From [^\n]{1,1000}\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the messages of a mailbox, numbered from 1. Raises SourceError when it is none or none holds text."""
    content = content.replace(b"\r\n", b"\n")
    if not content.startswith(b"From "):
        raise SourceError("it is no mailbox: it does not begin with a From line")
    bounds = [match.span() for match in _BEGINS.finditer(content)]
    drafts: list[Draft] = []
    silent: list[str] = []
    for number, (_, start) in enumerate(bounds[:_MOST], 1):
        end = bounds[number][0] if number < len(bounds) else len(content)
        try:
            drafts.append(draft_of_message(message_of(_QUOTED.sub(rb"\1", content[start:end])), str(number)))
        except SourceError:
            silent.append(str(number))
    if not drafts:
        raise SourceError("no message in it holds text")
    remarks = [f"messages without text left out: {', '.join(silent[:20])}"] if silent else []
    if len(bounds) > _MOST:
        remarks.append(f"messages after the first {_MOST} left out")
    return (replace(drafts[0], remarks=(*remarks, *drafts[0].remarks)), *drafts[1:])
