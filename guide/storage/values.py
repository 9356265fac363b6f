"""
Domain values as the text that a column holds, and back.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(kind: Any, value: Any, *, exclude: set[str] | None = None) -> str:
    """
    Return a value as JSON, without the fields named.
    """
    return _adapter(kind).dump_json(value, exclude=exclude).decode()


def load(kind: Any, stored: Any) -> Any:
    """
    Return the value that `dump` wrote, or that a mapping of its fields describes.
    """
    if isinstance(stored, str):
        return _adapter(kind).validate_json(stored)
    return _adapter(kind).validate_python(stored)
