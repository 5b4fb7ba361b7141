"""Other spellings of the words of a query."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.errors import QueryError
from csto_tui.model.query import And, Fuzzy, Given, Node, Not, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.model.results import Expansion
from csto_tui.queries.parser import parse
from csto_tui.queries.widen import widen

NAMES = {"lukashenko": ("lukashenka", "лукашенко", "lukashenko"), "csto": ("одкб",)}
SPELT = {"cooperation": (("co", "operation"),)}
CO_OPERATION = Phrase((Term("co"), Term("operation")))
LUKASHENKO = Or((Term("lukashenko"), Term("lukashenka"), Term("лукашенко")))


def widened(typed: str | Node) -> tuple[Node, tuple[Expansion, ...]]:
    tree = parse(typed) if isinstance(typed, str) else typed
    return widen(tree, lambda form: NAMES.get(form, ()), lambda form: SPELT.get(form, ()))


def test_a_name_gets_its_variants_and_says_so() -> None:
    tree, expansions = widened("Lukashenko -csto minsk")
    assert tree == And((LUKASHENKO, Not(Or((Term("csto"), Term("одкб")))), Term("minsk")))
    assert expansions == (
        Expansion("lukashenko", ("lukashenko", "lukashenka", "лукашенко"), "name variant"),
        Expansion("csto", ("csto", "одкб"), "name variant"),
    )


def test_a_joined_word_gets_its_hyphenated_spelling() -> None:
    tree, expansions = widened("cooperation")
    assert tree == Or((Term("cooperation"), Phrase((Term("co"), Term("operation")))))
    assert expansions == (Expansion("cooperation", ("cooperation", "co-operation"), "compound"),)


def test_a_spelling_that_is_there_already_is_not_added_again() -> None:
    assert widened("co-operation")[0] == Or((Phrase((Term("co"), Term("operation"))), Term("cooperation")))
    assert widened("lukashenko OR lukashenka")[0] == LUKASHENKO
    assert len(widened("lukashenko csto lukashenko")[1]) == 2


def test_literal_words_stay_alone() -> None:
    for typed in ("=lukashenko", '="lukashenko cooperation"'):
        assert widened(typed) == (parse(typed), ())


def test_places_of_a_phrase_become_choices() -> None:
    assert widened('"lukashenko said"')[0] == Phrase((LUKASHENKO, Term("said")))
    assert widened("lukashenko NEAR/5 csto")[0] == Phrase((LUKASHENKO, Or((Term("csto"), Term("одкб")))), 5, False)
    assert widened('"cooperation csto"')[0] == Or((
        Phrase((Term("cooperation"), Or((Term("csto"), Term("одкб"))))),
        Phrase((Term("co"), Term("operation"), Or((Term("csto"), Term("одкб"))))),
    ))  # fmt: skip
    assert widened('cooperation PRE/2 "a cooperation"')[0] == Or((
        Phrase((Term("cooperation"), Phrase((Term("a"), Term("cooperation")))), 2),
        Phrase((Term("cooperation"), Phrase((Term("a"), Term("co"), Term("operation")))), 2),
        Phrase((CO_OPERATION, Phrase((Term("a"), Term("cooperation")))), 2),
        Phrase((CO_OPERATION, Phrase((Term("a"), *CO_OPERATION.items))), 2),
    ))  # fmt: skip


def test_a_phrase_with_too_many_choices_keeps_single_words() -> None:
    tree, _ = widened('"' + "cooperation " * 6 + 'csto"')
    assert tree == Phrase((Term("cooperation"),) * 6 + (Or((Term("csto"), Term("одкб"))),))


def test_other_leaves_stay() -> None:
    for leaf in (Prefix("csto"), Wildcard("cst?"), Fuzzy("csto", 1), Regex("csto"), Given("x", {})):
        assert widened(leaf) == (leaf, ())


@given(
    st.lists(
        st.sampled_from(["lukashenko", "csto", "a", "cooperation", "OR", "NEAR/3", "-", "(", ")", '"']),
        max_size=12,
    )
)
def test_the_same_tree_gives_the_same_and_twice_changes_nothing(pieces: list[str]) -> None:
    try:
        tree = parse(" ".join(pieces))
    except QueryError:
        return
    once = widened(tree)
    assert once == widened(tree)
    # A variant has no variants of its own here, so a second time adds nothing.
    assert set(map(str, parts(widened(once[0])[0]))) == set(map(str, parts(once[0])))


def parts(node: Node) -> list[Node]:
    match node:
        case And(inner) | Or(inner) | Phrase(inner):
            return [leaf for part in inner for leaf in parts(part)]
        case Not(inner_part):
            return parts(inner_part)
    return [node]
