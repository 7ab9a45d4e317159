"""The moderation stage: the pictures of each film are looked at as they are made, the script and each film are judged; the
decision lets the drama go on, holds it or stops it."""
from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from engine.drama.script import Script
from engine.drama.timeline import Timeline
from engine.drama.verdict import Verdict
from engine.drama.vocabulary import StageName
from engine.errors import BadInput
from engine.moderation.sight import unseen
from engine.pipeline.keys import canonical
from engine.pipeline.stages.looks import Filmed, Looks, filmed, look, looks_at
from engine.pipeline.stages.read import brief_of, done_by_kind, episodes_of, script_of
from engine.pipeline.stages.video import misheard
from engine.pipeline.units import EPISODES, Hold, Plan, Result, Simple, Tools, Unit, key_of
from engine.providers.text import text_providers
from engine.settings import settings
from engine.store import models as m
from engine.store import rules


class ModerationStage(Simple):
    name: StageName = "moderation"
    version = 3

    def plan(self, session: Session, project: m.Project) -> Plan:
        plain = script_of(session, project).model_dump(mode="json")
        units, more = [Unit("judge", "script", {"script": plain, **_policy(session, project)})], 0
        shots = filmed(session, project)
        for row in episodes_of(session, project):
            if not row.film or not row.timeline:
                continue
            looks = self._looks(project, row, shots)
            if not all(unit for _, unit in looks):
                raise BadInput(f"The film of episode {row.number} does not fit its shots: have it made again.")
            judgement = self._judgement(session, project, row, looks)
            units += [*(unit for _, unit in looks if unit), *judgement]
            more += not judgement
        return Plan(units, more)

    def early(self, session: Session, project: m.Project, ready: frozenset[int], made: frozenset[str]) -> list[Unit]:
        """Pictures are looked at as soon as a stretch of them is filmed, a film is judged as soon as it is there."""
        shots = filmed(session, project, lambda key, priority: priority in ready or key in made)
        units: list[Unit] = []
        for row in episodes_of(session, project):
            if not row.timeline or not any(shot.startswith(f"e{row.number}s") for shot in shots):
                continue
            looks = self._looks(project, row, shots)
            units += [unit for _, unit in looks if unit]
            if row.film and EPISODES + row.number in ready:
                units += self._judgement(session, project, row, looks)
        return units

    def _looks(self, project: m.Project, row: m.Episode, shots: Mapping[str, Filmed]) -> Looks:
        return looks_at(Timeline.model_validate(row.timeline), shots, float(brief_of(project).duration_sec), self._eyes())

    def _judgement(self, session: Session, project: m.Project, row: m.Episode, looks: Looks) -> list[Unit]:
        """The unit that judges a film; none while not all of it has been looked at."""
        done = done_by_kind(session, project, "moderation")["look"]
        seen = [{"start": start, "look": task.result["look"]} for start, unit in looks
                if unit and (task := done.get(unit.key)) and task.cache_key == key_of(self, unit, "") and task.result]
        if len(seen) < len(looks):
            return []
        inputs = {"film": row.film, "timeline": row.timeline, "looks": seen, **_policy(session, project)}
        if other := misheard(session, project).get(row.number):
            inputs["misheard"] = other
        return [Unit("judge", f"film:e{row.number}", inputs, priority=EPISODES + row.number)]

    def _eyes(self) -> list[str]:
        """The service and the model that look at what others drew; empty for none."""
        s = self.settings or settings()
        able = text_providers(s).get(s.vision_mode)
        return [s.vision_mode, able.model] if able and able.configured else []

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        from engine import moderation
        if unit.kind == "look":
            return look(unit.inputs, tools)
        if unit.key == "script":
            checks = moderation.check_script(Script.model_validate(unit.inputs["script"]))
        else:
            timeline = Timeline.model_validate(unit.inputs["timeline"])
            looks = [(timeline.seconds(part["start"]), moderation.Look.model_validate(part["look"])) for part in unit.inputs["looks"]]
            checks = moderation.judge_film(tools.artefacts.path(unit.inputs["film"]), looks, timeline)
            checks += moderation.misheard_checks(unit.inputs.get("misheard", []), timeline)
        return Result({"verdict": moderation.decide(checks, unit.inputs["policy"]).model_dump(mode="json")}, lasting=not unseen(checks))

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
        if unit.kind == "look":
            return
        verdict = Verdict.model_validate(result.value["verdict"])
        row = session.scalar(select(m.Verdict).where(m.Verdict.project_id == project.id, m.Verdict.subject == unit.key))
        if row is None:
            row = m.Verdict(project_id=project.id, subject=unit.key)
            session.add(row)
        row.decision, row.score, row.policy = verdict.decision, verdict.score, verdict.policy
        row.checks = [c.model_dump(mode="json") for c in verdict.checks]

    def collect(self, session: Session, project: m.Project) -> Hold | None:
        verdicts = list(session.scalars(select(m.Verdict).where(m.Verdict.project_id == project.id).order_by(m.Verdict.subject)))
        if blocked := [v for v in verdicts if v.decision == "block"]:
            return Hold("failed", None, "Moderation does not let this drama be exported: " + _why(blocked))
        flagged = [v for v in verdicts if v.decision == "review"]
        if not flagged or brief_of(project).private_draft:
            # What a reviewer was to look at is no longer found.
            session.execute(update(m.Review).where(m.Review.project_id == project.id, m.Review.status == "open").values(status="withdrawn"))
            return None
        # An approval is for exactly what was seen: other findings need another look.
        gate = "r:" + hashlib.sha256(canonical([[v.subject, v.checks] for v in flagged]).encode()).hexdigest()[:12]
        if gate in project.gates_passed:
            return None
        if session.scalar(select(m.Review).where(m.Review.project_id == project.id, m.Review.status == "open")) is None:
            session.add(m.Review(project_id=project.id))
        return Hold("in_review", gate, "A reviewer has to look at it: " + _why(flagged))


def _policy(session: Session, project: m.Project) -> dict[str, Any]:
    """What a judgement depends on besides what is judged."""
    from engine.moderation import MODERATION_VERSION
    policy = "draft" if brief_of(project).private_draft else rules.read(session)[0].policy
    return {"policy": policy, "moderation": str(MODERATION_VERSION)}


def _why(verdicts: list[m.Verdict]) -> str:
    found = [e["what"] for v in verdicts for c in v.checks if c["decision"] != "pass" for e in c.get("evidence", [])]
    return "; ".join(list(dict.fromkeys(found))[:3]) or "see the verdict."
