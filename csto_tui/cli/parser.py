"""The words of the command line: which verb, which corpus, which form. Nothing here opens anything."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from csto_tui import __version__
from csto_tui.cli.verbs import VERBS
from csto_tui.errors import UsageError
from csto_tui.model.query import Sort

__all__ = ["FORMATS", "VERBS", "Request", "parse_words", "wants_json"]

T = TypeVar("T")

FORMATS = ("text", "json", "jsonl", "csv", "tsv", "md")
_CORPUS = "a folder or file, or a corpus of your settings by its name; repeatable"
_MAP = "columns of tables: title=Headline,text=Body; remembered for this corpus, '' forgets it"
_EPILOG = """\
ARTICLE is an id, a unique beginning of it, a path, or title:words.
A folder named like a verb is opened as ./search; -- ends the options.
Exit codes: 0 found, 1 nothing found, 2 an error, 130 interrupted.
"""


@dataclass(frozen=True, slots=True)
class Request:
    """What one command line asks for."""

    verb: str
    """One of VERBS; empty for the explorer."""
    roots: tuple[Path, ...]
    """The folders and files of the corpus; none means the bundled articles."""
    format: str
    limit: int | None
    """None where none was given; 0 means all."""
    sort: Sort | None
    output: Path | None
    color: str | None
    private: bool | None
    config: Path | None
    map: str | None
    """Which column of a table holds what, as typed."""
    words: Any
    """The verb's own arguments, by name."""

    @property
    def is_json(self) -> bool:
        """Tell whether a program reads the answer, and so the errors as well."""
        return self.format in ("json", "jsonl")

    @property
    def query(self) -> str:
        """The query of the command line as typed; empty when there is none."""
        return getattr(self.words, "query", None) or getattr(self.words, "on", None) or ""

    def limited(self, things: Sequence[T]) -> Sequence[T]:
        """Return the first of the things, as many as `--limit` asks for."""
        return things[: self.limit or None]


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that knows its options, and raises UsageError in place of ending the process."""

    def __init__(self, **settings: Any) -> None:
        self.options: dict[str, bool] = {}
        """Whether an option takes a value, by each of its names."""
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **settings)

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument, and remember it when it is an option."""
        action = super().add_argument(*names, **settings)
        self.options.update((name, action.nargs != 0) for name in action.option_strings)
        return action

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(message, hint=f"`{self.prog} --help` shows what it takes", where="command line")


def parse_words(argv: Sequence[str]) -> Request:
    """Return what the words ask for. A first word that is no verb is a PATH for the explorer.

    Raises UsageError; `--help` and `--version` print and raise SystemExit, as argparse does.
    """
    verb, words = _verb_of(argv)
    parser = _parser(verb)
    found = parser.parse_args(_sorted_out(words, parser, is_phrase=bool(verb and VERBS[verb].phrase)))
    if found.limit is not None and found.limit < 0:
        raise UsageError(f"--limit {found.limit} is below 0", hint="0 means all", where="command line")
    if verb and VERBS[verb].phrase:
        given: list[str] = getattr(found, VERBS[verb].phrase)
        setattr(found, VERBS[verb].phrase, " ".join(given) if given else None)
    return Request(
        verb=verb,
        roots=(*found.corpus, *(() if verb else found.paths)),
        format=_form(found),
        limit=found.limit,
        sort=Sort(found.sort) if found.sort else None,
        output=found.output,
        color=found.color,
        private=found.private or None,
        config=found.config,
        map=found.map,
        words=found,
    )


def wants_json(argv: Iterable[str]) -> bool:
    """Tell whether words that cannot be parsed seem to ask for JSON."""
    before = ""
    for word in argv:
        if word == "--":
            return False
        name, _, value = word.partition("=") if "=" in word else (before, "", word)
        if word == "--json" or (name == "--format" and value in ("json", "jsonl")):
            return True
        before = word
    return False


def _form(found: argparse.Namespace) -> str:
    report: str | None = getattr(found, "report", None)
    if report:
        return "jsonl" if report == "json" else "text"
    return "jsonl" if found.json else str(found.format)


def _verb_of(argv: Sequence[str]) -> tuple[str, list[str]]:
    """Return the verb, or an empty text, and the other words: the first word that is no option decides."""
    words = list(argv)
    options: Mapping[str, bool] = _every_option() if words and words[0].startswith("-") else {}
    at = 0
    while at < len(words) and words[at] != "--":
        word = words[at]
        if not word.startswith("-") or word == "-":
            return (word, words[:at] + words[at + 1 :]) if word in VERBS else ("", words)
        at += 2 if options.get(word) else 1
    return "", words


def _every_option() -> dict[str, bool]:
    return {name: has_value for verb in VERBS for name, has_value in _parser(verb).options.items()}


def _sorted_out(words: Sequence[str], parser: _Parser, *, is_phrase: bool) -> list[str]:
    """Return the options first, each with its value, then the other words, wherever they stood.

    In a phrase a word such as -source:rt is no option but part of a query. A value may begin with `-` as well.
    """
    options: list[str] = []
    others: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            others += rest
        elif parser.options.get(word):
            value = next(rest, None)
            options.append(word if value is None else f"{word}={value}")
        elif word.partition("=")[0] in parser.options or word.startswith("--"):
            options.append(word)
        elif is_phrase or word == "-" or not word.startswith("-"):
            others.append(word)
        else:
            options.append(word)
    return [*options, "--", *others] if others else options


def _parser(verb: str) -> _Parser:
    if verb:
        parser = _Parser(prog=f"csto-tui {verb}", description=VERBS[verb].summary)
        VERBS[verb].arguments(parser)
    else:
        parser = _Parser(prog="csto-tui", usage=_usage(), description=_verbs(), epilog=_EPILOG)
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=argparse.SUPPRESS)
    add = parser.add_argument
    add("-c", "--corpus", type=Path, action="append", default=[], metavar="PATH", help=_CORPUS)
    add("--map", metavar="NAME=COLUMN,…", help=_MAP)
    add("--format", choices=FORMATS, default="text", metavar="FORM", help=", ".join(FORMATS))
    add("--json", action="store_true", help="the same as --format jsonl: one object a line")
    add("--limit", type=int, metavar="N", help="at most N; 0 means all")
    add("--sort", choices=[*Sort], metavar="ORDER", help=f"the order of articles: {', '.join(Sort)}")
    add("-o", "--output", type=Path, metavar="FILE", help="write there in place of standard output")
    add("--color", choices=("auto", "always", "never"), metavar="WHEN", help="auto, always or never")
    add("--private", action="store_true", help="write nothing to disk: no index, no history")
    add("--config", type=Path, metavar="FILE", help="a settings file in place of your own")
    add("--version", action="version", version=f"csto-tui {__version__}")
    return parser


def _usage() -> str:
    return (
        "csto-tui [OPTION…] [PATH…]            open the explorer (no PATH: the bundled articles)\n"
        "       csto-tui [OPTION…] VERB [ARGUMENT…]   the same without a screen"
    )


def _verbs() -> str:
    width = max(map(len, VERBS))
    return "verbs:\n" + "\n".join(f"  {name:<{width}}  {verb.summary}" for name, verb in VERBS.items())
