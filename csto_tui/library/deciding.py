"""The chapter of the reader's hand: what is one name and what is not, what it is called, what is not wanted in lists.

Each change is kept before it is shown, and can be undone. Nothing here is decided for the reader.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from csto_tui.entities.hand import Act, Decision, Hide, Merge, Named, NeverMerge, Outcome, Rename, Retype, Show, Split
from csto_tui.errors import UsageError
from csto_tui.library.names import Known, Names
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind
from csto_tui.text.clean import clean_line

if TYPE_CHECKING:
    from csto_tui.entities.hand_exchange import ImportedLine
    from csto_tui.entities.suggest import Suggestion

__all__ = ["Deciding"]


class Deciding(Names):
    """Names set by hand. All methods that change one raise EntityNotFound, UsageError, SettingsError, StoreError; then
    nothing has changed. `at` is the time of the change, `note` the reader's reason.
    """

    def merge(self, entity_ids: Sequence[EntityId], *, at: dt.datetime, name: str = "", note: str = "") -> Entity:
        """Make one entity of two or more: the first, called `name` or as it is. Return it."""
        chosen = list({entity.id: entity for entity in map(self.entity, entity_ids)}.values())
        if len(chosen) < 2:
            raise UsageError("a merge takes two entities or more", hint="these are one already")
        self._decide(Merge(tuple(map(self._named, chosen)), clean_line(name)), at, note)
        return self.entity(chosen[0].id)

    def split(self, entity_id: EntityId, forms: Sequence[str], *, at: dt.datetime, note: str = "") -> Entity:
        """Make another entity of some spellings of one, and return it."""
        entity = self.entity(entity_id)
        self._deny_foreign(entity, forms)
        homes = self._homes(entity.id)
        self._decide(Split(self._named(entity, forms), tuple(forms)), at, note)
        return self._holding(homes, forms[0])

    def rename(self, entity_id: EntityId, name: str, *, at: dt.datetime, note: str = "") -> Entity:
        """Call an entity otherwise, and return it."""
        entity, called = self.entity(entity_id), clean_line(name)
        if not called:
            raise UsageError("a name has a letter at least", hint="the new name is blank")
        self._decide(Rename(self._named(entity), called), at, note)
        return self.entity(entity.id)

    def retype(self, entity_id: EntityId, kind: EntityKind, *, at: dt.datetime, note: str = "") -> Entity:
        """Make an entity one of another kind, and return it. Its id stays."""
        entity = self.entity(entity_id)
        self._decide(Retype(self._named(entity), kind), at, note)
        return self.entity(entity.id)

    def hide(self, entity_id: EntityId, *, at: dt.datetime, note: str = "") -> Entity:
        """Take an entity out of all lists, and return it."""
        entity = self.entity(entity_id)
        self._decide(Hide(self._named(entity)), at, note)
        return self.entity(entity.id)

    def show(self, entity_id: EntityId, *, at: dt.datetime, note: str = "") -> Entity:
        """Put a hidden entity back, and return it."""
        entity = self.entity(entity_id)
        self._decide(Show(self._named(entity)), at, note)
        return self.entity(entity.id)

    def never_merge(
        self, left: EntityId, right: EntityId, forms: Sequence[str] = (), *, at: dt.datetime, note: str = ""
    ) -> tuple[Entity, Entity]:
        """Keep two entities apart for good, and return them.

        Where both are one entity now, `forms` are the spellings that belong to the other one.
        """
        one, other = self.entity(left), self.entity(right)
        if one.id != other.id:
            known = {alias.form for alias in one.aliases}
            own = tuple(alias.form for alias in other.aliases if alias.form not in known and alias.sources)
            self._decide(NeverMerge(self._named(one), self._named(other), own), at, note)
            return self.entity(one.id), self.entity(other.id)
        self._deny_foreign(one, forms)
        homes, both = self._homes(one.id), self._with_kin(one, forms)
        apart = Named(max(both, key=lambda form: _alias(one, form).mentions), one.kind)
        self._decide(NeverMerge(self._named(one, both), apart, both), at, note)
        return self.entity(one.id), self._holding(homes, forms[0])

    def undo(self) -> tuple[Decision, ...]:
        """Take the last change back, a whole import at once, and return it. Raises UsageError when there is none."""
        return self._aliases.undo()

    def decisions(self) -> tuple[tuple[Decision, Outcome], ...]:
        """Return all that was set by hand, first to last, with what has become of it in this corpus."""
        known = self._names()
        return tuple(zip(known.decisions, known.overlay.outcomes, strict=True))

    def suggestions(self, limit: int = 50) -> tuple[Suggestion, ...]:
        """Return pairs that the reader may want to merge, with the reason, best first; none that were said to be never
        one. At most `limit`; 0 means all.
        """
        from csto_tui.entities.suggest import suggest_merges  # late: a search needs none of it

        overlay = self._names().overlay
        found = suggest_merges(overlay.entities, limit + len(overlay.apart) if limit else len(overlay.entities))
        wanted = tuple(one for one in found if (one.left, one.right) not in overlay.apart)
        return wanted[: limit or None]

    def import_names(self, text: str, form: str, *, at: dt.datetime, batch: str) -> tuple[ImportedLine, ...]:
        """Take names over from a text, `toml`, `csv` or `list`, and return what each line was understood to say.

        While a line is in conflict with another, or with what was set by hand, nothing is taken over. `batch` names
        the text; it is undone as one.
        """
        from csto_tui.entities.hand_exchange import imported, weighed  # late: few lists come from elsewhere

        lines = imported(text, form, batch)
        coming = [Decision(line.act, at, batch=batch) for line in lines if line.act]
        with self._lock:
            known = self._names()
            trial = self._laid_over(known.resolved, (*known.decisions, *coming))
            lines = weighed(lines, trial.overlay.outcomes[len(known.decisions) :])
            if coming and not any(line.conflict for line in lines):
                self._keep(coming, trial)
        return lines

    def export_names(self, form: str) -> str:
        """Return all that was set by hand as `toml`, or what came of it as `csv` or `list`."""
        from csto_tui.entities.hand_exchange import exported  # late: few lists go elsewhere

        known = self._names()
        return exported(form, known.decisions, sorted(known.overlay.come, key=lambda one: (-one.mentions, one.id)))

    def _decide(self, act: Act, at: dt.datetime, note: str) -> None:
        """Keep a decision that has an effect. Raises UsageError for one that has none."""
        decision = Decision(act, at, clean_line(note))
        with self._lock:
            known = self._names()
            trial = self._laid_over(known.resolved, (*known.decisions, decision))
            outcome = trial.overlay.outcomes[-1]
            if outcome.is_conflict:
                hint = "undo that first, or take it out of the file of names"
                raise UsageError(f"you have said that {outcome.why_idle}", hint=hint)
            if outcome.why_idle:
                raise UsageError(outcome.why_idle, hint="`csto-tui entities NAME` lists all spellings")
            self._keep((decision,), trial)

    def _keep(self, decisions: Sequence[Decision], trial: Known) -> None:
        """Keep decisions, and what they lead to, unless others have kept some at the same moment."""
        self._aliases.add(decisions)
        kept = self._aliases.decisions()
        if kept == trial.decisions:
            self._known = replace(trial, decisions=kept)

    def _named(self, entity: Entity, without: Sequence[str] = ()) -> Named:
        """Return a spelling by which an entity is found again, and where it stands if it might be another's too."""
        own = [alias.form for alias in entity.aliases if alias.sources and alias.form not in without]
        if not own:
            raise UsageError(f"“{entity.name}” has no other spelling", hint="`csto-tui entities NAME` lists them all")
        form = entity.name if entity.name in own else own[0]
        is_bare = entity.kind is EntityKind.PERSON and " " not in form  # it may come to mean others as well
        if not is_bare and self._is_its_own(form):
            return Named(form, entity.kind)
        places = (mention.article_id for mention in self.mentions(entity.id) if mention.form == form)
        return Named(form, entity.kind, next(places, ""))

    def _is_its_own(self, form: str) -> bool:
        """Tell whether a spelling is that of one entity alone, and no reader gave it to another."""
        known = self._names()
        is_given = any(alias.form == form and not alias.sources for one in known.overlay.come for alias in one.aliases)
        return len(known.resolved.ground.by_form[form]) == 1 and not is_given

    def _homes(self, entity_id: EntityId) -> tuple[EntityId, ...]:
        """Return the resolved entities that one is made of."""
        atoms = self._names().overlay.atoms.get(entity_id, ())
        return tuple(dict.fromkeys(home for home, _ in atoms)) or (entity_id,)

    def _with_kin(self, entity: Entity, forms: Sequence[str]) -> tuple[str, ...]:
        """Return spellings with all that were resolved together with them, unless that leaves nothing behind."""
        by_id = self._names().resolved.ground.by_id
        groups = [{alias.form for alias in by_id[home].aliases} for home in self._homes(entity.id)]
        kin = set(forms).union(*(group for group in groups if group & set(forms)))
        own = [alias.form for alias in entity.aliases if alias.sources]
        return tuple(form for form in own if form in kin) if kin < set(own) else tuple(forms)

    def _holding(self, homes: Sequence[EntityId], form: str) -> Entity:
        """Return the entity that a spelling of resolved ones belongs to now."""
        known = self._names()
        return known.by_id[
            next(known.overlay.homes[home, form] for home in homes if (home, form) in known.overlay.homes)
        ]

    def _deny_foreign(self, entity: Entity, forms: Sequence[str]) -> None:
        known = {alias.form for alias in entity.aliases if alias.sources}
        foreign = [form for form in forms if form not in known]
        if foreign or not forms:
            what = f"“{foreign[0]}” is no spelling of “{entity.name}”" if foreign else "no spelling is named"
            raise UsageError(what, hint="`csto-tui entities NAME` lists all spellings")


def _alias(entity: Entity, form: str) -> Alias:
    return next(alias for alias in entity.aliases if alias.form == form)
