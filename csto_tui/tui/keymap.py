"""The keys in force: the table of actions, with a reader's own keys over it, and the letters of Cyrillic layouts.

Nothing here knows Textual or the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from csto_tui.tui.actions import ACTIONS, Action, Pane

__all__ = ["ACTIONS", "Action", "Keymap", "Pane", "key_label", "keymap", "latin"]

# The Russian, Belarusian and Ukrainian layouts, key by key. Where two of them differ on one letter (і), the
# Ukrainian key counts.
_LATIN = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюёўіїєЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁЎІЇЄ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`os]'QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~OS}\"",
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_DIGITS = frozenset("0123456789")
_LABELS = {
    "enter": "⏎", "escape": "Esc", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "backspace": "⌫",
    "letter": "a–z", "number": "1–9…",
}  # fmt: skip


def latin(key: str) -> str:
    """Return the key that a US keyboard has where a Cyrillic layout types `key`; any other key unchanged.

    >>> latin("о"), latin("Ў"), latin("ctrl+d")
    ('j', 'O', 'ctrl+d')
    """
    return key.translate(_LATIN) if len(key) == 1 else key


def key_label(keys: str) -> str:
    """Return a key as the help shows it.

    >>> key_label("ctrl+d"), key_label("y c"), key_label("enter")
    ('Ctrl+D', 'yc', '⏎')
    """
    return "".join(_one_label(key) for key in keys.split())


def _one_label(key: str) -> str:
    *held, last = key.split("+") if len(key) > 1 else (key,)
    name = _LABELS.get(last) or (last.upper() if held or (len(last) > 1 and last[0] == "f") else last)
    return "+".join([*(one.capitalize() for one in held), name])


@dataclass(frozen=True, slots=True)
class Keymap:
    """The actions with the keys that are in force."""

    actions: tuple[Action, ...]
    conflicts: tuple[str, ...] = ()
    """What is wrong with the reader's own keys, one sentence each."""

    def find(self, pane: Pane, typed: tuple[str, ...]) -> Action | None:
        """Return what `typed` does in a pane, or None."""
        for heard in (typed, _counted(typed)):
            for one in self.in_pane(pane):
                if any(len(key.split()) == len(heard) and _begins(key, heard) for key in one.keys):
                    return one
        return None

    def begun(self, pane: Pane, typed: tuple[str, ...]) -> tuple[tuple[str, Action], ...]:
        """Return each action that can follow `typed` in a pane, with the first key that leads to it."""
        heard = _counted(typed)
        number = "".join(typed[: len(typed) - len(heard) + 1]) if heard != typed else ""
        found: dict[Action, str] = {}
        for one in self.in_pane(pane):
            for key in one.keys:
                if len(key.split()) > len(heard) and _begins(key, heard):
                    rest = "".join(_LABELS.get(part, part) for part in key.split()[len(heard) :])
                    found.setdefault(one, number + rest)
        return tuple((key, one) for one, key in found.items())

    def in_pane(self, pane: Pane, view: str = "") -> Iterator[Action]:
        """Yield the actions of a pane, or those of use in one view of it, in the order of the table."""
        return (one for one in self.actions if pane in one.panes and (not view or not one.views or view in one.views))

    def hints(self, pane: Pane, view: str = "") -> tuple[Action, ...]:
        """Return the actions that the footer may show for a view of a pane, weightiest first."""
        return tuple(sorted((one for one in self.in_pane(pane, view) if one.weight), key=lambda one: -one.weight))


def keymap(overrides: Mapping[str, str | tuple[str, ...]] | None = None) -> Keymap:
    """Return the keymap with a reader's own keys: action id → key, keys separated by commas, or several keys.

    An unknown id or a key that two actions of one pane share is reported in `conflicts`; the reader's choice wins.
    """
    own = {name: _split(keys) for name, keys in (overrides or {}).items()}
    known = {action.id for action in ACTIONS}
    problems = [f"keys: there is no action {name!r}" for name in own if name not in known]
    actions = tuple(replace(one, keys=own[one.id]) if one.id in own else one for one in ACTIONS)
    # `find` takes the first that fits, so the reader's own keys go before the built-in ones.
    ordered = tuple(sorted(actions, key=lambda one: one.id not in own)) if own else actions
    return Keymap(ordered, tuple(problems) + tuple(_clashes(actions)))


def _counted(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return keys with the digits that they begin with as one `number`; a number does not begin with 0."""
    digits = len(tuple(takewhile(lambda key: key in _DIGITS, typed)))
    return ("number", *typed[digits:]) if digits and typed[0] != "0" else typed


def _begins(keys: str, typed: tuple[str, ...]) -> bool:
    """Tell whether a sequence begins with what was typed."""
    pairs = zip(keys.split(), typed, strict=False)
    return all(part == key or (part == "letter" and key in _LETTERS) for part, key in pairs)


def _spaced(keys: str) -> str:
    return " ".join(keys.split())


def _split(keys: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.strip() for one in keys.split(",") if one.strip()) if isinstance(keys, str) else tuple(keys)


def _clashes(actions: tuple[Action, ...]) -> Iterator[str]:
    taken: dict[tuple[Pane, str], Action] = {}
    said = set()
    for action in actions:
        for pane in action.panes:
            for key in map(_spaced, action.keys):
                other = taken.setdefault((pane, key), action)
                if other is not action and (other.id, action.id, key) not in said:
                    said.add((other.id, action.id, key))
                    yield f"keys: {key_label(key)} is both “{other.id}” and “{action.id}” in the {pane.value}"
    for (pane, key), action in taken.items():
        first = key.split()[0]
        if first != key and (pane, first) in taken and not taken[pane, first].leads:
            shadowed = taken[pane, first].id
            yield f"keys: {first} is “{shadowed}” and begins {key_label(key)} “{action.id}” in the {pane.value}"
