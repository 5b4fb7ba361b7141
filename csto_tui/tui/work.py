"""Slow work in the background, off the event loop: the one decorator through which panels and screens ask the library.

Of several calls in a group only the last one's answer arrives. Work started here must not touch a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from csto_tui.errors import CstoError
from csto_tui.tui.messages import WorkFailed

__all__ = ["awaited", "background", "has_work", "hold_keys"]

N = TypeVar("N", bound=DOMNode)
P = ParamSpec("P")

_awaited: WeakKeyDictionary[Worker[Any], float] = WeakKeyDictionary()
"""When each work was begun that keys wait for, by `monotonic`."""


def background(
    group: str, *, is_awaited: bool = False
) -> Callable[[Callable[Concatenate[N, P], Message | None]], Callable[Concatenate[N, P], Worker[None]]]:
    """Run a method in a thread, exclusive in its group; the message that it returns is posted to its node.

    Keys that are typed after work that `is_awaited` wait a moment for it: they mean what it brings.

    A CstoError becomes WorkFailed. Any other exception is a bug and ends the app. Once a newer call has begun,
    nothing is posted: a thread cannot be stopped, but it can be ignored.
    """

    def decorate(
        method: Callable[Concatenate[N, P], Message | None],
    ) -> Callable[Concatenate[N, P], Worker[None]]:
        @wraps(method)
        def start(node: N, /, *args: P.args, **kwargs: P.kwargs) -> Worker[None]:
            def work() -> None:
                worker = get_current_worker()
                message: Message | None
                try:
                    message = method(node, *args, **kwargs)
                except CstoError as error:
                    message = WorkFailed(group, error)
                if message is not None and not worker.is_cancelled:
                    node.post_message(message)

            worker = node.run_worker(work, name=method.__name__, group=group, exclusive=True, thread=True)
            if is_awaited:
                hold_keys(worker)
            return worker

        return start

    return decorate


def hold_keys(worker: Worker[Any]) -> None:
    """Let the keys that are typed from now on wait a moment for work that has begun."""
    _awaited[worker] = monotonic()


def has_work(screen: Screen[Any]) -> bool:
    """Tell whether a screen that is none of ours has work of its own that is not done."""
    return any(worker.node is screen and not worker.is_finished for worker in screen.workers)


def awaited(screen: Screen[Any], moment: float) -> Iterator[Worker[Any]]:
    """Yield the work of a screen and its panels that keys wait for: begun within `moment` seconds, and not done."""
    since = monotonic() - moment
    for worker in screen.workers:
        if not worker.is_finished and _awaited.get(worker, 0.0) > since and worker.node.screen is screen:
            yield worker
