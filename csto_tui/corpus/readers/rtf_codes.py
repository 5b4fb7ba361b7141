"""Words of Rich Text that stand for characters, breaks, destinations and code pages (Rich Text Format Specification
1.9.1). Nothing here parses.
"""

from __future__ import annotations

from csto_tui.corpus.readers.charsets import codec_named

__all__ = ["BREAKS", "PASSED_OVER", "SIGNS", "code_page", "font_page"]

BREAKS = frozenset("par line sect page column cell row nestcell nestrow softline softpage".split())
"""Words that end a line."""

SIGNS = {
    "tab": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
"""Words that stand for a character."""

PASSED_OVER = frozenset(
    """
    colortbl listtable listoverridetable revtbl rsidtbl filetbl themedata colorschememapping datastore latentstyles
    generator xmlnstbl mmathPr pict object objdata nonshppict shpinst do fldinst bkmkstart bkmkend atnid atnauthor
    atndate annotation atnref header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc ftncn
    aftnsep aftnsepc aftncn xe tc rxe pgdsctbl pntxta pntxtb pnseclvl subject operator keywords comment doccomm
    company manager category hlinkbase creatim revtim printim buptim template fname userprops xmlopen xmlclose
    factoidname docvar formfield protusertbl passwordhash wgrffmtfilter datafield
    """.split()
)
"""Destinations whose text is not the document's."""

_BY_CHARSET = {
    77: 10000,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
_NAMES = {936: "gbk", 10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8", 1361: "johab"}


def code_page(number: int) -> str:
    """Return Python's name of a code page; that of Western Windows for one that Python does not know.

    >>> code_page(1251), code_page(99999)
    ('cp1251', 'cp1252')
    """
    return codec_named(_NAMES.get(number, f"cp{number}")) or "cp1252"


def font_page(charset: int, default: str) -> str:
    """Return the code page of a font's character set, or the document's own.

    >>> font_page(204, "cp1252"), font_page(0, "cp1252")
    ('cp1251', 'cp1252')
    """
    return code_page(_BY_CHARSET[charset]) if charset in _BY_CHARSET else default
