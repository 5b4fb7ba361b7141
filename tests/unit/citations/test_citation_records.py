"""Every format for programs on kinds of news items, each against a rule of the format's own manual."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.citations import cite
from csto_tui.citations.styles import RECORDS
from csto_tui.model.citation import Citation

SEEN = dt.date(2026, 6, 5)

# (rule of the manual, plain text)
GOLDEN: dict[str, dict[str, tuple[str, str]]] = {
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
# By the list of formats: one that has no golden forms stops the file from being collected.
CASES = [(style, name, *case) for style in RECORDS for name, case in GOLDEN[style].items()]


@pytest.mark.parametrize(("style", "name", "rule", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_style_follows_its_manual(items, style, name, rule, expected):
    assert cite(Citation(items[name].card(), accessed=SEEN), style).text == expected, rule


def test_a_lone_address_makes_a_web_page(item):
    entry = cite(Citation(item("A", None, None, "2012", address="https://a.example/").card()), "csl-json").csl
    assert (entry["type"], entry["URL"]) == ("webpage", "https://a.example/")
    assert "container-title" not in entry
