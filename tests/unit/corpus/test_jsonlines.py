"""JSON Lines and JSON: one object, one article; bad lines are counted, good ones read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.columns import AS_NAMED, ColumnMap, column_map
from csto_tui.corpus.readers import jsonlines
from csto_tui.corpus.reading import FileReading, _reading, read_bytes
from csto_tui.errors import SourceError

NOW = dt.date(2025, 6, 1)
LONG = "The presidents of six states signed an agreement on a joint force in Moscow."
ROW = {"id": "a1", "headline": "Summit opened", "content": LONG, "publishedAt": "2012-03-01T10:00:00Z"}


def read(text: str, name: str = "rows.jsonl", columns: ColumnMap = AS_NAMED) -> FileReading:
    return _reading(text.encode("utf-8", "surrogatepass"), name, NOW, columns)


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def refused(text: str, name: str = "rows.jsonl") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(text, name)
    return caught.value


def test_good_lines_are_read_and_bad_ones_counted() -> None:
    deep = "[" * 100_000
    huge = '{"id": ' + "9" * 5_000 + f', "text": "{LONG}"}}'
    lines = [dumped(ROW), "", '{"text": "cut', "[1]", "null", deep, '{"text": " "}', huge, dumped({"text": "* * *"})]
    reading = read("\r\n".join(lines))
    assert [one.id for one in reading.articles] == ["rows.jsonl:a1", "rows.jsonl:8"]
    assert reading.remarks == (
        "4 lines left out, not a JSON object: 3, 4, 5, 6",
        "1 line left out, no text: 7",
        "1 left out, no words: 9",
    )
    assert reading.articles[0].title.value == "Summit opened"
    assert str(reading.articles[0].published.value) == "2012-03-01"


def test_only_a_line_feed_ends_a_line_and_escapes_are_cleaned() -> None:
    (article,) = read('{"text": "One sentence.\u2028Another\x85 one. \\u001b[2J \\ud800 \\u202eabc"}\n').articles
    assert article.text == "One sentence.\nAnother\n one. ␛[2J \ufffd \ufffdabc"


def test_objects_that_differ_in_their_keys() -> None:
    rows = [ROW, {"заголовок": "Саммит", "текст": LONG, "дата": "1 марта 2012 года"}, {"summary": LONG, "text": None}]
    first, second, third = read("\n".join(map(dumped, rows))).articles
    assert (second.title.value, str(second.published.value)) == ("Саммит", "2012-03-01")
    assert (first.text, third.text) == (LONG, LONG)


def test_lists_and_inner_objects() -> None:
    row = {
        "source": {"id": "belta", "name": "BelTA"},
        "authors": [{"name": "Anna Novak"}, "Kirill Dovlatov", 7],
        "text": ["One paragraph.", "Another one."],
        "fields": {"headline": "Talks"},
        "place": {"x": {"y": {"z": {"text": "deep"}}}},
    }
    (article,) = read(dumped(row)).articles
    assert (article.source.value, article.title.value, article.text) == (
        "BelTA",
        "Talks",
        "One paragraph.\nAnother one.",
    )
    assert article.authors.value == ("Anna Novak", "Kirill Dovlatov", "7")
    assert article.id == "rows.jsonl:1"
    (article,) = read(dumped({"a": {"b": LONG}}), columns=column_map("text=a.b")).articles
    assert article.text == LONG


def test_a_file_is_a_list_or_has_one_or_is_one_object() -> None:
    for whole in ([ROW, ROW], {"status": "ok", "x": [1], "response": {"results": [ROW, ROW]}}):
        assert [one.id for one in read(dumped(whole), "a.json").articles] == ["a.json:a1", "a.json:a1~2"]
    assert [one.id for one in read(dumped(ROW), "a.json").articles] == ["a.json"]
    wrapped = {"hits": {"hits": [{"_source": ROW}, {"_source": {**ROW, "id": ""}}, 3]}}
    reading = read(dumped(wrapped), "a.json")
    assert [one.id for one in reading.articles] == ["a.json:a1", "a.json:2"]
    assert reading.remarks == ("1 item left out, not a JSON object: 3",)


def test_each_under_the_other_suffix() -> None:
    assert len(read(json.dumps([ROW, ROW], indent=1), "a.jsonl").articles) == 2
    assert len(read(f"{dumped(ROW)}\n{dumped(ROW)}\n", "a.json").articles) == 2


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("[" * 100_000, "a.json", "nested too deep"),
        ('{"text": "', "a.json", "not JSON: Unterminated string starting at, line 1"),
        ("plain words\n" * 3, "a.jsonl", "3 lines left out, not a JSON object: 1, 2, 3"),
        ("3", "a.json", "1 item left out, not a JSON object: 1"),
        (
            '{"name": "left-pad", "version": "1"}',
            "a.json",
            "no column is known to hold the text; there are name, version",
        ),
        ('{"headline": "A title alone"}', "a.jsonl", "there are headline"),
        ("[]", "a.json", "not a JSON object"),
        ('{"text": ""}', "a.json", "there are text"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, name: str, said: str) -> None:
    assert said in refused(text, name).message


def test_the_map_that_would_help() -> None:
    rows = [{"nr": 1, "headline": "A", "artikel": LONG, "datum": "2012"}] * 3
    error = refused("\n".join(map(dumped, rows)))
    assert error.hint == "Name the columns: --map 'date=datum,text=artikel,title=headline'"
    assert len(read("\n".join(map(dumped, rows)), columns=column_map("text=artikel")).articles) == 3


def test_the_order_of_figures_is_of_one_column_not_of_the_file() -> None:
    rows = [{"text": LONG, "date": "13/02/2012"}, {"text": LONG, "date": "01/02/2012"}, {"text": LONG, "created": "x"}]
    rows.append({"text": LONG, "published": "01/02/2012"})
    dates = [str(one.published.value) for one in read("\n".join(map(dumped, rows))).articles]
    assert dates == ["2012-02-13", "2012-02-01", "None", "2012"]


def test_more_objects_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "ROW_LIMIT", 1)
    for text, name, unit in ((f"{dumped(ROW)}\n" * 3, "a.jsonl", "line"), (json.dumps([ROW] * 3), "a.json", "item")):
        reading = read(text, name)
        assert len(reading.articles) == 1
        assert reading.remarks == (f"only 1 objects of a file are read: it was left at {unit} 2",)


def test_more_keys_than_are_looked_at() -> None:
    row = {f"key {number}": "x" for number in range(300)} | {"text": LONG}
    assert "and 180 more" in refused(dumped(row)).message


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("id text title date x".split()), inner),
    max_leaves=12,
)


@settings(max_examples=200)
@given(st.lists(VALUES, max_size=5), st.sampled_from(["a.json", "a.jsonl", "a.ndjson"]), st.booleans())
def test_any_values(values: list[Any], name: str, is_listed: bool) -> None:
    text = json.dumps(values) if is_listed else "\n".join(map(json.dumps, values))
    try:
        articles = read_bytes(text.encode(), name, now=NOW)
    except SourceError:
        return
    assert len({one.id for one in articles}) == len(articles)
    for article in articles:
        assert all(one.span.end <= len(article.text) for one in article.passages)


@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.jsonl"]))
def test_any_bytes(content: bytes, name: str) -> None:
    try:
        read_bytes(content, name, now=NOW)
    except SourceError:
        return
