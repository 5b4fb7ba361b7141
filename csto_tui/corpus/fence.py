"""The fence: readers whose parsers can hang, crash or take all memory run in a child process with limits, which serves
file after file and is replaced when it fails.

Nothing that the child sends is executed or unpickled.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import threading
from typing import BinaryIO

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.fence_child import Answer, Question, read_frame, write_frame
from csto_tui.corpus.readers import Reader
from csto_tui.corpus.wire import dumped, loaded
from csto_tui.errors import SourceError

__all__ = ["MEMORY", "SECONDS", "Fence", "close_fence", "read_fenced"]

SECONDS = 10.0
"""Wall-clock time for one file."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space of the child. It takes 30 MB for itself, 140 MB with the heaviest library."""
_LONGEST_ANSWER = 256 * 1024 * 1024
_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from csto_tui.corpus.fence_child import serve; serve(int(sys.argv[2]))"
)


class Fence:
    """One child process and the limits it lives under. Threads take turns."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = float(seconds)
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def read(self, reader: Reader, content: bytes) -> tuple[Draft, ...]:
        """Return what `reader`, a function of a module, makes of the bytes.

        Raises SourceError for what the reader refuses, and when it takes too long or too much memory, dies or fails.
        """
        with self._turn:
            is_fresh = self._child is None or self._child.poll() is not None
            answer = self._ask(reader, content)
            if (answer is None or answer.is_last) and not is_fresh:
                answer = self._ask(reader, content)  # what the files before left behind may be to blame
        if answer is None:
            raise SourceError("the reader failed: its process died")
        if answer.error:
            raise SourceError(answer.error, hint=answer.hint)
        return answer.drafts

    def close(self) -> None:
        """End the child; the next file starts another."""
        with self._turn:
            self._end()

    def _ask(self, reader: Reader, content: bytes) -> Answer | None:
        """Return the child's answer, or None when it died. Raises SourceError when the time is up."""
        child = self._running()
        is_late = threading.Event()
        timer = threading.Timer(self._seconds, _stop, (child, is_late))
        timer.daemon = True
        timer.start()
        answer: Answer | None = None
        try:
            question = Question(reader.__module__, reader.__qualname__, self._seconds)
            write_frame(_stream(child.stdin), dumped(question))
            write_frame(_stream(child.stdin), content)
            answer = loaded(read_frame(_stream(child.stdout), _LONGEST_ANSWER), Answer)
        except (OSError, EOFError, ValueError):
            answer = None  # it died, or sent what no child of ours sends
        finally:
            timer.cancel()
            if answer is None or answer.is_last or is_late.is_set():
                self._end()
        if is_late.is_set():
            raise SourceError(f"too complex: gave up after {self._seconds:g} s")
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()
        command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", _PROGRAM, json.dumps(sys.path), str(self._memory)]
        try:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal is not for it
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise SourceError(f"the reader could not be started: {(error.strerror or 'unknown').lower()}") from error
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            try:
                _stream(stream).close()
            except OSError:
                continue  # what was not sent yet cannot be sent any more
        child.wait()


def _stop(child: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    child.kill()


def _stream(stream: object) -> BinaryIO:
    return stream  # type: ignore[return-value]  # both are pipes, as asked for


_FENCE = Fence()
atexit.register(_FENCE.close)


def read_fenced(reader: Reader, content: bytes) -> tuple[Draft, ...]:
    """Run a reader behind the program's own fence, as `Fence.read` does."""
    return _FENCE.read(reader, content)


def close_fence() -> None:
    """End the child of the program's own fence, when nothing is left to read; it starts again by itself."""
    _FENCE.close()
