"""Put paragraphs that a format holds apart together as one draft, and its metadata into words that can be quoted.
Nothing here knows a format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.form import weight
from csto_tui.model.article import Boilerplate, Evidence, Status
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["Part", "draft_of", "given_of", "has_words", "names_in", "property_title"]

_HEAD = 8
"""Parts from the top among which the title is looked for."""
_PROSE = 25
"""Words; a part of so many is running text, and no title stands below it."""
_LONGEST_TITLE = 60
_LONGEST_QUOTE = 300
_LONGEST_VALUE = 1_000
_WORD = re.compile(r"[^\W_]")
_FILE_NAME = re.compile(
    r"\.(?:docx?|dotx?|odt|ott|rtf|pdf|indd|qxd|qxp|pages|wpd|txt|html?|xml|tmp|pptx?|xlsx?|pmd|tex|dvi|e?ps|ai|jpe?g|"
    r"tiff?|png)$|[\\/]\S*[\\/]|^(?:file|https?):|^about:",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:untitled|document|layout|title|slide|page|print|scan(?:ned document)?|no title|powerpoint presentation|"
    r"(?:документ|безымянный|без названия|страница|макет|дакумент|без назви)|unbenannt|dokument|sans titre|sin título|"
    r"bez tytułu)[\s_-]*\d*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?:microsoft|windows|office|default) )*(?:user|owner|admin(?:istrator)?|author|unknown|anonymous|home|pc|hp|"
    r"dell|lenovo|acer|python-docx|openpyxl|пользователь|админ(?:истратор)?|владелец|автор|карыстальнік|користувач)?"
    r"[\s_-]*\d*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading or a line of furniture."""

    text: str
    kind: str = ""
    """Empty for a part of the article; else the kind of boilerplate."""
    page: int | None = None
    """Where it begins, from 1, in a format that has pages."""
    level: int | None = None
    """Of a heading: 0 for the document's title, the others by their rank below it; None for a paragraph."""


def draft_of(
    parts: Iterable[Part],
    *,
    encoding: str = "utf-8",
    given: Iterable[Given] = (),
    key: str = "",
    remarks: tuple[str, ...] = (),
) -> Draft:
    """Return a draft with each part on a line of its own, a blank line between two; blank parts are left out.

    The title is the part at the top that says what a given title says, else the highest heading there.

    >>> draft_of([Part("A  title", level=1), Part("Text.", page=2)]).text
    'A title\\n\\nText.'
    """
    kept = [part for part in (replace(part, text=clean_line(part.text)) for part in parts) if part.text]
    statements = tuple(given)
    heading = _title_place(kept, next((one.values[0] for one in statements if one.field == "title"), ""))
    spans: list[Span] = []
    pages: list[tuple[int, int]] = []
    at = 0
    for part in kept:
        if part.page is not None and (not pages or part.page > pages[-1][1]):
            pages.append((at, part.page))
        spans.append(Span(at, at + len(part.text)))
        at += len(part.text) + 2
    return Draft(
        "\n\n".join(part.text for part in kept),
        encoding,
        statements,
        spans[heading] if heading is not None else None,
        key=key,
        pages=tuple(pages),
        aside=tuple(Boilerplate(span, part.kind) for span, part in zip(spans, kept, strict=True) if part.kind),
        remarks=remarks,
    )


def _title_place(parts: Sequence[Part], title: str) -> int | None:
    """Return the place of the title among the parts above the running text, or None.

    A heading of one or two words, as a nameplate is, gives way to a longer one.
    """
    best: tuple[bool, int, int] | None = None
    seen = 0
    for place, part in enumerate(parts[: 4 * _HEAD]):
        if part.kind or not has_words(part.text):
            continue
        if part.text.casefold() == title.casefold():
            return place
        words = weight(part.text)
        if part.level is not None and words <= _LONGEST_TITLE:
            best = min(best or (True, 1000, place), (words < 3, part.level, place))
        seen += 1
        if seen == _HEAD or (part.level is None and words >= _PROSE):
            break
    return best[2] if best else None


def given_of(
    field: str, values: Iterable[str], quote: str, *, status: Status = Status.STATED, note: str = ""
) -> tuple[Given, ...]:
    """Return one statement, or none when no value has a letter or a digit. `quote` is the element that says it."""
    lines = (clean_line(value[:_LONGEST_VALUE]) for value in values)
    kept = tuple(dict.fromkeys(line for line in lines if has_words(line)))
    if not kept:
        return ()
    line = clean_line(quote[: _LONGEST_QUOTE * 4])
    if len(line) > _LONGEST_QUOTE:
        line = line[: _LONGEST_QUOTE - 1] + "…"
    return (Given(field, kept, Evidence(0, line), status, note),)


def property_title(title: str, quote: str, parts: Iterable[Part]) -> tuple[Given, ...]:
    """Return the title in a file's properties: stated when the head of the text has it as well, else inferred;
    none for a file name or for a word that programs put there.
    """
    bare = clean_line(title[:_LONGEST_VALUE])
    if not is_telling(bare):
        return ()
    head = [clean_line(part.text).casefold() for part, _ in zip(parts, range(4 * _HEAD), strict=False)]
    status = Status.STATED if bare.casefold() in head else Status.INFERRED
    note = "" if status is Status.STATED else "so the file's properties say; the text has no such line"
    return given_of("title", (bare,), quote, status=status, note=note)


def names_in(values: Iterable[str], quote: str) -> tuple[Given, ...]:
    """Return the persons in a file's properties as authors, inferred: whoever made a file need not have written it."""
    names = [
        name
        for value in values
        for name in map(clean_line, re.split(r"[;\n]|(?<=\w{2}), (?=\w+ \w)", value[:_LONGEST_VALUE]))
        if " " in name and not _NO_NAME.fullmatch(name)
    ]
    note = "the file's properties name who made the file"
    return given_of("authors", names, quote, status=Status.INFERRED, note=note)


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit."""
    return bool(_WORD.search(text))


def is_telling(title: str) -> bool:
    """Tell whether the title in a file's properties is one: no file name, no word that programs put there.

    >>> is_telling("Summit in Minsk"), is_telling("Microsoft Word - a1.doc"), is_telling("Layout 1")
    (True, False, False)
    """
    if not any(letter.isalpha() for letter in title) or _FILE_NAME.search(title) or _NO_TITLE.fullmatch(title):
        return False
    return not title.startswith(("Microsoft ", "PowerPoint ")) and (" " in title or not re.search(r"[_\d]", title))
