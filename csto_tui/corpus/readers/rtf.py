"""Rich Text: paragraphs and headings as lines, title and author of the info group as metadata. Nothing here renders,
and no object or picture is unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.parts import Part, draft_of, names_in, property_title
from csto_tui.corpus.readers.rtf_codes import BREAKS, PASSED_OVER, SIGNS, code_page, font_page
from csto_tui.errors import SourceError

__all__ = ["read"]

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,10}\\rtf")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z'])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_ANY = re.compile(r".", re.DOTALL)
_DEEPEST = 1_000
_STATED = ("title", "author")
_HEADING = re.compile(r"heading (\d)")


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a Rich Text file. Raises SourceError when it is none or is too deep."""
    if not _BEGINS.match(content):
        raise SourceError("it is no Rich Text")
    rtf = _Rtf(content.decode("latin-1"))
    parts = list(rtf.parts())
    title, author = (rtf.stated.get(name, "") for name in _STATED)
    given = property_title(title, f"\\title {title}", parts) + names_in((author,), f"\\author {author}")
    return (draft_of(parts, encoding=rtf.page, given=given),)


@dataclass(frozen=True, slots=True)
class _State:
    """What a group has from the group around it, until it says otherwise."""

    page: str
    """The code page of bytes."""
    target: str = "body"
    """Where text goes: body, note, fonts, styles, one of `_STATED`; nowhere when empty."""
    fallbacks: int = 1
    """Characters that stand in for each Unicode one, to be passed over."""
    level: int | None = None
    is_hidden: bool = False
    is_starred: bool = False
    """The next word names a destination that older readers ignore."""


@dataclass(slots=True)
class _Rtf:
    """One pass over a document."""

    text: str
    page: str = "cp1252"
    stated: dict[str, str] = field(default_factory=dict)
    _fonts: dict[int, str] = field(default_factory=dict)
    _levels: dict[int, int] = field(default_factory=dict)
    _state: _State = field(default_factory=lambda: _State("cp1252"))
    _around: list[_State] = field(default_factory=list)
    _waiting: bytearray = field(default_factory=bytearray)
    """Bytes of the state's code page, not yet decoded: a character may take two."""
    _skip: int = 0
    _number: int = 0
    """The font or style that is being listed."""
    _collected: dict[str, list[str]] = field(default_factory=dict)

    def parts(self) -> Iterator[Part]:
        """Yield each paragraph, then the notes."""
        at = 0
        while match := _TOKEN.match(self.text, at) or _ANY.match(self.text, at):
            at = match.end()
            kind = match.lastgroup
            if kind == "number" or kind == "word":
                word, number = match["word"], int(match["number"] or 1)
                if word == "bin":
                    at += max(0, number) if match["number"] else 0
                elif word in BREAKS:
                    yield from self._paragraph()
                else:
                    self._word(word, number, has_number=match["number"] is not None)
            elif kind == "brace":
                self._brace(match[0])
            elif kind == "hex":
                self._bytes(bytes.fromhex(match["hex"]))
            elif kind == "sign":
                if match["sign"] in "\r\n":
                    yield from self._paragraph()
                self._sign(match["sign"])
            elif kind == "text":
                self._bytes(match["text"].encode("latin-1"))
        yield from self._paragraph()
        yield from (Part(line, "footnote") for line in self._taken("note").split("\n"))

    def _paragraph(self) -> Iterator[Part]:
        if self._state.target == "note":
            self._add("\n")
        elif self._state.target == "body":
            self._flush()
            yield Part(self._taken("body"), level=self._state.level)

    def _brace(self, brace: str) -> None:
        self._flush()
        self._skip = 0
        if brace == "{":
            if len(self._around) >= _DEEPEST:
                raise SourceError("too complex: its groups are too deep")
            self._around.append(self._state)
            return
        before, self._state = self._state, self._around.pop() if self._around else self._state
        if before.target in _STATED and self._state.target != before.target:
            self.stated.setdefault(before.target, self._taken(before.target))

    def _word(self, word: str, number: int, *, has_number: bool) -> None:
        if word == "u" and has_number:
            self._unicode(number)
        elif word in SIGNS:
            self._add(SIGNS[word])
        elif word in ("f", "s", "fcharset", "cpg", "ansicpg"):
            self._code_page(word, number)
        elif not self._destination(word):
            self._property(word, number, is_on=number != 0)

    def _destination(self, word: str) -> bool:
        """Follow a word that says where the text of its group goes; tell whether it is one."""
        state = self._state
        target = {"fonttbl": "fonts", "stylesheet": "styles", "footnote": "note", "info": ""}.get(word)
        if word in _STATED and state.target == "" and self._around:
            target = word
        elif target is None and (word in PASSED_OVER or state.is_starred):
            target = ""
        if target is None:
            return False
        self._flush()
        self._state = replace(state, target=target, is_starred=False)
        return True

    def _property(self, word: str, number: int, *, is_on: bool) -> None:
        state = self._state
        if word == "pard":
            self._state = replace(state, level=None)
        elif word == "plain":
            self._state = replace(state, is_hidden=False)
        elif word == "uc":
            self._state = replace(state, fallbacks=min(max(number, 0), 8))
        elif word == "outlinelevel":
            self._state = replace(state, level=number + 1 if 0 <= number < 9 else None)
        elif word in ("v", "deleted"):
            self._flush()
            self._state = replace(state, is_hidden=is_on)

    def _code_page(self, word: str, number: int) -> None:
        """Follow a word about code pages or styles, in the lists at the head and in the text."""
        self._flush()
        if word == "ansicpg":
            self.page = code_page(number)
            self._state = replace(self._state, page=self.page)
        elif self._state.target == "fonts" and word in ("fcharset", "cpg"):
            page = font_page(number, self.page) if word == "fcharset" else code_page(number)
            self._fonts[self._number] = page
        elif word in ("f", "s") and self._state.target in ("fonts", "styles"):
            self._number = number
        elif word == "f":
            self._state = replace(self._state, page=self._fonts.get(number, self.page))
        elif word == "s":
            self._state = replace(self._state, level=self._levels.get(number))

    def _unicode(self, number: int) -> None:
        self._flush()
        self._add(chr(number & 0xFFFF))
        self._skip = self._state.fallbacks

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state = replace(self._state, is_starred=True)
        elif sign in "{}\\":
            self._bytes(sign.encode("ascii"))
        elif sign in "~_\t":
            self._add("-" if sign == "_" else " ")

    def _bytes(self, content: bytes) -> None:
        taken = content[self._skip :]
        self._skip = max(0, self._skip - len(content))
        if self._state.target:
            self._waiting += taken

    def _flush(self) -> None:
        if self._waiting:
            decoded = self._waiting.decode(self._state.page, "replace")
            self._waiting.clear()
            self._add(decoded)

    def _add(self, text: str) -> None:
        """Add text to where it belongs; a style's name tells the level of its headings."""
        self._flush()
        target = self._state.target
        if target == "styles":
            match = _HEADING.match(text.strip().casefold())
            if match or text.strip(" ;").casefold() == "title":
                self._levels[self._number] = int(match[1]) if match else 0
        elif target and target != "fonts" and not self._state.is_hidden:
            self._collected.setdefault(target, []).append(text)

    def _taken(self, target: str) -> str:
        """Return what was collected, with halves of characters beyond the basic plane put together."""
        text = "".join(self._collected.pop(target, []))
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
