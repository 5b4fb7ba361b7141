from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.text.toml_edit import changed, quoted

WRITTEN = '''\
# Reports, kept by hand
[corpus]
name = "Reports"  # not ours

[columns]
text = "Body"

[articles."2009/a.txt"]      # the first
authors = [
    "First Author",  # sure
    "Second Author",
]
note = """
[articles."no header"]
"""

[articles."2009/a.txt".title]
value = "Old"
sure = false

[[sources]]
name = "x"
'''


def test_one_value_changes_and_every_other_line_stays() -> None:
    made = changed(WRITTEN, ("columns", "text"), '"Full text"')
    assert made == WRITTEN.replace('text = "Body"', 'text = "Full text"')


def test_a_new_key_comes_behind_the_others_of_its_table() -> None:
    made = changed(WRITTEN, ("columns", "title"), '"Headline"')
    assert made == WRITTEN.replace('text = "Body"\n', 'text = "Body"\ntitle = "Headline"\n')


def test_a_new_table_comes_last() -> None:
    made = changed(WRITTEN, ("articles", 'od"d\n', "source"), '"RT"')
    assert made == WRITTEN + '\n[articles."od\\"d\\u000a"]\nsource = "RT"\n'


def test_a_value_of_several_lines_goes_as_a_whole() -> None:
    made = changed(WRITTEN, ("articles", "2009/a.txt", "authors"), '["Nobody"]')
    assert '    "Second Author",\n' not in made
    assert tomllib.loads(made)["articles"]["2009/a.txt"]["authors"] == ["Nobody"]
    assert "# the first" in made


def test_the_long_form_of_a_value_gives_way() -> None:
    made = changed(WRITTEN, ("articles", "2009/a.txt", "title"), '{ value = "New" }')
    assert tomllib.loads(made)["articles"]["2009/a.txt"]["title"] == {"value": "New"}
    assert "sure = false" not in made
    assert '[[sources]]\nname = "x"\n' in made


def test_a_value_is_taken_out_and_a_table_that_is_left_empty_too() -> None:
    made = changed(WRITTEN, ("columns", "text"), "")
    assert made == WRITTEN.replace('\n[columns]\ntext = "Body"\n', "")
    assert changed(made, ("columns", "text"), "") == made


@pytest.mark.parametrize(
    "text",
    ['columns = { text = "Body" }\n', 'columns.text = "Body"\n', '[ "columns" ]\n"text" = "Body"', "[columns]\r\n"],
)
def test_other_forms_of_the_same_are_understood(text: str) -> None:
    assert tomllib.loads(changed(text, ("columns", "text"), '"New"')) == {"columns": {"text": "New"}}


@pytest.mark.parametrize(
    "text", ["[columns", "columns = 5\n", 'columns = { text = "Body", title = "x" }\n', "[[columns]]\nx = 1\n"]
)
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        changed(text, ("columns", "text"), '"New"')


@given(st.text(), st.text(), st.text(min_size=1))
def test_any_text_can_be_a_value_and_a_name(name: str, value: str, other: str) -> None:
    made = changed(WRITTEN, ("articles", name, other), quoted(value))
    assert tomllib.loads(made)["articles"][name][other] == value
    assert changed(made, ("articles", name, other), "").rstrip() == WRITTEN.rstrip() or name == "2009/a.txt"
