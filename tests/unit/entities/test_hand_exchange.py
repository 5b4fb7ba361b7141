"""Names from other programs and for them: what was understood line by line, and nothing taken over by halves."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.entities.hand import Decision, Hide, Merge, Named, Outcome, told
from csto_tui.entities.hand_exchange import exported, imported, weighed
from csto_tui.errors import SettingsError, UsageError
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind

PERSON = EntityKind.PERSON


def entity(name: str, *others: str) -> Entity:
    aliases = tuple(Alias(form, "latin", (("", 1),)) for form in (*others, name))
    return Entity(EntityId(name), PERSON, name, aliases, 1, 1)


def test_a_plain_list() -> None:
    text = "# mine\n\nCSTO; ОДКБ = Collective Security Treaty Organization;\nMinsk\n"
    lines = imported(text, "list")
    act = Merge((Named("CSTO"), Named("ОДКБ"), Named("Collective Security Treaty Organization")), "CSTO")
    assert [(one.number, one.act) for one in lines] == [(3, act), (4, None)]
    assert lines[1].remark == "a name alone says nothing"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_rows_of_one_name_belong_together(mark: str) -> None:
    rows = (
        ("name", "alias", "kind"),
        ("Ivan Petrov", "Petroff", "person"),
        ("", "", ""),
        ("Ivan Petrov", "", "person"),
    )
    rows = (*rows, ("Ivan Petrov", "Иван Петров", "person"), ("Minsk", "", ""))
    lines = imported("\ufeff" + "\r\n".join(mark.join(row) for row in rows), "csv")
    merged = Merge(tuple(Named(form, PERSON) for form in ("Ivan Petrov", "Petroff", "Иван Петров")), "Ivan Petrov")
    assert [(one.number, one.act) for one in lines] == [(2, merged), (6, None)]


def test_csv_that_cannot_be_understood() -> None:
    lines = imported('name,alias,kind\nA,B,ghost\n"C', "csv")
    assert [(one.number, bool(one.conflict)) for one in lines] == [(2, True), (3, False)]
    assert imported("A," + "x" * 200_000, "csv")[0].conflict.startswith("this is no CSV")


def test_toml_as_it_is_kept() -> None:
    decisions = [Decision(Hide(Named("A")), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), Decision(Hide(Named("B")))]
    lines = imported(exported("toml", decisions, ()), "toml", "names.toml")
    assert [(one.number, one.act) for one in lines] == [(3, decisions[0].act), (7, decisions[1].act)]
    with pytest.raises(SettingsError) as caught:
        imported("[[decision]]\nnonsense = 1", "toml", "names.toml")
    assert caught.value.where == "names.toml:1"


def test_a_name_claimed_twice_is_a_conflict() -> None:
    lines = imported("A; B\nC; B\nD; E\n", "list")
    assert [one.conflict for one in lines] == ["", "“B” stands in line 1 as well", ""]


def test_what_would_become_of_each_line() -> None:
    lines = weighed(
        imported("A; B\nalone\nC; D\nE; F\n", "list"),
        [Outcome(), Outcome("“C” is not in this corpus"), Outcome("“E” is never “F”", is_conflict=True)],
    )
    assert [(one.remark, one.conflict) for one in lines] == [
        ("", ""),
        ("a name alone says nothing", ""),
        ("“C” is not in this corpus", ""),
        ("", "you have said that “E” is never “F”"),
    ]


def test_what_is_exported_can_be_imported() -> None:
    entities = [entity("Nikolai Bordyuzha", "Бордюжа", "Bordyuja"), entity("=Formula", "Form")]
    for form in ("csv", "list"):
        if form == "list":
            entities.pop()
        acts = [one.act for one in imported(exported(form, (), entities), form)]
        assert [told(act) for act in acts if act] == [
            " = ".join(f"“{name}”" for name in dict.fromkeys((one.name, *(alias.form for alias in one.aliases))))
            for one in entities
        ]


def test_a_spreadsheet_finds_no_formula() -> None:
    assert "'=Formula,Form,person" in exported("csv", (), [entity("=Formula", "Form")])


@pytest.mark.parametrize("name", ["A; B", "A = B", "# A"])
def test_what_a_plain_list_cannot_hold(name: str) -> None:
    with pytest.raises(UsageError, match="plain list"):
        exported("list", (), [entity(name)])


def test_other_forms() -> None:
    with pytest.raises(UsageError):
        imported("", "xml")
    with pytest.raises(UsageError):
        exported("xml", (), ())
