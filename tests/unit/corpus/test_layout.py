from __future__ import annotations

import pytest

from csto_tui.corpus.layout import lay_out
from csto_tui.corpus.lines import blocks
from csto_tui.model.span import Span

BODY = "The presidents of six states met in Moscow on Sunday and signed an agreement on a joint force."
MORE = "Belarus stayed away in protest against a ban on its dairy products, its ministry said."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.block.text) for one in lay_out(text).placed]


def title(text: str) -> str:
    block = lay_out(text).title
    return block.text if block else ""


def test_one_line_is_one_passage() -> None:
    assert kinds("Belarus leaves the pact") == [("", "Belarus leaves the pact")]
    assert kinds("Leave a comment") == [("", "Leave a comment")]


def test_a_text_that_begins_at_once_has_no_title() -> None:
    assert title(f"{BODY}\n\n{MORE}") == ""


@pytest.mark.parametrize(
    "headline", ["Is this the end of the pact?", "Snubbed in Moscow again!", "Six sign, one stays away"]
)
def test_headlines(headline: str) -> None:
    assert title(f"{headline}\n\n{BODY}\n\n{MORE}") == headline


def test_a_long_line_is_text_even_without_its_full_stop() -> None:
    assert title(f"{BODY} {MORE} And so it went on".replace(".", "") + f"\n\n{BODY}") == ""


def test_menu_lines_above_the_title() -> None:
    text = f"Skip to content\nHome > World\nA | B | C\nMoscow summit without Belarus\n\n{BODY}\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["navigation"] * 3 + ["title", "", ""]


def test_a_menu_word_of_no_list_is_known_by_its_place() -> None:
    text = f"Hauptinhalt\nMeine Merkliste\n\nMoscow summit without Belarus\n\n{BODY}\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["navigation", "navigation", "title", "", ""]


def test_text_above_a_headline_is_not_lost() -> None:
    text = f"Net 226,000 vs 173,000 in all\nAssets 73.1 mln vs 62.5 mln\nNote on the force\n\n{BODY}"
    assert all(kind == "" for kind, _ in kinds(text))


def test_the_first_line_of_a_wrapped_sentence_is_no_title() -> None:
    assert (
        title("The Brazilian institute said it\nwould close its registrations on Friday, with no more to come.") == ""
    )


def test_short_lines_below_the_text_are_its_footer() -> None:
    text = f"Moscow summit ends\n\n{BODY}\n\n{MORE}\n\nOur Shop\nImpressum"
    assert [kind for kind, _ in kinds(text)][-2:] == ["footer", "footer"]


def test_a_last_line_that_speaks_of_the_matter_stays() -> None:
    text = f"Moscow summit ends\n\n{BODY}\n\n{MORE}\n\nThe six presidents of the joint force"
    assert kinds(text)[-1][0] == ""


def test_a_footer_in_another_script() -> None:
    text = f"Moscow summit ends\n\n{BODY}\n\n{MORE}\n\nЭта страница была открыта двенадцать раз за сегодня."
    assert kinds(text)[-1][0] == "footer"


def test_a_table_below_the_text_stays() -> None:
    rows = "\n".join(f"Robusta Cherry  {row}.2   1,082.50" for row in range(9))
    assert {kind for kind, _ in kinds(f"{BODY}\n\n{MORE}\n\n{rows}")} == {""}
    names = "\n".join(f"Plantation Quality {letter * 9}" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert {kind for kind, _ in kinds(f"{BODY}\n\n{MORE}\n\n{names}")} == {""}


def test_a_translation_below_the_text_stays() -> None:
    russian = "Президенты шести государств встретились в Москве и подписали соглашение о создании общих сил."
    text = "\n\n".join(["Moscow summit ends", *[BODY, MORE] * 4, *[russian] * 6])
    assert [kind for kind, _ in kinds(text)] == ["title"] + [""] * 14


def test_a_day_between_sentences_is_no_date_line() -> None:
    assert kinds(f"{BODY}\n\nApril 15\n\n{MORE}")[1][0] == ""
    assert kinds(f"{BODY}\n\nApril 15, 2012\n\n{MORE}")[1][0] == "date"


def test_another_script_inside_the_text_stays() -> None:
    text = f"Moscow summit ends\n\n{BODY}\n\nОн сказал: «Мы подписали все документы».\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)] == ["title", "", "", ""]


def test_subheadings_and_notes_inside_the_text() -> None:
    text = f"Moscow summit ends\n\n{BODY}\n\nConference results\n\n{MORE}\n\nRead also: Ban on milk\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "", "", "", "footer", ""]


def test_ornaments() -> None:
    assert kinds(f"{BODY}\n* * *\n{MORE}")[1] == ("ornament", "* * *")


def test_a_caption_repeats_a_name_of_the_text() -> None:
    text = f"Moscow summit ends\n\nPresident Anna Novak\n{BODY} So said Anna Novak.\n\n{MORE}"
    assert kinds(text)[1] == ("caption", "President Anna Novak")
    assert kinds(text.replace("President Anna Novak\n", "Winners And Losers\n"))[1][0] == ""


def test_russian_furniture() -> None:
    text = (
        "Главная » Новости » Политика\nВерсия для печати\n01.03.2012 14:05\nЛукашенко выступил за "
        "сотрудничество\n\n"
        "Президент Белоруссии Александр Лукашенко выступил за расширение сотрудничества с Россией.\n"
        "Фото: Николай Петров\nПо его словам, все вопросы решены и страны должны идти дальше.\n"
        "Читайте также: Саммит перенесён\nПоделиться\nКомментарии (12)\n© 2012 Агентство. Все права защищены."
    )
    assert [kind for kind, _ in kinds(text)] == [
        *("navigation", "navigation", "date", "title", "", "caption", ""),
        *("footer", "navigation", "footer", "footer"),
    ]


WRAPPED = (
    "    The presidents of six states signed an agreement on a joint force\n"
    "in Moscow on Sunday, while Belarus stayed away in protest against a\n"
    "ban on its dairy products, officials of the Kremlin told reporters.\n"
    "    The force will fight drug trafficking and terrorism, and is to be\n"
    "made up of units from all of the states that signed.\n"
)


def test_wrapped_lines_are_joined_by_indent() -> None:
    parts = kinds(f"SUMMIT IN MOSCOW ENDS WITHOUT BELARUS\nBy Kirill Dovlatov\nJune 14, 2009\n\n{WRAPPED}")
    assert [kind for kind, _ in parts] == ["title", "byline", "date", "", ""]
    assert parts[3][1].endswith("against a ban on its dairy products, officials of the Kremlin told reporters.")


def test_wrapped_lines_are_joined_by_blank_lines() -> None:
    text = WRAPPED.replace("    The", "\nThe")
    parts = blocks(text, lambda line: False)
    assert len(parts) == 2
    assert parts[1].span.of(text).count("\n") == 1
    assert parts[1].line == 6


def test_lines_that_are_paragraphs_are_not_joined() -> None:
    text = "\n".join([BODY, MORE, BODY, MORE, BODY])
    assert len(blocks(text, lambda line: False)) == 5


def test_a_title_known_from_elsewhere() -> None:
    text = f"Overview\n\nMoscow summit ends\n\n{BODY}\n\n{MORE}"
    assert lay_out(text, title="moscow summit ends").title is not None
    assert lay_out(text, title="Quite another").title is None
    heading = Span(0, 8)
    found = lay_out(text, heading=heading).title
    assert found is not None
    assert found.span == heading
