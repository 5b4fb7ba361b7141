"""Tell the language of a text by its script, its letters and its commonest words. Prefers not to know to
being wrong.
"""

from __future__ import annotations

import re
from collections import Counter

from csto_tui.corpus.form import letter_script, script_of
from csto_tui.model.article import Known, Status

__all__ = ["detect"]

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_BY_SCRIPT = {
    "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "HEBREW": "he",
    "HANGUL": "ko", "KANA": "ja", "HAN": "zh", "THAI": "th",
}  # fmt: skip
_LETTERS = {
    "be": "ў", "uk": "їєґ", "kk": "әғқңұһ", "sr": "ђћ", "mk": "ѓќѕ",
    "pl": "ąęłńśźż", "cs": "řůěď", "hu": "őű", "ro": "țșăţş", "tr": "ğış",
}  # fmt: skip
"""Letters that give a language away among those of its script."""
_NEVER_BARE = ("ą", "ř", "ő", "ț", "ğ")
"""How the Latin ones of these begin: no long text of those languages goes without their letters."""
_LACKING = {
    "ru": "іўїєґјәқң", "be": "ищъїєґјәқң", "uk": "ыэёъўјәқң", "bg": "ыэёіўїєґјәқң",
    "sr": "ыэёйщъьюяі", "mk": "ыэёйщъьюяі",
}  # fmt: skip
"""Letters of its script that a language does not write."""
_COMMON = {
    "en": "a an the of and to in that is was for on it with as his he be at by this had not are but from "
    "have they which were their",
    "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden "
    "aus er hat dass sie nach bei",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont "
    "avec aux été cette",
    "es": "de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ha este fue",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à são também",
    "it": "di che e la il un a per in è una non sono del le si dei della con da al nel gli come anche più alla ha",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij door uit nog naar heeft",
    "pl": "w i na z się do nie że to o jest jak za od po przez ale dla przy który są co oraz jego tym już także było",
    "cs": "a v na se je že o s z do i to k ve pro za by jsou od po jako které ale který podle však",
    "sv": "och att det i en är som på den för med av till inte om ett har de från var han vid",
    "da": "og at det i en er på som den for med af til ikke der et de har fra var han ved",
    "fi": "ja on ei se että oli hän mutta ovat myös kun joka ole sen mukaan",
    "hu": "a az és hogy nem is egy volt meg ez csak de van már mint még lesz szerint",
    "ro": "de și în la a cu pe din care nu pentru o este că mai un au fost ce sa",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ancak",
    "ru": "и в не на что с он по это но как к из у за от его для о так же также был все бы при ее они которые было",
    "be": "і у не на што з ён па гэта як да за ад яго для аб так таксама быў пры яна яны якія было але каб супраць",
    "uk": "і в у не на що з він по це але як до із за від його для про так також був все при її вони які було та щодо",
    "bg": "и на да се за от е в са с не че по ще като до бе беше това които след при той още",
    "sr": "и у је да се на за су од са који као не о ће то али из би",
    "mk": "и на да се во за од е со не ќе што го ги како по ја тоа",
    "kk": "және мен бұл үшін деп бір да де ол қазақстан туралы болып",
}
_FORMS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_FEWEST = 3
"""Common words that a text must hold before its language is named."""


def detect(text: str) -> Known[str]:
    """Return the language (ISO 639-1) of a text as inferred, or unknown when its words do not tell.

    >>> detect("The summit was held in Minsk and it is over.").value, detect("CSTO").value
    ('en', None)
    """
    sample = text[:_SAMPLE]
    script = script_of(sample)
    if script in _BY_SCRIPT:
        return Known(_BY_SCRIPT[script], Status.INFERRED, note="By its script.")
    if script not in ("LATIN", "CYRILLIC"):
        return Known()
    words = [word for word in map(str.lower, _WORD.findall(sample)) if letter_script(word[0]) == script]
    counts = Counter(words)
    letters = Counter("".join(words))
    worth = {language: _worth(language, counts, letters) for language in _FORMS}
    first, second = sorted(worth, key=lambda language: (-worth[language], language))[:2]
    if worth[first] < _FEWEST or worth[first] < 1.15 * worth[second] or worth[first] < 0.03 * len(words):
        return Known()
    return Known(first, Status.INFERRED, note="By its commonest words.")


def _worth(language: str, counts: Counter[str], letters: Counter[str]) -> int:
    strange = sum(letters[letter] for letter in _LACKING.get(language, ""))
    if strange * 200 > letters.total():
        return 0
    common = sum(counts[word] for word in _FORMS[language])
    telling = _LETTERS.get(language, "")
    own = sum(letters[letter] for letter in telling)
    is_bare = not own and telling.startswith(_NEVER_BARE)
    return common // 2 if is_bare else common + own
