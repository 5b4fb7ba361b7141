"""What a reader can set, and what each setting may be. Nothing here knows where a setting was written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

__all__ = ["RULES", "TABLES", "Rule", "Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a reader can set."""

    style: str = "chicago-note"
    """The name of a citation style."""
    theme: str = "auto"
    """auto, csto-dark, csto-light, contrast or ansi."""
    measure: int = 80
    """The widest that the text of an article runs, in columns."""
    snippet_width: int = 160
    """About how many code points of an article a result shows."""
    private: bool = False
    """Nothing is written to disk: no index, no history."""
    variants: bool = True
    """A search for a name also finds its other spellings."""
    color: str = "auto"
    """auto, always or never; of the headless verbs."""
    clipboard: Literal["auto", "local", "tmux", "terminal", "file"] = "auto"
    """The route to the clipboard."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """The keys of an action, by its id, where they are not the usual ones."""
    search_delay_ms: int = 150
    """How long typing must rest before a search, in milliseconds."""
    index_folder: Path | None = None
    """Where indexes lie; None: the usual place."""
    bundle_rules: Path | None = None
    """A TOML file of rules by which exports of databases are split, before the packaged ones."""
    watch_seconds: int = 5
    """How often the explorer looks for changed files, at most, in seconds; 0: never."""
    corpus: Mapping[str, tuple[Path, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """The folders and files of a corpus, by the name that `--corpus` takes for them."""
    recognizer: Literal["rules", "spacy", "natasha"] = "rules"
    """What recognises names: our rules, or those with a trained model that an extra installs."""
    template: str = ""
    """The form in which the explorer copies a quotation, with names between braces; empty: as the style has it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a setting may be."""

    allowed: str
    """Ends the sentence “allowed: …”."""
    read: Callable[[Any], Any]
    """Makes the setting of a TOML value. Raises TypeError or ValueError, or UsageError with words of its own."""
    from_text: Callable[[str], Any] = str
    """Makes a TOML value of a word on the command line or in the environment. Raises ValueError."""
    is_personal: bool = False
    """Never taken from a corpus."""


def _one_of(*names: str) -> Rule:
    def read(value: Any) -> str:
        return names[names.index(value)]

    return Rule(", ".join(names), read)


def _number(low: int, high: int) -> Rule:
    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:  # True is an int to isinstance
            raise ValueError(value)
        return value

    return Rule(f"a whole number from {low} to {high}", read, from_text=int)


def _switch(is_personal: bool = False) -> Rule:
    def read(value: Any) -> bool:
        if not isinstance(value, bool):
            raise TypeError(value)
        return value

    def from_text(text: str) -> bool:
        return ("0", "1", "false", "true", "no", "yes", "off", "on").index(text.lower()) % 2 == 1

    return Rule("true or false", read, from_text, is_personal)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _path(value: Any) -> Path:
    return value if isinstance(value, Path) else Path(_word(value))


def _template(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    from csto_tui.citations import check_template  # late: most readers have none

    check_template(value)
    return value


def _keys(value: Any) -> Mapping[str, tuple[str, ...]]:
    lists = {action: [keys] if isinstance(keys, str) else keys for action, keys in dict(value).items()}
    if not all(isinstance(keys, list) for keys in lists.values()):  # an action with a dot needs quotes
        raise TypeError(value)
    return MappingProxyType({action: tuple(_word(key) for key in keys) for action, keys in lists.items()})


def _corpora(value: Any) -> Mapping[str, tuple[Path, ...]]:
    found: dict[str, tuple[Path, ...]] = {}
    for name, said in dict(value).items():
        if not name.strip() or "/" in name or "\\" in name or set(said) != {"paths"}:
            raise ValueError(name)
        paths = [said["paths"]] if isinstance(said["paths"], str) else said["paths"]
        if not isinstance(paths, list) or not paths:
            raise TypeError(paths)
        found[name] = tuple(map(_path, paths))
    return MappingProxyType(found)


RULES: Mapping[str, Rule] = {
    "style": Rule("the name of a citation style", _word),
    "theme": _one_of("auto", "csto-dark", "csto-light", "contrast", "ansi"),
    "measure": _number(20, 400),
    "snippet_width": _number(20, 1000),
    "private": _switch(is_personal=True),
    "variants": _switch(),
    "color": _one_of("auto", "always", "never"),
    "clipboard": replace(_one_of("auto", "local", "tmux", "terminal", "file"), is_personal=True),
    "keys": Rule('a table such as "search" = "/" or "search" = ["/", "f3"]', _keys, is_personal=True),
    "search_delay_ms": _number(0, 5000),
    "index_folder": Rule("a path", _path, is_personal=True),
    "bundle_rules": Rule("a path", _path, is_personal=True),
    "watch_seconds": _number(0, 3600),
    "recognizer": _one_of("rules", "spacy", "natasha"),
    "template": Rule("a text such as {quoted} ({source}, {date}, {locator})", _template, is_personal=True),
    "corpus": Rule('tables such as [corpus.reports] with paths = ["~/reports"]', _corpora, is_personal=True),
}
TABLES = frozenset(("keys", "corpus"))
"""Settings that only a file can hold."""
