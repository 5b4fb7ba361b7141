from __future__ import annotations

from csto_tui.model.query import And, Fuzzy, Not, Or, Phrase, Prefix, Term, Wildcard
from csto_tui.model.results import Expansion
from csto_tui.queries.spelt_out import spelt_out


def test_each_open_ended_word_is_listed_once_in_the_order_of_the_query() -> None:
    prefix, wild, fuzzy = Prefix("in"), Wildcard("*sk"), Fuzzy("pact", 1)
    tree = And((Phrase((Term("a"), wild)), Or((prefix, Term("b"))), Not(fuzzy), prefix))
    found = spelt_out(tree, lambda leaf: (type(leaf).__name__,))
    assert found == (
        Expansion("*sk", ("Wildcard",), "wildcard"),
        Expansion("in*", ("Prefix",), "prefix"),
        Expansion("pact~1", ("Fuzzy",), "fuzzy"),
    )
