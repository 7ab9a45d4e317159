"""The real stages, planned as they are, with work that takes no time: what a unit makes depends on its inputs, and on nothing
else. The script is written and boarded by the embedded dramatist."""
from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from engine.drama.pace import speech_seconds
from engine.drama.vocabulary import StageName
from engine.pipeline.keys import canonical
from engine.pipeline.stages import REAL
from engine.pipeline.units import Result, Stage, Tools, Unit


class Quick:
    """A stage of the pipeline that makes its units in no time and writes down which they were."""

    def __init__(self, stage: Stage, made: list[str]):
        self._stage, self._made = stage, made

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stage, name)

    def under(self, settings: Any) -> Quick:
        return Quick(self._stage.under(settings), self._made)

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        self._made.append(f"{unit.kind} {unit.key}")
        if unit.kind in ("write", "board"):
            return self._stage.run(unit, provider, tools)

        def put(part: int = 0) -> str:
            made = tools.artefacts.put(hashlib.sha256(f"{unit.kind} {unit.canonical} {part}".encode()).digest(), "text/plain")
            artefacts.append(made)
            return made.sha256

        artefacts: list[Any] = []
        return Result(_MADE.get(unit.kind, lambda i, put: {"artefact": put()})(unit.inputs, put), artefacts)


Put = Callable[..., str]

_MADE: dict[str, Callable[[dict[str, Any], Put], dict[str, Any]]] = {
    "draw": lambda i, put: {"kind": "layers", "artefact": put(), "preview": put(1), "quality": {}},
    "speak": lambda i, put: {"artefact": put(), "seconds": round(speech_seconds(i["text"], i["language"], i["emotion"], i["tempo"]), 3)},
    "level": lambda i, put: {"gain_db": 3.5},
    "look": lambda i, put: {"look": {}},
    "judge": lambda i, put: {"verdict": {"decision": "pass", "score": 100, "policy": i["policy"], "checks": []}},
    "export": lambda i, put: {"files": [{"kind": "mp4", "artefact": i["film"], "size": 1, "media_type": "video/mp4", "suffix": ".mp4"}], "facts": {}},
}


def quick_stages(made: list[str]) -> dict[StageName, Stage]:
    """All stages; `made` gets kind and key of the units that were made."""
    return {name: Quick(stage, made) for name, stage in REAL.items()}


def written(units: list[Unit]) -> list[str]:
    """Units as they can be compared."""
    return [canonical([u.kind, u.key, u.inputs, u.priority, u.providers]) for u in units]
