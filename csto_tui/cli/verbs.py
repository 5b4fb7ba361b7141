"""The headless verbs and their own arguments. Nothing here reads a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["VERBS", "Verb"]

NAMES_ACTIONS = tuple("merge split rename retype hide show never undo list suggestions import export".split())
_NAMES_HELP = """\
merge NAME NAME…       all of these are the first
split NAME SPELLING…   these spellings are somebody else
rename NAME NEW        call it NEW
retype NAME KIND       it is a person, organization, place, event or document
hide NAME, show NAME   not in lists; in lists after all
never NAME NAME        never one, whatever speaks for it
undo                   take the last change back
list                   all that was set by hand
suggestions            what may be one, and why
import FILE            TOML as exported, CSV with name,alias,kind, or a list: one entity a line, A; B; C
export                 all that was set by hand
"""


@dataclass(frozen=True, slots=True)
class Verb:
    """One headless verb."""

    summary: str
    arguments: Callable[[argparse.ArgumentParser], object]
    """Adds the verb's own arguments to a parser."""
    phrase: str = ""
    """The argument that takes all words that are no options, joined by spaces: a query, or a name."""


def _nothing(parser: argparse.ArgumentParser) -> None:
    """Add no argument."""


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for; several words are one query")
    parser.add_argument("-f", "--file", type=Path, metavar="FILE", help="one query a line; - is standard input")
    parser.add_argument("--count", action="store_true", help="print counts alone: query, articles, hits")
    parser.add_argument("--facets", action="store_true", help="print what the articles found are, with counts")


def _kwic(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help="what to look for; several words are one query")
    parser.add_argument("--width", type=int, default=40, metavar="N", help="characters on either side (40)")
    parser.add_argument(
        "--order", metavar="LEVELS", help="by the words around the hit: 1R is the next word, 2L the second before, 0 it"
    )
    parser.add_argument("--count-by", choices=("source", "year", "article"), help="hits, articles, per 1,000 words")
    parser.add_argument("--spread", action="store_true", help="where in each article the hits stand")


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", metavar="NAME", help="several words are one name")


