"""The one table of everything a key can do: bindings, footer, help, palette and the README test read it.

A key is written as Textual names it (`ctrl+d`, `enter`) or as the character it types (`J`, `]`); two keys in a
row stand with a space between them (`y c`). Nothing here knows Textual or the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["ACTIONS", "Action", "Keymap", "Pane", "key_label", "keymap", "latin"]


class Pane(StrEnum):
    """Where the focus is."""

    QUERY = "search box"
    RESULTS = "results"
    READER = "reader"
    NAMES = "names"
    COMPARE = "comparison"
    FIELD = "one-line box"
    MODAL = "dialog"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    keys: tuple[str, ...]
    text: str
    """What it does, for the help and the palette: an imperative phrase."""
    panes: tuple[Pane, ...]
    hint: str = ""
    """A word or two for the footer, where the text is too long."""
    weight: int = 0
    """Hints with more weight come first in the footer; 0: shown only after the first of two keys."""


_LISTS = (Pane.RESULTS, Pane.NAMES)
_TEXTS = (Pane.READER, Pane.COMPARE)
_MAIN = (Pane.RESULTS, Pane.READER, Pane.NAMES)
_PANES = (*_MAIN, Pane.COMPARE)
_LINES = (*_PANES, Pane.MODAL)
_ALL = (Pane.QUERY, Pane.FIELD, *_LINES)

ACTIONS: tuple[Action, ...] = (
    Action("search", ("/", "s", "."), "search all articles", (Pane.RESULTS, Pane.READER), "search", 90),
    Action("search_articles", ("s",), "search all articles", (Pane.NAMES,)),
    Action("find_name", ("/", "f", "."), "find a name, in any spelling and script", (Pane.NAMES,), "find a name", 90),
    Action("submit", ("enter", "down"), "go to the results", (Pane.QUERY,), "to the results", 90),
    Action("accept", ("enter",), "take what was typed", (Pane.FIELD,), "done", 90),
    Action("next_hit", ("n", "f3"), "next hit, on into the next article", (*_MAIN, Pane.COMPARE), "next hit", 80),
    Action("previous_hit", ("N", "shift+f3"), "previous hit", (*_MAIN, Pane.COMPARE)),
    Action(
        "open",
        ("enter", "l", "right"),
        "open: read it, or go to the name's next mention, or to where the pair stands",
        (*_LISTS, Pane.COMPARE),
        "open",
        85,
    ),
    Action("next_article", ("J", "] d"), "next article of the results", _MAIN, "next article", 40),
    Action("previous_article", ("K", "[ d"), "previous article of the results", _MAIN),
    Action("next_mention", ("] e",), "next mention of the chosen name", _MAIN),
    Action("previous_mention", ("[ e",), "previous mention of the chosen name", _MAIN),
    Action("report", ("R",), "list what was not read and why, and what came twice", _MAIN),
    Action("compare", ("c",), "compare the ticked articles, or this one and the next", _MAIN, "compare", 60),
    Action("tick", ("*",), "tick the article for a comparison", (Pane.RESULTS, Pane.READER)),
    Action("copy_citation", ("y c",), "copy a citation", _PANES, "cite", 70),
    Action(
        "copy_quotation",
        ("y q",),
        "copy the sentence of the hit, or the passage, with its citation",
        _PANES,
        "quotation",
    ),
    Action("copy_passage", ("y y",), "copy the passage", _PANES, "passage"),
    Action("copy_locator", ("y l",), "copy the locator (article, passage)", _PANES, "locator"),
    Action("copy_path", ("y p",), "copy the web address, or the path for want of one", _PANES, "address"),
    Action("cite", ("C", "y s"), "choose a citation style and copy", _PANES, "style …"),
    Action("names", ("e",), "go to the names of people, organizations and places", (*_MAIN,), "names", 50),
    Action("about", ("i",), "show what is known of the article and how, and set it right", _PANES, "about", 30),
    Action("plain", ("p",), "show the last copied text, or the passage, in full width for selecting", _PANES),
    Action("sort", ("o",), "sort by another order", (Pane.RESULTS, Pane.READER)),
    Action(
        "furniture",
        ("B",),
        "show or hide what is not the article (navigation, credits)",
        (Pane.READER, Pane.RESULTS),
    ),
    Action("down", ("j", "down"), "down", _LINES),
    Action("up", ("k", "up"), "up", _LINES),
    Action("half_down", ("ctrl+d",), "half a page down", _LINES),
    Action("half_up", ("ctrl+u",), "half a page up", _LINES),
    Action("page_down", ("space", "pagedown"), "a page down", _LINES),
    Action("page_up", ("b", "pageup"), "a page up", _LINES),
    Action("top", ("g g", "home"), "to the top", _LINES),
    Action("bottom", ("G", "end"), "to the end", _LINES),
    Action("next_passage", ("}", "alt+down"), "next passage", _TEXTS),
    Action("previous_passage", ("{", "alt+up"), "previous passage", _TEXTS),
    Action("mark", ("m",), "mark this place", (Pane.READER,)),
    Action("to_mark", ("'", "`"), "go to the marked place, and back", _MAIN),
    Action("back", ("ctrl+o", "alt+left"), "back to where you were", _MAIN),
    Action("forward", ("alt+right",), "forward again", _MAIN),
    Action("out", ("h", "left", "backspace"), "back to the results", (Pane.READER, Pane.NAMES)),
    Action("next_pane", ("tab",), "next pane", (Pane.QUERY, *_PANES), "next pane", 20),
    Action("previous_pane", ("shift+tab",), "previous pane", (Pane.QUERY, *_PANES)),
    Action("view_read", ("1",), "read the two articles side by side", (Pane.COMPARE,), "read", 55),
    Action("view_shared", ("2",), "list what both mention and what only one does", (Pane.COMPARE,), "shared", 54),
    Action("view_pairs", ("3",), "list the sentences that speak of the same thing", (Pane.COMPARE,), "pairs", 53),
    Action("stack", ("\\",), "side by side, or one above the other", (Pane.COMPARE,)),
    Action("swap", ("S",), "put the next article into this pane", (Pane.COMPARE,)),
    Action("choose", ("enter",), "choose", (Pane.MODAL,)),
    Action("edit", ("E",), "set by hand what is known of the article (where that is shown)", (Pane.MODAL,)),
    Action("quote", ("y",), "copy the quotation with its citation (in the citation dialog)", (Pane.MODAL,)),
    Action("reload", ("f5",), "look for new and changed articles", _MAIN),
    Action("redraw", ("ctrl+l",), "draw the screen again", _ALL),
    Action("palette", (":", "ctrl+p"), "find an action by its name", (*_MAIN, Pane.QUERY, Pane.COMPARE)),
    Action("escape", ("escape",), "leave: dialog, search box, names, then back", _ALL),
    Action("theme", (), "change the colours: dark, light, high contrast, the terminal's own", _PANES),
    Action("help", ("?", "f1"), "show the keys of this pane", (*_PANES, Pane.QUERY, Pane.FIELD)),
    Action("quit_level", ("q",), "one level back; at the top, quit", _LINES),
    Action("quit", ("Q", "ctrl+q"), "quit at once", _LINES),
    Action("suspend", ("ctrl+z",), "suspend to the shell", _ALL),
)

# The Russian, Belarusian and Ukrainian layouts, key by key. Where two of them differ on one letter (і), the
# Ukrainian key counts.
_LATIN = str.maketrans(
    "йцукенгшщзхъфывапролджэячсмитьбюёўіїєЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁЎІЇЄ",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`os]'QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~OS}\"",
)
_LABELS = {
    "enter": "⏎", "escape": "Esc", "space": "Space", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "backspace": "⌫",
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
        sequence = " ".join(typed)
        return next((one for one in self.in_pane(pane) if sequence in map(_spaced, one.keys)), None)

    def begun(self, pane: Pane, typed: tuple[str, ...]) -> tuple[tuple[str, Action], ...]:
        """Return each key that can follow `typed` in a pane, with what it would do."""
        start = " ".join(typed) + " "
        return tuple(
            (_spaced(key)[len(start) :], one)
            for one in self.in_pane(pane)
            for key in one.keys
            if _spaced(key).startswith(start)
        )

    def in_pane(self, pane: Pane) -> Iterator[Action]:
        """Yield the actions of a pane in the order of the table."""
        return (one for one in self.actions if pane in one.panes)

    def hints(self, pane: Pane) -> tuple[Action, ...]:
        """Return the actions that the footer may show for a pane, weightiest first."""
        return tuple(sorted((one for one in self.in_pane(pane) if one.weight), key=lambda one: -one.weight))


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
        if first != key and (pane, first) in taken:
            shadowed = taken[pane, first].id
            yield f"keys: {first} is “{shadowed}” and begins {key_label(key)} “{action.id}” in the {pane.value}"
