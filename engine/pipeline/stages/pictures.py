"""The pictures stage: one unit per shot draws it and keeps the result as a take."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.script import Character, in_old_times
from engine.drama.storyboard import Shot
from engine.drama.vocabulary import OldTimes, StageName, Style
from engine.pipeline.stages import pictures_outside
from engine.pipeline.stages.read import add_take, brief_of, characters_of, shot_row, shot_rows, take_of
from engine.pipeline.units import EPISODES, Plan, Result, Simple, Tools, Unit, key_of
from engine.store import models as m

if TYPE_CHECKING:
    from engine.picture.layers import LayeredPicture

_NOT_DRAWN = {"frames", "fixed", "beats", "transition", "move", "picture_prompt", "number"}
"""Fields of a shot that change its film, not its picture."""


class PicturesStage(Simple):
    name: StageName = "pictures"
    version = 2

    def plan(self, session: Session, project: m.Project) -> Plan:
        brief, cast = brief_of(project), characters_of(session, project)
        seen: Counter[str] = Counter()
        units = []
        for row in shot_rows(session, project):
            seen[_likeness(row)] += 1
            if not (row.locked and row.selected_take_id):
                units.append(self.unit(row, brief, cast, seen[_likeness(row)] - 1))
        if units and units[0].key.endswith("s1k1") and units[0].priority == EPISODES + 1 and (given := pictures_outside.first_picture(session, project)):
            units[0] = Unit("draw", units[0].key, {"given": given, "seed": 0}, priority=units[0].priority)
        return Plan(units)

    def unit(self, row: m.Shot, brief: Brief, cast: Mapping[str, Character], echo: int = 0) -> Unit:
        """The drawing of one shot as it stands now. `echo` counts the shots before it that would come out the same: a
        repeated picture is staged a little otherwise."""
        from engine.picture import PICTURE_VERSION
        shot = Shot.model_validate(row.spec)
        people = {a.character for a in shot.actors} | ({shot.insert.owner} if shot.insert and shot.insert.owner else set())
        inputs: dict[str, Any] = {
            "shot": shot.model_dump(mode="json", exclude=_NOT_DRAWN), "size": list(brief.size), "style": brief.style, "seed": brief.seed,
            "cast": {n: _drawn(cast[n]) for n in sorted(people) if n in cast}, "picture": PICTURE_VERSION}
        if old := in_old_times(cast.values()):
            inputs["old"] = old
        if row.seed or echo:
            inputs["variant"] = row.seed + echo
        if brief.providers.image[0] != "embedded":
            inputs |= {"language": brief.spoken, "aspect": brief.aspect}
        return Unit("draw", row.key, inputs, brief.providers.image, priority=EPISODES + row.episode, cost=pictures_outside.price(brief.providers.image[0], self.settings))

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        import cv2

        i = unit.inputs
        if "given" in i:
            return pictures_outside.given(i, tools)
        if provider != "embedded":
            return pictures_outside.ordered(i, provider, tools)
        shot = Shot.model_validate({**i["shot"], "frames": 1, "number": 1})
        cast = {n: Character.model_validate(c) for n, c in i["cast"].items()}
        picture, flat, quality = _drawn_well(shot, cast, tuple(i["size"]), i["style"], i["seed"], i.get("variant", 0), i.get("old", ""))
        layers = tools.artefacts.put(picture.dump(), "application/zip")
        ok, data = cv2.imencode(".jpg", cv2.cvtColor(flat, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])
        assert ok
        preview = tools.artefacts.put(data.tobytes(), "image/jpeg")
        return Result({"kind": "layers", "artefact": layers.sha256, "preview": preview.sha256, "quality": quality}, [layers, preview])

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        shot = shot_row(session, project, unit.key)
        if shot is None:
            return
        made = result.value
        # What a service and what its stand-in make of the same order are two takes.
        key = task.cache_key if task.provider in ("", "embedded") else key_of(self, unit, task.provider)
        take = take_of(session, project, shot, key)
        if take is None:
            settings = {"style": unit.inputs.get("style"), "quality": made.get("quality", {}), **made.get("settings", {})}
            take = m.Take(id=uuid4(), project_id=project.id, shot_id=shot.id, kind=made["kind"], provider="upload" if "given" in unit.inputs else task.provider or "embedded",
                          seed=made.get("seed", unit.inputs["seed"] + unit.inputs.get("variant", 0)), settings=settings, cache_key=key,
                          artefact=made["artefact"], preview=made["preview"], degraded=task.degraded)
            add_take(session, project, take)
        if not shot.locked:
            shot.selected_take_id = take.id


def _drawn(character: Character) -> dict[str, Any]:
    """What of a character can be seen."""
    return character.model_dump(mode="json", include={"name", "gender", "age", "look"})


def _likeness(row: m.Shot) -> str:
    """What makes two drawings the same to the eye: all that is drawn."""
    spec = {k: v for k, v in row.spec.items() if k not in _NOT_DRAWN}
    return json.dumps([spec, row.seed], sort_keys=True, ensure_ascii=False)


_TRIES = 3


def _drawn_well(shot: Shot, cast: Mapping[str, Character], size: tuple[int, int], style: Style, seed: int, variant: int, old: OldTimes = ""
                ) -> tuple[LayeredPicture, NDArray[np.uint8], dict[str, Any]]:
    """Draw a shot, look at it, and draw another variant where something is wrong with it: the best of `_TRIES`, flattened,
    and what is to be kept about its quality."""
    from engine.picture import draw_shot
    from engine.picture.quality import check_picture, faces_due
    due = faces_due([a.view for a in shot.actors], shot.size)
    best: tuple[LayeredPicture, NDArray[np.uint8]] | None = None
    found: list[list[str]] = []
    used = 0
    for n in range(_TRIES):
        picture = draw_shot(shot, cast, size, style, seed, variant + n, old)
        flat = picture.flatten()
        found.append(list(check_picture(flat, size, due, (), list(picture.faces.values()))))
        if best is None or len(found[n]) < len(found[used]):
            best, used = (picture, flat), n
        del picture, flat  # each takes up to 100 MB in 1080×1920
        if not found[n]:
            break
    assert best
    return *best, {"faults": found[used], "tries": len(found), "variant": variant + used, "rejected": [f for n, f in enumerate(found) if n != used]}
