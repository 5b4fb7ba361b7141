"""Every style on every kind of news item, each against a rule of the style's own manual."""

# ruff: noqa: E501  A citation is easier to check against its manual on one line.

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from csto_tui.citations import STYLES, cite
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.citation import Citation
from csto_tui.model.edtf import Edtf


def known(value, status=Status.STATED):
    return Known() if value is None else Known(value, status)


@dataclass(frozen=True)
class Item:
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    place: str | None = None
    language: str | None = "en"
    address: str | None = None
    source_status: Status = Status.STATED
    date_status: Status = Status.STATED
    sha256: str = "1f0cab"

    def card(self) -> ArticleCard:
        return ArticleCard(
            ArticleId("a"),
            "a.txt",
            known(self.title),
            known(self.source, self.source_status),
            known(self.authors),
            known(Edtf(self.published), self.date_status) if self.published else Known(),
            known(self.place),
            known(self.language),
            known(self.address),
            self.sha256,
            100,
            5,
        )


ITEMS = {
    "unsigned": Item(
        "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO",
        "BelTA",
        None,
        "2012-03-01",
        "MINSK",
    ),
    "signed": Item(
        "Integration gains momentum in very close partnership",
        "SB",
        ("Kirill Dovlatov", "Anna Orlova"),
        "2012-05-16",
    ),
    "agency": Item(
        "Leaders agree on joint force after long talks", "The Daily Post", ("Associated Press",), "2009-06-14"
    ),
    "undated": Item("Summit ends without agreement", "Daily Post", None, None, address="https://post.example/a"),
    "year only": Item("Is the alliance over?", "Daily Post", ("Ursula von der Leyen",), "2010"),
    "inferred": Item(
        "Belarus distorts collective security idea – Kremlin",
        "RT",
        None,
        "2011",
        source_status=Status.INFERRED,
        date_status=Status.INFERRED,
    ),
    "no source": Item("Relations warm between neighbors", None, ("Jean-Paul Kern",), "2010-12-13"),
    "cyrillic": Item(
        "Лукашенко за «тесное» сотрудничество",
        "Известия",
        ("Иванов Иван Петрович",),
        "2012-03-01",
        language="ru",
    ),
    "no year": Item("Belarus Leader Snubs Moscow Security Pact Summit", "RFE/RL", None, "XXXX-06-14"),
    "address": Item(
        "What he said",
        "Daily Post",
        ("Ann Lee", "Bo Orr", "Cy Day", "Di Fox"),
        "2012-05",
        address="post.example/x",
    ),
}
SEEN = dt.date(2026, 6, 5)

