"""Find the bibliographies that lie among articles. Nothing here reads more of a file than its beginning."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from csto_tui.corpus.references import REFERENCES

__all__ = ["exports", "is_export"]

_HEAD = 4096
_CSL_HEAD = re.compile(rb'^\s*[\[{](?:(?!"(?:text|body|content)"\s*:).)*?"type"\s*:\s*"[a-z_-]+"', re.DOTALL)


def exports(root: Path) -> Iterator[Path]:
    """Yield the RIS, BibTeX and CSL-JSON files below a folder in the order of their paths. Links are not followed."""
    waiting = [root] if root.is_dir() else []
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listing:
                found = sorted((one for one in listing if not one.name.startswith(".")), key=lambda one: one.name)
        except OSError:
            continue  # the scan of the corpus reports what cannot be listed
        waiting.extend(Path(one.path) for one in reversed(found) if one.is_dir(follow_symlinks=False))
        for one in found:
            if one.is_file(follow_symlinks=False) and is_export(Path(one.path)):
                yield Path(one.path)


def is_export(path: Path) -> bool:
    """Tell whether a file is a bibliography: by its suffix, one in JSON by its beginning."""
    suffix = path.suffix.lower()
    if suffix != ".json":
        return suffix in REFERENCES
    try:
        with open(path, "rb") as stream:
            return bool(_CSL_HEAD.match(stream.read(_HEAD)))
    except OSError:
        return False
