"""Small stages that go through the real pipeline: each unit writes down that it ran, and may be told to misbehave.

What a unit should do stands in the brief's title, as JSON: {"units": 3, "sleep": 0.5, "fail": "transient", …}.
"""
from __future__ import annotations

import json
import os
import time
import uuid
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from engine.drama.brief import Brief
from engine.drama.vocabulary import STAGES, StageName
from engine.errors import BadInput, ProviderError, ProviderRefused
from engine.pipeline import controls
from engine.pipeline.units import Hold, Plan, Result, Simple, Stage, Tools, Unit
from engine.store import models as m
from engine.store.session import Database


class SmallStage(Simple):
    """`units` units; in the `video` stage a second wave follows the first."""

    version = 1

    def __init__(self, name: StageName):
        self.name = name

    def plan(self, session: Session, project: m.Project) -> Plan:
        how = json.loads(project.brief.get("title") or "{}")
        count = how.get("units", 2) if self.name in ("pictures", "video") else 1
        kind = {"script": "write", "pictures": "draw"}.get(self.name, "work")
        units = [Unit(kind, f"a{i}", {"i": i, "text": how.get(f"text{i}", ""), "how": how.get(self.name, {}), "p": how.get("p", str(project.id))}, cost=how.get("cost", 0.0)) for i in range(count)]
        if self.name != "video":
            return Plan(units)
        done = session.query(m.Task).filter(m.Task.project_id == project.id, m.Task.stage == "video", m.Task.key.like("a%"), m.Task.status == "done").all()
        if len(done) < count:
            return Plan(units, 1)
        return Plan([*units, Unit("join", "b", {"of": sorted(t.result["text"] for t in done), "p": how.get("p", str(project.id))})])

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        how: dict[str, Any] = unit.inputs.get("how", {})
        log = tools.settings.data_dir / "ran.log"
        _note(log, f"{unit.inputs['p']} start {self.name} {unit.key} {provider} {os.getpid()}")
        for _ in range(round(how.get("sleep", 0) / 0.05)):
            time.sleep(0.05)
            tools.progress(0.5, "working")
        fault = how.get("fail")
        before = sum(f"{unit.inputs['p']} start {self.name} {unit.key}" in line for line in log.read_text().splitlines())
        if fault == "once" and before == 1:
            raise ProviderError("The service was busy.", retry_after=0.2)
        if fault == "refused" and provider != "embedded":
            raise ProviderRefused("The service refused this.")
        if fault == "always":
            raise BadInput("This cannot be made: change the script.")
        if fault == "bug":
            raise ZeroDivisionError
        made = tools.artefacts.put(f"{self.name} {unit.key} {unit.inputs}".encode(), "text/plain")
        _note(log, f"{unit.inputs['p']} end {self.name} {unit.key} {provider} {os.getpid()}")
        return Result({"artefact": made.sha256, "text": f"{unit.key}:{unit.inputs.get('text', '')}"}, [made], cost=0.5)

    def collect(self, session: Session, project: m.Project) -> Hold | None:
        how = json.loads(project.brief.get("title") or "{}")
        if self.name == "moderation" and how.get("review") and "r:1" not in project.gates_passed:
            session.add(m.Review(project_id=project.id))
            return Hold("in_review", "r:1", "A reviewer has to look at it.")
        return None


def _note(log: Path, line: str) -> None:
    with log.open("a") as file:
        file.write(line + "\n")


def placed(database: Database, title: str, **brief: Any) -> uuid.UUID:
    """A project of a new user, in the queue. Small stages read in its title what there is to make."""
    with database.session() as session:
        user = m.User(username=f"u{uuid.uuid4().hex[:10]}", email=f"{uuid.uuid4().hex}@x.io", password_hash="-")
        session.add(user)
        session.flush()
        project = m.Project(owner_id=user.id, title="small")
        session.add(project)
        session.flush()
        controls.start(session, project, Brief(prompt="an idea of sorts", title=title, **brief))
        return project.id


SMALL: dict[StageName, Stage] = {name: SmallStage(name) for name in STAGES}
