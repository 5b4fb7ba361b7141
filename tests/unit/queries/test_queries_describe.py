"""The line under the search box."""

from __future__ import annotations

import pytest

from csto_tui.model.query import And, Everything, Given, Node, Not, Or, Phrase, Regex, Term
from csto_tui.queries.describe import describe
from csto_tui.queries.parser import parse


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", "every article"),
        ("(lukashenko OR лукашенко) rapid", "(lukashenko ∪ лукашенко) ∧ rapid"),
        ("a OR b c", "a ∪ (b ∧ c)"),
        ('"rapid reaction"', '"rapid reaction"'),
        ('"a b"~5', "a NEAR/5 b"),
        ('"a b" PRE/3 c', '"a b" PRE/3 c'),
        ("a NEAR/2 (b OR c)", "a NEAR/2 (b ∪ c)"),
        ("-source:RT", "¬ source: RT"),
        ("-(a b) -(c OR d)", "¬ (a ∧ b) ∧ ¬ (c ∪ d)"),
        ("date:2011", "date: 2011-01-01 … 2011-12-31"),
        ("date:2011-05-06", "date: 2011-05-06"),
        ("after:2011", "date: 2012-01-01 …"),
        ("date!:..2011", "date!: … 2011-12-31"),
        ("date:unknown", "date: unknown"),
        ("integrat* *shenk? minsk~ =x /r.x/i /s/", "integrat* ∧ *shenk? ∧ minsk~2 ∧ =x ∧ /r.x/i ∧ /s/"),
        ("a OR b OR c OR d", "a ∪ b ∪ c ∪ d"),
        ("a OR b OR c OR d OR e", "a ∪ b ∪ c … +2"),
    ],
)
def test_lines(typed: str, shown: str) -> None:
    assert describe(parse(typed)) == shown


@pytest.mark.parametrize(
    ("tree", "shown"),
    [
        (And((Or(tuple(map(Term, "abcdefgh"))), Term("x"))), "(a ∪ b ∪ c … +5) ∧ x"),
        (Phrase((Or((Term("a"), Term("b"))), Term("c"))), '"(a ∪ b) c"'),
        (Not(Given("source: RT", {})), "¬ source: RT"),
        (Given("person: a\x1b[31m\nb\u202e", {}), "person: a␛[31m b\ufffd"),
        (Regex("a\nb"), "/a b/"),
        (Everything(), "every article"),
    ],
)
def test_trees(tree: Node, shown: str) -> None:
    assert describe(tree) == shown
