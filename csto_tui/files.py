"""Write a text file whole or not at all: a kill leaves the old one or the new one. Nothing here knows what is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["put_whole"]


def put_whole(
    path: Path,
    text: str,
    *,
    mode: int = 0o666,
    makes_folder: bool = False,
    is_still_wanted: Callable[[Path], bool] = lambda new: True,
) -> bool:
    """Write a file in UTF-8 and move it into the place of the old one; return whether it was.

    A link is followed, an old file's permissions stay; a new one has `mode` as far as the umask allows, a folder made
    for it is the user's alone. `is_still_wanted` is given the new file, which is on disk by then, just before the move.
    Raises OSError; then nothing has changed.
    """
    path = path.resolve()
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if makes_folder:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o777)
        is_wanted = is_still_wanted(new)
        if is_wanted:
            os.replace(new, path)
        return is_wanted
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
