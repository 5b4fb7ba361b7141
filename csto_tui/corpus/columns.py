"""Which column of a table holds what: by its name in several languages, or as a person said. Nothing here reads
a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csto_tui.errors import UsageError
from csto_tui.text.clean import clean_line

__all__ = ["AS_NAMED", "ID", "MAP_NAMES", "TEXT", "ColumnMap", "Columns", "column_map", "field_named", "match_columns"]

TEXT, ID = "text", "id"
MAP_NAMES: Mapping[str, str] = {
    "title": "title",
    "text": TEXT,
    "date": "published",
    "source": "source",
    "authors": "authors",
    "place": "place",
    "language": "language",
    "url": "address",
    "agency": "agency",
    "archive": "archive_address",
    "archived": "archived",
    "id": ID,
}
"""What a column can hold, as a person writes it, and the field that it becomes."""
_ALSO = {"published": "published", "address": "address", "author": "authors", "lang": "language", "body": TEXT}
_FIELD = {**_ALSO, **MAP_NAMES}
_NAMES = {
    TEXT: "text fulltext articletext articlebody maintext plaintext bodytext body fullcontent articlecontent content "
    "contents story rawtext текст полныйтекст текстстатьи содержание контент тэкст поўнытэкст змест повнийтекст зміст "
    "volltext artikeltext inhalt texte contenu corps texto contenido cuerpo tekst treść conteúdo testo contenuto metin "
    "正文 内容 全文 本文 본문 النص "
    "lead lede standfirst summary abstract description snippet excerpt teaser лид аннотация анонс краткоесодержание "
    "описание лід анатацыя анотація vorspann zusammenfassung chapô résumé resumen entradilla zajawka",
    "title": "title headline articletitle heading hed webtitle заголовок название загаловак назва titel überschrift "
    "schlagzeile titre título titular tytuł nagłówek titolo başlık 标题 標題 タイトル 제목 العنوان",
    "published": "published datepublished publisheddate publishdate publicationdate pubdate publishedat publishedon "
    "firstpublished webpublicationdate dateposted articledate date datetime timestamp rawdate датапубликации дата "
    "опубликовано датаапублікавання датапублікації veröffentlicht erscheinungsdatum datum datepublication "
    "datedeparution fechapublicación fecha datapublikacji data tarih 日期 发布日期 日付 날짜 التاريخ",
    "source": "source outlet publisher publication newspaper sourcename publishername publicationname publicationtitle "
    "sitename sourcehostname medianame medium источник издание сми крыніца выданне джерело видання quelle zeitung "
    "herausgeber journal fuente periódico źródło gazeta fonte kaynak 来源 媒体 المصدر",
    "authors": "authors author byline bylines writer creator authorname автор авторы аўтар аўтары автори autor autoren "
    "verfasser auteur auteurs autores autorzy autore yazar 作者 著者 기자 الكاتب",
    "place": "place city location dateline placename город место местоположение горад месца місто місце ort stadt lieu "
    "ville lugar ciudad miejsce miasto luogo",
    "language": "language lang languagecode langcode язык мова sprache langue idioma język lingua dil 语言",
    "address": "url link address articleurl canonicalurl canonical permalink sourceurl weburl uri href ссылка адрес "
    "спасылка адрас посилання адреса adresse lien enlace dirección odnośnik 链接 网址 الرابط",
    "agency": "agency newsagency wireagency wireservice агентство информагентство агенцтва агенція agentur "
    "nachrichtenagentur agencja agencia",
    "archive_address": "archiveurl archivedurl archiveaddress archivelink waybackurl mementourl",
    "archived": "archivedate datearchived archivedat archivedon archived capturedate",
    ID: "id articleid docid documentid guid uid uuid recordid identifier ид идентификатор ідэнтыфікатар ідентифікатор",
}
_RANK = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_WRAPPERS = ("_source.", "fields.", "attributes.", "article.")
_PAIR = re.compile(r"\s*(\w+)\s*=\s*(?:\"((?:[^\"]|\"\")+)\"|([^,\"][^,]*?))\s*(?:,|$)")

Columns = Mapping[str, tuple[int, ...]]
"""The places of the columns that may hold a field, the likeliest first."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what, where a person said so."""

    pairs: tuple[tuple[str, str], ...] = ()
    """What it holds (one of the values of MAP_NAMES), and the column's name; each field once."""

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def __str__(self) -> str:
        """The map as it is typed: `column_map` reads it back."""
        named = {field: name for name, field in MAP_NAMES.items()}
        return ",".join(f"{named[field]}={_quoted(column)}" for field, column in self.pairs)

    def over(self, other: ColumnMap) -> ColumnMap:
        """Return this map, and what the other one says of fields that this one leaves out."""
        return ColumnMap(tuple(sorted({**dict(other.pairs), **dict(self.pairs)}.items())))


AS_NAMED = ColumnMap()
"""Nobody said anything: the names of the columns speak."""


def column_map(text: str) -> ColumnMap:
    """Return the map that is typed as `title=Headline,text=Body`; a name with a comma stands in double quotes.

    Raises UsageError for anything else.

    >>> print(column_map('title=Headline, date="Day, month",text=Body'))
    date="Day, month",text=Body,title=Headline
    """
    found: dict[str, str] = {}
    place = 0
    while place < len(text):
        match = _PAIR.match(text, place)
        column = clean_line((match[2] or "").replace('""', '"') or match[3] or "") if match else ""
        if not match or not column:
            raise _misread(f"not of the form NAME=COLUMN: {clean_line(text[place:])[:60]}")
        found[field_named(match[1])] = column
        place = match.end()
    return ColumnMap(tuple(sorted(found.items())))


def field_named(name: str) -> str:
    """Return the field that a person calls `name`: `date` is `published`. Raises UsageError for none."""
    field = _FIELD.get(name.casefold())
    if field is None:
        raise _misread(f"no column can hold {clean_line(name)}")
    return field


def match_columns(names: Sequence[str], chosen: ColumnMap) -> Columns:
    """Return which of the columns called `names` may hold what. A chosen column, if it is among them, holds its
    field and nothing else.

    >>> sorted(match_columns(["Заголовок", "Body", "Full text"], ColumnMap()).items())
    [('text', (2, 1)), ('title', (0,))]
    """
    bare = [_bare(name) for name in names]
    fixed = {field: place for field, column in chosen.pairs if (place := _place(column, names, bare)) is not None}
    ranked = sorted(
        (_RANK[name][1], place)
        for place, name in enumerate(bare)
        if name in _RANK and place not in fixed.values() and _RANK[name][0] not in fixed
    )
    found: dict[str, tuple[int, ...]] = {field: (place,) for field, place in fixed.items()}
    for _, place in ranked:
        field = _RANK[bare[place]][0]
        found[field] = (*found.get(field, ()), place)
    return found


def _place(column: str, names: Sequence[str], bare: Sequence[str]) -> int | None:
    if column in names:
        return names.index(column)
    return bare.index(_bare(column)) if _bare(column) in bare else None


def _bare(name: str) -> str:
    """Return a column's name in small letters, without spaces, marks and a wrapper's name."""
    small = unicodedata.normalize("NFKC", name[:200]).casefold().strip()
    wrapper = next((one for one in _WRAPPERS if small.startswith(one)), "")
    return "".join(letter for letter in small.removeprefix(wrapper) if letter.isalnum())


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"' if "," in column or '"' in column else column


def _misread(what: str) -> UsageError:
    names = ", ".join(MAP_NAMES)
    return UsageError(f"--map: {what}", hint=f"Write --map title=Headline,text=Body; there are {names}.")
