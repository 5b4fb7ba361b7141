"""What a reader decides about names holds, whatever the names were resolved to, and nothing is lost by it."""

from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.entities.hand import Act, Decision, Hide, Merge, Named, NeverMerge, Rename, Retype, Show, Split
from csto_tui.entities.hand_overlay import Overlay, ground_of, overlaid
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, Mention
from csto_tui.model.span import Span

PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION

# Each entity with its spellings; each spelling with the articles it stands in, once in each.
CORPUS: dict[str, tuple[EntityKind, dict[str, str]]] = {
    "person:alexander": (PERSON, {"Alexander Lukashenko": "abc", "Lukashenko": "ab"}),
    "person:alyaksandr": (PERSON, {"Alyaksandr Lukashenka": "cd"}),
    "person:medvedev": (PERSON, {"Dmitry Medvedev": "abc", "Medvedev": "a", "Svetlana Medvedeva": "d"}),
    "person:ivanov": (PERSON, {"Ivanov": "a"}),
    "person:ivanov-2": (PERSON, {"Ivanov": "b"}),
    "place:kremlin": (PLACE, {"Kremlin": "abcd"}),
    "organization:kremlin": (ORGANIZATION, {"Kremlin": "a", "the Kremlin's office": "b"}),
}


def entity(entity_id: str, kind: EntityKind, forms: dict[str, str]) -> Entity:
    aliases = tuple(
        Alias(form, "latin", (("RT", len(articles)),))
        for form, articles in sorted(forms.items(), key=lambda pair: -len(pair[1]))
    )
    mentions = sum(map(len, forms.values()))
    why = tuple(f"“{form}” = “{aliases[0].form}”: a reason" for form in forms if form != aliases[0].form)
    return Entity(
        EntityId(entity_id), kind, next(iter(forms)), aliases, mentions, len(set("".join(forms.values()))), why
    )


ENTITIES = tuple(sorted((entity(one, *rest) for one, rest in CORPUS.items()), key=lambda one: (-one.mentions, one.id)))


def articles_of(entity_id: EntityId) -> dict[str, frozenset[ArticleId]]:
    return {form: frozenset(map(ArticleId, articles)) for form, articles in CORPUS[entity_id][1].items()}


def after(*acts: Act) -> Overlay:
    return overlaid(ground_of(ENTITIES), [Decision(act) for act in acts], articles_of)


def by_id(overlay: Overlay) -> dict[str, Entity]:
    return {one.id: one for one in (*overlay.entities, *overlay.hidden)}


def forms(one: Entity) -> set[str]:
    return {alias.form for alias in one.aliases}


LUKASHENKO = Merge((Named("Alexander Lukashenko", PERSON), Named("Alyaksandr Lukashenka", PERSON)))


def test_without_decisions_everything_is_as_resolved() -> None:
    assert after().entities is ENTITIES
    assert after().outcomes == ()


def test_a_merge_joins_spellings_counts_and_articles_under_the_first_name() -> None:
    overlay = after(LUKASHENKO)
    one = by_id(overlay)["person:alexander"]
    assert one.name == "Alexander Lukashenko"
    assert forms(one) == {"Alexander Lukashenko", "Lukashenko", "Alyaksandr Lukashenka"}
    assert (one.mentions, one.articles) == (7, 4)  # article c has both
    assert one.why[-1] == "set by you: “Alexander Lukashenko” = “Alyaksandr Lukashenka”"
    assert "person:alyaksandr" not in by_id(overlay)
    assert overlay.entities[0] is one  # most mentioned first
    mention = Mention(EntityId("person:alyaksandr"), ArticleId("c"), Span(0, 1), "Alyaksandr Lukashenka", PERSON)
    assert overlay.home(mention) == "person:alexander"


def test_spellings_that_both_have_are_counted_together() -> None:
    one = by_id(after(Merge((Named("Ivanov", PERSON, "a"), Named("Ivanov", PERSON, "b")))))["person:ivanov"]
    assert [(alias.form, alias.sources) for alias in one.aliases] == [("Ivanov", (("RT", 2),))]
    assert (one.mentions, one.articles) == (2, 2)


def test_a_merge_of_several_kinds_takes_the_kind_of_the_first() -> None:
    overlay = after(Merge((Named("Kremlin", ORGANIZATION), Named("Kremlin", PLACE)), "The Kremlin"))
    one = by_id(overlay)["organization:kremlin"]
    assert (one.kind, one.name, one.mentions) == (ORGANIZATION, "The Kremlin", 6)
    assert Alias("The Kremlin", "latin", ()) in one.aliases


def test_a_split_makes_another_entity_and_takes_its_reason_away() -> None:
    overlay = after(Split(Named("Dmitry Medvedev", PERSON), ("Svetlana Medvedeva",)))
    assert forms(by_id(overlay)["person:medvedev"]) == {"Dmitry Medvedev", "Medvedev"}
    assert by_id(overlay)["person:medvedev"].articles == 3
    assert by_id(overlay)["person:medvedev"].why == ("“Medvedev” = “Dmitry Medvedev”: a reason",)
    other = by_id(overlay)["person:medvedeva-svetlana"]
    assert (forms(other), other.mentions, other.articles) == ({"Svetlana Medvedeva"}, 1, 1)


def test_a_split_undoes_part_of_a_merge() -> None:
    overlay = after(LUKASHENKO, Split(Named("Lukashenko", PERSON), ("Alyaksandr Lukashenka",)))
    assert {frozenset(forms(one)) for one in overlay.come} == {
        frozenset({"Alexander Lukashenko", "Lukashenko"}),
        frozenset({"Alyaksandr Lukashenka"}),
    }


