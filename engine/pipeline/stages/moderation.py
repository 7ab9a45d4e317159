"""The moderation stage: the script and each film are judged; the decision lets the drama go on, holds it or stops it."""
from __future__ import annotations

import hashlib
from functools import partial
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from engine.drama.script import Script
from engine.drama.timeline import Timeline
from engine.drama.verdict import Verdict
from engine.drama.vocabulary import StageName
from engine.errors import ProviderError
from engine.moderation.sight import Sight, unseen
from engine.pipeline.keys import canonical
from engine.pipeline.stages.read import brief_of, episodes_of, script_of
from engine.pipeline.stages.video import misheard
from engine.pipeline.units import EPISODES, Hold, Plan, Result, Simple, Tools, Unit
from engine.providers.text import BadJson, Message, Metered, TextProvider, text_provider, text_providers
from engine.settings import settings
from engine.store import models as m
from engine.store import rules


class ModerationStage(Simple):
    name: StageName = "moderation"
    version = 2

    def plan(self, session: Session, project: m.Project) -> Plan:
        plain = script_of(session, project).model_dump(mode="json")
        return Plan([Unit("judge", "script", {"script": plain, **_policy(session, project)}), *self._films(session, project)])

    def early(self, session: Session, project: m.Project, ready: frozenset[int]) -> list[Unit]:
        """A film is judged as soon as it is there."""
        return [unit for unit in self._films(session, project) if unit.priority in ready]

    def _films(self, session: Session, project: m.Project) -> list[Unit]:
        shared, drawn, foreign, eyes = _policy(session, project), _drawn(session, project), _foreign(session, project), self._eyes()
        other = misheard(session, project)
        return [Unit("judge", f"film:e{row.number}", {"film": row.film, "timeline": row.timeline, "drawn": drawn.get(row.number, []), **shared,
                                                      **({"eyes": eyes} if eyes and row.number in foreign else {}),
                                                      **({"misheard": other[row.number]} if row.number in other else {})}, priority=EPISODES + row.number)
                for row in episodes_of(session, project) if row.film and row.timeline]

    def _eyes(self) -> list[str]:
        """The service and the model that look at what others drew; empty for none."""
        s = self.settings or settings()
        able = text_providers(s).get(s.vision_mode)
        return [s.vision_mode, able.model] if able and able.configured else []

    def run(self, unit: Unit, provider: str, tools: Tools) -> Result:
        from engine import moderation
        model: Metered | None = None
        if unit.key == "script":
            checks = moderation.check_script(Script.model_validate(unit.inputs["script"]))
        else:
            timeline = Timeline.model_validate(unit.inputs["timeline"])
            model = Metered(text_provider(unit.inputs["eyes"][0], config=tools.settings)) if unit.inputs.get("eyes") else None
            checks = moderation.check_film(tools.artefacts.path(unit.inputs["film"]), None, timeline, expect_faces=False, drawn=unit.inputs["drawn"],
                                           ask=partial(_ask, model) if model else None)
            checks += moderation.misheard_checks(unit.inputs.get("misheard", []), timeline)
        return Result({"verdict": moderation.decide(checks, unit.inputs["policy"]).model_dump(mode="json")},
                      units_billed=model.thousands if model else 0.0, cost=model.cost if model else 0.0, lasting=not unseen(checks))

    def apply(self, session: Session, project: m.Project, unit: Unit, result: Result, task: m.Task) -> None:
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


def _ask(model: TextProvider, messages: list[dict[str, Any]]) -> Sight:
    """See `engine.moderation.sight.Ask`."""
    try:
        return model.complete([Message(m["role"], m["content"]) for m in messages], Sight, temperature=0.0, max_tokens=300)[0]
    except BadJson as error:
        raise ProviderError(f"{model.capabilities.label} sent something that is not an answer.") from error


def _foreign(session: Session, project: m.Project) -> set[int]:
    """Episodes with shots that somebody else drew or filmed."""
    return set(session.scalars(select(m.Shot.episode).join(m.Take, m.Take.id == m.Shot.selected_take_id)
                               .where(m.Shot.project_id == project.id, m.Take.kind != "layers").distinct()))


def _drawn(session: Session, project: m.Project) -> dict[int, list[str]]:
    """By episode: the shots whose picture the studio's own illustrator drew."""
    found: dict[int, list[str]] = {}
    for episode, key in session.execute(
            select(m.Shot.episode, m.Shot.key).join(m.Take, m.Take.id == m.Shot.selected_take_id)
            .where(m.Shot.project_id == project.id, m.Take.kind == "layers").order_by(m.Shot.episode, m.Shot.position)):
        found.setdefault(episode, []).append(key)
    return found


def _policy(session: Session, project: m.Project) -> dict[str, Any]:
    """What a judgement depends on besides what is judged."""
    from engine.moderation import MODERATION_VERSION
    policy = "draft" if brief_of(project).private_draft else rules.read(session)[0].policy
    return {"policy": policy, "moderation": str(MODERATION_VERSION)}


def _why(verdicts: list[m.Verdict]) -> str:
    found = [e["what"] for v in verdicts for c in v.checks if c["decision"] != "pass" for e in c.get("evidence", [])]
    return "; ".join(list(dict.fromkeys(found))[:3]) or "see the verdict."
