"""Guessed encodings are named with how sure the guess is; text that was read wrongly before is named, not mended."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.charset import Certainty, guess
from csto_tui.corpus.columns import AS_NAMED
from csto_tui.corpus.decode import decode
from csto_tui.corpus.mojibake import find_mojibake
from csto_tui.corpus.readers.html import read as read_html
from csto_tui.corpus.reading import _reading
from csto_tui.text.clean import clean

NOW = dt.date(2030, 1, 1)
TEXTS = {
    "ru": "Президент заявил, что страна выступает за усиление организации. Встреча глав государств прошла в Минске в "
    "пятницу, сообщает корреспондент. «Мы должны действовать вместе», — сказал министр иностранных дел. Участники "
    "подписали документы о сотрудничестве в сфере безопасности. Объявлено, что следующая встреча пройдёт осенью.",
    "be": "Прэзідэнт заявіў, што краіна выступае за ўзмацненне арганізацыі. Сустрэча кіраўнікоў дзяржаў прайшла ў "
    "Мінску ў пятніцу, паведамляе карэспандэнт. «Мы павінны дзейнічаць разам», — сказаў міністр замежных спраў. "
    "Удзельнікі падпісалі дакументы аб супрацоўніцтве ў галіне бяспекі. Наступная сустрэча плануецца ўвосень.",
    "uk": "Президент заявив, що країна виступає за посилення організації. Зустріч глав держав відбулася в Києві у "
    "п'ятницю, повідомляє кореспондент. «Ми повинні діяти разом», — сказав міністр закордонних справ. Учасники "
    "підписали документи про співпрацю у сфері безпеки. Наступна зустріч запланована на осінь, їхній ґанок зачинено.",
    "fr": "Le président a déclaré que le pays soutenait l'organisation. La rencontre des chefs d'État a eu lieu "
    "vendredi, a rapporté l'agence. «Nous devons agir là où il le faut», a affirmé le ministre des Affaires "
    "étrangères. Les délégués ont évoqué les problèmes économiques; le sommet a été reporté à l'été.",
}
ENCODINGS = {
    "ru": ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "utf-16-le", "utf-16-be"),
    "be": ("cp1251", "iso8859-5", "mac-cyrillic", "utf-16-le", "utf-16-be"),
    "uk": ("cp1251", "koi8-u", "iso8859-5", "mac-cyrillic", "utf-16-le", "utf-16-be"),
    "fr": ("iso-8859-1", "cp1252", "utf-16-le", "utf-16-be"),
}
EACH = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]


def in_encoding(language: str, encoding: str) -> str:
    """Return a text with what the encoding lacks left out, the dash and the quotation marks for some."""
    return TEXTS[language].encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), EACH)
def test_each_encoding_of_each_language_is_read(language: str, encoding: str) -> None:
    text = in_encoding(language, encoding)
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(("language", "encoding"), EACH)
def test_a_guess_from_three_words_is_no_certain_one(language: str, encoding: str) -> None:
    words = " ".join(in_encoding(language, encoding).split()[:3])
    found = guess(words.encode(encoding))
    assert found.text == words
    assert found.certainty is not Certainty.CERTAIN or encoding.startswith("utf-16")


def test_a_guess_of_a_long_text_is_certain_and_needs_no_remark() -> None:
    decoded = decode((TEXTS["ru"] * 4).encode("cp1251"))
    assert (decoded.encoding, decoded.remarks) == ("cp1251", ())


def test_a_less_certain_guess_is_remarked() -> None:
    assert decode(
        "Встреча глав государств прошла в Минске в пятницу, сообщает агентство.".encode("koi8-r")
    ).remarks == ("read as koi8-r (guessed, fairly sure)",)
    assert decode("Минск".encode("cp1251")).remarks == ("read as cp1251 (guessed, not sure)",)


def test_letters_that_no_western_language_has_make_a_western_guess_poor() -> None:
    decoded = decode("Spotkanie głów państw odbyło się w Mińsku; żaden z nich".encode("cp1250"))
    assert decoded.remarks == ("read as iso-8859-1 (guessed, not sure)",)


def test_bytes_that_were_lost_are_counted() -> None:
    assert decode("Саміт у Маскве".encode() + b"\xff" + " скончыўся".encode()).remarks == (
        "1 piece that is no UTF-8 shows as \ufffd",
    )


@pytest.mark.parametrize("text", TEXTS.values())
def test_what_is_told_needs_no_remark(text: str) -> None:
    assert decode(text.encode()).remarks == ()
    assert decode(text.encode("utf-16")).remarks == ()
    page = (
        "<html><head><meta charset='windows-1251'></head><body><h1>A</h1><p>Встреча прошла в Минске.</p></body></html>"
    )
    assert read_html(page.encode("cp1251"))[0].remarks == ()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "{}"),
        ("a.md", "# Новости\n\n{}"),
        ("a.csv", "title;text\nНовости;{}\n"),
        ("a.jsonl", '{{"title": "Новости", "text": "{}"}}'),
        ("a.html", "<html><body><h1>Новости</h1><p>{}</p></body></html>"),
        ("a.eml", "Subject: x\n\n{}"),
        ("a.mbox", "From a\nSubject: x\n\n{0}\n\nFrom b\nSubject: y\n\n{0}\n"),
    ],
)
def test_the_remark_comes_with_every_format_that_is_text(name: str, form: str) -> None:
    content = form.format("Встреча глав государств прошла в Минске в пятницу, сообщает агентство.").encode("koi8-r")
    found = _reading(content, name, NOW, columns=AS_NAMED)
    assert [remark for remark in found.remarks if "guessed" in remark] == ["read as koi8-r (guessed, fairly sure)"]
    assert all(one.encoding == "koi8-r" for one in found.articles)


WRONG = [
    (language, written, read)
    for language, written, reads in (
        ("ru", "utf-8", ("cp1251", "cp1252", "latin-1", "koi8-r", "cp866")),
        ("be", "utf-8", ("cp1251", "cp1252", "latin-1", "koi8-r", "cp866")),
        ("uk", "utf-8", ("cp1251", "cp1252", "latin-1", "koi8-r", "cp866")),
        ("fr", "utf-8", ("cp1250", "cp1251", "cp1252", "latin-1")),
        ("ru", "cp1251", ("cp1252", "latin-1", "koi8-r")),
        ("ru", "koi8-r", ("cp1251",)),
        ("ru", "cp866", ("cp1251",)),
        ("be", "cp1251", ("cp1252", "latin-1", "koi8-r")),
        ("uk", "cp1251", ("cp1252", "latin-1", "koi8-r")),
    )
    for read in reads
]


@pytest.mark.parametrize(("language", "written", "read"), WRONG)
def test_text_that_was_read_in_the_wrong_encoding_is_seen(language: str, written: str, read: str) -> None:
    text = clean(TEXTS[language].encode(written, "ignore").decode(read, "replace"))
    assert find_mojibake(text) is not None


@pytest.mark.parametrize(("language", "encoding"), [*EACH, *((language, "utf-8") for language in TEXTS)])
def test_text_as_it_was_written_raises_no_alarm(language: str, encoding: str) -> None:
    assert find_mojibake(in_encoding(language, encoding)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Não há pão em São Paulo: AÇÃO, NÃO, CORAÇÃO, « Ça ira »",
        "РСФСР и ССР, НИИ РАН, МИД РФ; «Рёв», С—Р, Р…",
        "Île-de-France, Ærø, Åland, Ängelholm, ÄÖÜ, Åsa ‘Å’",
        "iPhone, eBay, пРЕССА, ГУЛаг, кВт·ч, МВД",
        "Õäü, ööö, ÀÉÈ, Þór, îî",
        "Ђорђе Петровић, Љубљана, Њуфаундленд, Џорџ",
        "Сіціліі, Рівне, Рігі, Сірыя — «Рэспубліка»",
        "“We don’t”, he said – “it’s £5 (€6)…”",
    ],
)
def test_rare_letters_raise_no_alarm(text: str) -> None:
    assert find_mojibake(text) is None


def test_the_remark_says_where_and_shows_the_run() -> None:
    found = _reading("Новости\n\nОн сказал: РџСЂРёРІРµС‚ всем.".encode(), "a.txt", NOW, columns=AS_NAMED)
    assert found.remarks == ("looks like UTF-8 read as cp1251, line 3: РџСЂРёРІРµС‚",)
    assert "РџСЂРёРІРµС‚" in found.articles[0].text
    quoted = "It was said.\nIt was â€œneverâ€\x9d said, he doesnâ€™t know."
    found = _reading(quoted.encode(), "a.txt", NOW, columns=AS_NAMED)
    assert found.remarks == ("looks like UTF-8 read as cp1252, line 2: â€œ, and 2 more",)


def test_of_many_articles_in_a_file_ten_are_named() -> None:
    rows = "".join(f'{{"title": "T", "text": "Some words, РџСЂРёРІРµС‚ {number}"}}\n' for number in range(13))
    found = _reading(rows.encode(), "a.jsonl", NOW, columns=AS_NAMED)
    assert found.remarks[0] == "1: looks like UTF-8 read as cp1251, line 1: РџСЂРёРІРµС‚"
    assert len(found.remarks) == 11
    assert found.remarks[-1] == "the same in 3 more"


@given(st.text(max_size=300))
def test_any_text_is_looked_through(text: str) -> None:
    text = clean(text)
    found = find_mojibake(text)
    if found:
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert "\n" not in found.told(text)


@given(st.binary(max_size=300))
def test_any_bytes_have_a_guess(content: bytes) -> None:
    found = guess(content)
    assert found.text == content.decode(found.encoding, "replace")