# (rule of the manual, plain text)
GOLDEN: dict[str, dict[str, tuple[str, str]]] = {
    "chicago-note": {
        "unsigned": (
            "An unsigned article begins with its title, in title case; small prepositions stay small.",
            "“Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO,” BelTA, March 1, 2012.",
        ),
        "signed": (
            "Two authors are joined by and, in the order of speech.",
            "Kirill Dovlatov and Anna Orlova, “Integration Gains Momentum in Very Close Partnership,” SB, May 16, 2012.",
        ),
        "agency": (
            "A news service stands as the author; from the 18th edition on, prepositions of five letters rise.",
            "Associated Press, “Leaders Agree on Joint Force After Long Talks,” The Daily Post, June 14, 2009.",
        ),
        "undated": (
            "Without a date, n.d. and a day of access.",
            "“Summit Ends Without Agreement,” Daily Post, n.d., accessed June 5, 2026, https://post.example/a.",
        ),
        "year only": (
            "A comma follows a title that ends with a question mark.",
            "Ursula von der Leyen, “Is the Alliance Over?,” Daily Post, 2010.",
        ),
        "inferred": (
            "A guessed date stands between brackets with a question mark.",
            "“Belarus Distorts Collective Security Idea – Kremlin,” [RT?], [2011?].",
        ),
        "no source": (
            "What the manual cannot name is supplied between brackets.",
            "Jean-Paul Kern, “Relations Warm Between Neighbors,” [source unknown], December 13, 2010.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals.",
            "Иван Петрович Иванов, “Лукашенко за «тесное» сотрудничество,” Известия, March 1, 2012.",
        ),
        "no year": (
            "A year that is not known is said to be so.",
            "“Belarus Leader Snubs Moscow Security Pact Summit,” RFE/RL, June 14, year unknown.",
        ),
        "address": (
            "More than two authors in a note: the first and et al.; no day of access beside a date.",
            "Ann Lee et al., “What He Said,” Daily Post, May 2012, https://post.example/x.",
        ),
    },
    "chicago-date": {
        "unsigned": (
            "The newspaper's name stands in place of the author; the whole date follows.",
            "BelTA. 2012. “Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO.” March 1, 2012.",
        ),
        "signed": (
            "Only the first author is turned round.",
            "Dovlatov, Kirill, and Anna Orlova. 2012. “Integration Gains Momentum in Very Close Partnership.” SB, "
            "May 16, 2012.",
        ),
        "agency": (
            "A news service is not turned round.",
            "Associated Press. 2009. “Leaders Agree on Joint Force After Long Talks.” The Daily Post, June 14, 2009.",
        ),
        "undated": (
            "n.d. in place of the year, then the day of access.",
            "Daily Post. n.d. “Summit Ends Without Agreement.” Accessed June 5, 2026. https://post.example/a.",
        ),
        "year only": (
            "No full stop after a question mark.",
            "von der Leyen, Ursula. 2010. “Is the Alliance Over?” Daily Post, 2010.",
        ),
        "inferred": (
            "A guessed date stands between brackets with a question mark.",
            "[RT?]. [2011?]. “Belarus Distorts Collective Security Idea – Kremlin.” [2011?].",
        ),
        "no source": (
            "What the manual cannot name is supplied between brackets.",
            "Kern, Jean-Paul. 2010. “Relations Warm Between Neighbors.” [source unknown], December 13, 2010.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals; the family name leads.",
            "Иванов, Иван Петрович. 2012. “Лукашенко за «тесное» сотрудничество.” Известия, March 1, 2012.",
        ),
        "no year": (
            "n.d. in place of the year.",
            "RFE/RL. n.d. “Belarus Leader Snubs Moscow Security Pact Summit.” June 14, year unknown.",
        ),
        "address": (
            "Up to six authors are listed.",
            "Lee, Ann, Bo Orr, Cy Day, and Di Fox. 2012. “What He Said.” Daily Post, May 2012. https://post.example/x.",
        ),
    },
    "apa": {
        "unsigned": (
            "Without an author the title comes first, in sentence case; the date follows, year first.",
            "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO. (2012, March 1). BelTA.",
        ),
        "signed": (
            "All authors are turned round, with initials and an ampersand.",
            "Dovlatov, K., & Orlova, A. (2012, May 16). Integration gains momentum in very close partnership. SB.",
        ),
        "agency": (
            "A group author is spelled out.",
            "Associated Press. (2009, June 14). Leaders agree on joint force after long talks. The Daily Post.",
        ),
        "undated": (
            "n.d. for no date, with a retrieval date; no full stop after an address.",
            "Summit ends without agreement. (n.d.). Daily Post. Retrieved June 5, 2026, from https://post.example/a",
        ),
        "year only": (
            "Particles stay with the family name; no full stop after a question mark.",
            "von der Leyen, U. (2010). Is the alliance over? Daily Post.",
        ),
        "inferred": (
            "Information that is supplied stands between brackets.",
            "Belarus distorts collective security idea – Kremlin. ([2011?]). [RT?].",
        ),
        "no source": (
            "Hyphenated given names keep the hyphen between initials.",
            "Kern, J.-P. (2010, December 13). Relations warm between neighbors. [source unknown].",
        ),
        "cyrillic": (
            "Initials are taken in the script of the name.",
            "Иванов, И. П. (2012, March 1). Лукашенко за «тесное» сотрудничество. Известия.",
        ),
        "no year": (
            "n.d. for the year alone; a headline keeps its capitals rather than lose a name's.",
            "Belarus Leader Snubs Moscow Security Pact Summit. (n.d., June 14). RFE/RL.",
        ),
        "address": (
            "Up to twenty authors are listed.",
            "Lee, A., Orr, B., Day, C., & Fox, D. (2012, May). What he said. Daily Post. https://post.example/x",
        ),
    },
    "mla": {
        "unsigned": (
            "Without an author the title comes first; day, short month, year.",
            "“Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO.” BelTA, 1 Mar. 2012.",
        ),
        "signed": (
            "Of two authors the first is turned round; May is not shortened.",
            "Dovlatov, Kirill, and Anna Orlova. “Integration Gains Momentum in Very Close Partnership.” SB, 16 May 2012.",
        ),
        "agency": (
            "Prepositions of any length stay small.",
            "Associated Press. “Leaders Agree on Joint Force after Long Talks.” The Daily Post, 14 June 2009.",
        ),
        "undated": (
            "A date that is not known is left out; the day of access helps.",
            "“Summit Ends without Agreement.” Daily Post, post.example/a. Accessed 5 June 2026.",
        ),
        "year only": (
            "No full stop after a question mark.",
            "von der Leyen, Ursula. “Is the Alliance Over?” Daily Post, 2010.",
        ),
        "inferred": (
            "Supplied dates stand between brackets, with a question mark if uncertain.",
            "“Belarus Distorts Collective Security Idea – Kremlin.” [RT?], [2011?].",
        ),
        "no source": (
            "Supplied information stands between brackets.",
            "Kern, Jean-Paul. “Relations Warm between Neighbors.” [source unknown], 13 Dec. 2010.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals.",
            "Иванов, Иван Петрович. “Лукашенко за «тесное» сотрудничество.” Известия, 1 Mar. 2012.",
        ),
        "no year": (
            "What is known of a date is given.",
            "“Belarus Leader Snubs Moscow Security Pact Summit.” RFE/RL, 14 June, year unknown.",
        ),
        "address": (
            "Three authors or more: the first and et al.; the address without https://.",
            "Lee, Ann, et al. “What He Said.” Daily Post, May 2012, post.example/x. Accessed 5 June 2026.",
        ),
    },
    "harvard": {
        "unsigned": (
            "The newspaper's title stands in place of the author; day and month at the end.",
            "BelTA (2012) ‘Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO’, 1 March.",
        ),
        "signed": (
            "Up to three authors, joined by and without a comma.",
            "Dovlatov, K. and Orlova, A. (2012) ‘Integration gains momentum in very close partnership’, SB, 16 May.",
        ),
        "agency": (
            "An agency is the author.",
            "Associated Press (2009) ‘Leaders agree on joint force after long talks’, The Daily Post, 14 June.",
        ),
        "undated": (
            "(no date) for no date.",
            "Daily Post (no date) ‘Summit ends without agreement’. Available at: https://post.example/a "
            "(Accessed: 5 June 2026).",
        ),
        "year only": (
            "Title between single marks.",
            "von der Leyen, U. (2010) ‘Is the alliance over?’, Daily Post.",
        ),
        "inferred": (
            "Supplied information stands between brackets.",
            "[RT?] ([2011?]) ‘Belarus distorts collective security idea – Kremlin’.",
        ),
        "no source": (
            "Supplied information stands between brackets.",
            "Kern, J.-P. (2010) ‘Relations warm between neighbors’, [source unknown], 13 December.",
        ),
        "cyrillic": (
            "Marks of the source inside single marks stay.",
            "Иванов, И. П. (2012) ‘Лукашенко за «тесное» сотрудничество’, Известия, 1 March.",
        ),
        "no year": (
            "(no date) for the year; the day is given.",
            "RFE/RL (no date) ‘Belarus Leader Snubs Moscow Security Pact Summit’, 14 June.",
        ),
        "address": (
            "Four authors or more: the first and et al.; Available at, Accessed.",
            "Lee, A. et al. (2012) ‘What he said’, Daily Post, May. Available at: https://post.example/x "
            "(Accessed: 5 June 2026).",
        ),
    },
    "plain": {
        "unsigned": (
            "The dateline's place before the date.",
            "“Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO”, BelTA, Minsk, 1 March 2012",
        ),
        "inferred": (
            "A guess is marked.",
            "“Belarus distorts collective security idea – Kremlin”, [RT?], [2011?]",
        ),
        "undated": (
            "n.d. for no date.",
            "“Summit ends without agreement”, Daily Post, n.d., https://post.example/a, seen 5 June 2026",
        ),
    },
    "wikipedia": {
        "unsigned": (
            "The outlet is work, the dateline location.",
            "{{cite news |title=Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO |work=BelTA "
            "|date=1 March 2012 |location=Minsk}}",
        ),
        "signed": (
            "Numbered last and first.",
            "{{cite news |last1=Dovlatov |first1=Kirill |last2=Orlova |first2=Anna "
            "|title=Integration gains momentum in very close partnership |work=SB |date=16 May 2012}}",
        ),
        "agency": (
            "A wire agency is agency, the outlet stays work.",
            "{{cite news |title=Leaders agree on joint force after long talks |work=The Daily Post "
            "|agency=Associated Press |date=14 June 2009}}",
        ),
        "undated": (
            "n.d. is a date that the template takes.",
            "{{cite news |title=Summit ends without agreement |work=Daily Post |date=n.d. "
            "|url=https://post.example/a |access-date=5 June 2026}}",
        ),
        "year only": (
            "last keeps the particle.",
            "{{cite news |last=von der Leyen |first=Ursula |title=Is the alliance over? |work=Daily Post |date=2010}}",
        ),
        "inferred": (
            "c. before a year that is not sure.",
            "{{cite news |title=Belarus distorts collective security idea – Kremlin |work=RT <!-- inferred --> "
            "|date=c. 2011 <!-- inferred -->}}",
        ),
        "no source": (
            "No work is made up.",
            "{{cite news |last=Kern |first=Jean-Paul |title=Relations warm between neighbors |date=13 December 2010}}",
        ),
        "cyrillic": (
            "The language by its code.",
            "{{cite news |last=Иванов |first=Иван Петрович |title=Лукашенко за «тесное» сотрудничество "
            "|work=Известия |date=1 March 2012 |language=ru}}",
        ),
        "no year": (
            "A date without a year would be refused.",
            "{{cite news |title=Belarus Leader Snubs Moscow Security Pact Summit |work=RFE/RL "
            "|date=n.d. <!-- 14 June, year unknown -->}}",
        ),
    },
    "bibtex": {
        "unsigned": (
            "Capitals of a title are kept by braces; the month is a macro.",
            "@article{belta2012lukashenko-1f0c,\n"
            "  title = {{Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO}},\n"
            "  journal = {{BelTA}},\n  year = {2012},\n  month = mar,\n  day = {1},\n  language = {en},\n}",
        ),
        "agency": (
            "A corporate author stands in braces of its own.",
            "@article{associatedpress2009leaders-1f0c,\n  author = {{Associated Press}},\n"
            "  title = {{Leaders agree on joint force after long talks}},\n  journal = {{The Daily Post}},\n"
            "  year = {2009},\n  month = jun,\n  day = {14},\n  language = {en},\n}",
        ),
        "inferred": (
            "The year prints as it is known.",
            "@article{rt2011belarus-1f0c,\n  title = {{Belarus distorts collective security idea – Kremlin}},\n"
            "  journal = {{RT}},\n  year = {[2011?]},\n  language = {en},\n  note = {The source is inferred, not "
            "stated. The date of publication is inferred, not stated.},\n}",
        ),
        "no year": (
            "What is known of the date goes to note.",
            "@article{rferlndbelarus-1f0c,\n  title = {{Belarus Leader Snubs Moscow Security Pact Summit}},\n"
            "  journal = {{RFE/RL}},\n  month = jun,\n  day = {14},\n  language = {en},\n"
            "  note = {14 June, year unknown. The year of publication is not known.},\n}",
        ),
    },
    "biblatex": {
        "signed": (
            "Names inverted and joined by and; date in ISO 8601.",
            "@article{dovlatov2012integration-1f0c,\n  author = {Dovlatov, Kirill and Orlova, Anna},\n"
            "  title = {{Integration gains momentum in very close partnership}},\n  journaltitle = {{SB}},\n"
            "  entrysubtype = {newspaper},\n  date = {2012-05-16},\n  langid = {english},\n}",
        ),
        "inferred": (
            "An uncertain date in EDTF.",
            "@article{rt2011belarus-1f0c,\n  title = {{Belarus distorts collective security idea – Kremlin}},\n"
            "  journaltitle = {{RT}},\n  entrysubtype = {newspaper},\n  date = {2011?},\n  langid = {english},\n"
            "  note = {The source is inferred, not stated. The date of publication is inferred, not stated.},\n}",
        ),
    },
    "ris": {
        "address": (
            "TY first, ER last, one AU an author, DA with four parts.",
            "TY  - NEWS\nID  - lee2012what-1f0c\nAU  - Lee, Ann\nAU  - Orr, Bo\nAU  - Day, Cy\nAU  - Fox, Di\n"
            "TI  - What he said\nT2  - Daily Post\nPY  - 2012\nDA  - 2012/05//\nLA  - en\n"
            "UR  - https://post.example/x\nY2  - 2026/06/05/\nER  - ",
        ),
        "no year": (
            "No PY without a year; the day goes to a note.",
            "TY  - NEWS\nID  - rferlndbelarus-1f0c\nTI  - Belarus Leader Snubs Moscow Security Pact Summit\n"
            "T2  - RFE/RL\nLA  - en\nN1  - 14 June, year unknown\nN1  - The year of publication is not known.\nER  - ",
        ),
    },
    "csl-json": {
        "unsigned": (
            "Type article-newspaper; date-parts as numbers.",
            '[\n  {\n    "id": "belta2012lukashenko-1f0c",\n    "type": "article-newspaper",\n'
            '    "title": "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO",\n'
            '    "container-title": "BelTA",\n    "issued": {\n      "date-parts": [\n        [\n          2012,\n'
            '          3,\n          1\n        ]\n      ]\n    },\n    "language": "en"\n  }\n]',
        ),
    },
    "citekey": {
        "cyrillic": ("A key in ASCII, between brackets.", "[@ivanov2012lukashenko-1f0c]"),
        "no source": ("The author leads the key.", "[@kern2010relations-1f0c]"),
    },
}
CASES = [(style, name, *case) for style, cases in GOLDEN.items() for name, case in cases.items()]


