"""Parse JSON of unknown origin: figures stay as they are written, and depth is an error like any other. Nothing here
knows what the values mean.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["parse_json"]

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def parse_json(text: str) -> Any:
    """Return what a JSON text holds, each number as text: one of 5,000 figures is one, and an id keeps its zeros.

    Raises ValueError; it is a JSONDecodeError where a line can be named.

    >>> parse_json('{"id": 007}'.replace("007", "7" * 3))
    {'id': '777'}
    """
    try:
        return _DECODER.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
