"""BibTeX, BibLaTeX, RIS and CSL-JSON of real news items, read back by programs that are not ours."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from bibtexparser import middlewares

from csto_tui.citations import cite
from csto_tui.model.citation import Citation, Locator

SEEN = dt.date(2026, 6, 5)
QUOTATION = "We agree at 50% & more, “fully”,\nhe said_so."
SCHEMA = json.loads((Path(__file__).parent / "news" / "csl-item.schema.json").read_text(encoding="utf-8"))


def written(card, style: str) -> str:
    return cite(Citation(card, Locator("paragraph", "4"), QUOTATION, SEEN), style).text


def read_bib(text: str, *, decode: bool):
    layers = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()] if decode else []
    layers += [middlewares.LatexDecodingMiddleware()] if decode else []
    library = bibtexparser.parse_string(text, append_middleware=layers)
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def straight(person) -> str:
    return " ".join([*person.first, *person.von, *person.last, *person.jr]).strip("{}").replace("}", "")


def day_of(published: str) -> str:
    return published if published[0].isdigit() else ""


@pytest.mark.parametrize(("style", "outlet"), [("bibtex", "journal"), ("biblatex", "journaltitle")])
def test_bibtexparser_reads_what_was_meant(news, style, outlet):
    for name, card in news.items():
        text = written(card, style)
        fields = {field.key: field.value for field in read_bib(text, decode=True).fields}
        assert fields["title"].strip("{}").replace('{"}', '"') == card.title.value, name
        assert fields.get(outlet, "").strip("{}") == (card.source.value or ""), name
        people = [straight(person).casefold() for person in fields.get("author", ())]
        wanted = card.authors.value or ([card.agency.value] if card.agency.value else [])
        wanted = [one for one in wanted if card.authors.value or one != card.source.value]
        assert people == [one.casefold() for one in wanted], name
        assert "We agree at 50% & more, “fully”, he said_so." in fields.values()
        assert "¶ 4." in fields["note"]


@pytest.mark.parametrize("style", ["bibtex", "biblatex"])
def test_bibtexparser_writes_it_back_the_same(news, style):
    for card in news.values():
        text = written(card, style)
        once = read_bib(text, decode=False)
        again = read_bib(bibtexparser.write_string(bibtexparser.parse_string(text)), decode=False)
        assert [(f.key, f.value) for f in once.fields] == [(f.key, f.value) for f in again.fields]
        assert once.key == again.key
        addresses = [field.value for field in once.fields if field.key == "url"]
        assert addresses == [cite(Citation(card), "apa").csl[key] for key in ("URL",) if addresses]


def test_rispy_reads_what_was_meant_and_writes_it_back(news):
    for name, card in news.items():
        text = written(card, "ris")
        (record,) = rispy.loads(text)
        assert record["type_of_reference"] == (
            "NEWS" if card.source.value else "ELEC" if card.address.value else "NEWS"
        )
        assert record["title"] == card.title.value
        assert record.get("secondary_title", "") == (card.source.value or "")
        assert len(record.get("authors", ())) == len(cite(Citation(card), "apa").csl.get("author", ())), name
        published = day_of(str(card.published.value or " "))
        assert record.get("year", "") == published[:4]
        assert record.get("date", "").strip("/").replace("/", "-") == published[:10].partition("/")[0]
        assert "¶ 4" in record["notes"]
        (again,) = rispy.loads(rispy.dumps([record]))
        assert again == record


def test_csl_json_keeps_to_its_schema(news):
    for card in news.values():
        jsonschema.validate(json.loads(written(card, "csl-json")), SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        [{"type": "article-newspaper"}],
        [{"id": "a", "type": "news"}],
        [{"id": "a", "type": "webpage", "issued": {"date-parts": [["2012"]]}}],
        [{"id": "a", "type": "webpage", "author": [{"family": "Lee"}]}],
        [{"id": "a", "type": "webpage", "URL": "a b"}],
    ],
)
def test_the_schema_bites(wrong):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMA)
