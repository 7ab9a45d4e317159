"""Content keys: the same exact inputs give the same key, anything else another one."""
from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel


def canonical(value: Any) -> str:
    """JSON in one way only: sorted keys, no blanks, models as their fields."""
    def plain(v: Any) -> Any:
        if isinstance(v, BaseModel):
            return v.model_dump(mode="json")
        raise TypeError(f"{type(v).__name__} cannot be part of a content key")

    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=plain, allow_nan=False)


def content_key(stage: str, version: int | str, kind: str, provider: str, inputs: Any) -> str:
    """sha256 over the stage, the version of its code, the unit's kind, the provider (with its model) and the inputs,
    which include every seed."""
    return key_over(stage, version, kind, provider, canonical(inputs))


def key_over(stage: str, version: int | str, kind: str, provider: str, inputs: str) -> str:
    """`content_key` of inputs that are canonical JSON already."""
    return hashlib.sha256(f"{canonical([stage, version, kind, provider])[:-1]},{inputs}]".encode()).hexdigest()
