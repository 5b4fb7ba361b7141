"""The recognisers by name: what is missing is said with the command that installs it; a model only fills gaps."""

from __future__ import annotations

import pytest

from csto_tui.entities.findings import Proposal
from csto_tui.entities.recognize import recognize, recognize_with
from csto_tui.entities.recognizers import RECOGNIZERS, recognizer
from csto_tui.errors import SettingsError
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


def article(text: str) -> Article:
    return Article(ArticleId("a"), "a", "", text, (Passage(1, Span(0, len(text))),))


def names(text: str, *proposed: Proposal) -> list[tuple[str, EntityKind, str]]:
    return [(m.form, m.kind, m.note) for m in recognize_with(article(text), lambda _: proposed)]


def test_the_rules_are_the_default() -> None:
    assert recognizer("rules") is recognize


def test_another_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(SettingsError) as raised:
        recognizer("oracle")
    assert all(name in raised.value.hint for name in RECOGNIZERS)


@pytest.mark.parametrize(("name", "extra"), [("spacy", "spacy"), ("natasha", "ru")])
def test_a_missing_extra_names_the_command(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.entities.recognizers.find_spec", lambda one: None)  # as where it is not installed
    with pytest.raises(SettingsError) as raised:
        recognizer(name)
    assert raised.value.hint == f"Install it with: pip install 'csto-tui[{extra}]'"


@pytest.mark.parametrize(("name", "package"), [("spacy", "spacy"), ("natasha", "natasha")])
def test_an_installed_model_finds_what_the_rules_miss(name: str, package: str) -> None:
    pytest.importorskip(package, reason=f"{package} is an extra of some 300 MB that the tests' environment leaves out")
    text = "Yesterday Bakyt, a driver, left. Вчера с матерью Еленой и невестой Сапир встретились."
    assert {m.form for m in recognize(article(text))} <= {m.form for m in recognizer(name)(article(text))}


def test_a_model_fills_gaps_and_overrules_nothing() -> None:
    text = "Putin met Zaphod in Minsk."
    found = names(text, (10, 16, PERSON), (20, 25, PERSON))
    assert found == [("Zaphod", PERSON, "model"), ("Minsk", PLACE, "gazetteer: Minsk")]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("The Belarusian left.", (4, 14, PERSON)),
        ("We met Zaphod there.", (7, 13, ORGANIZATION)),
        ("We met the friend there.", (7, 17, PERSON)),
        ("We met.", (2, 3, PERSON)),
    ],
)
def test_a_doubtful_proposal_is_left_out(text: str, proposal: Proposal) -> None:
    assert names(text, proposal) == []


def test_a_proposal_loses_its_article_and_title_and_is_carried_through_the_article() -> None:
    text = "We saw the Mr. Zaphod. Then Zaphod left."
    assert [form for form, *_ in names(text, (7, 21, PERSON))] == ["Zaphod", "Zaphod"]