def _entities(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--hidden", action="store_true", help="those that you hid, and no others")


def _quotes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--speaker", metavar="NAME", help="whose; an unnamed one is in the list without it")
    parser.add_argument("--article", metavar="ARTICLE", help="in one article")
    parser.add_argument("--rejected", action="store_true", help="those that you rejected, and no others")
    parser.add_argument("--reject", metavar="WORDS", help="the one with these words is not its speaker's: not counted")
    parser.add_argument("--restore", metavar="WORDS", help="take the rejection of the one with these words back")


def _naming(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="+", metavar="NAME", help="several words are one name")
    parser.add_argument("--by", choices=("article", "source"), default="article", help="a row for each")


def _names(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _NAMES_HELP
    parser.add_argument("action", choices=NAMES_ACTIONS, metavar="ACTION", help=", ".join(NAMES_ACTIONS))
    parser.add_argument("names", nargs="*", metavar="NAME", help="a name or an id; one of several words in quotes")
    parser.add_argument("--called", default="", metavar="NAME", help="what the entity of a merge is called")
    parser.add_argument("--note", default="", metavar="TEXT", help="why; kept with the change")
    parser.add_argument("--as", dest="form", choices=("toml", "csv", "list"), metavar="FORM", help="toml, csv or list")


def _compare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", nargs="*", metavar="ARTICLE")
    parser.add_argument("--all", action="store_true", help="every candidate pair, at most eight a sentence")
    parser.add_argument("--on", metavar="NAME|QUERY", help="the sentences that speak of it, by default in all articles")
    parser.add_argument("--by", choices=("article", "source"), default="article", help="with --on: a part for each")


def _matrix(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rows", nargs="+", metavar="NAME|QUERY", help="a row each; one of several words in quotes")
    parser.add_argument("--by", choices=("source", "article", "year"), default="source", help="a column for each")


def _cite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", nargs="?", metavar="ARTICLE[#N]", help="with #N the quotation of passage N")
    parser.add_argument(
        "--style", metavar="S", help="a citation style, or the path of a .csl file; `--style list` lists the styles"
    )
    parser.add_argument(
        "--template",
        metavar="TEXT",
        help=r"the form of what is printed: {quote}, {source}, {date}, {citation} and other names; [, {agency}] is "
        r"left out where it is not known; \n is a line break",
    )
    parser.add_argument("--quote", metavar="TEXT", help="words that stand in the article, to be quoted")
    parser.add_argument("--copy", action="store_true", help="also copy it to the clipboard")


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar="DRAFT", help=".md, .txt, .docx …; - is Markdown on standard input")


def _clippings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="WORDS", help="words, tag:NAME, note:WORD; none: all of them")
    forms = ("md", "csv", "jsonl", "text", "bibliography")
    parser.add_argument("--export", choices=forms, metavar="FORM", help=f"take them away as {', '.join(forms)}")
    parser.add_argument("--style", metavar="S", help="the citation style")
    parser.add_argument("--add", metavar="ARTICLE#N", help="keep passage N")
    parser.add_argument("--quote", metavar="TEXT", help="with --add: only these words of it")
    parser.add_argument("--edit", type=int, metavar="ID", help="change --note, --tag or --place of a clipping")
    parser.add_argument("--note", metavar="TEXT", help="with --add or --edit")
    parser.add_argument("--tag", action="append", metavar="NAME", help="with --add or --edit; repeatable")
    parser.add_argument("--place", type=int, metavar="N", help="with --edit: where in the order, from 1 on")
    parser.add_argument("--remove", type=int, action="append", metavar="ID", help="remove a clipping; repeatable")
    parser.add_argument("--undo", action="store_true", help="take the latest change back")


def _index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="begin from nothing")
    parser.add_argument("--report", choices=("text", "json"), metavar="FORM", help="report what was read: text or json")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "part", nargs="?", choices=("clipboard", "index"), metavar="PART", help="clipboard or index; none: everything"
    )
    parser.add_argument(
        "--try",
        dest="attempt",
        action="store_true",
        help="copy a short text by each route to a clipboard: what was in it is lost",
    )


def _config(parser: argparse.ArgumentParser) -> None:
    parts = ("path", "show", "check", "corpus")
    parser.add_argument("part", nargs="?", choices=parts, default="show", metavar="PART", help=", ".join(parts))
    parser.add_argument(
        "--write",
        action="store_true",
        help="with corpus: write what you set by hand into the corpus.toml beside the articles",
    )


VERBS: dict[str, Verb] = {
    "articles": Verb("the articles, with what is known of each and how it is known", _nothing),
    "show": Verb("one article: numbered passages", _show),
    "search": Verb("ranked articles with snippets", _search, "query"),
    "kwic": Verb("concordance lines", _kwic, "query"),
    "entities": Verb("entities, their aliases and counts", _entities, "name"),
    "mentions": Verb("every place where an entity stands", _name, "name"),
    "naming": Verb("how each source names an entity: spellings, titles, epithets", _naming, "name"),
    "names": Verb("names set by hand: merged, split, renamed, hidden, with undo, import and export", _names),
    "quotes": Verb("quotations and their speakers, with how sure that is and why", _quotes),
    "compare": Verb("aligned sentences, shared and only-here", _compare),
    "matrix": Verb("who mentions what, and who is silent", _matrix),
    "cite": Verb("a citation, with the quotation of passage N", _cite),
    "verify": Verb("every quotation of a draft checked against the articles", _verify),
    "clippings": Verb("the words you keep with their citations: list, add, edit, export", _clippings, "query"),
    "index": Verb("build or refresh the index", _index),
    "doctor": Verb("what works here: terminal, clipboard route, index, readers", _doctor),
    "config": Verb("where settings, index and your own work lie, and what is in force", _config),
}
