from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest

from csto_tui.errors import UsageError
from csto_tui.exports import FORMS, About, Table, export, rendered

ABOUT = About("concordance", "a,=1+1 | “a”", "seeds", "0123abcd", dt.date(2026, 11, 22), (("order", "1R"),))
ROWS = [{"article": "a", "match": "=HYPERLINK(1)", "more": 1}, {"article": "б", "match": "x|y\n\x1b[31m", "more": 2}]
TABLE = Table(ABOUT, ("article", "match"), ROWS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_head_and_every_row_in_order(form: str) -> None:
    text = rendered(TABLE, form)
    for piece in ("concordance", "0123abcd", "2026-11-22", "seeds", "1R"):
        assert piece in text
    assert text.index("HYPERLINK") < text.index("б")
    assert "\x1b" not in text
    assert text.endswith("\n")


def test_a_table_reads_back_behind_its_head() -> None:
    rows = list(csv.reader(rendered(TABLE, "csv").splitlines()))
    assert ["# query: a,=1+1 | “a”"] in rows
    assert rows[-3:] == [["article", "match"], ["a", "'=HYPERLINK(1)"], ["б", "x|y ␛[31m"]]


def test_json_keeps_what_tables_leave_out() -> None:
    head, first, second = (json.loads(line) for line in rendered(TABLE, "jsonl").splitlines())
    assert head["query"] == ABOUT.query
    assert (first["more"], second["more"]) == (1, 2)
    assert json.loads(rendered(TABLE, "json")) == [head, first, second]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "lines.csv"
    assert export(TABLE, path) == path
    assert path.read_text("utf-8") == rendered(TABLE, "csv")
    with pytest.raises(UsageError, match="names no form"):
        export(TABLE, tmp_path / "lines.xls")
    with pytest.raises(UsageError, match="cannot be written"):
        export(TABLE, tmp_path / "none" / "lines.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["lines.csv"]
