"""The words of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from csto_tui.cli.parser import parse_words, wants_json
from csto_tui.cli.verbs import VERBS
from csto_tui.errors import UsageError
from csto_tui.model.query import Sort


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["search", "rapid reaction"], "rapid reaction"),
        (["search", "lukashenko", "rapid", "reaction"], "lukashenko rapid reaction"),
        (["search", "rapid", "--limit", "3", "reaction"], "rapid reaction"),
        (["--limit", "3", "search", "rapid"], "rapid"),
        (["search", "-source:rt", "csto"], "-source:rt csto"),
        (["search", "-source:rt csto"], "-source:rt csto"),
        (["search", "--json", "-csto"], "-csto"),
        (["search", "--", "--json", "-x"], "--json -x"),
        (["search", "--", "search"], "search"),
        (["search", "-"], "-"),
        (["search", ""], ""),
        (["search", "-f", "file"], None),
        (["kwic", "-/a b/i", "x"], "-/a b/i x"),
    ],
)
def test_words_that_are_no_options_are_one_query(words, query):
    assert parse_words(words).words.query == query


@pytest.mark.parametrize("verb", ["entities", "mentions"])
def test_names_take_several_words(verb):
    assert parse_words([verb, "dmitry", "medvedev"]).words.name == "dmitry medvedev"
    assert parse_words([verb]).words.name is None


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--limit", "3", "search", "x", "-c", "a", "--corpus", "b", "--sort", "-date"],
        ["-c", "a", "search", "--corpus=b", "--sort=-date", "x", "--limit=3", "--format=jsonl"],
    ],
)
def test_options_stand_before_or_behind_the_verb(words):
    request = parse_words(words)
    assert (request.verb, request.format, request.limit, request.sort) == ("search", "jsonl", 3, Sort.DATE_DESCENDING)
    assert request.roots == (Path("a"), Path("b"))
    assert request.query == "x"


def test_an_option_of_a_verb_may_stand_before_it():
    request = parse_words(["--style", "apa", "cite", "000#2"])
    assert (request.verb, request.words.article, request.words.style) == ("cite", "000#2", "apa")


@pytest.mark.parametrize(
    ("words", "verb", "roots"),
    [
        ([], "", ()),
        (["folder", "other"], "", (Path("folder"), Path("other"))),
        (["./search"], "", (Path("search"),)),
        (["--", "search"], "", (Path("search"),)),
        (["-c", "search"], "", (Path("search"),)),
        (["-c", "search", "articles"], "articles", (Path("search"),)),
    ],
)
def test_a_first_word_that_is_no_verb_is_a_path(words, verb, roots):
    request = parse_words(words)
    assert (request.verb, request.roots) == (verb, roots)


@pytest.mark.parametrize(
    "words",
    [
        ["search", "x", "--limt", "5"],
        ["search", "x", "--limit"],
        ["search", "x", "--limit", "-1"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--format", "xml"],
        ["search", "x", "--lim", "5"],
        ["kwic"],
        ["articles", "-x"],
        ["show"],
        ["doctor", "moon"],
        ["index", "--report", "xml"],
        ["-x"],
    ],
    ids=" ".join,
)
def test_a_slip_is_a_usage_error_with_a_hint(words):
    with pytest.raises(UsageError) as caught:
        parse_words(words)
    assert "--help" in caught.value.hint or "0 means all" in caught.value.hint


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["search", "--json"], True),
        (["search", "--format", "jsonl"], True),
        (["search", "--format=json", "x"], True),
        (["search", "--format", "csv"], False),
        (["search", "jsonl"], False),
        (["search", "--", "--json"], False),
        ([], False),
    ],
)
def test_whether_errors_are_json_is_seen_even_in_words_that_cannot_be_parsed(words, answer):
    assert wants_json(words) is answer


@pytest.mark.parametrize(("report", "form"), [("json", "jsonl"), ("text", "text")])
def test_the_report_of_an_index_is_a_form(report, form):
    assert parse_words(["index", "--report", report]).format == form


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_names_every_option_and_ends_well(verb, capsys):
    with pytest.raises(SystemExit) as ended:
        parse_words([*([verb] if verb else []), "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("--corpus", "--format", "--json", "--limit", "--sort", "--output", "--color"))
    assert verb or all(name in said for name in VERBS)
