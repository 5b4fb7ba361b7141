"""What a verb says, and with which exit code it ends, when nothing is found, a call is wrong, or something breaks."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from csto_tui.cli import call, diagnostics
from csto_tui.library import Library


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


@pytest.mark.parametrize("words", ["entities", "names list", "clippings list"])
def test_a_verb_reads_what_is_known_of_articles_only_where_it_shows_it(csto, monkeypatch, words):
    """Which articles there are costs a fraction of what is known of each of them."""
    before = csto(*words.split())

    def read(self):
        raise AssertionError("all cards were read")

    monkeypatch.setattr("csto_tui.store.articles.ArticleStore.cards", read)
    assert csto(*words.split()) == before


def test_the_ids_are_those_of_the_articles(csto, corpus, monkeypatch):
    seen = []
    articles = Library.articles
    monkeypatch.setattr(Library, "articles", lambda self: seen.append(self.article_ids()) or articles(self))
    ran = csto("articles", "--json")
    assert seen[0] == {one["id"] for one in ran.objects}


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


class TestWaiting:
    @pytest.mark.parametrize("verb", ["search", "kwic"])
    @pytest.mark.parametrize("is_terminal", [True, False])
    def test_a_search_that_takes_long_is_spoken_of_on_a_terminal(self, csto, monkeypatch, verb, is_terminal):
        name = {"search": "search", "kwic": "concordance"}[verb]
        said, answer, say = threading.Event(), getattr(Library, name), diagnostics.say

        def slow(library, *words, **choices):
            assert not is_terminal or said.wait(10)
            return answer(library, *words, **choices)

        monkeypatch.setattr(Library, name, slow)
        monkeypatch.setattr(diagnostics, "say", lambda text: (say(text), said.set()))
        monkeypatch.setattr(diagnostics, "_LONG", 0)
        ran = csto(verb, "minsk", terminal=is_terminal)
        assert ran.code == 0
        assert ("searching for minsk …" in ran.err) == is_terminal
