"""Slow work in the background, off the event loop: the one decorator through which panels and screens ask the library.

Of several calls in a group only the last one's answer arrives. Work started here must not touch a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker, get_current_worker

from csto_tui.errors import CstoError
from csto_tui.tui.messages import WorkFailed

__all__ = ["background"]

N = TypeVar("N", bound=DOMNode)
P = ParamSpec("P")


def background(
    group: str,
) -> Callable[[Callable[Concatenate[N, P], Message | None]], Callable[Concatenate[N, P], Worker[None]]]:
    """Run a method in a thread, exclusive in its group; the message that it returns is posted to its node.

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

            return node.run_worker(work, name=method.__name__, group=group, exclusive=True, thread=True)

        return start

    return decorate
