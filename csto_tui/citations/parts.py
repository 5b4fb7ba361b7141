"""What every style is made from: the parts of one citation, cleaned and judged once. Nothing here prints a
style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.citations.dates import Day, Published, published
from csto_tui.citations.keys import citekey
from csto_tui.citations.names import Name, is_agency, named
from csto_tui.model.article import ArticleCard, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.text.clean import clean, clean_line

__all__ = ["Parts", "parts"]

_UNSIGNED = "The authors are not known."

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:/|$))")
_UNSAFE = re.compile('[^\x21-\x7e]|["<>\\\\^`{|}\\[\\]]')


@dataclass(frozen=True, slots=True)
class Parts:
    """One citation in parts. An unknown part is empty or None; all text but the quotation is on one line."""

    key: str
    """A key for bibliographies, the same at every time."""
    title: str
    source: str
    is_source_guess: bool
    names: tuple[Name, ...]
    """The authors; an agency among them is a literal name."""
    are_names_guess: bool
    agency: str
    """The wire agency that wrote it for another outlet."""
    published: Published | None
    place: str
    """The dateline's, if sure."""
    language: str
    address: str
    """With its scheme."""
    locator: Locator | None
    accessed: Day | None
    """When somebody looked at the address; without an address it means nothing."""
    quotation: str
    warnings: tuple[str, ...]

    @property
    def doubts(self) -> str:
        """The warnings that a reader of a bibliography needs; that news is unsigned is none."""
        return " ".join(warning for warning in self.warnings if warning != _UNSIGNED)

    @property
    def is_webpage(self) -> bool:
        """Tell whether an address is all that is known of where it stands."""
        return bool(self.address) and not self.source


def parts(citation: Citation) -> Parts:
    """Return the parts of a citation."""
    card = citation.article
    source = clean_line(card.source.value or "")
    authors = [name for name in map(clean_line, card.authors.value or ()) if name]
    agencies = [name for name in authors if is_agency(name) and source and name.casefold() != source.casefold()]
    address = _address(card)
    return Parts(
        key=citekey(card),
        title=_title(card),
        source=source,
        is_source_guess=card.source.status is Status.INFERRED,
        names=tuple(named(name, source) for name in authors),
        are_names_guess=card.authors.status is Status.INFERRED,
        agency=agencies[0] if agencies else "",
        published=published(card.published),
        place=_place(card),
        language=clean_line(card.language.value or ""),
        address=address,
        locator=_locator(citation.locator),
        accessed=Day.of(citation.accessed) if citation.accessed and address else None,
        quotation=clean(citation.quotation).replace("\t", " ").strip(),
        warnings=_warnings(card),
    )


def _title(card: ArticleCard) -> str:
    """Return the title without the full stop that a style would double."""
    title = clean_line(card.title.value or "")
    last = title.rpartition(" ")[2]
    return title[:-1] if last.endswith(".") and last.count(".") == 1 else title  # “U.S.” keeps its own


def _place(card: ArticleCard) -> str:
    """Return the dateline's place if it is sure; its capitals are mere typography."""
    place = clean_line(card.place.value or "") if card.place.is_sure else ""
    return place.title() if place.isupper() and len(place) > 3 else place


def _locator(locator: Locator | None) -> Locator | None:
    value = clean_line(locator.value) if locator else ""
    return Locator(clean_line(locator.label), value) if locator and value else None


def _address(card: ArticleCard) -> str:
    """Return a web address that can be followed; what is no web address (a file, a script) is nothing to
    cite.
    """
    address = clean_line(card.address.value or "")
    scheme = _SCHEME.match(address)
    if not address or (scheme and scheme[1].lower() not in ("http", "https", "ftp")):
        return ""
    safe = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), address)
    return safe if scheme else f"https://{safe.removeprefix('//')}"


def _warnings(card: ArticleCard) -> tuple[str, ...]:
    """Say in one sentence each what is inferred or missing."""
    said: list[str] = []
    for what, status in (
        ("title is", card.title.status),
        ("source is", card.source.status),
        ("authors are", card.authors.status),
        ("date of publication is", card.published.status),
    ):
        if status is Status.INFERRED:
            said.append(f"The {what} inferred, not stated.")
        elif status is Status.UNKNOWN:
            said.append(f"The {what} not known.")
    date = published(card.published)
    if date and not any(day.year for day in date.days):
        said.append("The year of publication is not known.")
    if date and date.is_about:
        said.append("The date of publication is approximate.")
    elif date and date.is_guess and card.published.status is not Status.INFERRED:
        said.append("The date of publication is uncertain.")
    if card.address.value and not _address(card):
        said.append("The address is not one of the web and is left out.")
    return tuple(said)
