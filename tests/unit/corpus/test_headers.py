"""Whether the columns that somebody names are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from csto_tui.corpus.columns import column_map
from csto_tui.corpus.headers import check_columns
from csto_tui.corpus.scan import Found, scan
from csto_tui.errors import UsageError


def files(folder: Path, **texts: str) -> list[Found]:
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return [one for one in scan([folder]) if isinstance(one, Found)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a_csv", "Überschrift;Artikel\nA;B\n"),
        ("a_csv", "A report\n\n'Überschrift',Artikel\n"),
        ("a_tsv", "Artikel\tüberschrift \tx\n"),
        ("a_jsonl", '{"Überschrift": "A", "Artikel": {"Text": "B"}}\n'),
        ("a_json", '[{"Artikel": "B", "Überschrift": "A"}]'),
    ],
)
def test_columns_are_found_in_every_form_of_table(tmp_path: Path, name: str, text: str) -> None:
    check_columns(files(tmp_path, **{name: text}), column_map("title=Überschrift,text=Artikel"))


def test_columns_may_stand_in_different_tables_and_in_objects_in_objects(tmp_path: Path) -> None:
    found = files(tmp_path, a_csv="Head,x\n", b_jsonl='{"doc": {"body": "B"}}\n', c_txt="no table")
    check_columns(found, column_map("title=Head,text=doc.body"))


def test_a_column_that_is_nowhere_is_said_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table has a column “Headline”, which title is to come from") as caught:
        check_columns(files(tmp_path, a_csv="Head,Body\nA,B\n"), column_map("title=Headline,text=Body"))
    assert caught.value.hint.startswith("columns there are: Head, Body")


def test_where_there_is_no_table_a_map_is_refused_and_none_is_not(tmp_path: Path) -> None:
    found = files(tmp_path, a_txt="A report\n\nSome words.\n")
    with pytest.raises(UsageError, match="there is no table here"):
        check_columns(found, column_map("title=Headline"))
    check_columns(found, column_map(""))


def test_the_end_of_a_long_table_is_not_read(tmp_path: Path) -> None:
    long = "Head,Body\n" + "Минск,это было в понедельник\n" * 20_000
    check_columns(files(tmp_path, a_csv=long), column_map("title=Head"))
    with pytest.raises(UsageError):
        check_columns(files(tmp_path, a_csv=long + "Late,x\n"), column_map("title=Late"))
