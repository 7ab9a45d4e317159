"""What every domain type shares."""
from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An immutable value: unknown fields are refused, so a misspelt key never vanishes silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
