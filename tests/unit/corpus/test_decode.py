from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.decode import decode
from csto_tui.errors import SourceError

RUSSIAN = "Президент Белоруссии заявил о сотрудничестве.\nВстреча прошла в Минске, сообщает агентство."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16-le", "utf-16-be", "utf-8"])
def test_russian_is_recognized(encoding: str) -> None:
    decoded = decode(RUSSIAN.encode(encoding))
    assert (decoded.text, decoded.encoding) == (RUSSIAN, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_settles_the_encoding_and_is_no_text(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


def test_belarusian_in_windows_1251() -> None:
    text = "Прэзідэнт заявіў, што краіна выступае за ўзмацненне арганізацыі"
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("text", ["Лукашенко: ОДКБ и СНГ. Москва, Минск", "В МИНСКЕ ПРОШЛА ВСТРЕЧА"])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_capitals_do_not_lead_to_another_code_page(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_western_text() -> None:
    assert decode("Le sommet a été reporté à l'été".encode("latin-1")).encoding == "iso-8859-1"
    quoted = decode("“We agreed” – he said: it’s done".encode("cp1252"))
    assert (quoted.text, quoted.encoding) == ("“We agreed” – he said: it’s done", "cp1252")


def test_english_in_utf16_without_a_mark() -> None:
    assert decode("The summit ended.".encode("utf-16-le")).text == "The summit ended."


def test_a_few_bad_bytes_do_not_spoil_utf8() -> None:
    decoded = decode("Саміт у Маскве".encode() + b"\xff" + " скончыўся".encode())
    assert (decoded.text, decoded.encoding) == ("Саміт у Маскве\ufffd скончыўся", "utf-8")


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\r\nc").text == "a\nb\nc"
    assert decode(b"a\rb").text == "a\nb"
    assert decode(b"page\fnext").text == "page\nnext"
    assert decode(b"a\rb\nc").text == "a␍b\nc"  # a lone one could overwrite a line of the terminal


def test_control_sequences_are_marked_and_binary_is_refused() -> None:
    assert decode(b"x\x1b]52;c;eA==\x07y").text == "x␛]52;c;eA==␇y"
    with pytest.raises(SourceError):
        decode(b"\x7fELF\x02\x01\x01" + bytes(60))
    with pytest.raises(SourceError):
        decode(bytes(range(256)) * 4)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except SourceError:
        return
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in text)
    assert not any("\ud800" <= letter <= "\udfff" for letter in text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=100))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()).encoding == "utf-8"
