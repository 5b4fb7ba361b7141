"""What every verb answers: its fields, its spans, its exit code, what it says about what it leaves out."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from csto_tui.cli import call
from csto_tui.library import Library

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
    "compare --on force": {**PLACE, "text": TEXT, "score": NUMBER},
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


class TestExitCodes:
    @pytest.mark.parametrize("verb", ["search", "kwic", "entities", "mentions", "compare --on"])
    @pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
    def test_nothing_found_is_1(self, csto, verb, form):
        ran = csto(*verb.split(), "zebra", "--format", form)
        assert ran.code == 1
        assert ran.err  # why, or where not

    @pytest.mark.parametrize(
        "words",
        [
            *("show zebra", "show 9", "cite alpha.txt#9", "cite alpha.txt#0", "cite", "cite alpha.txt --style moon"),
            *("compare alpha.txt", "compare alpha.txt alpha.txt", "kwic a --width -1"),
            *("search tittle:a", "search a -c /nowhere", "search a --config /nowhere", "articles --color pink"),
            *("zebra", ""),
        ],
    )
    def test_an_error_is_2_with_something_to_do(self, csto, words):
        ran = csto(*words.split())
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("csto-tui: ")
        assert len(ran.err.splitlines()) > 1 or "other verbs need none" in ran.err

    @pytest.mark.parametrize(
        "words", ["show zebra --json", "search tittle:a --format json", "kwic --json", "x y --json"]
    )
    def test_errors_are_json_for_those_who_read_json(self, csto, words):
        ran = csto(*words.split())
        assert ran.code == 2
        assert {"error", "hint", "where"} <= set(json.loads(ran.err))

    def test_a_hit_in_a_title_has_no_line(self, csto):
        assert csto("search", "title:talks").code == 0
        ran = csto("kwic", "title:talks")
        assert (ran.code, ran.out) == (1, "")
        assert "titles and filters have no line" in ran.err

    def test_an_index_without_articles_is_1(self, csto, tmp_path):
        assert csto("index", corpus=tmp_path).code == 1

    def test_a_warning_of_the_settings_is_1(self, csto):
        ran = csto("config", "check", CSTO_TUI_STILE="apa")
        assert (ran.code, ran.out) == (1, "")
        assert "did you mean CSTO_TUI_STYLE?" in ran.err


class TestErrors:
    def test_a_query_is_shown_with_what_is_meant(self, csto):
        assert csto("search", "силы", "tittle:x", "b").err == (
            "csto-tui: there is no field “tittle:”\n"
            "  силы tittle:x b\n"
            "       ^^^^^^^\n"
            "  did you mean title: ?\n"
            "  try: силы title:x b\n"
        )

    def test_in_json_the_mended_query_is_a_field(self, csto):
        error = json.loads(csto("search", "a", "tittle:x", "--json").err)
        assert error["fix"] == "a title:x"
        assert error["where"] == "query, character 3"

    def test_of_a_long_query_a_stretch_is_shown(self, csto):
        lines = csto("search", "word " * 60 + "tittle:x " + "word " * 20).err.splitlines()
        assert len(lines[1]) < 80
        column = lines[2].index("^")
        assert lines[1][column : lines[2].rindex("^") + 1] == "tittle:"

    def test_an_anchor_is_a_query_as_well(self, csto):
        assert "\n  tittle:x\n  ^^^^^^^\n" in csto("compare", "--on", "tittle:x").err

    def test_a_verb_that_is_misspelt_is_no_folder(self, csto):
        assert "did you mean `csto-tui search`?" in csto("serch", "x").err

    def test_the_name_of_several_entities_is_said_to_be_one_of_them(self, csto, tmp_path):
        text = "President Anna Novak met Minister Peter Novak on Tuesday. Anna Novak and Peter Novak spoke."
        (tmp_path / "a.txt").write_text(f"A meeting\n\n{text}\n")
        assert csto("entities", "novak", "--json", corpus=tmp_path).out.count("\n") == 2
        assert "“novak” is taken for Anna Novak" in csto("mentions", "novak", corpus=tmp_path).err
        assert csto("mentions", "peter", "novak", corpus=tmp_path).err == ""


class TestCite:
    def test_a_passage_is_quoted(self, csto):
        assert csto("cite", "beta.txt#2").out.startswith("“Russia and Belarus pay for")

    def test_words_are_quoted_where_they_stand(self, csto):
        record = csto("cite", "beta.txt", "--quote", " pay for  a force ", "--json").objects[0]
        assert record["text"].startswith("“pay for a force”\n")
        assert "¶ 2" in record["text"]

    @pytest.mark.parametrize("words", [["Russia pays for nothing"], ["Nobody spoke of rapid reactions"], [""], ["\n"]])
    def test_words_that_do_not_stand_there_are_1(self, csto, words):
        ran = csto("cite", "beta.txt", "--quote", *words)
        assert (ran.code, ran.out) == (1, "")
        assert "do not stand in the article" in ran.err
        assert words[0].strip() == "" or "nearest, ¶2: Russia and Belarus pay" in ran.err

    def test_words_of_another_passage_do_not_stand_in_this_one(self, csto):
        assert csto("cite", "beta.txt#1", "--quote", "pay for a force").code == 1

    def test_in_markdown_it_is_markdown(self, csto):
        record = csto("cite", "beta.txt", "--json").objects[0]
        assert csto("cite", "beta.txt", "--format", "md").out == record["markdown"] + "\n"

    def test_a_mark_in_a_path_is_part_of_it(self, csto, tmp_path):
        (tmp_path / "no #2.txt").write_text("A report on milk.\n")
        (tmp_path / "no.txt").write_text("A report on bread.\n")
        (tmp_path / "no#1.txt").write_text("A report on salt.\n")
        assert csto("cite", "no#1", "--quote", "on salt", corpus=tmp_path).code == 0
        assert csto("cite", "no.txt#1", "--quote", "on bread", corpus=tmp_path).code == 0
        assert csto("cite", "no #2.txt", corpus=tmp_path).code == 0
        assert csto("cite", "no #2.txt#1", corpus=tmp_path).out.startswith("“A report on milk.”")

    def test_a_copy_says_where_it_went(self, csto, tmp_path):
        ran = csto("cite", "beta.txt", "--copy", XDG_STATE_HOME=str(tmp_path), TERM="dumb")
        assert f"to {tmp_path}/csto-tui/clipboard.txt" in ran.err
        assert (tmp_path / "csto-tui/clipboard.txt").read_text(encoding="utf-8") + "\n" == ran.out

    def test_in_private_nothing_is_written(self, csto, tmp_path):
        ran = csto("cite", "beta.txt", "--copy", "--private", XDG_STATE_HOME=str(tmp_path), TERM="dumb")
        assert ran.code == 2
        assert "No way to a clipboard worked" in ran.err
        assert not list(tmp_path.iterdir())

    def test_the_route_of_the_settings_is_taken(self, csto, tmp_path):
        ran = csto("cite", "beta.txt", "--copy", XDG_STATE_HOME=str(tmp_path), CSTO_TUI_CLIPBOARD="tmux")
        assert ran.code == 2
        assert "not tmux" in ran.err


class TestDoctor:
    def test_the_file_is_a_route(self, csto, tmp_path):
        routes = csto("doctor", "clipboard", "--json", TERM="dumb", XDG_STATE_HOME=str(tmp_path)).objects
        assert [route["name"] for route in routes if route["works"]] == ["file"]
        assert not list(tmp_path.iterdir())

    def test_tried_routes_say_what_happened(self, csto, tmp_path):
        ran = csto("doctor", "clipboard", "--try", "--json", TERM="dumb", XDG_STATE_HOME=str(tmp_path))
        assert ran.objects[-1]["detail"].startswith("Wrote ")
        assert (tmp_path / "csto-tui/clipboard.txt").exists()

    def test_a_route_that_fails_does_not_work(self, csto, tmp_path):
        (tmp_path / "csto-tui").write_text("in the way")
        ran = csto("doctor", "clipboard", "--try", "--json", TERM="dumb", XDG_STATE_HOME=str(tmp_path))
        assert (ran.code, ran.objects[-1]["works"]) == (1, False)

    def test_without_any_route_it_is_1(self, csto):
        assert csto("doctor", "clipboard", "--private", TERM="dumb").code == 1

    def test_without_a_corpus_it_says_so(self, csto):
        ran = csto("doctor", "index", "--json", "-c", "/nowhere")
        assert (ran.code, ran.objects[0]["works"]) == (1, False)
        assert "/nowhere" in ran.objects[0]["detail"]


class TestOutputFile:
    def test_the_file_gets_what_a_pipe_would(self, csto, tmp_path):
        ran = csto("search", "minsk", "-o", str(tmp_path / "out"), terminal=True)
        assert (ran.code, ran.out) == (0, "")
        assert (tmp_path / "out").read_text(encoding="utf-8") == csto("search", "minsk").out

    def test_an_error_leaves_the_old_file(self, csto, tmp_path):
        (tmp_path / "out").write_text("old")
        assert csto("search", "tittle:x", "-o", str(tmp_path / "out")).code == 2
        assert (tmp_path / "out").read_text() == "old"

    @pytest.mark.parametrize("name", ["2011/alpha.txt", "russian.txt"])
    def test_no_article_is_written_over(self, csto, corpus, name):
        before = (corpus / name).read_bytes()
        ran = csto("articles", "-o", str(corpus / name))
        assert ran.code == 2
        assert "is one of the articles" in ran.err
        assert (corpus / name).read_bytes() == before

    def test_nor_when_it_is_the_corpus(self, csto, tmp_path):
        (tmp_path / "a.txt").write_text("A title\n\nA report on milk.\n")
        assert csto("articles", "-o", str(tmp_path / "a.txt"), corpus=tmp_path / "a.txt").code == 2


class TestColour:
    ANSI = re.compile(r"\x1b\[[\d;]*m")

    @pytest.mark.parametrize(
        "words",
        [
            *("search rapid minsk", "kwic force", "entities", "entities novak", "mentions novak", "articles"),
            *("compare alpha.txt beta.txt --all", "compare --on force", "cite alpha.txt", "doctor index", "config"),
        ],
    )
    def test_a_terminal_gets_the_same_but_for_colour(self, csto, words):
        shown, piped = csto(*words.split(), terminal=True), csto(*words.split())
        assert self.ANSI.sub("", shown.out) == piped.out
        assert "\x1b" not in piped.out

    def test_an_article_is_wrapped_on_a_terminal_alone(self, csto, monkeypatch):
        monkeypatch.setenv("COLUMNS", "40")
        shown, piped = csto("show", "alpha.txt", terminal=True).out, csto("show", "alpha.txt").out
        body = self.ANSI.sub("", shown).split("\n\n", 1)[1]
        assert max(map(len, body.splitlines())) <= 40
        assert self.ANSI.sub("", shown).split() == piped.split()

    @pytest.mark.parametrize(
        ("more", "terminal", "is_colored"),
        [
            ({}, True, True),
            ({}, False, False),
            ({"NO_COLOR": "1"}, True, False),
            ({"TERM": "dumb"}, True, False),
            ({"CLICOLOR_FORCE": "1"}, False, True),
            ({"CSTO_TUI_COLOR": "always"}, False, True),
        ],
    )
    def test_the_surroundings_are_asked(self, csto, more, terminal, is_colored):
        assert ("\x1b[" in csto("kwic", "force", terminal=terminal, **more).out) is is_colored

    @pytest.mark.parametrize(("when", "is_colored"), [("always", True), ("never", False)])
    def test_the_flag_decides(self, csto, when, is_colored):
        assert ("\x1b[" in csto("kwic", "force", "--color", when, terminal=True, NO_COLOR="1").out) is is_colored


def test_a_private_call_leaves_nothing_behind(csto, tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    ran = csto("search", "minsk", "--private", HOME=str(folder), CSTO_TUI_INDEX_FOLDER=str(folder / "index"))
    assert ran.code == 0
    assert not list(folder.iterdir())


def test_what_breaks_meanwhile_is_said(csto, monkeypatch):
    notices = iter([("said at once",), ("said in the end",)])
    open_corpus = call.open_corpus

    def opened(*words, **more):
        return replace(open_corpus(*words, **more), notices=lambda: next(notices))

    monkeypatch.setattr(call, "open_corpus", opened)
    assert csto("search", "force").err == "csto-tui: said at once\ncsto-tui: said in the end\n"


def test_an_article_that_leaves_meanwhile_is_an_error_of_ours(csto, monkeypatch):
    def gone(self, article_id):
        raise KeyError(article_id)

    monkeypatch.setattr("csto_tui.store.articles.ArticleStore.article", gone)
    ran = csto("show", "alpha.txt")
    assert ran.code == 2
    assert "has just left the corpus" in ran.err


def test_a_bug_is_no_error_of_the_reader(csto, monkeypatch):
    def broken(self, article_id):
        raise KeyError("a field")

    monkeypatch.setattr("csto_tui.store.articles.ArticleStore.article", broken)
    with pytest.raises(KeyError, match="a field"):
        csto("show", "alpha.txt")


@pytest.mark.parametrize("words", ["show zebra", "articles", "compare alpha.txt", "search tittle:a"])
def test_the_library_is_closed_whatever_happens(csto, monkeypatch, words):
    closed = []
    close = Library.close
    monkeypatch.setattr(Library, "close", lambda self: (closed.append(1), close(self)))
    csto(*words.split())
    assert closed == [1]
