from __future__ import annotations

from pathlib import Path

import pytest

from csto_tui.corpus.corpus_toml import apply, read_notes
from csto_tui.errors import SettingsError
from csto_tui.model.article import Article, ArticleId, Evidence, Known, Status

OWN = Known("BelTA", Status.STATED, (Evidence(1, "(BelTA)"),))


def article(path: str = "in/a.txt") -> Article:
    return Article(ArticleId("in/a"), path, "0", "Text.", (), source=OWN)


def notes_of(folder: Path, text: str) -> Article:
    (folder / "corpus.toml").write_text(text, encoding="utf-8")
    return apply(article(), read_notes(folder))


def test_nothing_is_there(tmp_path: Path) -> None:
    assert read_notes(tmp_path).articles == {}
    assert apply(article(), read_notes(tmp_path)) == article()


def test_fields_notes_and_own_evidence(tmp_path: Path) -> None:
    told = notes_of(
        tmp_path,
        '[corpus]\nname = "N"\n[articles."in/a.txt"]\nsource = "X"\n'
        'authors = ["A", "B"]\npublished = 2012-03-01\n'
        'note = "seen"\nnote_source = "said"\n',
    )
    assert told.source == Known("X", Status.USER, OWN.evidence, "said")
    assert told.authors == Known(("A", "B"), Status.USER, (), "seen")
    assert str(told.published.value) == "2012-03-01"
    assert read_notes(tmp_path).name == "N"


def test_what_a_person_is_not_sure_of(tmp_path: Path) -> None:
    told = notes_of(tmp_path, '[articles."in/a.txt".source]\nvalue = "RT"\nsure = false\nnote = "likely"\n')
    assert told.source == Known("RT", Status.INFERRED, OWN.evidence, "likely")


def test_the_prefix_of_one_root_among_several(tmp_path: Path) -> None:
    notes_of(tmp_path, '[articles."a.txt"]\nsource = "X"\n')
    notes = read_notes(tmp_path)
    assert apply(article("in/a.txt"), notes, prefix="in/").source.value == "X"
    assert apply(article("in/a.txt"), notes).source.value == "BelTA"


def test_a_root_that_is_a_file(tmp_path: Path) -> None:
    notes_of(tmp_path, '[articles."a.txt"]\nsource = "X"\n')
    assert "a.txt" in read_notes(tmp_path / "a.txt").articles


def test_unknown_keys_are_warnings_with_their_lines(tmp_path: Path) -> None:
    text = '[corpus]\nnam = "x"\n[settings]\nx = 1\n[articles."a.txt"]\nauthor = "X"\ntitle = "T"\n[other]\n'
    notes_of(tmp_path, text)
    warnings = read_notes(tmp_path).warnings
    assert [line.split("corpus.toml:")[1] for line in warnings] == [
        "8: other is not a key that is known here; left aside.",
        "2: nam is not a key that is known here; left aside.",
        "6: author is not a key that is known here; left aside.",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[corpus]\nname = \n", ":2"),
        ('[articles."a.txt"]\npublished = "soon"\n', ":2"),
        ('[articles."a.txt"]\n\ntitle = 7\n', ":3"),
        ('[articles."a.txt".source]\nsure = false\n', ":1"),
        ("articles = 3\n", ":1"),
        ('[articles."a.txt"]\nauthors = [1]\n', ":2"),
        ("a = [\n" + "[" * 5000, ""),
        ("x = '\x1b", ":1"),
    ],
)
def test_bad_files_say_where(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(SettingsError) as caught:
        notes_of(tmp_path, text)
    assert caught.value.where.endswith(f"corpus.toml{line}")
    assert caught.value.hint
    assert "\x1b" not in caught.value.message


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_bytes(b'[corpus]\nname = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        read_notes(tmp_path)
