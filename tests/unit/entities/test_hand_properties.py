"""Whatever is decided, in whatever order: no spelling is lost or doubled, counts hold, and the file says the same."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.entities.hand import Act, Decision, Hide, Merge, Named, NeverMerge, Rename, Retype, Show, Split, told
from csto_tui.entities.hand_overlay import ground_of, overlaid
from csto_tui.entities.hand_spellings import changed_variants, spellings_of, variants_of
from csto_tui.entities.hand_toml import block_of, decisions_in
from csto_tui.entities.variants import variants
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind
from csto_tui.text.clean import clean_line

FORMS = ("Ivan Petrov", "Ivan Petroff", "Petrov", "Petroff", "Иван Петров", "Minsk", "CSTO", "ОДКБ", "С. Petrov")
KINDS = st.sampled_from(EntityKind)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Entity, ...]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        forms = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=4, unique=True))
        aliases = tuple(Alias(form, "latin", (("", draw(st.integers(1, 3))),)) for form in forms)
        count = sum(alias.mentions for alias in aliases)
        made.append(Entity(EntityId(f"e{number}"), draw(KINDS), forms[0], aliases, count, count))
    return tuple(sorted(made, key=lambda one: (-one.mentions, one.id)))


def named(form: st.SearchStrategy[str]) -> st.SearchStrategy[Named]:
    return st.builds(Named, form, st.none() | KINDS, st.sampled_from(("", "", "article 1")))


def acts(form: st.SearchStrategy[str]) -> st.SearchStrategy[Act]:
    one, forms = named(form), st.lists(form, min_size=1, max_size=3, unique=True).map(tuple)
    return st.one_of(
        st.builds(Merge, st.lists(one, min_size=2, max_size=3).map(tuple), st.just("") | form),
        st.builds(Split, one, forms),
        st.builds(Rename, one, form),
        st.builds(Retype, one, KINDS),
        st.builds(Hide, one),
        st.builds(Show, one),
        st.builds(NeverMerge, one, one, st.just(()) | forms),
    )


def articles_of(entity_id: EntityId) -> dict[str, frozenset[ArticleId]]:
    return {form: frozenset({ArticleId(f"article {len(form) % 3}")}) for form in FORMS}


@given(corpora(), st.lists(acts(st.sampled_from(FORMS)).map(Decision), max_size=8))
def test_every_spelling_belongs_to_one_entity_and_counts_hold(entities, decisions):
    overlay = overlaid(ground_of(entities), decisions, articles_of)
    shown = (*overlay.entities, *overlay.hidden)
    assert len({one.id for one in shown}) == len(shown)
    assert sum(one.mentions for one in shown) == sum(one.mentions for one in entities)
    every = {(one.id, alias.form) for one in entities for alias in one.aliases}
    touched = [atom for atoms in overlay.atoms.values() for atom in atoms]
    assert len(set(touched)) == len(touched)
    assert set(touched) == overlay.homes.keys() <= every
    known = {one.id: one for one in shown}
    for home, form in every:
        assert form in {alias.form for alias in known[overlay.homes.get((home, form), home)].aliases}
    assert list(overlay.entities) == sorted(overlay.entities, key=lambda one: (-one.mentions, one.id))
    assert len(overlay.outcomes) == len(decisions)
    assert all(one.name in {alias.form for alias in one.aliases} for one in shown)


@given(corpora(), st.lists(acts(st.sampled_from(FORMS)).map(Decision), max_size=5))
def test_changed_variants_are_those_of_the_changed_entities(entities, decisions):
    overlay = overlaid(ground_of(entities), decisions, articles_of)
    spellings = spellings_of(entities)
    base = variants_of(spellings)
    assert base == variants(entities)
    assert changed_variants(base, spellings, overlay.gone, overlay.come) == variants(overlay.entities)


@given(
    st.lists(
        st.builds(
            Decision,
            acts(st.text(min_size=1).map(clean_line).filter(bool)),
            st.none()
            | st.datetimes(min_value=dt.datetime(1980, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=dt.UTC)),
            st.text().map(clean_line),
            st.text().map(clean_line),
        ),
        max_size=4,
    )
)
def test_the_file_says_what_was_decided(decisions):
    assert decisions_in("".join(map(block_of, decisions)), "here") == tuple(decisions)
    assert all("\n" not in told(one.act) for one in decisions)
