"""News agencies by the names that they go by. Nothing here takes a name for an agency by its form."""

from __future__ import annotations

import re

__all__ = ["are_one_agency", "is_agency"]

_AGENCIES = tuple(
    tuple(line.split("|"))
    for line in """
afp|agence france-presse|agence france presse
ap|associated press|ap news|apnews
ansa
anadolu agency|anadolu|anadolu ajansı|aa.com.tr
armenpress|арменпресс
belapan|белапан
belta|белта|belarusian telegraph agency
cnn wire
dpa|deutsche presse-agentur|dpa-afx
efe|agencia efe
interfax|интерфакс|interfax-west|interfax-zapad|interfax-ukraine|интерфакс-запад|интерфакс-украина
kazinform|казинформ
kabar|кабар
kyodo|kyodo news
pa|pa media|press association
pap|polska agencja prasowa
prime-tass|прайм-тасс
pti|press trust of india
reuters|thomson reuters|рейтер
ria novosti|ria|риа новости|риа
sputnik
tass|тасс|itar-tass|итар-тасс
trend
ukrinform|укринформ|укрінформ
unian|униан|уніан|унян
upi|united press international
xinhua|xinhua news agency|xinhuanet
yonhap|yonhap news agency
акипресс|akipress|аки-пресс
bns|baltic news service
""".strip().splitlines()
)
"""One agency a line: its names in small letters, its site's among them. A list of common knowledge, not a full one."""
_NAMES = {name: names for names in _AGENCIES for name in names}
_BETWEEN = re.compile(r"\s*[/,&+]\s*|\s+(?:and|und|et|и)\s+")


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency, or of several: `AFP/Reuters`.

    >>> is_agency("The Associated Press"), is_agency("AFP/Reuters"), is_agency("Ann Reuter")
    (True, True, False)
    """
    return all(_bare(part) in _NAMES for part in _BETWEEN.split(name))


def are_one_agency(agency: str, outlet: str) -> bool:
    """Tell whether an outlet, named or by its site's address, is the agency itself.

    >>> are_one_agency("БЕЛТА", "eng.belta.by"), are_one_agency("PAP", "The Minsk Paper")
    (True, False)
    """
    bare, whole = _bare(agency), outlet.casefold()
    names = _NAMES.get(bare, (bare,))
    return bool(bare) and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole) for name in names)


def _bare(name: str) -> str:
    """Return a name in small letters, without “the” and the ending of a site's name: `INTERFAX.RU`."""
    return re.sub(r"\.(?:ru|by|com|ua|kz|pl)$", "", name.casefold().strip().removeprefix("the ").strip(" ."))
