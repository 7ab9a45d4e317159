"""What a service's price list says of a unit: what it bills for, and what that costs. Pure."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.pipeline.estimate import LETTERS
from engine.providers.calls import Capability, Makes
from engine.providers.pictures import length_for


def billed(makes: Makes, inputs: Mapping[str, Any], able: Capability | None) -> float:
    """Of whatever the price is for: pictures, seconds of film, thousands of characters, seconds of sound."""
    if makes == "speech":
        return len(str(inputs.get("text", ""))) / 1000
    if makes == "transcript":
        return len(str(inputs.get("text", ""))) / LETTERS["en" if inputs.get("language") == "en" else "zh"]
    if makes == "video" and able is not None:
        return length_for(float(inputs.get("seconds", 0.0)), able.lengths, able.longest or 5.0)
    return 1.0


def expected(makes: Makes, inputs: Mapping[str, Any], able: Capability | None) -> float:
    """US dollars; 0 for a service whose price nobody knows."""
    return able.price * billed(makes, inputs, able) if able else 0.0