def test_an_entity_keeps_its_name_or_takes_the_fullest_left() -> None:
    overlay = after(Split(Named("Medvedev", PERSON), ("Dmitry Medvedev",)))
    assert by_id(overlay)["person:medvedev"].name == "Svetlana Medvedeva"


def test_rename_retype_hide_and_show() -> None:
    kremlin = Named("Kremlin", PLACE)
    overlay = after(Rename(kremlin, "Moscow Kremlin"), Retype(kremlin, ORGANIZATION))
    one = by_id(overlay)["place:kremlin"]
    assert (one.name, one.kind, one.articles) == ("Moscow Kremlin", ORGANIZATION, 4)
    hidden = after(Hide(kremlin))
    assert [one.id for one in hidden.hidden] == ["place:kremlin"]
    assert "place:kremlin" not in {one.id for one in hidden.entities}
    assert not after(Hide(kremlin), Show(kremlin)).hidden


def test_a_name_given_by_the_reader_is_understood_by_later_decisions() -> None:
    overlay = after(Rename(Named("Kremlin", PLACE), "Citadel"), Hide(Named("Citadel")))
    assert [one.name for one in overlay.hidden] == ["Citadel"]


def test_never_splits_what_is_one_and_forbids_what_would_join() -> None:
    never = NeverMerge(Named("Dmitry Medvedev", PERSON), Named("Svetlana Medvedeva", PERSON))
    apart = after(never)
    assert {frozenset(forms(one)) for one in apart.come} == {
        frozenset({"Dmitry Medvedev", "Medvedev"}),
        frozenset({"Svetlana Medvedeva"}),
    }
    assert ("person:medvedev", "person:medvedeva-svetlana") in apart.apart
    again = after(never, Merge((Named("Medvedev", PERSON), Named("Svetlana Medvedeva", PERSON))))
    assert again.outcomes[1].is_conflict
    assert again.entities == apart.entities


def test_never_after_a_merge_takes_it_apart_with_all_that_goes_along() -> None:
    never = NeverMerge(
        Named("Alyaksandr Lukashenka", PERSON),
        Named("Alexander Lukashenko", PERSON),
        ("Alexander Lukashenko", "Lukashenko"),
    )
    assert {frozenset(forms(one)) for one in after(LUKASHENKO, never).come} == {
        frozenset({"Alexander Lukashenko", "Lukashenko"}),
        frozenset({"Alyaksandr Lukashenka"}),
    }


def test_a_merge_that_never_forbids_for_one_of_three_joins_nobody() -> None:
    never = NeverMerge(Named("Dmitry Medvedev", PERSON), Named("Alyaksandr Lukashenka", PERSON))
    three = Merge((*LUKASHENKO.names, Named("Dmitry Medvedev", PERSON)))
    assert after(never, three).entities == ENTITIES


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (Hide(Named("Nobody")), "“Nobody” is not in this corpus"),
        (Hide(Named("Kremlin", PERSON)), "“Kremlin” is not in this corpus as person"),
        (Hide(Named("Ivanov")), "“Ivanov” is the name of 2 here"),
        (Hide(Named("Kremlin")), "“Kremlin” is the name of 2 here"),
        (Split(Named("Kremlin", PLACE), ("Duma",)), "“Kremlin” has no such spelling"),
        (Split(Named("Kremlin", PLACE), ("Kremlin",)), "“Kremlin” has no other spelling"),
        (Merge((Named("Nobody"), Named("Noone"))), "“Nobody” is not in this corpus; “Noone” is not in this corpus"),
        (Merge((Named("Kremlin", PLACE), Named("Ivanov"))), "“Ivanov” is the name of 2 here"),
        (
            NeverMerge(Named("Ivanov", PERSON, "a"), Named("Ivanov", PERSON, "a")),
            "both are spelt “Ivanov” in one entity",
        ),
    ],
)
def test_a_decision_that_fits_nothing_says_why(act: Act, why: str) -> None:
    overlay = after(act)
    assert [one.why_idle for one in overlay.outcomes] == [why]
    assert not overlay.outcomes[0].is_conflict


def test_an_article_tells_homonyms_apart_and_one_that_has_left_does_not_matter() -> None:
    assert [one.id for one in after(Hide(Named("Ivanov", PERSON, "b"))).hidden] == ["person:ivanov-2"]
    assert [one.id for one in after(Hide(Named("Medvedev", PERSON, "gone"))).hidden] == ["person:medvedev"]


def test_names_of_an_imported_list_that_the_corpus_lacks_are_passed_over() -> None:
    overlay = after(Merge((Named("Batka"), *LUKASHENKO.names), "Batka"))
    one = by_id(overlay)["person:alexander"]
    assert (one.name, one.mentions) == ("Batka", 7)
    assert overlay.outcomes[0].why_idle == ""


def test_a_merge_counts_the_articles_of_what_was_touched_only() -> None:
    asked: list[EntityId] = []

    def counting(one: EntityId) -> dict[str, frozenset[ArticleId]]:
        asked.append(one)
        return articles_of(one)

    overlaid(ground_of(ENTITIES), [Decision(LUKASHENKO), Decision(Hide(Named("Kremlin", PLACE)))], counting)
    assert set(asked) == {"person:alexander", "person:alyaksandr"}


def test_a_note_is_part_of_the_reason() -> None:
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    overlay = overlaid(ground_of(ENTITIES), [Decision(LUKASHENKO, at, "the same post")], articles_of)
    assert by_id(overlay)["person:alexander"].why[-1].endswith("(the same post)")
