"""Which differences are accepted, and which are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from csto_tui.drafts.editing import FARTHEST, PER_WORD
from csto_tui.model.draft import Verdict

SOURCE = """Ministers met in the old capital on Friday – and they didn’t agree on the 34 documents.

“We do not need a rapid-reaction force of 4,000 soldiers,” she said.
“The president [of the union] knows it… or he will.”

"It was -5 degrees in 2010-2012, and the so-called ‘experts’ kept quiet," he wrote in the inter-
national daily."""

Shelves = Callable[..., Any]


@pytest.mark.parametrize(
    "quoted",
    [
        "Ministers met in the old capital on Friday",
        "We do not need a rapid-reaction force of 4,000 soldiers",
        "The president [of the union] knows it… or he will.",
        'kept quiet," he wrote in the inter-\nnational daily.',
        "agree on the 34 documents. “We do not need",
    ],
)
def test_to_the_letter(shelf: Shelves, quoted: str) -> None:
    check = shelf(SOURCE).check(f"«{quoted}»")[0]
    assert (check.verdict, check.differences) == (Verdict.EXACT, ())


@pytest.mark.parametrize(
    ("quoted", "kinds"),
    [
        ("ministers met in the old capital", {"capital"}),
        ("Friday - and they didn't agree", {"typography"}),
        ("Friday — and they didn’t agree", {"typography"}),
        ("Friday -- and they didn’t agree", {"typography"}),
        ("they didn’t agree on the 34 documents,", {"closing"}),
        ("the old capital on Friday.", {"closing"}),
        ("didn’t agree on the 34 documents. We do not need", {"paragraph"}),
        ("Ministers met … on Friday", {"ellipsis"}),
        ("Ministers met... on Friday", {"ellipsis"}),
        ("Ministers met [...] on Friday", {"ellipsis"}),
        ("Ministers met . . . on Friday", {"ellipsis"}),
        ("… met in the old capital …", {"ellipsis"}),
        ("We do not need a rapid-reaction force. … The president", {"ellipsis", "capital", "closing"}),
        ("[they] met in the old capital", {"brackets"}),
        ("[The ministers] met in the old capital", {"brackets"}),
        ("Ministers met in the [former] capital", {"brackets"}),
        ("Ministers met in the old capital [Riga] on Friday", {"brackets"}),
        ("Ministers met in the old [sic] capital", {"brackets"}),
        ("[m]inisters met in the old capital", {"brackets"}),
        ("Minister[s] met in the old capital", {"brackets"}),
        ('the so-called "experts" kept quiet', {"typography"}),
        ("he wrote in the international daily", {"typography"}),
        ("The president … knows it", {"ellipsis"}),
    ],
)
def test_accepted(shelf: Shelves, quoted: str, kinds: set[str]) -> None:
    check = shelf(SOURCE).check(f"«{quoted}»")[0]
    assert check.verdict is Verdict.ACCEPTED, check.differences
    assert {one.kind for one in check.differences} <= kinds
    assert all(one.is_accepted for one in check.differences)
    assert check.place is not None


@pytest.mark.parametrize(
    ("quoted", "ours", "theirs"),
    [
        ("Ministers met in the new capital", "new", "old"),
        ("they did agree on the 34 documents", "did", "didn’t"),
        ("and they didn’t agree on the 43 documents", "43", "34"),
        ("We do need a rapid-reaction force", "", "not"),
        ("We do not need a rapid reaction force", "", "-"),
        ("a rapid-reaction force of 4,000,000 soldiers", "4,000,000", "4,000"),
        ("a rapid-reaction force of 400 soldiers", "400", "4,000"),
        ("a rapid-reaction force of 4.000 soldiers", "4.000", "4,000"),
        ("It was 5 degrees in 2010", "5", "-5"),
        ("Ministers met in the old Capital", "Capital", "capital"),
        ("ministers met, in the old capital", ",", ""),
        ("so-called experts kept quiet", "", "‘"),
        ("Ministers never met in the old capital", "never", ""),
        ("Ministers met in the capital on Friday", "", "old"),
        ("Ministers met in the old capital on Friday!", "!", ""),
    ],
)
def test_altered(shelf: Shelves, quoted: str, ours: str, theirs: str) -> None:
    check = shelf(SOURCE).check(f"«{quoted}»")[0]
    assert check.verdict is Verdict.ALTERED
    told = [(one.quoted, one.source) for one in check.differences if not one.is_accepted]
    assert (ours, theirs) in told
    for one in check.differences:
        assert one.quoted_span.of(check.quotation.text) == one.quoted
        assert " ".join(one.source_span.of(SOURCE).split()) == " ".join(one.source.split())


@pytest.mark.parametrize(
    ("quoted", "why"),
    [
        ("We do … need a rapid-reaction force", "leaves out “not”"),
        ("they … agree on the 34 documents", "leaves out “didn’t”"),
        ("We do [really] need a rapid-reaction force", "replace “not”"),
        ("We do not need a rapid-reaction force of [5,000] soldiers", "replace “4,000”"),
        ("Ministers [never] met in the old capital", "add “never”"),
        ("Ministers met in the [sic] capital", "replaces nothing"),
        ("Ministers [went] and they didn’t agree", "more than 6"),
        ("Ministers met in the old capital … kept quiet", "¶1 and ¶3"),
        ("they didn’t agree … we … documents", "too"),
        ("president", ""),
        ("reaction force of 4,000 soldiers", "part of a longer word"),
        ("we do not need a rapid", "part of a longer word"),
        ("It was -5 degrees in 2010", "part of a longer word"),
    ],
)
def test_an_editor_may_not_go_too_far(shelf: Shelves, quoted: str, why: str) -> None:
    check = shelf(SOURCE).check(f"«{quoted}»")[0]
    if not why:
        assert check.verdict is Verdict.EXACT
        assert check.is_weak
        return
    assert not check.verdict.holds
    assert why == "too" or why in " ".join(one.why for one in check.differences)


def test_an_ellipsis_has_its_measure(shelf: Shelves) -> None:
    def quoted(left: int, out: int, right: int, told: int | None = None) -> Verdict:
        text = " ".join(f"w{number}x" for number in range(left + out + right))
        words = text.split()
        draft = f"{' '.join(words[:left])} … {' '.join(words[left + out :])}"
        verdict: Verdict = shelf(text).verdict(draft).verdict
        return verdict

    assert quoted(10, FARTHEST, 10) is Verdict.ACCEPTED
    assert quoted(10, FARTHEST + 1, 10) is Verdict.ALTERED
    assert quoted(2, 2 * PER_WORD, 10) is Verdict.ACCEPTED
    assert quoted(2, 2 * PER_WORD + 1, 10) is Verdict.ALTERED
    assert quoted(1, 3, 1) is not Verdict.ACCEPTED


def test_an_ellipsis_may_reach_into_the_next_passage_but_not_into_another_quotation(shelf: Shelves) -> None:
    one_speaker = "“We have met and talked for long, and we shall meet again.\n\n“We shall talk for longer then.”"
    two_speakers = "“We have met and talked for long,” he said.\n\n“We shall talk for longer then,” she said."
    draft = "We have met and talked for long … We shall talk for longer then"
    assert shelf(one_speaker).verdict(draft).verdict is Verdict.ACCEPTED
    check = shelf(two_speakers).verdict(draft)
    assert check.verdict is Verdict.ALTERED
    assert "of two quotations" in " ".join(one.why for one in check.differences)


def test_missing_has_the_nearest_passage(shelf: Shelves) -> None:
    check = shelf(SOURCE).verdict("Ministers of nine countries met again in the harbour on Sunday and agreed at once")
    assert check.verdict is Verdict.MISSING
    assert check.place is None
    assert check.nearest is not None
    assert (check.nearest.article_id, check.nearest.passage) == ("a", 1)
    assert 0.2 <= check.nearest.similarity < 0.6
    assert (
        check.nearest.text == "Ministers met in the old capital on Friday – and they didn’t agree on the 34 documents."
    )
    nothing = shelf(SOURCE).verdict("Zebras graze")
    assert (nothing.verdict, nothing.nearest, nothing.is_weak) == (Verdict.MISSING, None, True)


def test_titles_are_found_in_any_case(shelf: Shelves) -> None:
    titled = shelf(SOURCE, title="Ministers meet in Riga – and leave")
    check = titled.verdict("Ministers Meet in Riga – And Leave,")
    assert check.verdict is Verdict.ACCEPTED
    assert check.place is not None
    assert check.place.passage is None
    assert titled.verdict("Ministers meet in Minsk – and leave").verdict is Verdict.ALTERED


def test_the_best_of_several_places_counts(shelf: Shelves) -> None:
    both = shelf("They agreed on a “treaty” then and there.", "They agreed on a ‘treaty’ then and there.")
    check = both.check("«agreed on a ‘treaty’ then»")[0]
    assert check.verdict is Verdict.EXACT
    assert check.place.article_id == "b"


def test_a_word_is_never_found_inside_another(shelf: Shelves) -> None:
    assert shelf("The presidents of 2015 resigned together.").verdict("The president").verdict is not Verdict.EXACT
    assert not shelf("It cost 21.5 percent of all.").verdict("1.5 percent of all").verdict.holds
    assert not shelf("It cost 21.5 percent of all.").verdict("5 percent of all").verdict.holds


def test_runs_over_passages(shelf: Shelves) -> None:
    check = shelf(SOURCE).verdict("agree on the 34 documents. “We do not need")
    assert (check.place.passage, check.place.end_passage) == (1, 2)


def test_scripts_without_spaces(shelf: Shelves) -> None:
    chinese = shelf("外交部发言人表示，双方同意继续谈判，共签署34份文件。")
    assert chinese.verdict("双方同意继续谈判").verdict is Verdict.EXACT
    assert chinese.verdict("双方拒绝继续谈判").verdict is Verdict.ALTERED
