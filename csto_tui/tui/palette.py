"""The command palette's entries: every action of the keymap that some doer on the screen can do."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Action, key_label

__all__ = ["ActionProvider"]


class ActionProvider(Provider):
    """Finds actions by the words that say what they do."""

    def _actions(self) -> tuple[Action, ...]:
        screen = self.screen
        if not isinstance(screen, KeyedScreen):
            return ()
        return tuple(one for one in screen.explorer.keys.actions if _can(screen, one.id) and one.id != "palette")

    async def discover(self) -> Hits:
        """Yield all actions."""
        for action in self._actions():
            yield DiscoveryHit(_shown(action), partial(_perform, self.screen, action.id))

    async def search(self, query: str) -> Hits:
        """Yield the actions that match what was typed, best first."""
        matcher = self.matcher(query)
        for action in self._actions():
            score = matcher.match(action.text)
            if score > 0:
                yield Hit(score, _shown(action), partial(_perform, self.screen, action.id), text=action.text)


def _can(screen: KeyedScreen[object], action_id: str) -> bool:
    return any(hasattr(doer, f"do_{action_id}") for doer in screen.doers())


def _shown(action: Action) -> str:
    return f"{action.text}   {' '.join(key_label(key) for key in action.keys)}".replace("[", "\\[")


async def _perform(screen: object, action_id: str) -> None:
    if isinstance(screen, KeyedScreen):
        await screen.perform(action_id)
