"""Planning a project on: its stages are asked for their units, what the cache has is taken, the rest becomes due."""
from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from engine.drama.vocabulary import STAGES, StageName
from engine.errors import BadInput, StudioError, Unavailable
from engine.pipeline import ladder, tasks
from engine.pipeline.means import Due, Means
from engine.pipeline.orders import perhaps_billed
from engine.pipeline.stages.at_hand import at_hand
from engine.pipeline.state import MOVING
from engine.pipeline.units import Hold, Plan, Stage, Unit, key_of
from engine.store import models as m
from engine.store.events import record

log = structlog.get_logger("pipeline")

MOST_TAKEN = 500
"""Units that one transaction takes from the cache: about a second in which the project's row is locked. With fewer, planning
a long drama anew for each transaction takes longer than what is done in it."""


def advance(means: Means, project_id: UUID, *, here: bool = False, after: m.Task | None = None) -> None:
    """Plan what can be planned, go on to the next stage where one is over, and enqueue what is due. Safe to call at any time
    and by many at once: the project's row is the lock. What is in the cache is taken, and what is drawn and filmed is planned,
    `here`, in a worker, or by the worker that it is handed over to: a web server has neither the time nor the film engine in its memory. `after` a task of an
    episode that is not over yet, only this episode is planned."""
    while True:
        with means.database.session() as session:
            project = session.scalar(select(m.Project).where(m.Project.id == project_id).with_for_update(key_share=True))
            if project is None or project.deleted_at or project.status not in MOVING:
                return
            worker = here or means.hand_over is None
            planning = Planning(means, session, project, MOST_TAKEN if worker else 1, to="export" if worker else "storyboard")
            if after is None or not planning.episode(after):
                planning.go()
            after = None
        if planning.due:
            means.enqueue(planning.due)
        if planning.left:
            return
        if means.hand_over:
            means.hand_over(project_id)
            return


