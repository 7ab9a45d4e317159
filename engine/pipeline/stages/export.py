"""The export stage: one unit per episode turns the film into what a user takes away."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete
from sqlalchemy.orm import Session

from engine.drama.timeline import Timeline
from engine.drama.vocabulary import StageName
from engine.pipeline.stages.read import Shown, brief_of, episodes_of, shot_rows, shown
from engine.pipeline.units import Plan, Result, Simple, Tools, Unit
from engine.store import models as m


class ExportStage(Simple):
    name: StageName = "export"
    version = 1

    def plan(self, session: Session, project: m.Project) -> Plan:
        brief = brief_of(project)
        units = []
        for row in episodes_of(session, project):
            if row.film is None:
                continue
            shots = shot_rows(session, project, row.number)
            face = next((s for s in shots if s.spec["size"] in ("close", "medium", "two") and s.selected_take_id), shots[0])
            inputs: dict[str, Any] = {"film": row.film, "timeline": row.timeline, "title": project.title, "episode": row.number,
                                      "size": list(brief.size),
                                      **_face(shown(session, project, [face])[face.selected_take_id])}  # type: ignore[index]
            units.append(Unit("export", f"e{row.number}", inputs))
        return Plan(units)

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        from engine import deliver
        from engine.film import probe
        from engine.picture.layers import LayeredPicture
        i = unit.inputs
        timeline = Timeline.model_validate(i["timeline"])
        film = tools.artefacts.path(i["film"])
        facts = probe(film)
        picture = LayeredPicture.load(tools.artefacts.path(i["picture"])) if "preview" not in i else _decoded(tools.artefacts.read(i["preview"]))
        made = {
            "srt": tools.artefacts.put(deliver.subtitles_srt(timeline).encode(), "application/x-subrip"),
            "vtt": tools.artefacts.put(deliver.subtitles_vtt(timeline).encode(), "text/vtt"),
            "poster": tools.artefacts.put(deliver.poster(picture, i["title"], (i["size"][0], i["size"][1])), "image/jpeg"),
        }
        files = [{"kind": "mp4", "artefact": i["film"], "size": film.stat().st_size, "media_type": "video/mp4", "suffix": ".mp4"}]
        files += [{"kind": kind, "artefact": a.sha256, "size": a.size, "media_type": a.media_type, "suffix": ".jpg" if kind == "poster" else f".{kind}"}
                  for kind, a in made.items()]
        return Result({"files": files, "facts": {"frames": facts.frames, "width": facts.width, "height": facts.height, "duration_sec": facts.seconds,
                                                 "fps": timeline.fps}}, list(made.values()))

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        from engine.deliver import file_name
        number = int(unit.key[1:])
        session.execute(delete(m.Deliverable).where(m.Deliverable.project_id == project.id, m.Deliverable.episode == number))
        for f in result.value["files"]:
            session.add(m.Deliverable(project_id=project.id, episode=number, kind=f["kind"], media_type=f["media_type"], artefact=f["artefact"],
                                      size=f["size"], name=file_name(project.title, number, f["suffix"]), facts=result.value["facts"]))


def _face(take: Shown) -> dict[str, str]:
    """What the poster is made from: our layers, or the picture of somebody else's take."""
    return {"picture": take.artefact} if take.kind == "layers" else {"picture": take.artefact, "preview": take.preview}


def _decoded(data: bytes) -> NDArray[np.uint8]:
    import cv2
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert bgr is not None, "previews are our own JPEGs"
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
