"""The storyboard stage: one unit per episode turns its scenes into shots."""
from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Script
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import StageName
from engine.pipeline.stages.read import brief_of, episode_alone, script_of, shot_rows
from engine.pipeline.units import Plan, Result, Simple, Tools, Unit
from engine.store import models as m

_BRIEF = {"prompt", "duration_sec", "fps", "style", "scenes_per_episode", "language"}


class StoryboardStage(Simple):
    name: StageName = "storyboard"
    version = 1

    def plan(self, session: Session, project: m.Project) -> Plan:
        from engine.writing import BOARD_VERSION
        script, brief = script_of(session, project), brief_of(project)
        units = []
        for episode in script.episodes:
            alone = episode_alone(script, episode.number)
            inputs = {"script": _without_voices(alone), "brief": brief.model_dump(mode="json", include=_BRIEF), "board": BOARD_VERSION}
            units.append(Unit("board", f"e{episode.number}", inputs, priority=20))
        return Plan(units)

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        from engine.writing import board_episode
        shots = board_episode(Script.model_validate(unit.inputs["script"]), Brief.model_validate(unit.inputs["brief"]), 1)
        return Result({"shots": [s.model_dump(mode="json") for s in shots]})

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        number = int(unit.key[1:])
        shots = [Shot.model_validate(s).model_copy(update={"episode": number}) for s in result.value["shots"]]
        rows = {r.key: r for r in shot_rows(session, project, number)}
        for position, shot in enumerate(shots):
            row = rows.pop(shot.id, None)
            if row is None:
                session.add(m.Shot(project_id=project.id, key=shot.id, episode=number, scene=shot.scene, number=shot.number, position=position,
                                   spec=shot.model_dump(mode="json")))
            elif not row.locked:
                row.position, row.spec = position, shot.model_dump(mode="json")
                row.version += 1
        if rows:
            session.execute(delete(m.Shot).where(m.Shot.id.in_([r.id for r in rows.values()])))


def _without_voices(script: Script) -> dict[str, object]:
    """A character's voice and secrets change no shot."""
    plain = script.model_dump(mode="json")
    for character in plain["characters"]:
        character.pop("voice")
    return plain
