"""`verify` and `clippings` as scripts call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_verify_says_what_holds_by_its_exit_code(csto: Callable[..., Any], tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("“We agree on a rapid reaction force” and “4,000 soldiers”.\n", encoding="utf-8")
    assert csto("verify", str(draft)).code == 0
    draft.write_text(
        "“We agree on a rapid reaction force” and “5,000 soldiers, Novak told reporters”.\n", encoding="utf-8"
    )
    ran = csto("verify", str(draft), "--json")
    assert ran.code == 1
    exact, altered = ran.objects
    assert (exact["verdict"], exact["line"], exact["article"], exact["passage"]) == ("exact", 1, "2011/alpha", 1)
    assert (altered["verdict"], altered["quote"]) == ("altered", "5,000 soldiers, Novak told reporters")
    assert [(one["quoted"], one["source"]) for one in altered["differences"]] == [("5,000", "4,000")]
    start, end = altered["differences"][0]["source_span"]
    shown = csto("show", "2011/alpha", "--json").objects[0]["text_passages"]
    assert shown[altered["passage"] - 1]["text"][start:end] == "4,000"
    assert shown[exact["passage"] - 1]["text"][exact["start"] : exact["end"]] == exact["quote"]
    limited = csto("verify", str(draft), "--limit", "1")
    assert (limited.code, limited.out.count("\n")) == (1, 2)
    assert "1 of 2 quotations shown" in limited.err


def test_verify_without_quotations_or_a_draft(csto: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "none.md").write_text("no marks\n")
    ran = csto("verify", str(tmp_path / "none.md"))
    assert (ran.code, ran.out) == (1, "")
    assert "no quotation" in ran.err
    assert csto("verify", str(tmp_path / "missing.md")).code == 2
    assert csto("verify").code == 2


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "md", "text"])
def test_nothing_of_a_draft_gets_out_raw(csto: Callable[..., Any], tmp_path: Path, form: str) -> None:
    (tmp_path / "draft.md").write_text("“=cmd \x1b]52;c;eA==\x07 words of nobody”\n", encoding="utf-8")
    ran = csto("verify", str(tmp_path / "draft.md"), "--format", form)
    assert ran.code == 1
    assert not {"\x1b", "\x07"} & set(ran.out + ran.err)


def test_clippings_are_added_edited_and_taken_away(csto: Callable[..., Any]) -> None:
    assert csto("clippings").code == 1
    added = csto(
        "clippings", "--add", "2011/alpha#2", "--quote", "4,000  soldiers", "--tag", "a", "--tag", "b c", "--json"
    )
    assert added.code == 0
    (one,) = added.objects
    assert (one["text"], one["tags"], one["standing"], one["article"]) == (
        "4,000 soldiers",
        ["a", "b c"],
        "here",
        "2011/alpha",
    )
    number = str(one["id"])
    assert csto("clippings", "--edit", number, "--note", "+sum 1").code == 0
    assert csto("clippings", "note:1", "-tag:z", "--json").objects[0]["note"] == "+sum 1"
    csv = csto("clippings", "--export", "csv").out
    assert ",'+sum 1," in csv
    assert "# fingerprint: " in csv
    csto("clippings", "--add", "2011/alpha#1")
    assert csto("clippings", "--export", "bibliography", "--style", "bibtex").out.count("@") == 1
    assert csto("clippings", "--undo").code == 0
    assert csto("clippings", "--remove", number).code == 0
    assert csto("clippings", "--remove", number).code == 1
    assert csto("clippings", "--undo").code == 0
    assert len(csto("clippings", "--json").objects) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--add", "2011/alpha"),
        ("--add", "2011/alpha#99"),
        ("--add", "2011/alpha#2", "--quote", "not there"),
        ("--add", "2011/alpha#2", "--undo"),
        ("--edit", "1"),
        ("x:y",),
        ("--export", "moon"),
        ("--add", "2011/alpha#2", "--private"),
    ],
)
def test_what_cannot_be_done_is_said(csto: Callable[..., Any], words: tuple[str, ...]) -> None:
    ran = csto("clippings", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
