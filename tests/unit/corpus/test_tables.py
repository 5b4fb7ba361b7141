"""Tables: one row, one article, whatever the delimiter, the encoding and the quotation marks."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.column_dates import UNDECIDED
from csto_tui.corpus.columns import AS_NAMED, ColumnMap, column_map
from csto_tui.corpus.readers import rows, tables
from csto_tui.corpus.reading import FileReading, _reading, read_bytes
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, Status

NOW = dt.date(2025, 6, 1)
LONG = "The presidents of six states signed an agreement on a joint force in Moscow."
TABLE = [
    ["No", "Headline", "Body", "Date", "Outlet"],
    ["7", "Summit; opened", f'{LONG}\nHe said: "yes", and left.', "13/02/2012", "BelTA"],
    ["8", "Встреча, в Минске", "Президент встретился с гостями саммита | в Минске.", "01/02/2012", ""],
]


def read(content: bytes, name: str = "rows.csv", columns: ColumnMap = AS_NAMED) -> FileReading:
    return _reading(content, name, NOW, columns)


def written(delimiter: str, encoding: str, quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(TABLE)
    return stream.getvalue().encode(encoding)


def refused(text: str, columns: ColumnMap = AS_NAMED) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(text.encode(), columns=columns)
    assert caught.value.where == "rows.csv"
    return caught.value


@pytest.mark.parametrize("delimiter", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_delimiters_and_encodings(delimiter: str, encoding: str, quoting: int) -> None:
    first, second = read(written(delimiter, encoding, quoting)).articles
    assert (first.id, second.id) == ("rows.csv:2", "rows.csv:4"), "the line on which a row begins"
    assert first.title.value == "Summit; opened"
    assert first.text == f'{LONG}\nHe said: "yes", and left.'
    assert [str(one.published.value) for one in (first, second)] == ["2012-02-13", "2012-02-01"]
    assert (first.source.value, second.source.value) == ("BelTA", None)
    assert second.title.value == "Встреча, в Минске"
    assert first.published.evidence[0].text == "Date: 13/02/2012"
    assert (first.published.status, first.published.evidence[0].line) == (Status.STATED, 0)
    assert second.text == TABLE[2][2]


def test_the_separator_line_and_the_heading_of_a_spreadsheet() -> None:
    (article,) = read(f"sep=;\r\nReport of 2012;;\r\nTitle;Text;\r\nA, b;{LONG};\r\n".encode("utf-16")).articles
    assert (article.id, article.title.value, article.text) == ("rows.csv:4", "A, b", LONG)


def test_lines_that_are_off_are_counted_and_the_others_read() -> None:
    text = f"title,text,date\nOne,{LONG},2012-01-02\nTwo,a,b,c\n\nThree\n,,\nFour,{LONG},2012-01-05\n"
    reading = read(text.encode())
    assert [one.title.value for one in reading.articles] == ["One", "Four"]
    assert reading.remarks == ("2 lines left out, not as many cells as the header has: 3, 5",)
    reading = read(f'title,text\nOne,—\nTwo,{LONG}\n," "\n'.encode())
    assert [one.title.value for one in reading.articles] == ["One", "Two"]


def test_more_lines_than_are_listed() -> None:
    reading = read((f"text,title\n{LONG},A\n" + "a,b,c\n" * 12).encode())
    assert len(reading.articles) == 1
    assert reading.remarks[0].startswith("12 lines left out, not as many cells as the header has: 3, 4, ")
    assert reading.remarks[0].endswith(" 12 and 2 more")


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ('1,"never closed,x', '"never closed'),
        ('1,"Yes" he said,x', '"Yes" he said'),
        ('1,"a, b" c,x', "a, b c"),
        ('1,"with ""marks"" in it",x', 'with "marks" in it'),
    ],
)
def test_quotation_marks_that_do_not_pair(row: str, text: str) -> None:
    reading = read(f'id,text,source\n0,{LONG},S\n{row}\n2,{LONG},S\n3,"{LONG}",S\n'.encode())
    assert [one.id for one in reading.articles] == [f"rows.csv:{number}" for number in "0123"]
    assert reading.articles[1].text == text
    assert [one.source.value for one in reading.articles] == ["S", "x", "S", "S"]


def test_marks_in_tab_separated_tables_are_letters_and_escapes_are_understood() -> None:
    content = f'title\ttext\n"Yes" he said\t{LONG}\n"No\t{LONG}\n'.encode()
    assert [one.title.value for one in read(content, "rows.tsv").articles] == ['"Yes" he said', '"No']
    content = b'title,text\nT,"He said \\"yes, of course\\" to them, and left."\n'
    assert read(content).articles[0].text == 'He said "yes, of course" to them, and left.'


def test_a_space_before_a_quotation_mark() -> None:
    (article,) = read(b'title, text\n"Talks, opened", "They came, they saw, and they left again."\n').articles
    assert (article.title.value, article.text) == ("Talks, opened", "They came, they saw, and they left again.")


def test_commas_in_a_last_column_of_text_belong_to_it() -> None:
    (article,) = read(b"title,text\nT,They came, they saw, and they left again.\n").articles
    assert article.text == "They came, they saw, and they left again."


def test_empty_last_columns_may_be_missing_and_wanted_ones_not() -> None:
    reading = read(f"title,text,notes\nOne,{LONG}\n".encode())
    assert len(reading.articles) == 1
    assert "not as many cells" in refused(f"title,text,date\nOne,{LONG}\n").message


def test_old_line_ends_and_breaks_within_a_cell() -> None:
    assert len(read(f"title,text\rA,{LONG}\rB,{LONG}\r".encode()).articles) == 2
    (article,) = read(b'title,text\r\nT,"One sentence.\rAnother one.\r\nA third."\r\n').articles
    assert article.text == "One sentence.\nAnother one.\nA third."
    (article,) = read(b"title,text\nT,One sentence.\rAnother one.\n").articles
    assert article.text == "One sentence.\nAnother one."


def test_ids_are_kept_when_they_are_good_and_never_given_twice() -> None:
    table = f"id,text\na-1,{LONG}\na-1,{LONG}\na-1,{LONG}\nsome thing,{LONG}\nx/y:z,{LONG}\n,{LONG}\n7,{LONG}\n"
    ids = [one.id.partition(":")[2] for one in read(table.encode()).articles]
    assert ids == ["a-1", "a-1~2", "a-1~4.3", "5", "6", "7", "7~2"]


def test_a_table_without_a_column_of_text_says_how_to_name_one() -> None:
    error = refused(f"Headline,Inhalte des Artikels,Outlet\nA,{LONG},B\n")
    assert error.message.endswith(
        "no column is known to hold the text; there are Headline, Inhalte des Artikels, Outlet"
    )
    assert error.hint == "Name the columns: --map 'source=Outlet,text=Inhalte des Artikels,title=Headline'"
    columns = column_map(error.hint.split("'")[1])
    (article,) = read(f"Headline,Inhalte des Artikels,Outlet\nA,{LONG},B\n".encode(), columns=columns).articles
    assert (article.text, article.source.value) == (LONG, "B")
    assert "and 30 more" in refused(",".join(f"c{number}" for number in range(50)) + "\n1\n").message


def test_a_date_whose_order_nobody_tells_is_a_year() -> None:
    first, second = read(f"text,date\n{LONG},01/02/2012\n{LONG},03.04.2012\n".encode()).articles
    assert (str(first.published.value), first.published.note) == ("2012", UNDECIDED)
    assert (str(second.published.value), second.published.note) == (
        "2012-04-03",
        "With full stops the day comes first.",
    )


def test_the_name_of_a_table_does_not_date_its_rows() -> None:
    (article,) = read(f"title,text\nA,{LONG}\n".encode(), "export-2012-03-01.csv").articles
    assert article.published.value is None


def test_authors_addresses_places_and_values_that_stand_for_none() -> None:
    table = (
        "text\tauthors\tsource\tdateline\tlanguage\tdate\n"
        f"{LONG}\t['A. Novak', \"B. Doe\"]\thttps://belta.by/1\tMINSK, 1 March (BelTA) –\ten-US\tNaN\n"
        f"{LONG}\tBy Anna Novak and Kirill Dovlatov\tN/A\tGrodno\t\t\\N\n"
    )
    first, second = read(table.encode(), "rows.tsv").articles
    assert first.authors.value == ("A. Novak", "B. Doe")
    assert (first.source.value, first.address.value) == (None, "https://belta.by/1")
    assert (first.place.value, second.place.value) == ("Minsk", "Grodno")
    assert first.language.evidence[0].text == "language: en-US"
    assert second.authors.value == ("Anna Novak", "Kirill Dovlatov")
    assert second.source.value is None
    assert second.published.value is None


def test_a_row_with_a_title_alone() -> None:
    (article,) = read(b"title,text\nTalks opened in Minsk,\n").articles
    assert (article.title.value, article.passages, article.text) == (
        "Talks opened in Minsk",
        (),
        "Talks opened in Minsk",
    )


def test_a_cell_of_any_length_and_the_limit_of_the_process() -> None:
    before = csv.field_size_limit(1_000)
    (article,) = read(b'title,text\nT,"' + b"word " * 60_000 + b'"\n').articles
    assert article.words == 60_000
    assert csv.field_size_limit(before) == 1_000


def test_more_rows_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROW_LIMIT", 2)
    reading = read(f"text\n{LONG}\n{LONG}\n{LONG}\n{LONG}\n".encode())
    assert len(reading.articles) == 2
    assert reading.remarks == ("only 2 rows of a file are read: it was left at line 4",)
    monkeypatch.setattr(tables, "_MOST_RECORDS", 3)
    assert read(f"text\n\n\n{LONG}\n,\n,\n,\n".encode()).remarks[-1].endswith("read: it was left at line 7")


def test_marks_that_never_pair_cost_no_more_than_a_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    step = tables._Lines.__next__
    monkeypatch.setattr(tables._Lines, "__next__", lambda self: steps.append(1) or step(self))
    reading = read(b"id,text,z\n" + b'x",word,"\n' * 3_000)
    assert len(reading.articles) == 3_000
    assert len(steps) < 15 * 3_000, "going back from the end at each line would take 4,500,000"


def test_hostile_cells_are_harmless() -> None:
    table = f"ti\x1btle,title,text\n1,\x1b]52;c;eA==\x07,{LONG}\x9b31m \u202eabc\n"
    (article,) = read(table.encode(), columns=column_map("source=ti\x1btle")).articles
    everything = repr(article)
    assert not any(mark in everything for mark in ("\x1b", "\x07", "\x9b", "\u202e"))
    assert "\x1b" not in refused("a\x1b[2J,b\n1,2\n").message


LINES = st.lists(st.text(st.sampled_from('ab1,;\t|"\\\r \u2028\x00\x85'), max_size=14), max_size=12)
HEADS = st.sampled_from(["title,text", "text;date;id", "a\ttext\tid", "sep=;\ntext;x", "id,text,", "x,y", ""])


def holds(article: Article) -> None:
    for one in article.passages:
        assert 0 <= one.span.start < one.span.end <= len(article.text)


@settings(max_examples=300)
@given(HEADS, LINES, st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_lines(head: str, lines: list[str], encoding: str) -> None:
    content = "\n".join([head, *lines]).encode(encoding, "replace")
    try:
        articles = read_bytes(content, "a.csv", now=NOW)
    except SourceError:
        return
    assert len({one.id for one in articles}) == len(articles)
    for article in articles:
        holds(article)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv"]))
def test_any_bytes(content: bytes, name: str) -> None:
    try:
        read_bytes(content, name, now=NOW)
    except SourceError:
        return


def test_left_out_lists_ten_lines() -> None:
    left_out = rows.LeftOut()
    for line in range(1, 13):
        left_out.add("odd", line)
    assert left_out.remarks() == ("12 lines left out, odd: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more",)
