"""The other side of the fence: a process that reads what it is sent, under limits, and answers.

Nothing here writes a file, reaches the network or starts a process, and no reader it runs can.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.wire import dumped, loaded
from csto_tui.errors import SourceError
from csto_tui.text.clean import clean_line

__all__ = ["LENGTH", "Answer", "Question", "read_frame", "serve", "write_frame"]

LENGTH = 8
"""Bytes that tell, in front of a frame, how long it is."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = frozenset(
    "socket.connect socket.bind socket.sendto socket.getaddrinfo subprocess.Popen os.exec os.fork os.forkpty "
    "os.posix_spawn os.spawn os.system os.startfile os.remove os.rename os.rmdir os.mkdir os.truncate os.link "
    "os.symlink os.chmod os.chown".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """Which reader is to run on the bytes that follow."""

    module: str
    function: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: drafts, or why there are none."""

    drafts: tuple[Draft, ...] = ()
    error: str = ""
    hint: str = ""
    is_last: bool = False
    """The process ends, for want of memory."""


def read_frame(stream: BinaryIO, limit: int) -> bytes:
    """Return the next frame. Raises EOFError at the end of the stream, ValueError for more than `limit` bytes."""
    length = int.from_bytes(_exactly(stream, LENGTH), "big")
    if length > limit:
        raise ValueError(f"a frame of {length} bytes")
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Write one frame."""
    stream.write(len(content).to_bytes(LENGTH, "big"))
    stream.write(content)
    stream.flush()


def serve(memory: int) -> None:
    """Answer questions until the other side closes. `memory` is the limit of the address space in bytes."""
    questions, answers = _own_streams()
    _limit(memory)
    sys.addaudithook(_refuse)
    while True:
        try:
            question = loaded(read_frame(questions, 1 << 20), Question)
            content = read_frame(questions, 1 << 40)
        except EOFError:
            return
        _set_alarm(question.seconds)
        answer = _answer(question, content)
        _set_alarm(0)
        write_frame(answers, dumped(answer))
        if answer.is_last:
            return


def _answer(question: Question, content: bytes) -> Answer:
    try:
        module = importlib.import_module(question.module)
        read = cast(Callable[[bytes], tuple[Draft, ...]], getattr(module, question.function))
        return Answer(read(content))
    except SourceError as error:
        return Answer(error=error.message, hint=error.hint)
    except MemoryError:
        return Answer(error="too complex: it needs too much memory", is_last=True)
    except Exception as error:  # noqa: BLE001 - a parser's own failure, of whatever kind, must not end the run
        why = clean_line(str(error))[:200]
        return Answer(error=f"the reader failed: {type(error).__name__}" + (f": {why}" if why else ""))


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the two pipes, and leave nothing under their old numbers that a library could read from or print to."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return questions, answers


def _limit(memory: int) -> None:
    """Bound memory and forbid writing files, where the system can."""
    try:
        import resource
    except ImportError:
        return  # Windows: the time limit alone
    for kind, bound in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (bound, bound))
        except (OSError, ValueError):
            continue  # a system that knows the limit by name only


def _set_alarm(seconds: float) -> None:
    """Let the system end this process after a time, should the other side be gone by then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for readers")
    if event == "open" and isinstance(arguments[-1], int) and arguments[-1] & _WRITING:
        raise PermissionError("readers do not write")
