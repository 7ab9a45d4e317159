"""The pictures stage: one unit per shot draws it and keeps the result as a take."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Character
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import StageName
from engine.pipeline.stages.read import brief_of, characters_of, shot_rows
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Tools, Unit
from engine.store import models as m

_NOT_DRAWN = {"frames", "fixed", "beats", "transition", "move", "picture_prompt", "number"}
"""Fields of a shot that change its film, not its picture."""


class PicturesStage(Simple):
    name: StageName = "pictures"
    version = 1

    def plan(self, session: Session, project: m.Project) -> Plan:
        brief, cast = brief_of(project), characters_of(session, project)
        return Plan([self.unit(row, brief, cast) for row in shot_rows(session, project) if not (row.locked and row.selected_take_id)])

    def unit(self, row: m.Shot, brief: Brief, cast: Mapping[str, Character]) -> Unit:
        """The drawing of one shot as it stands now."""
        from engine.picture import PICTURE_VERSION
        shot = Shot.model_validate(row.spec)
        people = {a.character for a in shot.actors} | ({shot.insert.owner} if shot.insert and shot.insert.owner else set())
        inputs: dict[str, Any] = {
            "shot": shot.model_dump(mode="json", exclude=_NOT_DRAWN), "size": list(brief.size), "style": brief.style, "seed": brief.seed,
            "cast": {n: _drawn(cast[n]) for n in sorted(people) if n in cast}, "picture": PICTURE_VERSION}
        if row.seed:
            inputs["variant"] = row.seed
        return Unit("draw", row.key, inputs, brief.providers.image, priority=EPISODES + row.episode)

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        import cv2

        from engine.picture import draw_shot
        i = unit.inputs
        shot = Shot.model_validate({**i["shot"], "frames": 1, "number": 1})
        cast = {n: Character.model_validate(c) for n, c in i["cast"].items()}
        width, height = i["size"]
        picture = draw_shot(shot, cast, (width, height), i["style"], i["seed"], i.get("variant", 0))
        layers = tools.artefacts.put(picture.dump(), "application/zip")
        ok, data = cv2.imencode(".jpg", cv2.cvtColor(picture.flatten(), cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])
        assert ok
        preview = tools.artefacts.put(data.tobytes(), "image/jpeg")
        return Result({"kind": "layers", "artefact": layers.sha256, "preview": preview.sha256}, [layers, preview])

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        shot = session.scalar(select(m.Shot).where(m.Shot.project_id == project.id, m.Shot.key == unit.key))
        if shot is None:
            return
        take = session.scalar(select(m.Take).where(m.Take.shot_id == shot.id, m.Take.cache_key == task.cache_key))
        if take is None:
            take = m.Take(project_id=project.id, shot_id=shot.id, kind=result.value["kind"], provider=task.provider or "embedded",
                          seed=unit.inputs["seed"] + unit.inputs.get("variant", 0), settings={"style": unit.inputs["style"]}, cache_key=task.cache_key,
                          artefact=result.value["artefact"], preview=result.value["preview"], degraded=task.degraded)
            session.add(take)
            session.flush()
        if not shot.locked:
            shot.selected_take_id = take.id


def _drawn(character: Character) -> dict[str, Any]:
    """What of a character can be seen."""
    return character.model_dump(mode="json", include={"name", "gender", "age", "look"})
