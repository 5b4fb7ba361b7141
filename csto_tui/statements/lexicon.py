"""The words that report speech, and the small words around a speaker, by language. Nothing here looks at a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

__all__ = [
    "ACCORDING",
    "ADVERBS",
    "AUXILIARIES",
    "DETERMINERS",
    "NAMING",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIVES",
    "STOPS",
    "is_ambiguous",
    "is_gerund",
    "reporting_words",
]

_FILE = Path(__file__).parent / "reporting_words.txt"

ACCORDING = {
    "according": "to",
    "по": "словам словах мнению данным утверждению выражению",
    "па": "словах меркаванні",
    "за": "словами даними",
}
"""First words of “according to …”, with what must follow."""
PRONOUNS = frozenset(
    "he she i we they who он она они я мы который которая ён яна яны він вона вони "
    "er sie elle él ella ele ela lui lei".split()
)
RELATIVES = frozenset("who который которая".split())
ADVERBS = frozenset(
    "also then later again further once not never even just still previously earlier recently meanwhile however "
    "yesterday today too so instead ever already only thus in turn "
    "также тоже затем потом позже ранее ещё еще уже вновь снова при этом так не же "
    "таксама пасля раней потым теж також потім раніше".split()
)
AUXILIARIES = frozenset(
    "has have had is was were be been being did does do doesn't didn't will would can could "
    "hat hatte был была были".split()
)
DETERMINERS = frozenset(
    "the a an his her their its our my one another some several many this that these those two three".split()
)
PREPOSITIONS = frozenset(
    "of to with by for from in on at about than between among against over under after before into like as toward "
    "towards via around near during without per behind beyond despite including regarding concerning "
    "с со к ко от для о об у на в во из при перед над под между через без до за по "
    "са з да ад аб ва пра над пад між праз без дзеля із зі від про".split()
)
STOPS = frozenset(
    "who that which in on at during after before when as while told to through via from with about where because if "
    "referring speaking adding and but как так это то в во на из от для ходе после перед когда который которая что о "
    "об время у пасля падчас калі під час після".split()
)
"""Words that end a speaker named after the verb."""
NAMING = frozenset(
    "so-called known named nicknamed titled entitled dubbed headlined названием лозунгом именем называемый называемого "
    "называемой называемых называемые назвай лозунгам назвою гаслом".split()
)
"""Words right before a name or a title that is set apart."""


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the words of the file by their heading, such as `en lemma whole`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", " ")):
            heading = line.strip()
        elif line.startswith(" "):
            found[heading] += line.split()
    return {heading: tuple(words) for heading, words in found.items()}


def _forms(lemma: str) -> Iterator[str]:
    """Yield the forms of a regular English verb."""
    yield lemma
    if lemma.endswith("e"):
        yield from (f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing")
    elif lemma.endswith("y") and lemma[-2] not in "aeou":
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    else:
        yield from (lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s"), f"{lemma}ed", f"{lemma}ing")


@cache
def reporting_words(language: str = "") -> dict[str, bool]:
    """Return the words that report speech, in small letters; True for those that introduce whole sentences.

    English and the Cyrillic languages are always among them; those of another language only in its own articles.
    """
    listed = _listed()
    part = [*listed["en part"], *listed["ru part"], *listed["ru gerund"]]
    part += [form for lemma in listed["en lemma part"] for form in _forms(lemma)]
    whole = [*listed["en whole"], *listed["ru whole"], *listed["be whole"], *listed["uk whole"]]
    whole += [form for lemma in listed["en lemma whole"] for form in _forms(lemma)]
    whole += listed.get(f"{language} whole", ())
    return dict.fromkeys(part, False) | dict.fromkeys(whole, True)


@cache
def _listed_under(heading: str) -> frozenset[str]:
    return frozenset(_listed()[heading])


def is_ambiguous(word: str) -> bool:
    """Tell whether a reporting word is as often a noun."""
    return word in _listed_under("en noun")


def is_gerund(word: str, language: str = "") -> bool:
    """Tell whether a reporting word leans on the subject of its sentence (“saying”, «добавив»).

    In Ukrainian the Cyrillic forms are whole verbs.
    """
    return (word.endswith("ing") and len(word) > 4) or (language != "uk" and word in _listed_under("ru gerund"))
