"""Names turned round, titles in title case, keys."""

from __future__ import annotations

import pytest

from csto_tui.citations.keys import citekey
from csto_tui.citations.names import is_agency, named
from csto_tui.citations.titles import headline, is_closed, within_single
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "inverted", "initialed"),
    [
        ("Kirill Dovlatov", "Dovlatov, Kirill", "Dovlatov, K."),
        ("Thomas de Waal", "de Waal, Thomas", "de Waal, T."),
        ("Jean-Paul van den Berg", "van den Berg, Jean-Paul", "van den Berg, J.-P."),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr.", "King, M. L., Jr."),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr.", "King, M. L., Jr."),
        ("Lee Jr.", "Lee Jr.", "Lee Jr."),
        ("Dovlatov, Kirill", "Dovlatov, Kirill", "Dovlatov, K."),
        ("Dovlatov, ", "Dovlatov", "Dovlatov"),
        ("Иванов Иван Петрович", "Иванов, Иван Петрович", "Иванов, И. П."),
        ("Иван Петрович Иванов", "Иванов, Иван Петрович", "Иванов, И. П."),
        ("Иванов И.П.", "Иванов, И.П.", "Иванов, И. П."),
        ("А. Г. Лукашенко", "Лукашенко, А. Г.", "Лукашенко, А. Г."),
        ("Madonna", "Madonna", "Madonna"),
        ("Associated Press", "Associated Press", "Associated Press"),
        ("RFE/RL’s Belarus Service", "RFE/RL’s Belarus Service", "RFE/RL’s Belarus Service"),
        ("Daily Post", "Daily Post", "Daily Post"),
        ("The Editors", "The Editors", "The Editors"),
        ("Ministry of Defence", "Ministry of Defence", "Ministry of Defence"),
        ("習 近平", "習 近平", "習 近平"),
    ],
)
def test_a_name_is_turned_round(text, inverted, initialed):
    name = named(text, source="Daily Post")
    assert (name.inverted, name.initialed) == (inverted, initialed)


def test_agencies_are_known_with_and_without_article():
    assert is_agency("Reuters")
    assert is_agency("The Associated Press")
    assert is_agency("ТАСС")
    assert not is_agency("Ann Reuter")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("what he is looking for", "What He Is Looking For"),
        ("talks over: a way out", "Talks Over: A Way Out"),
        ("up-to-date e-mail from iPhone users", "Up-to-Date E-Mail from iPhone Users"),
        ("NATO-led force enters", "NATO-Led Force Enters"),
        ("“who is it?” and why", "“Who Is It?” and Why"),
        ("why it's 5th on post.example/a-b", "Why It's 5th on post.example/a-b"),
        ("Саммит завершился", "Саммит завершился"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_title_case(title, expected):
    assert headline(title) == expected


def test_title_case_is_for_english_alone():
    assert headline("le sommet est fini", "fr") == "le sommet est fini"
    assert headline("le sommet est fini", "en-GB") == "Le Sommet Est Fini"


def test_ends_of_titles():
    assert is_closed("Is it “over?”")
    assert not is_closed("It is")
    assert within_single("Russia’s ‘thaw’") == "Russia’s “thaw”"


def article(title="A long road to peace", source="RFE/RL", authors=None, published="2012-03-01", sha256="1F0CAB"):
    known = [Known(v, Status.STATED) if v is not None else Known() for v in (title, source, authors)]
    date = Known(Edtf(published), Status.STATED) if published else Known()
    return ArticleCard(ArticleId("a"), "a.txt", *known, date, Known(), Known(), Known(), sha256, 1, 1)


@pytest.mark.parametrize(
    ("card", "key"),
    [
        (article(), "rferl2012long-1f0c"),
        (article(authors=("Łukasz Żak",)), "zak2012long-1f0c"),
        (article("Щедрость и мир", "Известия"), "izvestiya2012shchedrost-1f0c"),
        (article(None, None, None, None, ""), "anonnd"),
        (article("習近平", "新華", published="XXXX-06"), "anonnd-1f0c"),
    ],
)
def test_keys_are_plain_and_stable(card, key):
    assert citekey(card) == key
