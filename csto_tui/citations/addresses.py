"""Web addresses made fit to be cited, and links that open at the words quoted. Nothing here follows one."""

from __future__ import annotations

import re

from csto_tui.text.clean import clean, clean_line

__all__ = ["text_fragment", "web_address"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_UNSAFE = re.compile('[^\x21-\x7e]|["<>\\\\^`{|}\\[\\]]')
_PLAIN = re.compile(r"[^A-Za-z0-9._~]")
_WHOLE = 100
"""The longest quotation that stands whole in a link, in code points; of a longer one, both ends."""
_END = 5
"""How many words an end has."""


def web_address(address: str) -> str:
    """Return a web address that can be followed, with its scheme; what is no web address (a file, a script) is
    nothing to cite: empty.

    >>> web_address("post.example/a b"), web_address("file:///etc/passwd")
    ('https://post.example/a%20b', '')
    """
    address = clean_line(address)
    scheme = _SCHEME.match(address)
    if not address or (scheme and scheme[1].lower() not in ("http", "https", "ftp")):
        return ""
    safe = _UNSAFE.sub(lambda match: _percented(match[0]), address)
    return safe if scheme else f"https://{safe.removeprefix('//')}"


def text_fragment(address: str, quotation: str) -> str:
    """Return an address that opens at the words quoted (https://wicg.github.io/scroll-to-text-fragment).

    A long quotation, or one of several lines, is named by its first and last words. Without an address, or without
    words to look for, there is no link: empty.

    >>> text_fragment("https://post.example/a", "We agree, he said.")
    'https://post.example/a#:~:text=We%20agree%2C%20he%20said.'
    """
    lines = [words for words in (line.split() for line in clean(quotation).splitlines()) if words]
    if not address or not lines:
        return ""
    whole = " ".join(lines[0])
    if len(lines) == 1 and (len(whole) <= _WHOLE or len(lines[0]) <= 2 * _END):
        ends = [whole]
    else:
        ends = [" ".join(lines[0][:_END]), " ".join(lines[-1][-_END:])]
    bare, _, fragment = address.partition("#")
    kept = fragment.partition(":~:")[0]
    return f"{bare}#{kept}:~:text=" + ",".join(_PLAIN.sub(lambda match: _percented(match[0]), end) for end in ends)


def _percented(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
