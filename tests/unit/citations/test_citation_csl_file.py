"""A style from a CSL file on disk, by citeproc-py; and without it."""

from __future__ import annotations

import sys

import pytest

from csto_tui.citations import cite
from csto_tui.errors import UnknownStyle
from csto_tui.model.citation import Citation, Locator

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
  <info><title>Ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <macro name="title"><text variable="title"/></macro>
  <citation><layout suffix="."><text variable="title" quotes="true"/>
    <group prefix=", "><label variable="locator" form="short"/><text variable="locator" prefix=" "/></group>
  </layout></citation>
  {more}
</style>
"""
LIST = """<bibliography><layout suffix="."><group delimiter=", ">
  <names variable="author"><name name-as-sort-order="all"/><substitute><text macro="title"/></substitute></names>
  <text macro="title" font-weight="bold"/><text variable="container-title" font-style="italic"/>
  <date variable="issued" form="text" date-parts="year"/></group></layout></bibliography>"""


@pytest.fixture
def style(tmp_path):
    path = tmp_path / "ours.CSL"
    path.write_text(STYLE.format(kind="in-text", more=LIST), encoding="utf-8")
    return path


def test_a_style_file_makes_the_entry_of_its_list(news, style):
    cited = cite(Citation(news["aif-terakt"]), str(style))
    assert cited.text == (
        "Сидорчик, Андрей, Отрезать голову во имя пророка. Теракт во Франции обнажил старые проблемы, "
        "Аргументы и факты, 2020."
    )
    assert cited.style == str(style)
    assert cited.warnings[-1].startswith("Made by citeproc-py")


def test_a_quotation_stands_before_it(news, style):
    cited = cite(Citation(news["aif-terakt"], quotation="Мы согласны."), str(style))
    assert cited.text.startswith("“Мы согласны.”\nСидорчик")


def test_a_title_that_is_doubled_is_told_of(news, style):
    cited = cite(Citation(news["belta-csto"]), str(style))
    assert cited.text.count("Lukashenko") == 2
    assert cited.warnings[-1].startswith("The title stands in it twice")


def test_a_span_of_days_is_printed_whole(news, style):
    made = cite(Citation(news["minsk-by-relations"]), str(style)).text
    assert made.endswith(", 10–13 December 2010.")


def test_what_looks_like_markup_in_a_title_stays(news, item, style):
    made = cite(Citation(item("A <b> & “c”", "P&L", ("Ann Lee",), "2012").card()), str(style)).text
    assert "P&L" in made
    assert made.endswith("2012.")


def test_a_style_of_notes_makes_the_note_with_its_locator(news, tmp_path):
    path = tmp_path / "note.csl"
    path.write_text(STYLE.format(kind="note", more=""), encoding="utf-8")
    made = cite(Citation(news["nyt-blackouts"], Locator("page", "3")), str(path)).text
    assert made.startswith("“Rolling Blackouts in California Have Power Experts Stumped”")
    assert made.rstrip(".").endswith("3")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "There is no such style file."),
        ("<!DOCTYPE style><style/>", "no CSL style"),
        ("<!ENTITY b 'c'><style/>", "no CSL style"),
        ("<style/>", "cannot make a citation"),
        ("no xml", "cannot make a citation"),
        ("x" * 2_000_001, "no CSL style"),
        (
            '<style><link href="http://styles.example/apa" rel="independent-parent"/></style>',
            "points to its parent",
        ),
        ('<style><link rel="independent-parent"/></style>', "points to its parent"),
    ],
)
def test_what_is_no_style_is_refused(news, tmp_path, content, message):
    path = tmp_path / "wrong.csl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UnknownStyle) as caught:
        cite(Citation(news["belta-csto"]), str(path))
    assert message in caught.value.message
    assert caught.value.where.endswith("wrong.csl")


def test_a_file_that_cannot_be_read_is_refused(news, style, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(UnknownStyle, match="Permission denied"):
        cite(Citation(news["belta-csto"]), str(style))


def test_a_missing_extra_is_told_with_its_command(news, style, monkeypatch):
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(UnknownStyle) as caught:
        cite(Citation(news["belta-csto"]), str(style))
    assert caught.value.hint == "Install it: pip install 'csto-tui[csl]'"
