"""Bibliographies beside articles fill what the articles leave open, and nothing else."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.bibliography import joined, read_bibliographies
from csto_tui.corpus.reading import read, read_bytes
from csto_tui.corpus.references import REFERENCES
from csto_tui.corpus.references.entry import Entry
from csto_tui.corpus.scan import Found, Skipped, scan
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, ArticleId, Evidence, Known, Status
from csto_tui.model.edtf import Edtf

NOW = dt.date(2025, 6, 1)
RIS = """TY  - NEWS
TI  - Belarus Leader Snubs Moscow
      Security Pact Summit
AU  - Dovlatov, Kirill
AU  - Associated Press
T2  - RFE/RL
PB  - RFE/RL Inc.
PY  - 2009
DA  - 2009/06/14/
CY  - Prague
LA  - en-US
UR  - https://www.rferl.org/a/1753779.html
Y2  - 2012/01/01/
L1  - files/12/snub%20page.html
ER  -
"""
BIB = r"""@comment{nothing}
@string{belta = "BelTA"}
@article{dovlatov2009,
  title = {{Belarus Leader Snubs Moscow} Security {P}act Summit},
  author = {Dovlatov, Kirill and {Associated Press} and others},
  journal = "RFE/RL",
  year = 2009, month = jun, day = {14},
  address = {Prague},
  langid = {english},
  url = {https://www.rferl.org/a/1753779.html},
  file = {Snapshot:files/12/snub page.html:text/html;PDF:files/13/other.pdf:application/pdf},
}
@misc{broken, title = {never closed
@online(b, title = "Pr{\'e}sident \& Stra\ss e -- {\L}{\'o}d{\'z}", organization = belta # { agency}, date = {2012-03})
"""
CSL = [
    {
        "id": "http://zotero.org/users/1/items/A",
        "type": "article-newspaper",
        "title": "Belarus Leader Snubs Moscow Security Pact Summit",
        "author": [{"family": "Dovlatov", "given": "Kirill"}, {"literal": "Associated Press"}],
        "container-title": "RFE/RL",
        "publisher-place": "Prague",
        "issued": {"date-parts": [["2009", 6, 14]]},
        "language": "en",
        "URL": "https://www.rferl.org/a/1753779.html",
        "abstract": "What was said.",
        "attachments": [{"path": "files/12/snub page.html"}],
    }
]


def entries(suffix: str, text: str) -> list[Entry]:
    return list(REFERENCES[suffix](text))


def values(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {one.field: one.values for one in entry.given}


def article(name: str = "a/page.html", **known: Any) -> Article:
    stated = {field: Known(value, Status.STATED, (Evidence(1, "x"),)) for field, value in known.items()}
    return Article(ArticleId(name), name, "0", "Text.", (), **stated)  # type: ignore[arg-type]  # fields by name


@pytest.mark.parametrize(("suffix", "text"), [(".ris", RIS), (".bib", BIB), (".csljson", json.dumps(CSL))])
def test_the_same_entry_in_three_formats(suffix: str, text: str) -> None:
    first = entries(suffix, text)[0]
    assert values(first) == {
        "title": ("Belarus Leader Snubs Moscow Security Pact Summit",),
        "authors": ("Kirill Dovlatov", "Associated Press"),
        "source": ("RFE/RL",),
        "published": ("2009-06-14",),
        "place": ("Prague",),
        "language": ("en",),
        "address": ("https://www.rferl.org/a/1753779.html",),
    }
    assert first.files[0] in ("files/12/snub page.html", "files/12/snub%20page.html")


def test_tex_macros_and_entries_that_do_not_close() -> None:
    found = entries(".bib", BIB)
    assert len(found) == 2
    assert values(found[1]) == {
        "title": ("Président & Straße – Łódź",),
        "source": ("BelTA agency",),
        "published": ("2012-03",),
    }
    assert found[0].files == ("files/12/snub page.html", "files/13/other.pdf")


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [["2010", "12", "10"], ["2010", "12", "13"]]}, "2010-12-10/2010-12-13"),
        ({"date-parts": [[2010, 2]], "circa": True}, "2010-02~"),
        ({"raw": "1 March 2012"}, "2012-03-01"),
        ({"literal": "01/02/2012"}, "2012"),
        ({"date-parts": [[2012, 13]]}, None),
        ({"date-parts": [[]]}, None),
    ],
)
def test_dates_are_as_precise_as_they_stand_there(issued: dict[str, Any], date: str | None) -> None:
    (entry,) = entries(".csljson", json.dumps([{"title": "T", "issued": issued}]))
    assert entry.value("published") == (date or "")


def test_values_that_never_end_cost_little() -> None:
    assert entries(".bib", "@a{x, a={" * 20_000) == []


def test_a_ris_entry_without_an_end_and_lines_outside() -> None:
    (entry,) = entries(".ris", "Exported today\nTY  - NEWS\nTI  - One\nXX  - y")
    assert values(entry) == {"title": ("One",)}


def folder(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_joined_by_file_by_address_and_by_title(tmp_path: Path) -> None:
    found = read_bibliographies(folder(tmp_path, export__refs_ris=RIS))
    by_file = article("export/files/12/snub page.html")
    by_address = article("x.html", address="http://rferl.org/a/1753779.html/#top")
    by_title = article("y.html", title="Belarus leader snubs Moscow security-pact summit")
    for one in (by_file, by_address, by_title):
        told = joined(one, found)
        assert told.source.value == "RFE/RL"
        assert told.source.evidence == (Evidence(0, "from Zotero export export/refs.ris: T2: RFE/RL"),)
        assert told.published == Known(Edtf("2009-06-14"), Status.STATED, told.published.evidence)
        assert told.authors.value == ("Kirill Dovlatov", "Associated Press")
    assert joined(
        replace(by_file, path="r/" + by_file.path, id=ArticleId("r/" + by_file.id)), found, prefix="r/"
    ).source.value
    assert joined(article("z.html", title="Another title of words"), found) == article(
        "z.html", title="Another title of words"
    )


def test_what_an_article_states_or_a_person_set_stays(tmp_path: Path) -> None:
    found = read_bibliographies(folder(tmp_path, refs_bib=BIB))
    one = article("x.html", address="https://www.rferl.org/a/1753779.html", source="Радыё Свабода")
    one = replace(one, place=Known("Praha", Status.USER), language=Known("de", Status.INFERRED))
    told = joined(one, found)
    assert (told.source, told.place, told.address) == (one.source, one.place, one.address)
    assert (told.language.value, told.language.status) == ("en", Status.STATED)


def test_one_title_in_two_outlets(tmp_path: Path) -> None:
    other = RIS.replace("RFE/RL", "BelTA").replace("1753779", "2")
    found = read_bibliographies(folder(tmp_path, a_ris=RIS, b_ris=other))
    title = "Belarus Leader Snubs Moscow Security Pact Summit"
    assert joined(article("x.txt", title=title), found).source.value is None
    assert (
        joined(article("x.txt", title=title, source="BelTA"), found).address.value == "https://www.rferl.org/a/2.html"
    )
    assert joined(article("x.txt", title=title, source="TASS"), found).address.value is None
    assert joined(article("x.txt", title=title, published=Edtf("2010")), found).address.value is None


def test_one_library_exported_twice(tmp_path: Path) -> None:
    found = read_bibliographies(folder(tmp_path, a_bib=BIB.replace("address = {Prague},", ""), b_ris=RIS))
    told = joined(article("x.txt", title="Belarus Leader Snubs Moscow Security Pact Summit"), found)
    assert "a.bib" in told.source.evidence[0].text
    assert told.place.evidence[0].text == "from Zotero export b.ris: CY: Prague"


def test_a_name_alone_does_not_join_what_contradicts(tmp_path: Path) -> None:
    found = read_bibliographies(folder(tmp_path, refs_ris=RIS.replace("snub%20page", "index")))
    assert joined(article("elsewhere/index.html"), found).source.value == "RFE/RL"
    assert joined(article("elsewhere/index.html", title="Quite another report"), found).source.value is None
    assert joined(article("elsewhere/index.html", published=Edtf("2010-06-14")), found).source.value is None
    assert joined(article("other/12/index.html", title="Quite another report"), found).source.value == "RFE/RL"


def test_rows_of_a_table_are_not_joined_by_the_name_of_the_table(tmp_path: Path) -> None:
    found = read_bibliographies(folder(tmp_path, refs_ris=RIS.replace("files/12/snub%20page.html", "rows.csv")))
    assert joined(replace(article("rows.csv"), id=ArticleId("rows.csv:2")), found).source.value is None
    assert joined(article("rows.csv"), found).source.value == "RFE/RL"


def test_a_bibliography_is_no_article(tmp_path: Path) -> None:
    folder(tmp_path, refs_ris=RIS, refs_bib=BIB, csl_json=json.dumps(CSL), a_txt="Text stands here, all of it.")
    told = {one.name: one for one in scan([tmp_path])}
    assert {name for name, one in told.items() if isinstance(one, Skipped)} == {"refs.ris", "refs.bib"}
    one = told["csl.json"]
    assert isinstance(one, Found)
    with pytest.raises(SourceError, match="a bibliography, joined to the articles"):
        read(one, now=NOW)
    assert len(read_bibliographies(tmp_path).entries) == 4


def test_json_with_articles_is_no_bibliography(tmp_path: Path) -> None:
    rows = [{"type": "article", "URL": "x.by", "text": "Text stands here, all of it."}]
    folder(tmp_path, a_json=json.dumps(rows), b_json='{"type": "module"}', c_json='[{"type": "webpage"')
    assert read_bibliographies(tmp_path).entries == ()
    assert len(read_bytes(json.dumps(rows).encode(), "a.json", now=NOW)) == 1


def test_what_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    folder(tmp_path, bad_csljson="[" * 5_000, good_ris=RIS, deep__er_ris=RIS)
    (tmp_path / "binary.bib").write_bytes(bytes(range(32)) * 9)
    (tmp_path / "link.ris").symlink_to(tmp_path / "good.ris")
    (tmp_path / ".hidden.ris").write_text(RIS)
    found = read_bibliographies(tmp_path)
    assert len(found.entries) == 2
    assert [line.partition(":")[0] for line in found.warnings] == ["bad.csljson", "binary.bib"]
    assert read_bibliographies(tmp_path / "good.ris").entries == ()
    assert read_bibliographies(tmp_path / "gone").entries == ()


def test_hostile_values_are_harmless(tmp_path: Path) -> None:
    hostile = RIS.replace("RFE/RL", "\x1b]52;c;eA==\x07\u202e").replace("Dovlatov", "D\x9b31m")
    found = read_bibliographies(folder(tmp_path, refs_ris=hostile))
    told = repr(joined(article("a.html", address="rferl.org/a/1753779.html"), found))
    assert "from Zotero export" in told
    assert not any(mark in told for mark in ("\x1b", "\x07", "\x9b", "\u202e"))


PIECES = st.lists(
    st.sampled_from(
        ["@a{k,", "title", " = ", "{", "}", '"', "#", "\\'", "\\", "and ", "x", "TY  - ", "\n", "TI  - a", "ER  - "]
    )
)


@given(PIECES | st.text(max_size=60).map(lambda text: [text]), st.sampled_from(sorted(REFERENCES)))
def test_any_text(pieces: list[str], suffix: str) -> None:
    try:
        found = entries(suffix, "".join(pieces))
    except ValueError:
        assert suffix == ".csljson"
        return
    for entry in found:
        assert all(one.values and all(one.values) for one in entry.given)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["items", "title", "author", "issued", "date-parts", "URL", "family", "attachments"]),
                inner,
            )
        ),
        max_leaves=15,
    )
)
def test_any_json(value: Any) -> None:
    entries(".csljson", json.dumps(value))
