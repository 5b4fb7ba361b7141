"""Lines that newspapers put around their articles, known by phrase or by form. A small general list, one
signal among others.

Nothing here knows where in the text a line stands.
"""

from __future__ import annotations

import re

from csto_tui.corpus.form import is_run, weight

__all__ = ["address_in", "furniture_kind", "is_ornament"]

_LONGEST = 600
_ADDRESS = re.compile(
    r"(?:[^\W\d_][\w ]{0,24}:\s*)?(?P<address>(?:https?://|www\.)[^\s<>\"'|]{3,500}?)[.,;]?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]")


def _whole(phrases: str) -> re.Pattern[str]:
    """Return a pattern for lines that are one of `phrases` (one expression a line) and nothing else."""
    choices = "|".join(phrases.strip().splitlines())
    return re.compile(rf"\W*(?:{choices})(?:[\s\d():,!…>»›→-]|\.\.\.)*", re.IGNORECASE)


_NAVIGATION = _whole(r"""
(?:home|main)(?: page)?|menu|search|sections?|live|listen|news|e-?mail this|sign in|log in|register
skip to (?:main )?(?:content|navigation)
(?:breaking|latest|top|related|more|all|other|local|world) (?:news|stories|articles|headlines|topics)
advertisement|sponsored(?: content)?|see also|(?:also )?read(?: also| more| next| this)
share(?: this)?(?: (?:article|story|page|on .{1,30}))?|print(?: this)?(?: (?:page|article|version))?
главная|меню|новости|все новости|лента новостей|поиск|реклама|поделиться|версия для печати|распечатать
галоўная|навіны|пошук|рэклама|падзяліцца|головна|новини|поділитися
startseite|anzeige|werbung|teilen|drucken|accueil|publicité|partager|imprimer
inicio|publicidad|compartir|imprimir|strona główna|reklama|udostępnij|drukuj
""")
_FOOTER = _whole(r"""
(?:leave|post|add|write) (?:a |your )?(?:comment|reply)|(?:show |view |read |no )?comments?
follow us.{0,60}|newsletters?|(?:subscribe|sign up|join us)\b.{0,120}|most (?:read|popular|viewed)
back to top|tags?:.{0,300}|related:?.{0,200}
(?:оставить|добавить|написать) (?:комментарий|отзыв)|комментарии|обсуждение|обсудить
теги?:.{0,300}|подпис(?:аться|ывайтесь).{0,120}
каментар(?:ыі?|ы)|пакінуць каментар|коментарі|залишити коментар|теґи:.{0,300}
kommentare?(?: schreiben)?|mehr zum thema|commentaires?|laisser un commentaire
comentarios|dejar? un comentario|komentarze|dodaj komentarz
""")


def _somewhere(expressions: str) -> re.Pattern[str]:
    """Return a pattern for lines in which one of `expressions` (one a line) stands."""
    return re.compile("|".join(expressions.strip().splitlines()), re.IGNORECASE)


_AROUND = _somewhere(r"""
^\W*read (?:also|more|next)\s*:
^\W*(?:читайте|чытайце) (?:также|таксама|також)\b|^\W*по теме:
^\W*(?:lire aussi|lea también|lesen sie auch|czytaj (?:też|także))\b
ctrl\s*\+\s*enter|^\W*(?:©|copyright\b|\(c\) )|\ball rights reserved\b|reproduction in whole or in part
все права защищены|усе правы абаронены|усі права захищено|не несет ответственности за содержание
alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|wszelkie prawa zastrzeżone
^(?:this|our) (?:web)?site uses cookies|^we use cookies|(?:accept|enable) (?:all )?(?:cookies|javascript)
\b(?:privacy policy|terms of (?:use|service)|cookie policy)\b.{0,80}$
при (?:использовании|перепечатке|цитировании) материалов
""")
_CAPTION = _somewhere(r"""
^\W*(?:photo|picture|image|file photo|фото|фотография|здымак|світлина)(?: by| credit)?\s*[:©/|]
^\W*(?:foto|bild|photographie|imagen|zdjęcie|fot\.)\s*[:©/|]|^\W*photo by\s
[(\[](?:photo|фото|foto|ap photo|file photo)[^()\[\]]{0,60}[)\]]$
(?:\bAP|\bAFP|\bReuters|\bGetty Images) ?(?:/ ?[\w .-]{2,30})? photo[)\]]?$
/ ?(?:Getty Images|Reuters|AFP|AP|Shutterstock)$
""")
_CREDIT = _somewhere(r"""
^\W*(?:\(?(?:additional )?(?:reporting|writing|editing|compiled|translated|written) by\b|edited by\b)
^\W*(?:подготовил[аи]?\b|перевод:|редактор:)
""")


def furniture_kind(text: str) -> str:
    """Return what a line is when its words or its form alone give it away, or nothing.

    One of navigation, footer, caption, credit.

    >>> furniture_kind("Leave a comment"), furniture_kind("/ / News"), furniture_kind("It met on Sunday.")
    ('footer', 'navigation', '')
    """
    if len(text) > _LONGEST:
        return ""
    if _NAVIGATION.fullmatch(text) or is_run(text):
        return "navigation"
    if _FOOTER.fullmatch(text) or address_in(text):
        return "footer"
    words = weight(text)
    if words <= 20 and _CREDIT.search(text):
        return "credit"
    if words <= 25 and _CAPTION.search(text):
        return "caption"
    return "footer" if words <= 60 and _AROUND.search(text) else ""


def is_ornament(text: str) -> bool:
    """Tell whether a line has no letter and no digit: asterisks, rules, invisible characters."""
    return not _WORD.search(text)


def address_in(text: str) -> str:
    """Return the web address of a line that holds nothing else, but for a label before it; otherwise nothing.

    >>> address_in("Source: https://example.org/a/1.")
    'https://example.org/a/1'
    """
    match = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST else None
    return match["address"] if match else ""
