"""Which column holds what, and which figure of a date is the day."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.column_dates import UNDECIDED, Order, date_in_cell, order_of
from csto_tui.corpus.columns import AS_NAMED, MAP_NAMES, ColumnMap, column_map, match_columns
from csto_tui.corpus.corpus_toml import read_notes
from csto_tui.errors import SettingsError, UsageError

CELLS = st.text(st.sampled_from("0123456789/-. :TZX,амMarabрт"), max_size=24)


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (
            ["Headline", "Body", "Published_At", "Outlet", "By-line", "URL"],
            "title text published source authors address",
        ),
        (["Заголовок", "Текст", "Дата", "Издание", "Автор", "Ссылка"], "title text published source authors address"),
        (["Загаловак", "Тэкст", "Дата", "Крыніца", "Мова", "Горад"], "title text published source language place"),
        (
            ["ÜBERSCHRIFT", "Volltext", "Datum", "Quelle", "Ort", "Sprache"],
            "title text published source place language",
        ),
        (["标题", "正文", "日期", "来源", "链接", "id"], "title text published source address id"),
    ],
)
def test_names_in_several_languages(names: list[str], fields: str) -> None:
    assert {field: names[places[0]] for field, places in match_columns(names, AS_NAMED).items()} == dict(
        zip(fields.split(), names, strict=True)
    )


def test_full_text_goes_before_a_summary_and_a_wrapper_is_looked_through() -> None:
    assert match_columns(["summary", "text"], AS_NAMED)["text"] == (1, 0)
    assert match_columns(["fields.body", "fields.headline"], AS_NAMED) == {"text": (0,), "title": (1,)}


def test_a_chosen_column_holds_that_and_nothing_else() -> None:
    chosen = column_map("text=Remark,source=Body")
    assert match_columns(["Body", "Remark", "Title"], chosen) == {"source": (0,), "text": (1,), "title": (2,)}
    assert match_columns(["Body", "Text"], column_map("source=Body")) == {"source": (0,), "text": (1,)}
    assert match_columns(["Body", "Title"], column_map("text=Inhalt"))["text"] == (0,), "another table of the folder"
    assert match_columns(["full_text"], column_map("text=FULL TEXT"))["text"] == (0,)


@pytest.mark.parametrize(
    "text", ["title", "title=", "headline=X", "=X", "title=A,,text=B", "title=A text=B\x1b,x", '"']
)
def test_a_map_that_is_off(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        column_map(text)
    assert "--map title=Headline" in caught.value.hint
    assert "\x1b" not in caught.value.message


COLUMNS = st.text(min_size=1, max_size=12).map(lambda name: " ".join(name.split())).filter(bool)


@given(st.dictionaries(st.sampled_from(sorted(MAP_NAMES.values())), COLUMNS))
def test_a_map_is_typed_as_it_is_shown(pairs: dict[str, str]) -> None:
    typed = str(ColumnMap(tuple(sorted(pairs.items()))))
    try:
        shown = column_map(typed)
    except UsageError:
        assert any(not name.isprintable() for name in pairs.values())
        return
    assert str(column_map(str(shown))) == str(shown)


def test_one_map_over_another() -> None:
    assert str(column_map("text=A").over(column_map("text=B,title=C"))) == "text=A,title=C"
    assert not AS_NAMED
    assert column_map("") == AS_NAMED


def test_corpus_toml_has_columns(tmp_path: Path) -> None:
    file = tmp_path / "corpus.toml"
    file.write_text('[columns]\ntext = "Body, full"\ndate = "Day"\nshape = "x"\n', encoding="utf-8")
    notes = read_notes(tmp_path)
    assert str(notes.columns) == 'date=Day,text="Body, full"'
    assert [line.rpartition("corpus.toml:")[2] for line in notes.warnings] == [
        "4: shape is not a key that is known here; left aside."
    ]
    file.write_text("[columns]\ntext = 3\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        read_notes(tmp_path)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2012-03-01T23:59:59+03:00", "2012-03-01"),
        ("2012-3-1", "2012-03-01"),
        ("2012/03", "2012-03"),
        ("2012-03-00", "2012-03"),
        ("2012-00-00 00:00:00", "2012"),
        ("0000-00-00", None),
        ("2012", "2012"),
        ("20120301", "2012-03-01"),
        ("20120301T101500Z", "2012-03-01"),
        ("20120301101500", "2012-03-01"),
        ("1330560000", "2012-03-01"),
        ("1330560000123", "2012-03-01"),
        ("31.12.2010 10:00", "2010-12-31"),
        ("12/31/2010", "2010-12-31"),
        ("Fri, 31/12/10", "2010-12-31"),
        ("03/03/2012", "2012-03-03"),
        ("03/2012", "2012-03"),
        ("26-FEB-1987 15:01:01.00", "1987-02-26"),
        ("26 Feb 87", "1987-02-26"),
        ("Thu, 01 Mar 2012 10:00:00 GMT", "2012-03-01"),
        ("March 1, 2012", "2012-03-01"),
        ("1 сакавіка 2012 года", "2012-03-01"),
        ("март 2012", "2012-03"),
        ("XXXX-06-14", "XXXX-06-14"),
        ("2012-03-01/2012-03-04", "2012-03-01/2012-03-04"),
        ("2012?", "2012?"),
        ("30/02/2012", None),
        ("yesterday", None),
        ("12345", None),
        ("", None),
    ],
)
def test_dates_as_tables_have_them(cell: str, date: str | None) -> None:
    found = date_in_cell(cell, Order.UNKNOWN)
    assert (found[0].text if found else None) == date
    assert not found or not found[1]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["01/02/2012", "13/02/2012"], Order.DAY),
        (["01/02/2012", "02/13/2012"], Order.MONTH),
        (["01/02/2012", "03/04/2012"], Order.UNKNOWN),
        (["13/01/2012", "01/13/2012", "01/02/2012"], Order.UNKNOWN),
        (["87/02/26", "01/02/03"], Order.YEAR),
        (["2012-03-01", "soon"], Order.UNKNOWN),
    ],
)
def test_the_column_decides(column: list[str], order: Order) -> None:
    assert order_of(column) is order


def test_what_nobody_tells_is_left_open() -> None:
    found = date_in_cell("01/02/2012", Order.UNKNOWN)
    assert found
    assert (found[0].text, found[1]) == ("2012", UNDECIDED)
    assert date_in_cell("01/02/12", Order.UNKNOWN) is None, "any of the three may be the year"
    dotted = date_in_cell("01.02.2012", Order.UNKNOWN)
    assert dotted
    assert (dotted[0].text, bool(dotted[1])) == ("2012-02-01", True)
    assert date_in_cell("01.02.2012", Order.MONTH) == (type(found[0])("2012-01-02"), "")
    assert date_in_cell("87/02/26", Order.YEAR) == (type(found[0])("1987-02-26"), "")


@settings(max_examples=300)
@given(CELLS, st.sampled_from(Order))
def test_any_cell(cell: str, order: Order) -> None:
    order_of([cell])
    found = date_in_cell(cell, order)
    assert found is None or found[0].bounds() is not None or found[0].text.startswith("XXXX")
