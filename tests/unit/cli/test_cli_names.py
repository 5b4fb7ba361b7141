"""Names set by hand from the command line: kept, listed, exported, imported whole or not at all."""

from __future__ import annotations

import functools
import re

import pytest

FILES = {
    "alpha.txt": "Ministers meet\n\nMinister Anna Novak came to Minsk. Novak said that Russia and Belarus pay.\n",
    "russian.txt": "Переговоры\n\nАнна Новак заявила, что Россия и Беларусь договорились.\n",
}


@pytest.fixture
def csto(csto, tmp_path):
    """Run command lines on a corpus of this test's own, so that names are nobody else's."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return functools.partial(csto, corpus=folder)


@pytest.fixture
def merged(csto):
    assert csto("names", "merge", "Minsk", "Belarus", "--called", "Minsk region", "--note", "as one").code == 0
    return csto


class TestKept:
    def test_every_verb_sees_it(self, merged):
        assert merged("entities", "Belarus", "--json").objects[0]["name"] == "Minsk region"
        assert {one["entity"] for one in merged("mentions", "Belarus", "--json").objects} == {"place:minsk"}
        assert merged("entities", "Minsk region").out.count("given by you") == 1

    @pytest.mark.parametrize("flags", [(), ("--private",)])
    def test_two_kinds_are_not_made_one_without_a_word(self, csto, flags):
        back = "" if flags else "; `csto-tui names undo` takes it back"
        ran = csto("names", "merge", "Minsk", "Anna Novak", *flags)
        assert f"csto-tui: a place and a person now count as one: “Minsk”{back}\n" in ran.err
        assert "count as one" not in csto("names", "merge", "Minsk", "Belarus", *flags).err

    def test_the_list_says_when_and_why(self, merged):
        assert re.fullmatch(
            r"   1  \d{4}-\d\d-\d\d  “Minsk” = “Беларусь”, called “Minsk region”  as one\n", merged("names", "list").out
        )
        record = merged("names", "list", "--json").objects[0]
        assert (record["number"], record["note"], record["idle"]) == (1, "as one", "")

    def test_a_decision_that_fits_nothing_here_is_said_to(self, merged, tmp_path):
        exported = tmp_path / "names.toml"
        assert merged("names", "export", "--output", str(exported)).code == 0
        other = tmp_path / "other"
        other.mkdir()
        (other / "a.txt").write_text("A report on milk.\n")
        ran = merged("names", "import", str(exported), corpus=other)
        assert "no effect so far: “Minsk” is not in this corpus" in ran.out
        assert "1 of 1 lines imported" in ran.err
        assert "no effect: “Minsk” is not in this corpus" in merged("names", "list", corpus=other).out

    def test_in_private_nothing_is_kept(self, csto):
        ran = csto("names", "hide", "Minsk", "--private")
        assert "nothing was kept" in ran.err
        assert csto("names", "list").code == 1


class TestExchange:
    @pytest.mark.parametrize("form", ["toml", "csv", "list"])
    def test_out_and_in_again(self, merged, tmp_path, form):
        path = tmp_path / f"names.{form}"
        assert merged("names", "export", "--as", form, "--output", str(path)).code == 0
        assert merged("names", "undo").code == 0
        ran = merged("names", "import", str(path))
        assert (ran.code, ran.err) == (
            0,
            "csto-tui: 1 of 1 lines imported; `csto-tui names undo` takes all of them back\n",
        )
        assert merged("entities", "Belarus", "--json").objects[0]["name"] == "Minsk region"

    def test_a_conflict_imports_nothing(self, merged, tmp_path):
        path = tmp_path / "names.txt"
        path.write_text("# mine\nAnna Novak; Novak\nNovak; Russia\n", encoding="utf-8")
        ran = merged("names", "import", str(path), "--json")
        assert ran.code == 2
        assert [(one["line"], one["conflict"]) for one in ran.objects] == [
            (2, ""),
            (3, "“Novak” stands in line 2 as well"),
        ]
        assert "nothing was imported: 1 of 2 lines are in conflict" in ran.err
        assert len(merged("names", "list", "--json").objects) == 1

    def test_files_that_cannot_be_read(self, csto, tmp_path):
        (tmp_path / "latin.csv").write_bytes(b"name,alias\nJos\xe9,Jose\n")
        assert "not in UTF-8" in csto("names", "import", str(tmp_path / "latin.csv")).err
        (tmp_path / "bad.toml").write_text("[[decision]]\n")
        ran = csto("names", "import", str(tmp_path / "bad.toml"))
        assert (ran.code, "bad.toml" in ran.err) == (2, True)
        assert csto("names", "import").code == 2

    def test_hostile_names_reach_no_terminal(self, csto, tmp_path):
        path = tmp_path / "names.csv"
        path.write_text('name,alias,kind\n"Minsk\x1b[31m","Belarus\x07",place\n', encoding="utf-8")
        ran = csto("names", "import", str(path))
        assert ran.code == 0
        assert "\x1b" not in ran.out + csto("entities").out + csto("names", "list").out + csto("names", "export").out


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            ["merge", "Minsk"],
            ["split", "Minsk"],
            ["rename", "Minsk"],
            ["hide"],
            ["hide", "Minsk", "Russia"],
            ["never", "Minsk", "Russia", "Belarus"],
            ["retype", "Minsk", "town"],
            ["rename", "Minsk", " "],
            ["split", "Minsk", "Russia"],
            ["never", "Minsk", "Minsk"],
            ["merge", "Minsk", "place:minsk"],
            ["dance"],
            [],
        ],
    )
    def test_what_is_off_is_2_and_changes_nothing(self, csto, words):
        ran = csto("names", *words)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 2  # what is wrong, and what to do
        assert csto("names", "list").code == 1

    def test_names_that_nobody_has_are_1(self, csto):
        for words in (["hide", "zebra"], ["show", "Minsk"], ["merge", "Minsk", "zebra"]):
            assert csto("names", *words).code == 1

    def test_each_action_is_in_the_help(self, csto):
        said = csto("names", "--help").out
        assert all(
            f"\n{action} " in said or f", {action} " in said for action in ("merge", "split", "undo", "import FILE")
        )


class TestNaming:
    def test_outlets_and_articles(self, csto):
        rows = csto("naming", "novak", "--json").objects
        assert {form["text"]: form["count"] for row in rows for form in row["forms"]}.keys() == {
            "Anna Novak",
            "Novak",
            "Анна Новак",
        }
        assert {row["article"] for row in rows} == {row["entity"] and row["article"] for row in rows}
        assert all(row["article"] is None for row in csto("naming", "novak", "--by", "source", "--json").objects)

    def test_an_example_is_where_it_says(self, csto):
        for row in csto("naming", "Minsk", "--json").objects:
            passages = csto("show", row["article"], "--json").objects[0]["text_passages"]
            for form in row["forms"]:
                place = form["example"]
                text = next(one["text"] for one in passages if one["passage"] == place["passage"])
                assert text[place["start"] : place["end"]] == form["text"]

    def test_nobody(self, csto):
        assert csto("naming", "zebra").code == 1
        assert csto("naming").code == 2