class Planning:
    """One transaction's planning of a project, of which it has locked the row."""

    def __init__(self, means: Means, session: Session, project: m.Project, most: int, to: StageName = "export"):
        self.means, self.session, self.project, self.to = means, session, project, to
        self.due: Due = []
        self.left = most
        """How many units may still be taken from the cache. None left means that there is more to be planned by another."""

    def go(self) -> None:
        """Until something is to be made, somebody is to be asked, or the drama is done."""
        with at_hand(self.session, self.project):
            self._go()

    def _go(self) -> None:
        self._begin()
        while self.left:
            if STAGES.index(self.project.stage) > STAGES.index(self.to):
                self.left = 0
                return
            stage = self.means.stages[self.project.stage]  # type: ignore[index]
            existing = tasks.tasks_of(self.session, self.project, stage)
            plan = self._plan(stage)
            if plan is None:
                return
            if self._take(stage, plan.units, existing):
                continue
            if hold := self._budget(stage, plan, existing):
                return self._hold(hold)
            found = tasks.ask(self.session, self.project, stage, plan.units, existing)
            tasks.drop(self.session, plan, existing)
            self._progress(stage, plan, existing)
            if found.open:
                if not self._early(plan):
                    self.due += found.due
                    return
            elif hold := self._over(stage, found):
                return self._hold(hold)
            elif not self._next(stage):
                return

    def episode(self, after: m.Task) -> bool:
        """Plan only the episode of a task that has ended, in its stage. Whether there is still something to be made of it;
        where not, the drama is to be planned as a whole."""
        stage, ready = self.means.stages[after.stage], frozenset({after.priority})  # type: ignore[index]
        if self.project.status != "running" or self.project.brief.get("budget") is not None or not self._may_be_at(after):
            return False
        with at_hand(self.session, self.project), suppress(BadInput):  # which the whole plan meets, and tells
            existing = tasks.tasks_of(self.session, self.project, stage, after.priority)
            while self.left:
                units = stage.early(self.session, self.project, ready, frozenset())
                if not self._take(stage, units, existing):
                    found = tasks.ask(self.session, self.project, stage, units, existing)
                    self.due += found.due
                    if found.open and stage.nearing:
                        self._follow(stage, units, after.priority)
                    return bool(found.open)
        return False

    def _follow(self, stage: Stage, units: Sequence[Unit], priority: int) -> None:
        """Name what the next stage can begin of an episode with those of these units that are done."""
        at = STAGES.index(stage.name) + 1
        if STAGES[at] == "export" or self.project.until == stage.name:
            return
        following = self.means.stages[STAGES[at]]
        existing = tasks.tasks_of(self.session, self.project, following, priority)
        found = following.early(self.session, self.project, frozenset(), self._made(stage, units))
        self._take(following, found, existing)
        self.due += tasks.ask(self.session, self.project, following, found, existing).due

    def _may_be_at(self, task: m.Task) -> bool:
        """Whether the task's episode is still through with all stages between the drama's and the task's."""
        at, stage = STAGES.index(self.project.stage), STAGES.index(task.stage)
        if stage <= at or at < STAGES.index("pictures") or (self.project.until and stage > STAGES.index(self.project.until)):
            return stage == at
        return not self.session.scalar(select(m.Task.id).where(
            m.Task.project_id == self.project.id, m.Task.stage.in_(STAGES[at:stage]), m.Task.priority == task.priority, m.Task.status != "done").limit(1))

    def _begin(self) -> None:
        project = self.project
        if project.status == "queued":
            project.status, project.started_at, project.message = "running", project.started_at or m.utc_now(), ""
            project.stage = project.stage or STAGES[0]
            self._record("project", stage=project.stage, progress=project.progress, message="", status="running")

    def _plan(self, stage: Stage) -> Plan | None:
        """The stage's plan. A drama that cannot be planned would stand still for ever: it fails and says so, so that its
        creator can try again."""
        try:
            return stage.plan(self.session, self.project)
        except Exception as error:
            if isinstance(error, Unavailable | SQLAlchemyError):
                raise
            log.exception("not planned", project=str(self.project.id), stage=stage.name)
            sentence = error.message if isinstance(error, StudioError) else ladder.BROKEN
            self._hold(Hold("failed", None, sentence))
            return None

    def _take(self, stage: Stage, units: Sequence[Unit], existing: tasks.Tasks) -> int:
        taken = tasks.take(self.session, self.project, stage, units, existing, self.means.artefacts, self.left)
        self.left -= taken
        return taken

    def _early(self, plan: Plan) -> bool:
        """Begin what can be begun of the stages to come, of what the stages before have made. Nothing runs
        ahead of a gate, of a budget, of moderation's decision, or of the stage that the creator asked for. Returns whether
        some of it came from the cache, so that there is more to plan now."""
        session, project = self.session, self.project
        at = STAGES.index(project.stage)
        if at < STAGES.index("pictures") or project.brief.get("budget") is not None:
            return False
        units, due = plan.units, Due()
        last = STAGES.index(project.until) if project.until else len(STAGES)
        for name in STAGES[at + 1:min(STAGES.index("export"), last + 1)]:
            before, stage = self.means.stages[STAGES[STAGES.index(name) - 1]], self.means.stages[name]
            if not (made := self._made(before, units)):
                break
            ready = frozenset(u.priority for u in units) - {u.priority for u in units if u.key not in made}
            existing = tasks.tasks_of(session, project, stage)
            units = stage.early(session, project, ready, made)
            if self._take(stage, units, existing):
                return True
            due += tasks.ask(session, project, stage, units, existing).due
        self.due += due
        return False

    def _made(self, stage: Stage, units: Sequence[Unit]) -> frozenset[str]:
        """The keys of those of these units that are done."""
        done = set(self.session.scalars(select(m.Task.key).where(
            m.Task.project_id == self.project.id, m.Task.stage == stage.name, m.Task.status == "done")))
        return frozenset(u.key for u in units) & done

    def _progress(self, stage: Stage, plan: Plan, existing: tasks.Tasks) -> None:
        done = sum(t.status == "done" for t in existing.values())
        share = min(1.0, done / max(len(plan.units) + plan.more, 1))
        self.project.progress = round((STAGES.index(stage.name) + share) / len(STAGES), 4)

    def _budget(self, stage: Stage, plan: Plan, existing: tasks.Tasks) -> Hold | None:
        """Wait for the creator before units whose estimated cost would take the drama over its cap."""
        cap = self.project.brief.get("budget")
        if cap is None or "budget" in self.project.gates_passed:
            return None
        done = {(t.key, t.cache_key) for t in existing.values() if t.status == "done"}
        coming = [(u, key) for u in plan.units if u.cost and (u.key, key := key_of(stage, u, "")) not in done]
        ahead = sum(u.cost for u, _ in coming)
        if ahead <= 0:
            return None
        spent = self.project.cost + perhaps_billed(self.session, self.project.id, {key for _, key in coming})
        if spent + ahead <= cap:
            return None
        return Hold("waiting", "budget", f"The next step costs about {ahead:.2f}; with the {spent:.2f} spent so far that is more than the budget of {cap:.2f}. Let it go on if you agree.")

    def _over(self, stage: Stage, found: tasks.Standing) -> Hold | None:
        """Why the drama does not go on by itself after this stage, which has nothing open any more."""
        project = self.project
        if found.failed:
            return Hold("failed", None, found.failed[0])
        if stage.name in ("script", "storyboard") and project.brief.get("gates") and stage.name not in project.gates_passed and project.until != stage.name:
            return Hold("waiting", stage.name, "")
        return stage.collect(self.session, project)

    def _next(self, stage: Stage) -> bool:
        """Go on to the next stage, if there is one and it is wanted."""
        self._record("stage.done", stage=stage.name, progress=1.0)
        following = STAGES.index(stage.name) + 1
        if following == len(STAGES) or self.project.until == stage.name:
            self._done()
            return False
        self.project.stage = STAGES[following]
        self._record("stage.started", stage=self.project.stage, progress=0.0)
        return True

    def _hold(self, hold: Hold) -> None:
        project = self.project
        project.status, project.gate, project.message = hold.status, hold.gate, hold.message
        if hold.status == "failed":
            project.finished_at = m.utc_now()
        self._record("project", stage=project.stage, progress=project.progress, message=hold.message, status=hold.status)

    def _done(self) -> None:
        project = self.project
        whole = project.stage == STAGES[-1]
        project.status, project.progress = ("done", 1.0) if whole else ("waiting", project.progress)
        project.until, project.gate, project.finished_at, project.message = None, None, m.utc_now(), ""
        if not whole:
            project.gate = project.stage
        self._record("project", stage=project.stage, progress=project.progress, status=project.status)

    def _record(self, kind: str, *, stage: str | None, progress: float, message: str = "", **data: str) -> None:
        record(self.session, self.project.id, kind, stage=stage, progress=progress, message=message, **data)
