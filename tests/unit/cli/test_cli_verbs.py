"""What every verb answers: its fields, its spans, its order, what queries it takes, what it says it leaves out."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

# Names and kinds of fields, as the documentation promises them. More may come, none may go.
NUMBER, TEXT, LIST, TABLE, FLAG = (int, float), str, list, dict, bool
PLACE = {"article": TEXT, "passage": NUMBER, "start": NUMBER, "end": NUMBER}
ARTICLE = {
    **dict.fromkeys(("id", "path", "sha256", "title", "published"), TEXT),
    **dict.fromkeys(("authors", "boilerplate"), LIST),
    **dict.fromkeys(("words", "passages"), NUMBER),
    "known": TABLE,
}
FIELDS = {
    "articles": ARTICLE,
    "show alpha.txt": {**ARTICLE, "text_passages": LIST},
    "search rapid reaction": {
        **dict.fromkeys(("article", "title", "published", "snippet"), TEXT),
        **dict.fromkeys(("rank", "score", "hits"), NUMBER),
        **dict.fromkeys(("marks", "spans"), LIST),
    },
    "search --count minsk": {"query": TEXT, "articles": NUMBER, "hits": NUMBER},
    "kwic force": {**PLACE, "published": TEXT, "before": TEXT, "match": TEXT, "after": TEXT},
    "entities novak": {
        **dict.fromkeys(("id", "kind", "name"), TEXT),
        **dict.fromkeys(("mentions", "articles"), NUMBER),
        "aliases": LIST,
    },
    "mentions novak": {**PLACE, "entity": TEXT, "kind": TEXT, "text": TEXT},
    "quotes": {
        **PLACE,
        **dict.fromkeys(("text", "speaker", "speaker_name", "speaker_text", "cue", "evidence"), TEXT),
        "confidence": NUMBER,
    },
    "compare --on force": {**PLACE, "text": TEXT, "score": NUMBER},
    "compare --on force --by source": {**PLACE, "source": (str, type(None)), "text": TEXT, "score": NUMBER},
    "cite alpha.txt#1": {"style": TEXT, "text": TEXT, "markdown": TEXT, "csl": TABLE},
    "cite --style list": {"style": TEXT},
    "index": {
        "corpus": TEXT,
        "location": TEXT,
        "articles": NUMBER,
        "files": NUMBER,
        "skipped": LIST,
        "remarks": LIST,
        "duplicates": LIST,
    },
    "index --report json": {
        "corpus": TEXT,
        "location": TEXT,
        "articles": NUMBER,
        "files": NUMBER,
        "skipped": LIST,
        "remarks": LIST,
        "duplicates": LIST,
    },
    "doctor": {"part": TEXT, "name": TEXT, "works": FLAG, "detail": TEXT},
    "config": {"setting": TEXT, "origin": TEXT},
    "config path": {"place": TEXT, "path": TEXT},
    "config check": {"warnings": LIST},
}


@pytest.fixture
def passages(csto):
    """Return the text of a passage, as `show` prints it."""
    texts = {}
    for one in csto("articles", "--json").objects:
        for passage in csto("show", one["id"], "--json").objects[0]["text_passages"]:
            texts[one["id"], passage["passage"]] = passage["text"]
    return lambda record: texts[record["article"], record["passage"]]


@pytest.mark.parametrize("words", FIELDS)
def test_fields_are_those_that_are_promised(words, csto):
    ran = csto(*words.split(), "--json")
    assert ran.code == 0, ran.err
    assert ran.objects
    for record in ran.objects:
        assert {name for name, kind in FIELDS[words].items() if not isinstance(record[name], kind)} == set()


@pytest.mark.parametrize("words", FIELDS)
def test_every_form_of_an_answer_holds_the_same(words, csto):
    records = csto(*words.split(), "--json").objects
    assert json.loads(csto(*words.split(), "--format", "json").out) == records or "report" in words
    rows = list(csv.DictReader(io.StringIO(csto(*words.split(), "--format", "csv").out)))
    passages = "show" in words
    assert len(rows) == (len(records[0]["text_passages"]) if passages else len(records)) or "report" in words
    assert all(None not in row and None not in row.values() for row in rows)
    assert csto(*words.split(), "--format", "md").out.strip()


def test_what_is_known_of_an_article_says_how(csto):
    for record in csto("articles", "--json").objects:
        assert set(record["known"]) >= {"title", "source", "authors", "published", "place", "language"}
        for known in record["known"].values():
            assert known["status"] in ("stated", "inferred", "user", "unknown")
            assert all({"line", "text"} <= set(one) for one in known["evidence"])
            assert isinstance(known["note"], str)
        assert all({"line", "text", "kind"} <= set(one) for one in record["boilerplate"])


def test_the_comparison_comes_first_and_then_pairs(csto):
    ran = csto("compare", "alpha.txt", "beta.txt", "--all", "--json")
    head, *pairs = ran.objects
    assert set(head) >= {"articles", "shared", "only"}
    assert len(head["articles"]) == 2
    assert set(head["only"]) == set(head["articles"])
    assert pairs
    for pair in pairs:
        assert set(pair) >= {"left", "right", "similarity", "strong", "why"}
        assert 0 <= pair["similarity"] <= 1
        assert isinstance(pair["strong"], bool)
        assert isinstance(pair["why"], list)
    assert csto("compare", "alpha.txt", "beta.txt", "--all", "--format", "csv").out.startswith("left.article,left.pass")


class TestSpans:
    def test_of_hits(self, csto, passages):
        for record in csto("search", "rapid reaction OR быстрого", "--json").objects:
            assert record["hits"] == len(record["spans"]) > 0
            for span in record["spans"]:
                word = passages({**record, **span})[span["start"] : span["end"]]
                assert word.casefold() in ("rapid", "reaction", "быстрого")
            for start, end in record["marks"]:
                assert record["snippet"][start:end].casefold() in ("rapid", "reaction", "быстрого")

    def test_of_concordance_lines(self, csto, passages):
        lines = csto("kwic", "force", "--width", "9", "--json").objects
        assert lines
        for line in lines:
            text = passages(line).replace("\n", " ")
            assert text[line["start"] : line["end"]] == line["match"]
            assert line["before"] + line["match"] + line["after"] in text
            assert text[: line["start"]].endswith(line["before"])
            assert len(line["before"]) <= 9

    def test_of_mentions(self, csto, passages):
        for name in ([], ["novak"], ["Новак"]):
            mentions = csto("mentions", *name, "--json").objects
            assert mentions
            for one in mentions:
                assert passages(one)[one["start"] : one["end"]].replace("\n", " ") == one["text"]

    def test_of_sentences(self, csto, passages):
        pairs = csto("compare", "alpha.txt", "beta.txt", "--all", "--json").objects[1:]
        sides = [pair[side] for pair in pairs for side in ("left", "right")]
        for one in [*sides, *csto("compare", "--on", "force", "--json").objects]:
            assert passages(one)[one["start"] : one["end"]] == one["text"]


class TestQueries:
    def test_several_words_are_one_query(self, csto):
        assert csto("search", "rapid", "reaction", "--json").out == csto("search", "rapid reaction", "--json").out

    @pytest.mark.parametrize("words", [["-nobody", "rapid"], ["-nobody rapid"], ["--", "-nobody", "rapid"]])
    def test_a_query_may_begin_with_a_minus(self, csto, words):
        assert [one["title"] for one in csto("search", "--json", *words).objects] == ["Ministers meet in Minsk"]

    @pytest.mark.parametrize("form", ["text", "jsonl", "json", "csv", "tsv", "md"])
    def test_a_file_of_queries_gives_one_answer_to_each(self, csto, tmp_path, form):
        (tmp_path / "queries").write_text("\ufeffminsk\n\n  zebra \nсилах\n", encoding="utf-8")
        ran = csto("search", "-f", str(tmp_path / "queries"), "--format", form)
        assert ran.code == 0
        if form == "jsonl":
            assert [one["query"] for one in ran.objects].count("minsk") == 3
            assert {one["query"] for one in ran.objects} == {"minsk", "силах"}
        if form == "json":
            assert len(json.loads(ran.out)) == 4
        if form == "csv":
            assert ran.out.count("query,article") == 1

    def test_counts_of_a_file_name_each_query(self, csto, tmp_path):
        (tmp_path / "queries").write_text("force\nzebra\n", encoding="utf-8")
        ran = csto("search", "-f", str(tmp_path / "queries"), "--count", "--json")
        counts = [{"query": "force", "articles": 2, "hits": 3}, {"query": "zebra", "articles": 0, "hits": 0}]
        assert ran.objects == counts

    def test_a_line_that_is_no_query_is_reported_and_passed_over(self, csto, tmp_path):
        (tmp_path / "queries").write_text("tittle:a\nforce\n", encoding="utf-8")
        ran = csto("search", "-f", str(tmp_path / "queries"), "--json")
        assert (ran.code, len(ran.objects)) == (2, 2)
        assert json.loads(ran.err)["where"] == f"{tmp_path / 'queries'}:1, query, character 1"

    @pytest.mark.parametrize("words", [["search"], ["search", "x", "-f", "y"], ["search", "-f", "/nowhere"]])
    def test_a_query_or_a_file_it_must_be(self, csto, words):
        assert csto(*words).code == 2

    def test_a_file_that_is_no_text_is_an_error(self, csto, tmp_path):
        (tmp_path / "queries").write_bytes(b"\xff\xfe\x00")
        ran = csto("search", "-f", str(tmp_path / "queries"))
        assert (ran.code, ran.out) == (2, "")
        assert "not UTF-8" in ran.err


class TestLimits:
    @pytest.mark.parametrize(
        ("words", "noun"),
        [
            ("search minsk", "articles"),
            ("articles", "articles"),
            ("kwic force", "lines"),
            ("entities", "entities"),
            ("mentions", "mentions"),
            ("compare --on force", "sentences"),
            ("compare alpha.txt beta.txt", "pairs"),
        ],
    )
    @pytest.mark.parametrize("form", ["text", "jsonl"])
    def test_a_cut_is_announced(self, csto, words, noun, form):
        ran = csto(*words.split(), "--limit", "1", "--format", form)
        assert ran.code == 0
        assert re.search(rf"csto-tui: 1 of \d+ {noun} shown; --limit 0 shows all", ran.err)
        assert "shown" not in csto(*words.split(), "--limit", "0", "--format", form).err

    def test_a_search_shows_a_hundred_unless_told(self, csto, tmp_path):
        for number in range(101):
            (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\nA report on milk.\n" + "Milk is white.\n" * 10)
        ran = csto("search", "milk", "--json", corpus=tmp_path)
        assert len(ran.objects) == 100
        assert "100 of 101 articles shown" in ran.err
        lines = csto("kwic", "milk", "--json", corpus=tmp_path)
        assert len(lines.objects) == 1000
        assert "1000 of 1111 lines shown" in lines.err


class TestOrder:
    def test_of_articles(self, csto):
        def titles(*words):
            return [one["title"] for one in csto("articles", "--json", *words).objects]

        assert titles("--sort", "date") == ["Ministers meet in Minsk", "Talks in Minsk end", "Переговоры в Минске"]
        assert titles("--sort", "-date") == titles("--sort", "date")[::-1]

    @pytest.mark.parametrize("verb", ["search", "kwic"])
    def test_of_results(self, csto, verb):
        found = [one["published"] for one in csto(verb, "force OR силах", "--sort", "-date", "--json").objects]
        assert found == sorted(found, reverse=True)
        assert len(set(found)) > 1


def test_what_is_said_of_a_thing_outlet_by_outlet(csto):
    by_source = csto("compare", "--on", "force", "--by", "source", "--json").objects
    by_article = csto("compare", "--on", "force", "--json").objects
    assert len(by_source) == len(by_article)
    sources = [one["source"] for one in by_source]
    assert sources == sorted(sources, key=sources.index)
    refused = csto("compare", "alpha.txt", "beta.txt", "--by", "source")
    assert (refused.code, "--on" in refused.err) == (2, True)