@pytest.mark.parametrize(("style", "name", "rule", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_style_follows_its_manual(style, name, rule, expected):
    assert cite(Citation(ITEMS[name].card(), accessed=SEEN), style).text == expected, rule


def test_every_style_has_golden_forms():
    assert set(GOLDEN) == set(STYLES)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago-note", "*BelTA*, March 1, 2012."),
        ("chicago-date", "*BelTA*. 2012. "),
        ("apa", ". *BelTA*."),
        ("mla", "*BelTA*, 1 Mar. 2012."),
        ("harvard", "*BelTA* (2012)"),
        ("plain", "*BelTA*, Minsk"),
    ],
)
def test_markdown_sets_the_outlet_in_italics(style, expected):
    assert expected in cite(Citation(ITEMS["unsigned"].card()), style).markdown


def test_a_guessed_outlet_is_italic_between_brackets():
    assert "\\[*RT*?\\]" in cite(Citation(ITEMS["inferred"].card()), "apa").markdown


def test_a_lone_address_makes_a_web_page():
    item = cite(Citation(Item("A", None, None, "2012", address="https://a.example/").card()), "csl-json").csl
    assert (item["type"], item["URL"]) == ("webpage", "https://a.example/")
    assert "container-title" not in item


@pytest.mark.parametrize(
    ("published", "note", "mla", "apa", "harvard", "wikipedia"),
    [
        ("2010/2011", "2010–2011.", "2010–2011.", "(2010–2011)", "(2010–2011) ‘A’.", "=2010–2011}"),
        (
            "2010-12-10/2010-12-13",
            "December 10–13, 2010.",
            "10–13 Dec. 2010.",
            "(2010, December 10–13)",
            "(2010) ‘A’, 10–13 December.",
            "=10–13 December 2010}",
        ),
        (
            "2010-05/2010-06-02",
            "May–June 2, 2010.",
            "May–2 June 2010.",
            "(2010, May–June 2)",
            "(2010) ‘A’, May–2 June.",
            "=May–2 June 2010}",
        ),
        (
            "2010-12-30/2011-01-02",
            "December 30, 2010–January 2, 2011.",
            "30 Dec. 2010–2 Jan. 2011.",
            "(2010, December 30–2011, January 2)",
            "(2010–2011) ‘A’, 30 December–2 January.",
            "=30 December 2010–2 January 2011}",
        ),
        ("2010/2010-06", "2010–June 2010.", "2010–June 2010.", "(2010–2010, June)", "(2010) ‘A’, June.", "June 2010}"),
    ],
)
def test_an_interval_prints_both_ends(published, note, mla, apa, harvard, wikipedia):
    citation = Citation(Item("A", "B", None, published).card())
    assert cite(citation, "chicago-note").text == f"“A,” B, {note}"
    assert cite(citation, "mla").text == f"“A.” B, {mla}"
    assert cite(citation, "apa").text == f"A. {apa}. B."
    assert cite(citation, "harvard").text == f"B {harvard}"
    assert wikipedia in cite(citation, "wikipedia").text
    assert f"date = {{{published}}}" in cite(citation, "biblatex").text


def test_a_guessed_interval_has_one_pair_of_brackets():
    card = Item("A", "B", None, "2010-12-10/2010-12-13", date_status=Status.INFERRED).card()
    assert cite(Citation(card), "mla").text == "“A.” B, [10–13 Dec. 2010?]."
    assert cite(Citation(card), "apa").text == "A. ([2010, December 10–13?]). B."
    assert cite(Citation(card), "chicago-date").text == "B. [2010?]. “A.” [December 10–13, 2010?]."


def test_an_approximate_date_is_circa():
    card = Item("A", "B", None, "2010~").card()
    assert "[ca. 2010]" in cite(Citation(card), "chicago-note").text
    assert cite(Citation(card), "apa").csl["issued"] == {"date-parts": [[2010]], "circa": True}
    assert cite(Citation(card), "apa").warnings[-1] == "The date of publication is approximate."


def test_an_uncertain_date_is_bracketed_even_when_stated():
    result = cite(Citation(Item("A", "B", None, "2010?").card()), "mla")
    assert "[2010?]" in result.text
    assert "The date of publication is uncertain." in result.warnings
