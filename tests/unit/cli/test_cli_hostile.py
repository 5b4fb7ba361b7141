"""Articles, file names and words of the command line that mean harm: nothing of them reaches a terminal raw."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest

from csto_tui.text.clean import clean

HARM = "\x1b]52;c;eA==\x07\x9b2J\u202eevil\x1b[1m\u2066\x90q\x9c\r\x08\x00"
STYLES = re.compile(r"\x1b\[(?:1|2|1;4|0)m")
FORMS = ("text", "json", "jsonl", "csv", "tsv", "md")
VERBS = (
    *("articles", "show bad", "search minsk", "search minsk --count", "kwic minsk", "entities", "entities novak"),
    *("mentions", "mentions novak", "compare bad.txt other.txt --all", "compare --on minsk", "cite bad.txt#1"),
    *("index", "doctor", "config", "config path"),
)
WORDS = (
    ["search", HARM],
    ["search", f"tittle:{HARM}"],
    ["search", "--count", HARM],
    ["kwic", f"/{HARM}(/"],
    ["show", HARM],
    ["mentions", HARM],
    ["cite", "bad.txt", "--quote", HARM],
    ["cite", "bad.txt", "--style", HARM],
    ["cite", f"bad.txt#{HARM}"],
    ["compare", "--on", HARM],
    ["search", "-f", HARM.replace("\x00", "")],
    ["articles", "--format", HARM],
    ["articles", f"--{HARM}"],
    ["articles", "-o", f"/nowhere/{HARM}".replace("\x00", "")],
    ["articles", "--config", HARM.replace("\x00", "")],
    ["articles", "-c", HARM.replace("\x00", "")],
    [HARM.replace("\x00", "")],
)


@pytest.fixture(scope="session")
def bad_corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    name = HARM.replace("\x00", "").replace("/", "")
    article = (
        f"Title {HARM} of harm\n\nMINSK, March 1, 2011 ({HARM}Alpha) - Anna {HARM} Novak met {HARM} in Minsk."
        f"\n\nAnna Novak said in Minsk: {HARM} “{HARM}”\n\nThey wrote =cmd|A0 in Minsk.\n"
    )
    for path in ("bad.txt", f"{name}.txt"):
        (folder / path).write_bytes(article.encode("utf-8"))
    (folder / "other.txt").write_text(
        "Anna Novak was in Minsk\n\nAnna Novak said in Minsk: nothing.\n", encoding="utf-8"
    )
    (folder / f"{name}.pdf").write_bytes(b"%PDF")
    (folder / f"unreadable {name}.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "corpus.toml").write_text(f"[corpus]\nname = {json.dumps('Bad ' + HARM)}\n", encoding="utf-8")
    return folder


def check(text, form="text"):
    allowed = {"\n"} | ({"\t"} if form == "tsv" else set())
    raw = {one for one in text if unicodedata.category(one) in ("Cc", "Cs") or one in "\u202e\u2066"} - allowed
    assert not raw, ascii(raw)
    assert clean(text) == text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("verb", VERBS)
def test_no_article_reaches_the_terminal_raw(csto, bad_corpus, verb, form):
    ran = csto(*verb.split(), "--format", form, corpus=bad_corpus)
    assert ran.code in (0, 1), ran.err
    assert ran.out
    check(ran.out, form)
    check(ran.err)


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "config"])  # which tells of --color
def test_in_colour_the_styles_are_ours_alone(csto, bad_corpus, verb):
    painted = csto(*verb.split(), "--color", "always", corpus=bad_corpus).out
    check(STYLES.sub("", painted))
    assert STYLES.sub("", painted) == csto(*verb.split(), corpus=bad_corpus).out


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0] if words[0].isalpha() else "path")
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_no_word_reaches_the_terminal_raw(csto, bad_corpus, words, form):
    ran = csto("--format", form, *words, corpus=bad_corpus)
    check(ran.out)
    check(ran.err)


def test_no_setting_reaches_the_terminal_raw(csto, tmp_path):
    (tmp_path / "config.toml").write_text(f"style = {json.dumps(HARM)}\nstile = 1\n", encoding="utf-8")
    for verb in ("config show", "config check", "cite alpha.txt"):
        ran = csto(*verb.split(), "--config", str(tmp_path / "config.toml"))
        check(ran.out)
        check(ran.err)
        assert "stile" in ran.err


def test_a_formula_in_an_article_is_none_in_a_table(csto, bad_corpus):
    rows = csto("kwic", "minsk", "--width", "11", "--format", "csv", corpus=bad_corpus).out
    assert ",'=cmd|A0 in ,Minsk," in rows
    assert ",=cmd|" not in rows
