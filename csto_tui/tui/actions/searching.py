"""What keys do in searching and going through what was found. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import LISTS, MAIN, PANES, Action, Pane

__all__ = ["SEARCHING"]

SEARCHING: tuple[Action, ...] = (
    Action("search", ("/", "s", "."), "search all articles", (Pane.RESULTS,), "search", 90),
    Action("search_articles", ("s",), "search all articles", (Pane.READER, Pane.NAMES), "search", 82),
    Action("find_here", ("/", "."), "find words in this article alone", (Pane.READER,), "find here", 62),
    Action("find_here_too", ("ctrl+f",), "find words in this article alone", MAIN),
    Action("find_accept", ("enter",), "go through what was found: n, N; Esc ends it", (Pane.FIND,), "to the text", 90),
    Action("find_next", ("down", "f3"), "the next place", (Pane.FIND,), "next", 80),
    Action("find_previous", ("up", "shift+f3"), "the place before", (Pane.FIND,), "before", 79),
    Action("find_name", ("/", "f", "."), "find a name, in any spelling and script", (Pane.NAMES,), "find a name", 90),
    Action("submit", ("enter",), "go to the results", (Pane.QUERY,), "to the results", 90),
    Action("later_query", ("down",), "the query after it; at the last one, go to the results", (Pane.QUERY,)),
    Action("earlier_query", ("up",), "the query that was asked before", (Pane.QUERY,), "earlier queries", 60),
    Action("narrow", ("&",), "narrow the query by more words", (Pane.RESULTS, Pane.READER), "narrow", 44),
    Action("widen", ("backspace",), "in the empty box: give up the last step of narrowing", (Pane.QUERY,)),
    Action(
        "facets",
        ("f",),
        "count the articles found by outlet, year, name …; keep some, leave some out",
        (Pane.RESULTS, Pane.READER),
        "filter",
        65,
    ),
    Action("include", ("enter", "+"), "keep only these; again, take that back", (Pane.FACETS,), "only these", 90),
    Action("exclude", ("-",), "leave these out; again, take that back", (Pane.FACETS,), "not these", 80),
    Action("drop_named", ("delete", "x"), "forget the saved query", (Pane.FACETS,), "forget", 20),
    Action("understood", ("U",), "show what the query was taken to mean, word by word", MAIN),
    Action("accept", ("enter",), "take what was typed", (Pane.FIELD,), "done", 90),
    Action("next_hit", ("n", "f3"), "next hit, on into the next article", MAIN, "next hit", 80),
    Action("previous_hit", ("N", "shift+f3"), "previous hit", MAIN),
    Action(
        "open",
        ("enter", "l", "right"),
        "open: read it, or go to the name's next mention",
        LISTS,
        "open",
        85,
    ),
    Action("next_article", ("J", "] d"), "next article of the results", MAIN, "next article", 40),
    Action("previous_article", ("K", "[ d"), "previous article of the results", MAIN),
    Action("next_mention", ("] e",), "next mention of the chosen name", PANES),
    Action("previous_mention", ("[ e",), "previous mention of the chosen name", PANES),
    Action("report", ("R",), "list what was not read and why, and what came twice", MAIN),
    Action("compare", ("c",), "compare the ticked articles, or this one and the next", MAIN, "compare", 60),
    Action("tick", ("*",), "tick the article for a comparison", (Pane.RESULTS, Pane.READER)),
)
