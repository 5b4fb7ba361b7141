from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.dateline import read_dateline
from csto_tui.corpus.dates import find_dates, is_date_line
from csto_tui.corpus.language import detect
from csto_tui.corpus.published import read_date
from csto_tui.corpus.reading import read_bytes
from csto_tui.model.article import Article, Status

NOW = dt.date(2025, 6, 1)
BODY = "The ministers met in Minsk and talked of the transit of gas, officials of both sides said."


def article(text: str, name: str = "a.txt") -> Article:
    (one,) = read_bytes(text.encode(), name, now=NOW)
    return one


def published(text: str, name: str = "a.txt") -> tuple[str, str]:
    known = article(text, name).published
    return str(known.value), known.status.value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on 14 June 2009", ["2009-06-14"]),
        ("June 14th, 2009, and Dec. 19", ["2009-06-14", "XXXX-12-19"]),
        ("in December 2010 and December 20, 2010", ["2010-12", "2010-12-20"]),
        ("14 июня 2009 года, 1 марта", ["2009-06-14", "XXXX-03-01"]),
        ("14 чэрвеня 2009 г., 5 снежня", ["2009-06-14", "XXXX-12-05"]),
        ("14 червня 2009", ["2009-06-14"]),
        ("am 14. Juni 2009, le 1er mars 2012, 14 de junio de 2009, 14 czerwca 2009",
         ["2009-06-14", "2012-03-01", "2009-06-14", "2009-06-14"]),
        ("2009-06-14T10:00, 31.12.2010, 2009年6月14日", ["2009-06-14", "2010-12-31", "2009-06-14"]),
        ("may 15 people march 3 miles; by 2012; 1992; 31 June; 99.99.2012; 1.2.3.2012; 24/7", []),
    ],
)  # fmt: skip
def test_dates_in_text(text: str, found: list[str]) -> None:
    assert [one.edtf.text for one in find_dates(text)] == found


@pytest.mark.parametrize(
    "line",
    ["01.03.2012", "Published: Thursday, 1 March 2012, 14:05 MSK", "30 апреля 2025 года 19:40 Москва",
     "Publié le 14 juin 2009 à 18h30", "14 June", "March 2012", "(June 14, 2009)"],
)  # fmt: skip
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The June 14 summit",
        "June 14 summit",
        "On June 14 Bakiev met Karzai",
        "April 15.",
        "Year to December 31, 1986",
        "News",
        "2012",
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("MINSK, 1 March (BelTA) – The President", "Minsk", "XXXX-03-01", "BelTA"),
        ("(RFE/RL) -- Belarus has", "", "", "RFE/RL"),
        ("MINSK (Reuters) - Talks", "Minsk", "", "Reuters"),
        ("МИНСК, 1 марта. /ТАСС/. Президент", "Минск", "XXXX-03-01", "ТАСС"),
        ("МОСКВА, 1 мар - РИА Новости. Президент", "Москва", "XXXX-03-01", "РИА Новости"),
        ("Минск. 14 июня. Интерфакс-Запад - Президент", "Минск", "XXXX-06-14", "Интерфакс-Запад"),
        ("MINSK (Naviny.by) – Talks in Minsk", "Minsk", "", "Naviny.by"),
        ("Moskau (dpa) - Der Präsident", "Moskau", "", "dpa"),
        ("WASHINGTON, D.C., June 14, 2009 (AP) — The", "Washington, D.C", "2009-06-14", "AP"),
        ("MOSCOW – Medvedev went to Moscow", "Moscow", "", ""),
    ],
)
def test_datelines(text: str, place: str, date: str, agency: str) -> None:
    found = read_dateline(text, text)
    assert found is not None
    assert (found.place, found.date.edtf.text if found.date else "", found.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "NATO – the alliance of 1949 – meets",
        "European Union (EU) – a union of states",
        "EUROPEAN UNION (EU) – A UNION OF STATES",
        "Collective Security Treaty Organization (CSTO) – seven states",
        "Lukashenko (left) – the President – smiled",
        "He said – and he was right – that it ended.",
        "(See below) the text goes on.",
        "Kommersant (Moscow) has reported it.",
        "(CORRECTION) - In the text",
        "LONDON COCOA (REVISED) - Positions in London Cocoa",
        "TOKYO RUBBER (YEN PER KILO) - Closing prices",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert read_dateline(text, text) is None


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Kirill Dovlatov", ("Kirill Dovlatov",), ""),
        (
            "By KIRILL DOVLATOV and Mary O'Neil, Reuters | 03/04/2012",
            ("Kirill Dovlatov", "Mary O'Neil"),
            "Reuters",
        ),
        ("By Anna de la Cruz for The Minsk Times", ("Anna de la Cruz",), "The Minsk Times"),
        ("Автор: Павел Кавалёв", ("Павел Кавалёв",), ""),
        ("Von Anna Müller und Peter Schmidt, Das Rathaus", ("Anna Müller", "Peter Schmidt"), ""),
        ("By our correspondent", (), ""),
        ("By Reuters Staff", (), ""),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], outlet: str) -> None:
    found = read_byline(line)
    assert found is not None
    assert (found.authors, found.outlet) == (authors, outlet)


