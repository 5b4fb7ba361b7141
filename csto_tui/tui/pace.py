"""Keys that come faster than what they set off: how the next one waits, and no longer than a moment.

Which work a key waits for is said where that work is begun (`work`); what else it may wait for is the screen's to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual.screen import Screen

from csto_tui.tui.patience import LONG

__all__ = ["MOMENT", "catch_up"]

MOMENT = LONG
"""Seconds that a key waits at most for what those before it have set off."""
_BREATH = 0.002
"""Seconds between two looks whether work is done."""


async def catch_up(screen: Screen[Any], is_early: Callable[[], bool]) -> None:
    """Let what earlier keys have set off on a screen come to its end, as if the next one had been typed after it: the
    messages between its widgets, and whatever else `is_early` tells of; but wait no longer than a moment.
    """
    end = monotonic() + MOMENT
    while monotonic() < end:
        must_wait = is_early()
        if not must_wait and not any(one.message_queue_size for one in screen.walk_children(with_self=True)):
            return
        await asyncio.sleep(_BREATH if must_wait else 0)
