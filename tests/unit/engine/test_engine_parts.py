"""The parts of the engines, each against a plainer way to say the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.engine.forms import fits, is_close
from csto_tui.engine.lexicon import Lexicon
from csto_tui.engine.limits import Effort, check, lit_leaves
from csto_tui.engine.scoring import Averages, Norms, gain, impact, rarity, shares
from csto_tui.engine.stretches import Stretch, adjoining, near, near_in_order, near_words, starts_adjoining
from csto_tui.errors import QueryError
from csto_tui.model.query import And, Everything, Fuzzy, Not, Or, Phrase, Prefix, Term, Wildcard

# Forms and the lexicon ----------------------------------------------------------------------------------------------

SHORT = st.text("abc", max_size=8)


def one_edit(form: str) -> set[str]:
    """Return all forms one edit away, over the letters a, b and c."""
    found = {form[:i] + form[i + 1 :] for i in range(len(form))}
    found |= {form[:i] + letter + form[i:] for i in range(len(form) + 1) for letter in "abc"}
    found |= {form[:i] + letter + form[i + 1 :] for i in range(len(form)) for letter in "abc"}
    return found | {form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(len(form) - 1)}


def test_edits_are_the_least_number_of_steps() -> None:
    for form in ("", "a", "ab", "ca", "abc", "aab", "cbab"):
        near_ones = {form} | one_edit(form)
        further = near_ones | {other for one in near_ones for other in one_edit(one)}
        for size in range(6):
            for letters in itertools.product("abc", repeat=size):
                other = "".join(letters)
                expected = 0 if other == form else 1 if other in near_ones else 2 if other in further else 3
                assert is_close(form, other, 1) == (expected <= 1)
                assert is_close(form, other, 2) == (expected <= 2)


def naive_match(pattern: str, form: str) -> bool:
    if not pattern:
        return not form
    if pattern[0] == "*":
        return any(naive_match(pattern[1:], form[i:]) for i in range(len(form) + 1))
    return bool(form) and pattern[0] in ("?", form[0]) and naive_match(pattern[1:], form[1:])


@given(st.text("ab*?.\\[", max_size=6), st.text("ab.\\[\n", max_size=8))
def test_a_wildcard_fits_what_its_letters_say(pattern: str, form: str) -> None:
    assert fits(Wildcard(pattern))(form) == naive_match(pattern, form)


def test_a_wildcard_takes_linear_time() -> None:
    assert not fits(Wildcard("*a*b*" * 12 + "c"))("ab" * 50_000)


LEAVES = (
    st.builds(Prefix, SHORT)
    | st.builds(Wildcard, st.text("abc*?", max_size=4))
    | st.builds(Fuzzy, SHORT, st.integers(1, 2))
)


def forms_at(lexicon: Lexicon, leaf: Term | Prefix | Wildcard | Fuzzy) -> list[str]:
    return [form for low, high in lexicon.runs(leaf) for form in lexicon.forms[low:high]]


@settings(max_examples=300)
@given(st.sets(st.text("abcжя\U0010ffff", max_size=9)), LEAVES)
def test_a_lexicon_finds_what_fits(forms: set[str], leaf: Prefix | Wildcard | Fuzzy) -> None:
    lexicon = Lexicon(sorted(forms))
    assert forms_at(lexicon, leaf) == sorted(filter(fits(leaf), forms))
    assert all(high < low for (_, high), (low, _) in itertools.pairwise(lexicon.runs(leaf)))
    for form in (*forms, "nowhere"):
        assert forms_at(lexicon, Term(form)) == sorted({form} & forms)


@settings(max_examples=300)
@given(st.text("abcdef", min_size=3, max_size=9), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=2))
def test_a_lexicon_finds_every_spelling(form: str, edits: list[tuple[int, int]]) -> None:
    other = form
    for at, kind in edits:
        head, tail = other[:at], other[at:]
        other = (head + tail[1:], head + "x" + tail, head + "x" + tail[1:], head + tail[1:2] + tail[:1] + tail[2:])[
            kind
        ]
    expected = [other] if is_close(form, other, 2) else []
    assert forms_at(Lexicon([other]), Fuzzy(form, 2)) == expected == [other]
    expected = [other] if is_close(form, other, 1) else []
    assert forms_at(Lexicon([other]), Fuzzy(form, 1)) == expected


# Stretches ----------------------------------------------------------------------------------------------------------

STRETCHES = st.sets(st.tuples(st.integers(0, 14), st.integers(1, 3)).map(lambda p: (p[0], p[0] + p[1])), min_size=1)
ITEMS = st.lists(STRETCHES.map(sorted), min_size=1, max_size=4)


def choices(items: list[list[Stretch]], slop: int, *, ordered: bool) -> set[Stretch]:
    """Return what is lit, by looking at every choice there is."""
    lit: set[Stretch] = set()
    for choice in itertools.product(*items):
        inside = sorted(choice)
        apart = all(one[1] <= other[0] for one, other in itertools.pairwise(inside))
        between = max(end for _, end in choice) - inside[0][0] - sum(end - start for start, end in choice)
        if apart and between <= slop and (not ordered or inside == list(choice)):
            lit.update(choice)
    return lit


@settings(max_examples=200)
@given(ITEMS, st.integers(0, 6))
def test_what_is_near_is_what_some_choice_holds(items: list[list[Stretch]], slop: int) -> None:
    small = [item[:5] for item in items]
    assert near_in_order(small, slop) == choices(small, slop, ordered=True)
    assert near(small, slop, Effort()) == choices(small, slop, ordered=False)


@settings(max_examples=300)
@given(st.lists(st.integers(0, 3), max_size=40), st.integers(0, 9))
def test_words_that_are_near_are_what_stretches_that_are_near_say(sequence: list[int], slop: int) -> None:
    words = [[place for place, item in enumerate(sequence) if item == one] for one in range(1, 4)]
    stretches = [[(place, place + 1) for place in word] for word in words]
    expected = near(stretches, slop, Effort(10**9)) if all(stretches) else set()
    assert near_words(words, slop) == sorted(place for place, _ in expected)


def test_words_at_one_place_are_not_told_apart() -> None:
    assert near_words([[1, 4], [2, 4]], 3) is None
    assert near_words([[0], [1], [2], [9]], 6) == [0, 1, 2, 9]
    assert near_words([[0], [1], [2], [9]], 5) == []
    assert near_words([[0, 700], [50, 790], []], 100) == []


@given(ITEMS)
def test_what_adjoins_is_what_follows_without_a_gap(items: list[list[Stretch]]) -> None:
    small = [item[:5] for item in items]
    expected = {
        (choice[0][0], choice[-1][1])
        for choice in itertools.product(*small)
        if all(one[1] == other[0] for one, other in itertools.pairwise(choice))
    }
    assert adjoining(small) == sorted(expected)


def test_a_search_for_neighbours_gives_up() -> None:
    same = [(at, at + 1) for at in range(8)]
    with pytest.raises(QueryError, match="too long to find"):
        near([same] * 9, 91, Effort(steps=1_000))


# Scores -------------------------------------------------------------------------------------------------------------


def test_scores_are_bm25f() -> None:
    averages = Averages.of(4, 8, 40)
    assert averages == Averages(2.0, 10.0)
    assert Averages.of(0, 0, 0) == Averages.of(3, 0, 0) == Averages(1.0, 1.0)
    # idf: ln(1 + (4 - 1 + 0.5) / (1 + 0.5)); frequency: 2 * 1 / (0.25 + 0.75 * 4 / 2) + 3 / (0.25 + 0.75 * 5 / 10)
    assert rarity(4, 1) == pytest.approx(1.203972804325936)
    frequency = 2 / 1.75 + 3 / 0.625
    assert impact(1.5, 1, 3, 4, 5, averages) == pytest.approx(1.5 * frequency * 2.2 / (1.2 + frequency))
    assert impact(1.5, 0, 0, 4, 5, averages) == 0.0
    assert rarity(10, 10) > 0


# What is refused ----------------------------------------------------------------------------------------------------


def test_lit_leaves_are_those_that_are_not_negated() -> None:
    tree = And((Term("a"), Not(Or((Term("b"), Not(Term("c"))))), Or((Phrase((Term("d"),)), Everything()))))
    assert lit_leaves(tree) == (Term("a"), Phrase((Term("d"),)), Everything())


def test_a_tree_of_sixty_levels_is_taken() -> None:
    node: Not | Term = Term("a")
    for _ in range(59):
        node = Not(node)
    check(node)
    with pytest.raises(QueryError):
        check(Not(node))


# Many at a time -----------------------------------------------------------------------------------------------------


def test_shares_of_many_are_those_of_each() -> None:
    titles, bodies, lengths = [0, 0, 0, 2, 1], [1, 63, 64, 3, 0], [40, 90, 900, 40, 7]
    averages = Averages(5.0, 80.0)
    in_titles = {number: times for number, times in enumerate(titles) if times}
    norms = Norms.of([4, 5, 6, 7, 8], lengths, averages)
    each = zip(titles, bodies, [4, 5, 6, 7, 8], lengths, strict=True)
    expected = [impact(1.7, *one, averages) for one in each]
    for counts in (bodies, bytes(bodies)):
        assert [gain(1.7) * share for share in shares(range(5), in_titles, counts, norms)] == expected


def test_words_follow_each_other_however_many_they_are() -> None:
    words = [range(0, 60_000, 3), range(1, 60_000, 2), range(2, 60_000, 5)]
    assert list(starts_adjoining(words)) == [at for at in words[0] if at + 1 in words[1] and at + 2 in words[2]]