@pytest.mark.parametrize(
    "line",
    ["By 2012 it will be over", "By then all had left", "By June 14", "Byline", "Kirill Dovlatov", "By"],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_figures_are_read_by_the_date_in_words() -> None:
    assert published(f"Talks in Minsk end\n\n03/04/2012\n\nMINSK, 3 April – {BODY}") == (
        "2012-04-03",
        "stated",
    )
    assert published(f"Talks in Minsk end\n\n03/04/2012\n\nMINSK, March 4 – {BODY}") == (
        "2012-03-04",
        "stated",
    )
    assert published(f"Talks in Minsk end\n\n03/04/2012\n\n{BODY} It was on April 3.") == (
        "2012-04-03",
        "stated",
    )
    assert published(f"Talks in Minsk end\n\n03/04/2012\n\n{BODY}") == ("2012", "inferred")
    assert published(f"Talks in Minsk end\n\n03.04.2012\n\n{BODY}") == ("2012-04-03", "inferred")
    assert published(f"Talks in Minsk end\n\n04/13/2012\n\n{BODY}") == ("2012-04-13", "stated")


def test_the_first_publication_comes_before_a_change() -> None:
    text = f"Talks in Minsk end\n\nUpdated: 5 March 2012\nPublished: 4 March 2012\n\n{BODY}"
    assert published(text) == ("2012-03-04", "stated")


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} The space will be there by 2012.",
        f"{BODY} The treaty was signed on May 15th, 1992.",
        f"{BODY} It happened on August 12, a source told Izvestia on Friday.",
        f"{BODY} Almost a decade ago, on May 14th, 2002, it was founded.",
        f"{BODY} A decade ago, on May 14th, 2002, it was founded. In June 2014 it was renewed.",
        f"{BODY} Last year, in December, the crowd left. It came back in June 2005.",
        f"{BODY} It was signed on June 6. It will be renewed on July 15.",
        f"{BODY} They said it is payable on April 17. It will be effective on April 30.",
    ],
)
def test_days_that_the_text_speaks_of_are_not_its_own(text: str) -> None:
    assert published(f"Talks in Minsk end\n\n{text}") == ("None", "unknown")


def test_days_that_the_text_is_reckoned_from() -> None:
    assert published(f"{BODY}\n\nTen years ago, on 14 May 2002, it began.") == ("2012-05", "inferred")
    assert published(f"{BODY}\n\nIn December 2010 they met.\n\nLate last year, riots began.") == (
        "2011",
        "inferred",
    )
    assert published(f"{BODY} It met on June 14. It will meet on June 15.") == ("XXXX-06-14", "inferred")
    assert published(f"{BODY} It met on June 4. It will meet on June 15.") == ("XXXX-06", "inferred")


def test_file_names_and_the_future() -> None:
    assert published(BODY, "2012-03-01-talks.txt") == ("2012-03-01", "inferred")
    assert published(BODY, "2012-13-41.txt") == ("None", "unknown")
    assert published(f"Talks in Minsk end\n\n1 March 2031\n\n{BODY}") == ("None", "unknown")


def test_sources() -> None:
    assert article(f"Talks end in Minsk\n\n{BODY}\n\nSource: The Minsk Times").source.value == "The Minsk Times"
    held = article(f"Talks end in Minsk\n\n{BODY}\n\n© 2012 The Minsk Times. All rights reserved.").source
    assert (held.value, held.status) == ("The Minsk Times", Status.INFERRED)
    assert article(f"Talks end in Minsk\n\n{BODY} Kommersant has reported it.").source.value is None


def test_address() -> None:
    text = f"Talks end in Minsk\n\n{BODY}\n\nURL: https://example.org/a"
    assert article(text).address.value == "https://example.org/a"
    assert article(f"{text}\nhttps://example.org/b").address.value is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The summit was held in Minsk and it is over."),
        ("ru", "Встреча прошла в Минске, и на ней были подписаны все документы, которые обсуждали."),
        ("be", "Сустрэча прайшла ў Мінску, і на ёй былі падпісаны ўсе дакументы, якія абмяркоўвалі."),
        ("uk", "Зустріч пройшла в Мінську, і на ній були підписані всі документи, які обговорювали."),
        ("ru", "На встрече с главой Чувашии, на которой Владимир Путин и министры были за столом."),
        (
            "bg",
            "Срещата се проведе в Минск и на нея бяха подписани всички документи, които са важни за това.",
        ),
        ("de", "Das Treffen fand in Minsk statt und es ist nicht mehr zu ändern, sagte der Minister."),
        ("fr", "La réunion a eu lieu à Minsk et les ministres ont signé le document dans la soirée."),
        ("es", "La reunión se celebró en Minsk y los ministros firmaron el documento por la tarde."),
        ("pl", "Spotkanie odbyło się w Mińsku i nie jest to koniec rozmów, jak powiedział minister."),
        ("zh", "集体安全条约组织峰会在莫斯科举行"),
        ("ja", "首脳会議はモスクワで開かれた"),
        (None, "Shr 31 cts vs 31 cts"),
        (None, ""),
    ],
)
def test_language(language: str | None, text: str) -> None:
    assert detect(text).value == language


def test_dates_of_front_matter() -> None:
    texts = (
        "2012-03-01T10:00:00+03:00",
        "1 March 2012",
        "2012-03",
        "2012",
        "01.03.2012",
        "03/04/2012",
        "soon",
    )
    assert [str(read_date(text)) for text in texts] == [
        *("2012-03-01", "2012-03-01", "2012-03", "2012", "2012-03-01", "2012", "None")
    ]
