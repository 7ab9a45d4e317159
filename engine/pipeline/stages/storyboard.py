"""The storyboard stage: one unit per episode turns its scenes into shots."""
from __future__ import annotations

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import StageName
from engine.pipeline.stages.at_hand import forget
from engine.pipeline.stages.read import brief_for, brief_of, episode_alone, episodes_of, script_of, shot_rows
from engine.pipeline.units import Plan, Result, Simple, Tools, Unit
from engine.store import models as m

_BRIEF = {"prompt", "duration_sec", "fps", "style", "scenes_per_episode", "language"}


class StoryboardStage(Simple):
    name: StageName = "storyboard"
    version = 1

    def plan(self, session: Session, project: m.Project) -> Plan:
        script, brief = script_of(session, project), brief_of(project)
        boarded = {row.episode for row in shot_rows(session, project)}
        edited = {e.number for e in episodes_of(session, project) if e.by_hand} & boarded
        # What people have edited stays as they left it.
        return Plan([Unit("board", f"e{e.number}", board_inputs(script, brief, e.number), priority=20) for e in script.episodes if e.number not in edited])

    def run(self, unit: Unit, provider: str, tools: Tools | None = None) -> Result:
        return Result({"shots": [s.model_dump(mode="json") for s in board(unit.inputs)]})

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        number = int(unit.key[1:])
        shots = [Shot.model_validate(s).model_copy(update={"episode": number}) for s in result.value["shots"]]
        rows = {r.key: r for r in shot_rows(session, project, number)}
        for position, shot in enumerate(shots):
            row = rows.pop(shot.id, None)
            if row is None:
                session.add(m.Shot(project_id=project.id, key=shot.id, episode=number, scene=shot.scene, number=shot.number, position=position,
                                   spec=shot.model_dump(mode="json")))
            elif (row.position, row.spec) != (position, spec := shot.model_dump(mode="json")):
                row.position, row.spec = position, spec
                row.version += 1
        if rows:
            session.execute(delete(m.Shot).where(m.Shot.id.in_([r.id for r in rows.values()])))
        forget(session, project)


def board_inputs(script: Script, brief: Brief, number: int) -> dict[str, Any]:
    """Everything that the shots of an episode depend on, told as if it were the first."""
    from engine.writing import BOARD_VERSION
    fitted = brief_for(brief, script.episodes[number - 1])
    return {"script": _without_voices(episode_alone(script, number)), "brief": fitted.model_dump(mode="json", include=_BRIEF), "board": BOARD_VERSION}


def board(inputs: dict[str, Any]) -> list[Shot]:
    """The shots of an episode, told as if it were the first."""
    from engine.writing import board_episode
    return board_episode(Script.model_validate(inputs["script"]), Brief.model_validate(inputs["brief"]), 1)


def _without_voices(script: Script) -> dict[str, object]:
    """A character's voice and secrets change no shot."""
    plain = script.model_dump(mode="json")
    for character in plain["characters"]:
        character.pop("voice")
    return plain
