"""Frozen dataclasses as JSON and back, checked against their types: what comes from a process that parsed hostile bytes
is read as data alone.

Nothing here unpickles, imports or calls what the bytes name.
"""

from __future__ import annotations

import dataclasses
import json
import types
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

__all__ = ["dumped", "loaded"]

T = TypeVar("T")


def dumped(value: object) -> bytes:
    """Return a value as JSON: a dataclass as the list of its fields, an enumeration as its value, a tuple as a list."""
    return json.dumps(_plain(value), ensure_ascii=False).encode("utf-8", "surrogatepass")


def loaded(content: bytes, kind: type[T]) -> T:
    """Return the value of type `kind` that `dumped` wrote. Raises ValueError for anything else."""
    try:
        return _of_kind(json.loads(content.decode("utf-8", "surrogatepass")), kind)  # type: ignore[no-any-return]
    except (RecursionError, TypeError) as error:
        raise ValueError(f"not a {kind}") from error


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, Enum):
        return value.value
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _of_kind(value: object, kind: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _of_kind(value, _choice(value, inner))
    if origin is tuple:
        return _tuple(value, inner)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind) and isinstance(value, list):
        kinds = _kinds(kind)
        if len(value) != len(kinds):
            raise ValueError(f"not a {kind}: {len(value)} fields")
        return kind(*(_of_kind(one, of) for one, of in zip(value, kinds, strict=True)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise ValueError(f"not a {kind}: {type(value)}")
    return value


def _choice(value: object, kinds: tuple[Any, ...]) -> Any:
    """Return the alternative that a value is of: None for null, else the one that is not."""
    is_none = value is None
    return next((kind for kind in kinds if (kind is types.NoneType) == is_none), kinds[0])


def _tuple(value: object, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError(f"not a list: {type(value)}")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_of_kind(one, kinds[0]) for one in value)
    if len(value) != len(kinds):
        raise ValueError(f"a list of {len(value)}, not of {len(kinds)}")
    return tuple(_of_kind(one, kind) for one, kind in zip(value, kinds, strict=True))


@lru_cache(maxsize=32)
def _kinds(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in dataclasses.fields(kind))
