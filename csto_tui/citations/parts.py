"""What every style is made from: the parts of one citation, cleaned and judged once. Nothing here prints a
style.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.citations.addresses import text_fragment
from csto_tui.citations.archives import ArchivedCopy, archived_copy
from csto_tui.citations.dates import Day, Published, published
from csto_tui.citations.keys import citekey
from csto_tui.citations.names import Name, is_agency, named
from csto_tui.model.article import ArticleCard, Status
from csto_tui.model.citation import Citation, Locator
from csto_tui.text.clean import clean, clean_line

__all__ = ["Parts", "parts"]

_UNSIGNED = "The authors are not known."


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
    """The original's, with its scheme."""
    archived: ArchivedCopy | None
    locator: Locator | None
    accessed: Day | None
    """When somebody looked at the address; without an address it means nothing."""
    quotation: str
    warnings: tuple[str, ...]

    @property
    def writers(self) -> tuple[Name, ...]:
        """The authors but for the wire agency: MLA and Wikipedia name the outlet alone, or both apart."""
        return tuple(one for one in self.names if not (self.agency and _is_wire(one, self.agency)))

    @property
    def doubts(self) -> str:
        """The warnings that a reader of a bibliography needs; that news is unsigned is none."""
        return " ".join(warning for warning in self.warnings if warning != _UNSIGNED)

    def remarks(self, *, with_address: bool = True) -> str:
        """Return what formats for programs have no field for: the agency beside authors, and the archived copy."""
        said = []
        if self.agency and self.agency not in (name.straight for name in self.names):
            said.append(f"Agency: {self.agency}.")
        if self.archived:
            day = f" {self.archived.made.day_first()}" if self.archived.made else ""
            where = f": {self.archived.address}" if with_address else "."
            said.append(f"Archived{day} at {self.archived.kept_at}{where}")
        return " ".join(said)

    @property
    def any_address(self) -> str:
        """The original's address, or the copy's for want of one."""
        return self.address or (self.archived.address if self.archived else "")

    @property
    def is_on_web(self) -> bool:
        """Tell whether it can be followed, at the original's address or at a copy's."""
        return bool(self.any_address)

    @property
    def is_webpage(self) -> bool:
        """Tell whether an address is all that is known of where it stands."""
        return self.is_on_web and not self.source

    @property
    def link(self) -> str:
        """The address that opens at the words quoted; a copy's for want of the original's, empty without both."""
        return text_fragment(self.any_address, self.quotation) or self.any_address


def parts(citation: Citation) -> Parts:
    """Return the parts of a citation."""
    card = citation.article
    source = clean_line(card.source.value or "")
    authors = [name for name in map(clean_line, card.authors.value or ()) if name]
    agency = _agency(card, source, authors)
    address, copy = archived_copy(card)
    return Parts(
        key=citekey(card),
        title=_title(card),
        source=source,
        is_source_guess=card.source.status is Status.INFERRED,
        names=_names(card, source, authors),
        are_names_guess=(card.authors if authors else card.agency).status is Status.INFERRED,
        agency=agency,
        published=published(card.published),
        place=_place(card),
        language=clean_line(card.language.value or ""),
        address=address,
        archived=copy,
        locator=_locator(citation.locator),
        accessed=Day.of(citation.accessed) if citation.accessed and address else None,
        quotation=clean(citation.quotation).replace("\t", " ").strip(),
        warnings=_warnings(card, is_cited=bool(address or copy)),
    )


def _names(card: ArticleCard, source: str, authors: list[str]) -> tuple[Name, ...]:
    """Return the authors; of an unsigned report the agency as Chicago has it."""
    agency = clean_line(card.agency.value or "")
    if authors or not agency or agency.casefold() == source.casefold():
        return tuple(named(name, source) for name in authors)
    return (Name(agency),)


def _agency(card: ArticleCard, source: str, authors: list[str]) -> str:
    """Return the wire agency that another outlet took the report from; what an agency publishes itself has none."""
    named_so = [clean_line(card.agency.value or ""), *filter(is_agency, authors)]
    return next((name for name in named_so if name and source and name.casefold() != source.casefold()), "")


def _is_wire(name: Name, agency: str) -> bool:
    return name.family == agency or is_agency(name.family)


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


def _warnings(card: ArticleCard, *, is_cited: bool) -> tuple[str, ...]:
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
        elif status is Status.UNKNOWN and not (what == "authors are" and card.agency.value):
            said.append(f"The {what} not known.")
    date = published(card.published)
    if date and not any(day.year for day in date.days):
        said.append("The year of publication is not known.")
    if date and date.is_about:
        said.append("The date of publication is approximate.")
    elif date and date.is_guess and card.published.status is not Status.INFERRED:
        said.append("The date of publication is uncertain.")
    if card.address.value and not is_cited:
        said.append("The address is not one of the web and is left out.")
    return tuple(said)
