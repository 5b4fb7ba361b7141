"""Values that cross the fence: back as they went, and nothing else let in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.wire import dumped, loaded
from csto_tui.model.article import Boilerplate, Evidence, Status
from csto_tui.model.span import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 999), st.integers(1, 99))
EVIDENCE = st.builds(Evidence, st.integers(0, 99), st.text(), st.none() | SPANS)
GIVEN = st.builds(
    Given,
    st.just("title"),
    st.lists(st.text(), min_size=1, max_size=3).map(tuple),
    EVIDENCE,
    st.sampled_from(Status),
    st.text(),
)
DRAFTS = st.builds(
    Draft,
    text=st.text(),
    encoding=st.just("utf-8"),
    given=st.lists(GIVEN, max_size=3).map(tuple),
    heading=st.none() | SPANS,
    pages=st.lists(st.tuples(st.integers(), st.integers()), max_size=3).map(tuple),
    aside=st.lists(st.builds(Boilerplate, SPANS, st.text()), max_size=3).map(tuple),
)


@given(DRAFTS)
def test_a_draft_comes_back_as_it_went(draft: Draft) -> None:
    assert loaded(dumped(draft), Draft) == draft


def test_lone_surrogates_cross_too() -> None:
    draft = Draft("\ud800", "utf-8")
    assert loaded(dumped(draft), Draft) == draft


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"null", b"[]", b'["a"]', b"[" * 100_000, b"\xff",
        dumped(Draft("a", "b")).replace(b'"a"', b"7"),
        dumped(Draft("a", "b", heading=Span(0, 1))).replace(b"[0, 1]", b"[0, true]"),
        dumped(Draft("a", "b", heading=Span(0, 1))).replace(b"[0, 1]", b"[9, 1]"),
        dumped(Draft("a", "b", pages=((1, 2),))).replace(b"[1, 2]", b"[1, 2, 3]"),
        dumped(Draft("a", "b", remarks=("c",))).replace(b'["c"]', b'"c"'),
        dumped(Draft("a", "b"))[:-1] + b", 1]",
    ],
)  # fmt: skip
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        loaded(content, Draft)


def test_a_status_that_does_not_exist_is_refused() -> None:
    content = dumped(Given("title", ("a",), Evidence(0, "b")))
    with pytest.raises(ValueError, match="certain"):
        loaded(content.replace(b'"stated"', b'"certain"'), Given)
