"""Where an answer goes: quotes and the clipboard, a file, a terminal with or without colour, nowhere in private."""

from __future__ import annotations

import re

import pytest


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
