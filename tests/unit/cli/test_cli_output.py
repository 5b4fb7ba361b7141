"""What goes out: forms, guards, files that are written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.cli.lines import cells, context_line, lit, loud, painted, quiet
from csto_tui.cli.output import Output
from csto_tui.errors import UsageError
from csto_tui.model.span import Span
from csto_tui.text.tables import markdown_row, row_of, separated_row

COLUMNS = ("name", "left.text", "why", "csl")
RECORDS = [
    {"name": "=cmd|' /C calc'!A0", "left": {"text": 'a\t"b"\nc'}, "why": ["x", "y"], "csl": {"a": 1}},
    {"name": "-0.25", "left": None, "why": [], "csl": None},
]


def written(form, records=RECORDS, columns=COLUMNS, capsys=None):
    count = Output(form).items(records, columns, record=lambda one: one, lines=lambda one: [str(one["name"]), ""])
    assert count == len(records)
    return capsys.readouterr().out


class TestForms:
    def test_text(self, capsys):
        assert written("text", capsys=capsys) == "=cmd|' /C calc'!A0\n\n-0.25\n\n"

    def test_jsonl_is_an_object_a_line(self, capsys):
        lines = written("jsonl", capsys=capsys).splitlines()
        assert [json.loads(line) for line in lines] == RECORDS

    @pytest.mark.parametrize("records", [[], RECORDS[:1], RECORDS], ids=len)
    def test_json_is_one_array(self, records, capsys):
        assert json.loads(written("json", records, capsys=capsys)) == records

    @pytest.mark.parametrize(("form", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")])
    def test_tables_can_be_read_back(self, form, dialect, capsys):
        rows = list(csv.reader(io.StringIO(written(form, capsys=capsys)), dialect))
        assert rows == [list(COLUMNS), ["'=cmd|' /C calc'!A0", 'a "b" c', "x; y", '{"a": 1}'], ["-0.25", "", "", ""]]

    def test_markdown_has_a_row_a_line(self, capsys):
        lines = written("md", capsys=capsys).splitlines()
        assert lines[:2] == ["| name | left.text | why | csl |", "| --- | --- | --- | --- |"]
        assert lines[2].startswith("| =cmd\\|' /C calc'!A0 | a \"b\" c | x; y |")

    @pytest.mark.parametrize("form", ["csv", "tsv", "md"])
    def test_a_table_without_rows_has_its_head(self, form, capsys):
        assert "left.text" in written(form, [], capsys=capsys)


class TestGuard:
    @pytest.mark.parametrize("cell", ["=1+1", "+a", "-a", "@sum", " =1", "＝1+1", "-1+1", "-inf", "+1e5x", "--"])
    def test_what_a_spreadsheet_would_run_is_quoted(self, cell):
        assert separated_row([cell], "\t") == f"'{cell}\n"

    @pytest.mark.parametrize("cell", ["-1", "+1.5", "-2e-05", "a=b", "–", "“=”", "'"])
    def test_numbers_and_words_stay(self, cell):
        assert separated_row([cell], ",") == cell + "\n"

    @given(st.text(), st.text())
    def test_a_row_is_one_line_of_as_many_cells(self, first, second):
        cells = row_of({"a": first, "b": second}, ("a", "b"))
        line = separated_row(cells, ",")
        assert len(next(csv.reader([line]))) == 2
        assert [one for one in line if unicodedata.category(one) in ("Cc", "Cs")] == ["\n"]

    @given(st.text())
    def test_offsets_hold_in_a_cell(self, text):
        assert len(row_of({"a": text}, ("a",))[0]) == len(text)

    @given(st.text(alphabet="a|\\<[`*\n"))
    def test_a_markdown_cell_is_one_cell(self, text):
        row = markdown_row(row_of({"a": text}, ("a",)))
        without_escapes = row.replace("\\\\", "").replace("\\|", "")
        assert without_escapes.count("|") == 2
        assert row.count("\n") == 1


class TestLines:
    def test_colour_paints_and_its_absence_does_not(self):
        line = (quiet("¶1"), "  ", loud("Minsk"), *lit("a b", [Span(0, 1)]))
        assert painted(line, color=False) == "¶1  Minska b"
        assert painted(line, color=True) == "\x1b[2m¶1\x1b[0m  \x1b[1mMinsk\x1b[0m\x1b[1;4ma\x1b[0m b"

    @pytest.mark.parametrize("color", [True, False])
    def test_what_a_text_paints_itself_is_marked(self, color):
        bad = "\x1b[1mx\x1b[0m\x9b2J\u202e"
        for line in (bad, (bad,), (loud(bad),)):
            shown = painted(line, color=color)
            assert "\x9b" not in shown
            assert "\u202e" not in shown
            assert "\x1b" not in shown.replace("\x1b[1m", "", 1).replace("\x1b[0m", "", 1) or not color
            assert shown.count("\x1b") == (2 if color and line == (loud(bad),) else 0)

    @given(st.text(alphabet="abc ", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12))))
    def test_marks_in_any_order_lose_no_letter(self, text, pairs):
        marks = [Span(min(pair), max(pair)) for pair in pairs]
        assert painted(lit(text, marks), color=False) == text

    def test_an_empty_style_paints_nothing(self):
        assert painted((quiet(""), "a"), color=True) == "a"

    def test_hits_stand_below_each_other(self):
        places = {"a ¶1": ("the ", "force"), "明斯克 ¶10": ("слова ", "силы"), "b ¶2": ("明 ", "x")}
        lines = [
            painted(context_line(place, before, match, " after", margin=10, width=8), color=False)
            for place, (before, match) in places.items()
        ]
        starts = {cells(line[: line.index(match)]) for line, (_, match) in zip(lines, places.values(), strict=True)}
        assert starts == {20}
        assert all(
            f"{before}{match} after" in line for line, (before, match) in zip(lines, places.values(), strict=True)
        )


class TestFile:
    def put(self, path, text="new"):
        output = Output("text", path=path)
        output.line(text)
        output.close()

    def test_a_file_is_written_with_usual_rights(self, tmp_path, monkeypatch):
        old = os.umask(0o027)
        try:
            self.put(tmp_path / "out")
        finally:
            os.umask(old)
        assert (tmp_path / "out").read_text() == "new\n"
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640

    def test_an_old_file_keeps_its_rights_and_its_link(self, tmp_path):
        (tmp_path / "real").write_text("old")
        (tmp_path / "real").chmod(0o600)
        (tmp_path / "link").symlink_to("real")
        self.put(tmp_path / "link")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_text() == "new\n"
        assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o600

    def test_a_failure_leaves_the_old_file(self, tmp_path, monkeypatch):
        def fail(*_):
            raise OSError(28, "No space left on device")

        (tmp_path / "out").write_text("old")
        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(UsageError, match="No space left"):
            self.put(tmp_path / "out")
        assert [path.name for path in tmp_path.iterdir()] == ["out"]
        assert (tmp_path / "out").read_text() == "old"

    def test_what_is_no_file_is_written_and_stays_what_it_is(self, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        try:
            self.put(tmp_path / "pipe")
            assert os.read(reader, 100) == b"new\n"
        finally:
            os.close(reader)
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    def test_a_place_that_is_not_there_is_an_error(self, tmp_path):
        with pytest.raises(UsageError, match="cannot be written"):
            self.put(tmp_path / "no" / "out")
